// Follows the changes of the page that is shown: its new text takes the place of the old where the reader stands.
// The cards of its links are made by site.js.
{
  let tag = document.currentScript.dataset.tag;
  let source = null;
  let busy = Promise.resolve();
  const state = document.createElement("p");
  state.className = "live-state noprint";
  state.setAttribute("role", "status");
  state.hidden = true;
  document.body.append(state);

  const here = () => decodeURIComponent(location.pathname).replace(/^\/+/, "").replace(/(^|\/)$/, "$1index.html");
  const seconds = number => `${number < 1 ? number.toFixed(2) : number.toFixed(1)} s`;

  function say(text, level = "") {
    state.textContent = text;
    state.dataset.level = level;
    state.hidden = !text;
  }

  function findings() {
    const count = document.querySelectorAll(".trouble .findings li").length;
    return document.body.dataset.side === "recto" ? ` · ${count || "no"} finding${count === 1 ? "" : "s"}` : "";
  }

  function swap(view) {
    const open = [...document.querySelectorAll("main details[open]")].map(one => one.querySelector("summary")?.textContent);
    const place = [scrollX, scrollY];
    document.title = view.title;
    for (const name of ["nav.contents", "main", "#cards"]) {
      const [old, fresh] = [document.querySelector(name), view.querySelector(name)];
      if (old && fresh) old.replaceWith(document.adoptNode(fresh));
      else if (old) old.remove();
      else if (fresh) document.querySelector(name === "#cards" ? "body" : ".sheet")[name === "#cards" ? "append" : "prepend"](document.adoptNode(fresh));
    }
    for (const fold of document.querySelectorAll("main details")) {
      if (open.includes(fold.querySelector("summary")?.textContent)) fold.open = true;
    }
    const data = document.getElementById("cards");
    if (data) cards(JSON.parse(data.textContent));
    scrollTo(...place);
  }

  // Shows what is there now, and then says so.
  async function renew(words) {
    const answer = await asked().catch(() => null);
    if (!answer) lost();
    else if (shown(...answer)) say(words && words + findings());
  }

  async function asked() {
    const answer = await fetch(location.pathname, { cache: "no-cache" });
    return [answer, await answer.text()];
  }

  function shown(answer, text) {
    const found = (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "");
    if (found === tag) return true;
    const view = new DOMParser().parseFromString(text, "text/html");
    const pages = [document, view].every(each => each.body.dataset.side === "recto");
    if (!answer.ok || !pages) {
      location.reload();
      return false;
    }
    tag = found;
    swap(view);
    return true;
  }

  // One after the other, so that the last word is about the last change.
  function soon(words) {
    busy = busy.then(() => renew(words)).catch(error => {
      reportError(error);
      location.reload();
    });
  }

  function hear(event) {
    if (event.event === "failed") say(`The folder could not be built; this is the state before.\n${event.message}`, "error");
    if (event.event === "edited" && event.path === here()) soon(`shown in ${seconds(event.seconds)}`);
    if (event.event === "built") soon(`built in ${seconds(event.seconds)}`);
  }

  function lost() { say("The server is not there; waiting for it."); }

  // A view that nobody sees does not hold a connection: browsers have few for one server.
  function listen() {
    if (source) source.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource("/-/events");
    source.onopen = () => soon("");
    source.onmessage = message => hear(JSON.parse(message.data));
    source.onerror = () => {
      lost();
      if (source && source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    };
  }

  document.addEventListener("visibilitychange", listen);
  listen();
}
