// The view of the network: drawn by sigma, from places computed when the site was built.
(() => {
  const [nodes, links, places] = ["nodes", "links", "places"].map(name => recto[`graph/${name}`]);
  const byId = id => document.getElementById(id);
  const site = document.body.dataset.root;
  const box = byId("graph");
  const panel = byId("graph-node");
  const LEVELS = {
    risk: { high: "bad", medium: "stale", low: "good" },
    trust: { low: "bad", fair: "stale", high: "good" },
  };
  const TONES = 8;
  const LISTED = 8;

  function drawable() {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2"));
  }

  // The libraries are loaded here, since that of drawing fails where nothing can be drawn.
  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${site}-/assets/vendor/${name}.min.js`;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  const near = nodes.id.map(() => new Set());
  for (let at = 0; at < links.length; at += 2) {
    near[links[at]].add(links[at + 1]);
    near[links[at + 1]].add(links[at]);
  }
  const place = new Map(nodes.id.map((id, node) => [id, node]));

  // Each way of colouring: the kind of each node, the kinds by how many they hold, the tone of each, what it is called.
  function kinds(by) {
    const of = nodes[by].map(kind => kind === "" ? "none" : String(kind));
    const counts = new Map();
    for (const kind of of) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (LEVELS[by]) {
      const known = [...Object.keys(LEVELS[by]), "none"].filter(kind => counts.has(kind));
      return { of, counts, known, tone: kind => LEVELS[by][kind] ?? "rest", name: kind => kind };
    }
    const known = [...counts.keys()].filter(kind => kind !== "none").sort((a, b) => counts.get(b) - counts.get(a));
    const toned = new Map(known.slice(0, TONES).map((kind, tone) => [kind, String(tone)]));
    const many = known.filter(kind => by === "type" || counts.get(kind) > 2);
    const rest = of.filter(kind => !many.includes(kind)).length;
    const most = new Map();
    of.forEach((kind, node) => { if (!(nodes.rank[most.get(kind)] >= nodes.rank[node])) most.set(kind, node); });
    const group = kind => (many.includes(kind) ? kind : "none");
    counts.set("none", rest);
    return {
      of: of.map(group), counts, known: rest ? [...many, "none"] : many,
      tone: kind => toned.get(kind) ?? "rest",
      name: kind => kind === "none" ? (by === "type" ? "no type" : "small or alone") : by === "type" ? kind : `around ${nodes.title[most.get(kind)]}`,
    };
  }

  const ways = Object.fromEntries(["type", "risk", "trust", "community"].map(by => [by, kinds(by)]));
  const hidden = Object.fromEntries(Object.keys(ways).map(by => [by, new Set()]));
  const shown = node => Object.keys(ways).every(by => !hidden[by].has(ways[by].of[node]));
  const state = { by: "type", chosen: null, over: null };

  function colour(tone) {
    const probe = element("span");
    probe.dataset.tone = tone;
    box.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  }

  // WebGL is given opaque colours: what the style sheet says, read off a pixel, mixed with the paper.
  function plain(written, strength = 1) {
    const context = element("canvas").getContext("2d");
    for (const [style, alpha] of [[getComputedStyle(document.documentElement).backgroundColor, 1], [written, strength]]) {
      context.globalAlpha = alpha;
      context.fillStyle = style;
      context.fillRect(0, 0, 1, 1);
    }
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${r},${g},${b})`;
  }

  function theme() {
    const ink = getComputedStyle(document.body).color;
    const tones = {};
    for (const tone of [...Array(TONES).keys(), "rest", "good", "stale", "bad"]) tones[tone] = plain(colour(tone));
    const [line, strong, pale] = [plain(colour("rest"), 0.28), plain(ink, 0.45), plain(colour("rest"), 0.22)];
    return { ink, tones, line, strong, pale, paper: plain(ink, 0), font: getComputedStyle(byId("graph-key")).fontFamily };
  }

  let look = null;
  let picture = null;
  let graph = null;

  function fill() {
    graph = new graphology.UndirectedGraph();
    nodes.id.forEach((id, node) => {
      graph.addNode(node, { x: places[2 * node], y: -places[2 * node + 1], size: 2.2 + 1.9 * Math.sqrt(nodes.rank[node]), label: nodes.title[node] });
    });
    for (let at = 0; at < links.length; at += 2) graph.addEdge(links[at], links[at + 1], { size: 0.6 });
  }

  function nodeLook(node, data) {
    const way = ways[state.by];
    const focus = state.over ?? state.chosen;
    const made = { ...data, color: look.tones[way.tone(way.of[node])], hidden: !shown(node) };
    if (focus !== null && focus !== node) {
      if (near[focus].has(node)) Object.assign(made, { zIndex: 1, forceLabel: near[focus].size <= 40 });
      else Object.assign(made, { color: look.pale, label: "" });
    }
    if (node === state.chosen) Object.assign(made, { highlighted: true, forceLabel: true, zIndex: 2, size: data.size + 2 });
    return made;
  }

  function edgeLook(edge, data) {
    const [one, other] = graph.extremities(edge).map(Number);
    const focus = state.over ?? state.chosen;
    if (!shown(one) || !shown(other)) return { ...data, hidden: true };
    if (focus === null) return { ...data, color: look.line };
    return one === focus || other === focus ? { ...data, color: look.strong, size: 1, zIndex: 1 } : { ...data, hidden: true };
  }

  // The label of a node pointed at, on paper so that it can be read over others.
  function hover(context, data, settings) {
    const size = settings.labelSize;
    context.font = `600 ${size}px ${settings.labelFont}`;
    const wide = data.label ? context.measureText(data.label).width + 8 : 0;
    context.fillStyle = look.paper;
    context.fillRect(data.x + data.size + 1, data.y - size / 2 - 4, wide, size + 8);
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2.5, 0, 2 * Math.PI);
    context.strokeStyle = look.ink;
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = look.ink;
    if (data.label) context.fillText(data.label, data.x + data.size + 5, data.y + size / 3);
  }

  function draw() {
    look = theme();
    const size = 13;
    const settings = {
      allowInvalidContainer: true, zIndex: true, hideEdgesOnMove: links.length > 20000, labelFont: look.font, labelSize: size,
      labelColor: { color: look.ink }, labelDensity: 0.8, labelGridCellSize: 110, labelRenderedSizeThreshold: 5, stagePadding: 40,
      minCameraRatio: 0.02, maxCameraRatio: 3, defaultEdgeColor: look.line, nodeReducer: (node, data) => nodeLook(Number(node), data), edgeReducer: edgeLook, defaultDrawNodeHover: hover,
    };
    picture = new Sigma(graph, box, settings);
    picture.on("clickNode", ({ node }) => choose(Number(node)));
    picture.on("clickStage", () => choose(null));
    picture.on("enterNode", ({ node }) => { state.over = Number(node); box.classList.add("over"); picture.refresh({ skipIndexation: true }); });
    picture.on("leaveNode", () => { state.over = null; box.classList.remove("over"); picture.refresh({ skipIndexation: true }); });
  }

  function rethink() {
    look = theme();
    picture.setSetting("labelColor", { color: look.ink });
    picture.refresh();
  }

  function fly(node) {
    const at = picture.getNodeDisplayData(node);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const ratio = Math.min(picture.getCamera().ratio, 0.35);
    const below = panel.offsetWidth === box.clientWidth;  // the panel covers the lower half on a phone, the right on others
    picture.getCamera().animate({ x: at.x + (below ? 0 : 0.1 * ratio), y: at.y - (below ? 0.25 * ratio : 0), ratio }, { duration: still ? 1 : 500 });
  }

  function choose(node, { move = false, focus = false } = {}) {
    state.chosen = node;
    state.over = null;
    history.replaceState(null, "", node === null ? location.pathname + location.search : `#${encodeURIComponent(nodes.id[node])}`);
    tell(node);
    picture.refresh({ skipIndexation: true });
    if (node !== null && move) fly(node);
    if (node !== null && focus) panel.querySelector("h2").focus();
  }

  function tell(node) {
    panel.hidden = node === null;
    if (node === null) return;
    const close = element("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => { choose(null); box.focus(); });
    const title = element("h2", "", "");
    title.tabIndex = -1;
    title.append(link(nodes.file[node], nodes.title[node]));
    const quality = nodes.quality[node] === null ? "" : `quality ${nodes.quality[node]}`;
    const facts = [nodes.type[node], quality, nodes.risk[node] && `risk ${nodes.risk[node]}`, nodes.trust[node] && `trust ${nodes.trust[node]}`].filter(Boolean);
    panel.replaceChildren(close, title, element("p", "meta", facts.join(" · ")));
    if (nodes.summary[node]) panel.append(element("p", "", nodes.summary[node]));
    if (nodes.record[node]) { const line = element("p"); line.append(link(nodes.record[node], "Its record")); panel.append(line); }
    const beside = [...near[node]].sort((a, b) => nodes.rank[b] - nodes.rank[a]);
    panel.append(element("h3", "", beside.length ? `${beside.length} beside it` : "Nothing links to it, and it to nothing"));
    const list = element("ul");
    for (const other of beside) {
      const item = element("li");
      const to = element("a", "", nodes.title[other]);
      to.href = `#${encodeURIComponent(nodes.id[other])}`;
      item.append(to);
      list.append(item);
    }
    panel.append(list);
  }

  function link(file, text) {
    const made = element(file ? "a" : "span", "", text);
    if (file) made.href = site + file.split("/").map(encodeURIComponent).join("/");
    return made;
  }

  function key() {
    const way = ways[state.by];
    const legend = byId("graph-key").querySelector("legend");
    byId("graph-key").replaceChildren(legend, ...way.known.map(kind => {
      const label = element("label");
      const input = element("input");
      input.type = "checkbox";
      input.checked = !hidden[state.by].has(kind);
      input.dataset.tone = way.tone(kind);
      input.addEventListener("change", () => {
        hidden[state.by][input.checked ? "delete" : "add"](kind);
        count();
        picture.refresh();
      });
      label.append(input, `${way.name(kind)} ${way.counts.get(kind)}`);
      return label;
    }));
  }

  function count() {
    const visible = nodes.id.filter((_, node) => shown(node)).length;
    byId("graph-count").textContent = visible === nodes.id.length ? `${visible} nodes` : `${visible} of ${nodes.id.length} nodes`;
  }

  // Search: titles that begin so, then those that hold it, the most visited first.
  const folded = nodes.title.map(title => title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());

  function find(text) {
    const asked = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
    if (!asked) return [];
    const ranked = folded.map((title, node) => [title.startsWith(asked) ? 0 : title.includes(asked) ? 1 : 2, node]);
    return ranked.filter(([where]) => where < 2).sort((a, b) => a[0] - b[0] || nodes.rank[b[1]] - nodes.rank[a[1]]).slice(0, LISTED).map(([, node]) => node);
  }

  function finder(input, list) {
    let found = [];
    let at = -1;
    const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; };
    const take = node => { input.value = nodes.title[node]; close(); choose(node, { move: true, focus: true }); };
    const mark = () => {
      [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
      if (at >= 0) input.setAttribute("aria-activedescendant", `graph-found-${at}`);
    };
    input.addEventListener("input", () => {
      found = find(input.value);
      at = found.length ? 0 : -1;
      list.replaceChildren(...found.map((node, number) => {
        const item = element("li", "", nodes.title[node]);
        item.id = `graph-found-${number}`;
        item.setAttribute("role", "option");
        item.addEventListener("mousedown", event => { event.preventDefault(); take(node); });
        return item;
      }));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      mark();
    });
    input.addEventListener("keydown", event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && found.length) { at = (at + step + found.length) % found.length; mark(); event.preventDefault(); }
      if (event.key === "Enter") { event.preventDefault(); if (at >= 0) take(found[at]); }
      if (event.key === "Escape") { close(); event.stopPropagation(); }
    });
    input.addEventListener("blur", close);
  }

  function zoom(how) {
    const camera = picture.getCamera();
    if (how === "in") camera.animatedZoom();
    else if (how === "out") camera.animatedUnzoom();
    else camera.animatedReset();
  }

  function keys(event) {
    if (event.target !== box) return;
    const camera = picture.getCamera();
    const { x, y, ratio } = camera.getState();
    const moves = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
    const zooms = { "+": "in", "=": "in", "-": "out", 0: "all" };
    if (moves[event.key]) camera.setState({ x: x + moves[event.key][0] * ratio, y: y + moves[event.key][1] * ratio });
    else if (zooms[event.key]) zoom(zooms[event.key]);
    else if (event.key === "Escape") choose(null);
    else return;
    event.preventDefault();
  }

  function followHash() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* it is no id, then */ }
    if (place.has(id)) choose(place.get(id), { move: true, focus: true });
  }

  function start() {
    byId("graph-view").hidden = false;
    fill();
    draw();
    key();
    count();
    finder(byId("graph-find"), byId("graph-found"));
    byId("graph-by").addEventListener("change", event => { state.by = event.target.value; key(); picture.refresh(); });
    for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom(button.dataset.zoom));
    byId("graph-controls").addEventListener("submit", event => event.preventDefault());
    box.addEventListener("keydown", keys);
    panel.addEventListener("keydown", event => { if (event.key === "Escape") { choose(null); box.focus(); } });
    new MutationObserver(rethink).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", rethink);
    window.addEventListener("hashchange", followHash);
    followHash();
    recto.picture = picture;
  }

  function giveUp() {
    byId("graph-view").hidden = true;
    byId("graph-missing").hidden = false;
    byId("list").open = true;
  }

  if (drawable()) Promise.all(["graphology-0.26.0", "sigma-3.0.3"].map(load)).then(start).catch(error => { giveUp(); console.error(error); });
  else giveUp();
})();
