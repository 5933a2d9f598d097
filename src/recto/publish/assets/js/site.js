// Adds to views that are whole without it: theme, keys, hover cards, sorting.
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

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") { event.preventDefault(); document.querySelector(".search-open")?.click(); return; }
  const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
  if (link) link.click();
}

// Hover cards: what a link leads to, from the data at the end of the page.
function cards(data) {
  const box = document.createElement("div");
  box.className = "card";
  box.id = "card";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  const line = (name, text) => {
    const part = document.createElement("p");
    part.className = name;
    part.textContent = text;
    return part;
  };
  let timer = 0;
  const show = link => {
    const card = data[link.dataset.card];
    if (!card) return;
    const [title, type, quality, risk, summary] = card;
    const facts = [type, quality === null ? "" : `quality ${quality}`, risk ? `risk ${risk}` : ""].filter(Boolean);
    box.replaceChildren(line("card-title", title), line("card-facts", facts.join(" · ")), line("card-text", summary));
    box.hidden = false;
    const place = link.getBoundingClientRect();
    const left = Math.min(place.left, innerWidth - box.offsetWidth - 12);
    const below = place.bottom + 8 + box.offsetHeight < innerHeight;
    box.style.left = `${Math.max(12, left) + scrollX}px`;
    box.style.top = `${(below ? place.bottom + 8 : place.top - box.offsetHeight - 8) + scrollY}px`;
    link.setAttribute("aria-describedby", "card");
  };
  const hide = () => {
    clearTimeout(timer);
    if (box.hidden) return;
    box.hidden = true;
    document.querySelector('[aria-describedby="card"]')?.removeAttribute("aria-describedby");
  };
  for (const link of document.querySelectorAll("a[data-card]")) {
    link.addEventListener("mouseenter", () => { timer = setTimeout(show, 250, link); });
    link.addEventListener("focus", () => show(link));
    link.addEventListener("mouseleave", hide);
    link.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
}

// Tables: a head sorts its column, numbers as numbers, what is empty last.
function sortable(table) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => {
      const up = cell.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", up ? "ascending" : "descending");
      const value = row => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
      const compare = (a, b) => {
        const [x, y] = [value(a), value(b)];
        if (!x || !y) return (x ? -1 : 0) + (y ? 1 : 0);
        const [m, n] = [Number(x), Number(y)];
        const order = Number.isNaN(m) || Number.isNaN(n) ? x.localeCompare(y) : m - n;
        return up ? order : -order;
      };
      body.append(...[...body.rows].sort(compare));
    });
  });
}

document.querySelectorAll(".theme-toggle").forEach(themeToggle);
document.querySelectorAll("table.sortable").forEach(sortable);
document.addEventListener("keydown", keys);
const data = document.getElementById("cards");
if (data) cards(JSON.parse(data.textContent));
