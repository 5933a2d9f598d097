// The search: titles with slips of the pen, words ranked by BM25, snippets; in a dialog, or on the page of its own.
(() => {
  self.recto ??= {};
  const site = document.body.dataset.root;
  const SHOWN = 20;
  const PARTS = 2;
  const K1 = 1.2;
  const B = 0.75;
  const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
  const ENDING = /(?:ments?|ings?|ations?|ness|ers?|ed|es|ly|s|e|y)$/;

  // Pages opened from a disk may load scripts and nothing else, so the index is made of them.
  const asked = new Map();
  function load(name) {
    if (!asked.has(name)) {
      asked.set(name, new Promise(resolve => {
        const script = document.createElement("script");
        script.src = `${site}-/search/${name}.js`;
        script.onload = () => resolve(recto[`search/${name}`]);
        script.onerror = () => { asked.delete(name); resolve(null); };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  }

  // Words as the index holds them: in lower case, Latin letters without their accents.
  const SAME = { "ς": "σ", "ſ": "s", "µ": "μ" };
  const plain = sign => { const [base, ...marks] = sign.normalize("NFD"); return SAME[sign] ?? (/[a-z]/.test(base) && marks.every(mark => /\p{M}/u.test(mark)) ? base : /[\u0300-\u0331]/.test(sign) ? "" : sign); };
  const fold = word => /^[\x21-\x7e]*$/.test(word) ? word.toLowerCase() : [...word].map(sign => [...sign.toLowerCase()].map(plain).join("")).join("");
  const wordsOf = text => (text.match(WORD) ?? []).map(fold).filter(Boolean);

  // What can be found, its columns joined, and the words of titles and other names with the things they stand in.
  let index = null;
  function open() {
    index ??= (async () => {
      const about = await load("about");
      if (!about) return null;
      const count = Math.ceil(about.things / about.each.things);
      const chunks = await Promise.all(Array.from({ length: count }, (_, number) => load(`things/${number}`)));
      const things = { kind: [], title: [], file: [], anchor: [], type: [], quality: [], risk: [], names: [], length: [] };
      for (const chunk of chunks) for (const name of Object.keys(things)) things[name] = things[name].concat(chunk?.[name] ?? []);
      things.length = things.length.map(exponent => 2 ** (exponent / 2));
      const mean = things.length.reduce((sum, length) => sum + length, 0) / (things.length.length || 1);
      const titled = new Map();
      things.title.forEach((title, thing) => {
        for (const word of new Set(wordsOf(`${title} ${things.names[thing]}`))) {
          if (titled.has(word)) titled.get(word).push(thing);
          else titled.set(word, [thing]);
        }
      });
      return { about, things, mean, titled, shards: about.words ? about.words.split(" ") : [] };
    })();
    return index;
  }

  // Slips that turn one word into another, or into the beginning of it; more than allowed count as one too many.
  function slips(word, other, allowed, beginning) {
    if (other.length < word.length - allowed || (!beginning && other.length > word.length + allowed)) return allowed + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, j) => j);
    for (let i = 1; i <= word.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > allowed) return allowed + 1;
      before = last;
      last = row;
    }
    return beginning ? Math.min(...last) : last[other.length];
  }

  // Words of titles that a slip or two would turn into one asked for.
  function nearest(titled, word, beginning) {
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!allowed) return [];
    return [...titled.keys()].map(other => [other, slips(word, other, allowed, beginning)]).filter(([, off]) => off <= allowed);
  }

  // Things whose titles hold each word, with how far off they are: 0 as asked, below 1 for a beginning, then the slips.
  function byTitle({ titled }, words) {
    let found = null;
    words.forEach((word, place) => {
      const near = new Map();
      const keep = (things, cost) => { for (const thing of things) if (!(near.get(thing) <= cost)) near.set(thing, cost); };
      for (const [other, things] of titled) {
        if (other === word) keep(things, 0);
        else if (other.startsWith(word)) keep(things, place === words.length - 1 ? 0.1 : 0.3);
      }
      if (!near.size) for (const [other, off] of nearest(titled, word, place === words.length - 1)) keep(titled.get(other), off);
      found = found === null ? near : new Map([...found].filter(([thing]) => near.has(thing)).map(([thing, cost]) => [thing, cost + near.get(thing)]));
    });
    return found ?? new Map();
  }

  const fileOf = beginning => /^[a-z0-9]{1,2}$/.test(beginning) ? beginning : `x${[...new TextEncoder().encode(beginning)].map(byte => byte.toString(16).padStart(2, "0")).join("")}`;

  // Words of the index that begin so, each with the things it stands in and how often it counts there.
  async function postings({ shards }, beginning, whole) {
    const short = [...beginning].slice(0, 2).join("");
    const wanted = shards.filter(shard => shard === short || (shard.length > 2 && shard.startsWith(short) && (shard.startsWith(beginning) || beginning.startsWith(shard))));
    const loaded = await Promise.all(wanted.map(shard => load(`words/${fileOf(shard)}`)));
    const found = [];
    for (const shard of loaded) {
      if (!shard) continue;
      if (whole) { if (Object.hasOwn(shard, beginning)) found.push(shard[beginning]); continue; }
      for (const word of Object.keys(shard)) if (word.startsWith(beginning)) found.push(shard[word]);
    }
    const counts = new Map();
    for (const steps of found) {
      let thing = -1;
      for (let at = 0; at < steps.length; at += 1) {
        thing += steps[at] >> 1;
        const count = steps[at] & 1 ? steps[at += 1] : 1;
        counts.set(thing, (counts.get(thing) ?? 0) + count);
      }
    }
    return counts;
  }

  function ranked(data, lists, all) {
    const scores = new Map();
    const held = new Map();
    for (const counts of lists) {
      const rare = Math.log(1 + (data.things.title.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [thing, count] of counts) {
        const size = K1 * (1 - B + B * data.things.length[thing] / data.mean);
        scores.set(thing, (scores.get(thing) ?? 0) + rare * count * (K1 + 1) / (count + size));
        held.set(thing, (held.get(thing) ?? 0) + 1);
      }
    }
    return all ? new Map([...scores].filter(([thing]) => held.get(thing) === lists.length)) : scores;
  }

  const stem = word => { const short = word.replace(ENDING, ""); return short.length >= 4 ? short : word; };

  // Asks in steps, each only while fewer than are shown have been found: titles, all words, their forms, any of them.
  async function local(data, text, passes) {
    const words = wordsOf(text).slice(0, 16);
    if (!words.length) return { found: [], words };
    const last = /[\p{L}\p{N}]$/u.test(text) ? words.length - 1 : -1;
    const lists = await Promise.all(words.map((word, place) => postings(data, word, place !== last || word.length < 2)));
    for (const [place, list] of lists.entries()) if (!list.size) [words[place], lists[place]] = await mended(data, words[place], list, place === last);
    const full = ranked(data, lists, true);
    const asked = words.join(" ");
    const titles = byTitle(data, words);
    const same = thing => (wordsOf(data.things.title[thing]).join(" ") === asked || data.things.names[thing].toLowerCase().split(" ").includes(asked) ? 0 : 1);
    const off = thing => titles.get(thing) - 0.3 * Math.min(1, words.length / wordsOf(data.things.title[thing]).length);
    const kind = thing => ["page", "entity", "term"].indexOf(data.things.kind[thing]);
    const order = [...titles.keys()].filter(passes).map(thing => [same(thing), off(thing), kind(thing), -(full.get(thing) ?? 0), thing]);
    order.sort((a, b) => a.map((key, place) => key - b[place]).find(Boolean) ?? 0);
    const found = new Set(order.map(keys => keys.at(-1)));
    const add = scores => { for (const [thing] of [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])) if (passes(thing)) found.add(thing); };
    add(full);
    if (found.size < SHOWN) {
      const forms = await Promise.all(words.map(word => postings(data, stem(word), stem(word) === word && word.length < 4)));
      add(ranked(data, forms, true));
      if (found.size < SHOWN && words.length > 1) add(ranked(data, forms, false));
    }
    return { found: [...found], words };
  }

  // A word that no text holds is taken for the word of a title that is nearest to it.
  async function mended(data, word, list, beginning) {
    const near = nearest(data.titled, word, beginning).sort((a, b) => a[1] - b[1] || Math.abs(a[0].length - word.length) - Math.abs(b[0].length - word.length));
    return near.length ? [near[0][0], await postings(data, near[0][0], true)] : [word, list];
  }

  // The parts of a thing's text that hold most of the words, each with a stretch that shows them.
  function stretches(parts, words) {
    const stems = words.map(stem);
    const match = word => stems.findIndex((one, place) => word === words[place] || (one.length > 1 && word.startsWith(one)));
    const scored = parts.map(([anchor, heading, text], place) => {
      const hits = [];
      const held = new Set();
      for (const found of text.matchAll(WORD)) {
        const which = match(fold(found[0]));
        if (which >= 0) { held.add(which); hits.push({ start: found.index, end: found.index + found[0].length, which }); }
      }
      const named = new Set(wordsOf(heading).map(match).filter(which => which >= 0));
      return { anchor, heading, text, hits, place, score: 4 * held.size + 3 * named.size + Math.min(hits.length, 8) / 8 };
    });
    return scored.filter(part => part.score > 0).sort((a, b) => b.score - a.score || a.place - b.place);
  }

  function cut({ text, hits }) {
    if (!hits.length) return text ? [[text.slice(0, 160) + (text.length > 160 ? " …" : ""), false]] : [];
    let best = 0;
    let most = 0;
    hits.forEach((hit, first) => {
      const held = new Set(hits.slice(first, first + 24).filter(other => other.end - hit.start < 180).map(other => other.which));
      if (held.size > most) { most = held.size; best = first; }
    });
    const low = Math.max(0, text.lastIndexOf(" ", Math.max(0, hits[best].start - 50)) + 1);
    const end = text.indexOf(" ", low + 220);
    const high = end < 0 ? text.length : end;
    const pieces = [[low > 0 ? "… " : "", false]];
    let at = low;
    for (const hit of hits) {
      if (hit.start < at || hit.end > high) continue;
      pieces.push([text.slice(at, hit.start), false], [text.slice(hit.start, hit.end), true]);
      at = hit.end;
    }
    pieces.push([text.slice(at, high) + (high < text.length ? " …" : ""), false]);
    return pieces;
  }

  async function partsOf({ about }, thing) {
    const name = thing < about.pages ? thing : `o${Math.floor((thing - about.pages) / about.each.texts)}`;
    return (await load(`texts/${name}`))?.[thing] ?? [];
  }

  function element(tag, name, ...content) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...content);
    return made;
  }

  const address = (file, anchor) => site + file.split("/").map(encodeURIComponent).join("/") + (anchor ? `#${encodeURIComponent(anchor)}` : "");
  const marked = pieces => pieces.filter(([text]) => text).map(([text, hit]) => hit ? element("mark", "", text) : text);

  let made = 0;

  // The field, the filters, and the list of what is found: a combobox whose list stays open.
  function seek() {
    made += 1;
    const id = `found-${made}`;
    const box = element("div", "seek");
    const input = element("input");
    Object.assign(input, { type: "search", placeholder: "Words, titles, ids", autocomplete: "off", spellcheck: false });
    const list = element("ul", "found");
    list.id = id;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Found");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-label": "Search", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" })) input.setAttribute(name, value);
    const told = element("output");
    told.setAttribute("role", "status");
    const controls = element("div", "controls");
    box.append(input, controls, list);
    const selects = {};
    let turn = 0;
    let at = -1;

    const passes = things => thing => Object.entries(selects).every(([name, select]) =>
      !select.value || (name === "quality" ? (things.quality[thing] ?? -1) >= Number(select.value) : things[name][thing] === select.value));

    function filters(things) {
      const choices = { kind: things.kind, type: things.type, risk: things.risk };
      const options = name => [...new Set(choices[name])].filter(Boolean).sort().map(value => [value, value]);
      const all = { kind: options("kind"), type: options("type"), risk: options("risk"), quality: [20, 40, 60, 80].map(least => [String(least), `${least} or more`]) };
      for (const [name, values] of Object.entries(all)) {
        const select = element("select");
        select.append(new Option("all", ""), ...values.map(([value, text]) => new Option(text, value)));
        select.addEventListener("change", ask);
        selects[name] = select;
        if (values.length) controls.append(element("label", "", name, select));
      }
      controls.append(told);
    }

    function mark(next) {
      const items = [...list.children];
      at = items.length ? (next + items.length) % items.length : -1;
      items.forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else { input.setAttribute("aria-activedescendant", items[at].id); items[at].scrollIntoView({ block: "nearest" }); }
    }

    function option(href, name, ...content) {
      const item = element("li", name, ...content);
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.id = `${id}-${list.children.length}`;
      if (href) item.dataset.href = href;
      list.append(item);
      return item;
    }

    function show(data, found, texts) {
      list.replaceChildren();
      found.forEach((thing, place) => {
        const { title, type, kind, quality, risk, file, anchor } = Object.fromEntries(Object.entries(data.things).map(([name, column]) => [name, column[thing]]));
        const facts = [type || kind, quality === null ? "" : `quality ${quality}`, risk && `risk ${risk}`].filter(Boolean).join(" · ");
        const best = texts ? texts[place].slice(0, PARTS) : [];
        const whole = best.find(part => !part.anchor);
        const cutting = whole ? [element("span", "cut", ...(whole.heading ? [`${whole.heading}: `] : []), ...marked(cut(whole)))] : [];
        option(file && address(file, anchor), "", element("b", "", title), element("span", "meta", facts), ...cutting);
        for (const part of best) if (part.anchor) option(address(file, part.anchor), "part", element("b", "", `§ ${part.heading}`), element("span", "cut", ...marked(cut(part))));
      });
      input.setAttribute("aria-expanded", String(list.children.length > 0));
    }

    async function ask() {
      const mine = turn += 1;
      const data = await open();
      if (mine !== turn) return;
      if (!data) { told.textContent = "The index cannot be read."; return; }
      const allowed = passes(data.things);
      const { found, words } = await local(data, input.value, allowed);
      if (mine !== turn) return;
      told.textContent = words.length ? (found.length ? `${found.length} found` : "Nothing found") : "";
      const first = found.slice(0, SHOWN);
      if (!list.children.length || !first.length) { show(data, first, null); mark(first.length ? 0 : -1); }
      const texts = await Promise.all(first.map(async thing => stretches(await partsOf(data, thing), words)));
      if (mine !== turn) return;
      show(data, first, texts);
      mark(first.length ? 0 : -1);
      box.dispatchEvent(new CustomEvent("found", { bubbles: true }));
    }

    function go(item, event) {
      const href = item?.dataset.href;
      if (!href) return;
      if (event.ctrlKey || event.metaKey) { window.open(href); return; }
      box.dispatchEvent(new CustomEvent("leave", { bubbles: true }));
      location.href = href;
    }

    input.addEventListener("input", ask);
    input.addEventListener("keydown", event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { mark(at + step); event.preventDefault(); }
      if (event.key === "Escape" && box.closest("dialog")) { box.closest("dialog").close(); input.blur(); event.preventDefault(); }
      if (event.key === "Enter") { go(list.children[at], event); event.preventDefault(); }
    });
    list.addEventListener("mousedown", event => event.preventDefault());
    list.addEventListener("click", event => go(event.target.closest("[role=option]"), event));
    open().then(data => { if (data) filters(data.things); });
    return { box, input, ask };
  }

  let dialog = null;
  let inside = null;

  function dialogOpen() {
    if (!dialog) {
      inside = seek();
      const close = element("button", "close", "Close");
      close.type = "button";
      close.addEventListener("click", () => dialog.close());
      dialog = element("dialog", "seeking", inside.box, close);
      dialog.setAttribute("aria-label", "Search");
      document.body.append(dialog);
      dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
      dialog.addEventListener("leave", () => dialog.close());
    }
    dialog.showModal();
    inside.input.focus();
    inside.input.select();
  }

  // On the page of its own the address holds what is asked, so that it can be kept and sent.
  function onPage(place) {
    const here = seek();
    place.append(here.box);
    const given = () => new URLSearchParams(location.hash.startsWith("#q=") ? location.hash.slice(1) : location.search).get("q") ?? "";
    const take = () => { if (given() !== here.input.value) { here.input.value = given(); here.ask(); } };
    here.input.addEventListener("input", () => history.replaceState(null, "", here.input.value ? `#${new URLSearchParams({ q: here.input.value })}` : location.pathname));
    window.addEventListener("hashchange", () => { if (location.hash.startsWith("#q=")) take(); });
    take();
    if (!location.hash || location.hash.startsWith("#q=")) here.input.focus();
    return () => { here.input.focus(); here.input.select(); };
  }

  const page = document.getElementById("search");
  recto.search = page ? onPage(page) : dialogOpen;
})();
