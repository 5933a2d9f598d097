// Adds to views that are whole without it: theme, keys, hover cards.
const root = document.documentElement;

function dark() {
  return (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

function themeToggle(button) {
  const name = () => { button.textContent = dark() ? "Light" : "Dark"; };
  button.hidden = false;
  name();
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* it holds for this view only */ }
    name();
  });
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const link = document.querySelector(`a[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
}

// What is known of a link stands beside its line while it is pointed at; the data are at the end of the page.
function card(link, data) {
  const [title, type, quality, risk, summary] = data;
  const facts = [type, quality === null ? "" : `quality ${quality}`, risk ? `risk ${risk}` : ""].filter(Boolean);
  const box = document.createElement("span");
  box.className = "card";
  box.id = `page:card-${document.querySelectorAll(".card").length + 1}`;
  box.setAttribute("role", "tooltip");
  for (const [tag, name, text] of [["b", "", title], ["span", "meta", facts.join(" · ")], ["span", "", summary]]) {
    const part = document.createElement(tag);
    part.className = name;
    part.textContent = text;
    if (text) box.append(part);
  }
  link.after(box);
  link.setAttribute("aria-describedby", box.id);
}

function cards(data) {
  for (const link of document.querySelectorAll("a[data-card]")) {
    const make = () => {
      if (!link.hasAttribute("aria-describedby") && Object.hasOwn(data, link.dataset.card)) card(link, data[link.dataset.card]);
    };
    link.addEventListener("mouseenter", make);
    link.addEventListener("focus", make);
  }
}

// A place that is linked within a folded part unfolds it.
function unfold() {
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { /* it is taken as it is */ }
  const fold = name && document.getElementById(name)?.closest("details");
  if (fold) fold.open = true;
}

// The search is loaded when it is asked for first; without it the link leads to a page of its own.
function search(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (self.recto?.search) { recto.search(); return; }
  const own = document.querySelector('script[src*="/js/site.js"]').src;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = own.replace("js/site.js", "views.css");
  const script = document.createElement("script");
  script.src = own.replace("site.js", "search.js");
  script.onload = () => recto.search();
  script.onerror = () => { location.href = event.target.closest("a").href; };
  document.head.append(sheet, script);
}

document.querySelector("a.find")?.addEventListener("click", search);
document.querySelectorAll("button.theme").forEach(themeToggle);
document.addEventListener("keydown", keys);
window.addEventListener("hashchange", unfold);
unfold();
const data = document.getElementById("page:cards");
if (data) cards(JSON.parse(data.textContent));
