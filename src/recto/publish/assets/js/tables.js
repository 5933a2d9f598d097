// Adds to tables that are whole without it: sorting by a head, filters, pages of rows; the address keeps the view.
function text(cell) {
  return (cell.querySelector("a:not(.verso)") ?? cell).textContent.trim();
}

function value(row, column) {
  return row.cells[column].dataset.value ?? text(row.cells[column]);
}

// Numbers by size, texts by the alphabet, what is empty last.
function compare(x, y, up) {
  if (!x || !y) return (x ? -1 : 0) + (y ? 1 : 0);
  const [m, n] = [Number(x), Number(y)];
  const order = Number.isNaN(m) || Number.isNaN(n) ? x.localeCompare(y) : m - n;
  return up ? order : -order;
}

class Listing {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.heads = [...table.tHead.rows[0].cells];
    this.rows = [...this.body.rows];
    this.page = 0;
    this.size = Number(table.dataset.page);
    this.form = document.querySelector(`form.controls[data-for="${CSS.escape(table.id)}"]`);
    this.heads.forEach((head, column) => this.sortable(head, column));
    if (this.form) this.filterable();
  }

  sortable(head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      this.sort(column, head.getAttribute("aria-sort") !== "ascending");
      this.keep();
    });
  }

  sort(column, up) {
    for (const head of this.heads) head.removeAttribute("aria-sort");
    this.heads[column].setAttribute("aria-sort", up ? "ascending" : "descending");
    this.rows.sort((a, b) => compare(value(a, column), value(b, column), up));
    this.body.append(...this.rows);
    this.page = 0;
    this.show();
  }

  filterable() {
    this.texts = new Map(this.rows.map(row => [row, [...row.cells].map(text).join("\n").toLowerCase()]));
    this.turn = document.createElement("span");
    this.turn.className = "turn";
    for (const [name, step] of [["Previous", -1], ["Next", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => { this.page += step; this.show(); this.keep(); });
      this.turn.append(button);
    }
    this.form.append(this.turn);
    this.form.addEventListener("submit", event => event.preventDefault());
    this.form.addEventListener("input", () => { this.page = 0; this.show(); this.keep(); });
    this.read();
    window.addEventListener("hashchange", () => this.read());
  }

  show() {
    if (!this.form) return;
    const words = this.form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const picked = [...this.form.querySelectorAll("select")].filter(select => select.value);
    const found = this.rows.filter(row =>
      words.every(word => this.texts.get(row).includes(word)) &&
      picked.every(select => text(row.cells[select.dataset.column]) === select.value));
    const last = Math.max(Math.ceil(found.length / this.size) - 1, 0);
    this.page = Math.min(Math.max(this.page, 0), last);
    const shown = new Set(found.slice(this.page * this.size, (this.page + 1) * this.size));
    this.body.dataset.shown = "";
    for (const row of this.rows) row.hidden = !shown.has(row);
    const [previous, next] = this.turn.children;
    [previous.disabled, next.disabled, this.turn.hidden] = [this.page === 0, this.page === last, last === 0];
    const from = this.page * this.size + 1;
    const span = last ? `${from}–${from + shown.size - 1} of ` : "";
    this.form.querySelector("output").textContent = `${span}${found.length} row${found.length === 1 ? "" : "s"}`;
  }

  // What a reader chose stands in the address as table.field=value, beside what other tables have there.
  state() {
    const chosen = [...this.form.elements].filter(field => field.name && field.value).map(field => [field.name, field.value]);
    const head = this.heads.find(each => each.hasAttribute("aria-sort"));
    if (head) chosen.push(["sort", `${head.getAttribute("aria-sort") === "ascending" ? "" : "-"}${text(head)}`]);
    if (this.page) chosen.push(["page", this.page + 1]);
    return chosen;
  }

  keep() {
    if (!this.form) return;
    const own = `${this.table.id}.`;
    const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const name of [...given.keys()]) if (name.startsWith(own)) given.delete(name);
    for (const [name, chosen] of this.state()) given.set(own + name, chosen);
    history.replaceState(null, "", `#${given}`);
  }

  read() {
    const own = `${this.table.id}.`;
    const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const field of this.form.elements) if (field.name) field.value = given.get(own + field.name) ?? "";
    const sort = given.get(`${own}sort`) ?? "";
    const column = this.heads.findIndex(head => text(head) === sort.replace(/^-/, ""));
    if (sort && column >= 0) this.sort(column, !sort.startsWith("-"));
    this.page = (Number(given.get(`${own}page`)) || 1) - 1;
    this.show();
    if ([...given.keys()].some(name => name.startsWith(own))) this.form.scrollIntoView({ block: "nearest" });
  }
}

document.querySelectorAll("table.sortable").forEach(table => new Listing(table));
