// Before anything is drawn: the theme the reader chose, if any; otherwise the system's.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch { /* storage is closed to pages opened from a disk in some browsers; the system's theme stays */ }
document.documentElement.classList.add("scripted");
