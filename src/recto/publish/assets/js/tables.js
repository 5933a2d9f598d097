// Adds to tables that can be read without it: sorting by a head, filters, pages of rows; the address keeps the view.
// Rows beyond the first are in a script beside the page, asked for when a reader wants more than to look.
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
    this.left = Number(table.dataset.left ?? 0);
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
    button.addEventListener("click", () => this.whole(() => {
      this.sort(column, head.getAttribute("aria-sort") !== "ascending");
      this.keep();
    }));
  }

  // Acts when all rows are there.
  whole(act) {
    if (!this.left) { act(); return; }
    const name = this.table.dataset.rest;
    this.loading ??= new Promise(resolve => {
      const script = document.createElement("script");
      script.src = `${name.split("/").pop()}.js`;
      script.onload = script.onerror = resolve;
      document.head.append(script);
    }).then(() => this.add(self.recto?.[name] ?? ""));
    this.loading.then(act);
  }

  add(rows) {
    this.body.insertAdjacentHTML("beforeend", rows);
    this.rows = [...this.body.rows];
    this.left = 0;
    this.index();
  }

  index() {
    this.texts = new Map(this.rows.map(row => [row, [...row.cells].map(text).join("\n").toLowerCase()]));
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
    this.index();
    this.turn = document.createElement("span");
    this.turn.className = "turn";
    for (const [name, step] of [["Previous", -1], ["Next", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => this.whole(() => { this.page += step; this.show(); this.keep(); }));
      this.turn.append(button);
    }
    this.form.append(this.turn);
    this.form.addEventListener("submit", event => event.preventDefault());
    this.form.addEventListener("input", () => this.whole(() => { this.page = 0; this.show(); this.keep(); }));
    this.show();
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
    const many = found.length + this.left;
    const last = Math.max(Math.ceil(many / this.size) - 1, 0);
    this.page = Math.min(Math.max(this.page, 0), last);
    const shown = new Set(found.slice(this.page * this.size, (this.page + 1) * this.size));
    this.body.dataset.shown = "";
    for (const row of this.rows) row.hidden = !shown.has(row);
    const [previous, next] = this.turn.children;
    [previous.disabled, next.disabled, this.turn.hidden] = [this.page === 0, this.page === last, last === 0];
    const from = this.page * this.size + 1;
    const span = last ? `${from}–${from + shown.size - 1} of ` : "";
    this.form.querySelector("output").textContent = `${span}${many} row${many === 1 ? "" : "s"}`;
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
    if (![...given.keys()].some(name => name.startsWith(own)) && this.left) return;
    this.whole(() => this.take(own, given));
  }

  take(own, given) {
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
