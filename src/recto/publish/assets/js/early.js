// Before anything is drawn: the theme that the reader chose, and the faces of the view, so that nothing moves later.
{
  const root = document.documentElement;
  const here = document.currentScript;
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen) root.dataset.theme = chosen;
  } catch { /* where storage is closed the system's theme stays */ }
  const folder = new URL("../fonts/", here.src);
  for (const face of here.dataset.faces.split(" ")) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.href = new URL(`${face}.woff2`, folder);
    // Over HTTP a face is asked for without credentials; from a disk Chromium refuses it if that is said.
    if (location.protocol !== "file:") link.crossOrigin = "anonymous";
    document.head.append(link);
  }
}
