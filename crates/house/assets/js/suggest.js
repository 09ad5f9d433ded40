// `data-suggest="PATH"` round a field and its list: what the server offers for what is typed stands below the field, as a
// combobox. An offer with a link is gone to; one with a value is put in the place of what is being typed, which with
// `data-suggest-many` is the part behind the last comma. Without script the field is a field.

const PAUSE = 120;
let waiting, asked;

export function suggest(Turbo) {
  addEventListener("input", (event) => event.isTrusted && ask(event.target));
  addEventListener("keydown", (event) => press(event, Turbo));
  addEventListener("focusin", (event) => leave(event.target));
  addEventListener("mousedown", (event) => valued(event.target) && event.preventDefault());
  addEventListener("click", (event) => {
    leave(event.target);
    if (valued(event.target)) take(valued(event.target), Turbo);
  });
  for (const shown of ["turbo:load", "turbo:render"]) addEventListener(shown, prepare);
  addEventListener("turbo:before-cache", () => leave(document));
}

// Whoever goes elsewhere leaves no list open.
function leave(where) {
  for (const box of document.querySelectorAll("[data-suggest]")) if (!box.contains(where)) shut(box);
}

const valued = (target) => target.closest?.("[data-suggest] [role=option][data-value]");

function prepare() {
  for (const box of document.querySelectorAll("[data-suggest]")) {
    const [field, list] = parts(box);
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
  }
}

const parts = (box) => [box.querySelector("input:not([type=hidden])"), box.querySelector("[role=listbox]")];

function ask(field) {
  const box = field.closest?.("[data-suggest]");
  if (!box || !field.matches("[role=combobox]")) return;
  clearTimeout(waiting); asked?.abort();
  const text = typed(box, field.value);
  if (!text) return shut(box);
  waiting = setTimeout(async () => {
    asked = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text.slice(0, 200))}`, { signal: asked.signal });
      if (answer.ok && !answer.redirected) show(box, await answer.text());
    } catch { /* Another letter was typed, or the line is down: the form still works. */ }
  }, PAUSE);
}

function typed(box, value) {
  return (box.dataset.suggestMany === undefined ? value : value.split(/[,;،؛、，\n]/).at(-1)).trim();
}

function show(box, html) {
  const [field, list] = parts(box);
  if (document.activeElement !== field && html) return;
  list.innerHTML = html;
  list.hidden = !list.querySelector("[role=option]");
  field.setAttribute("aria-expanded", String(!list.hidden));
  field.removeAttribute("aria-activedescendant");
}

const shut = (box) => show(box, "");

function press(event, Turbo) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    const find = document.querySelector("[data-key-find]");
    if (find?.offsetParent) { event.preventDefault(); find.focus(); find.select(); }
    return;
  }
  const box = event.target.closest?.("[data-suggest]");
  const [field, list] = box ? parts(box) : [];
  if (!box || event.target !== field || list.hidden || event.isComposing) return;
  const offers = [...list.querySelectorAll("[role=option]")];
  const at = offers.findIndex((offer) => offer.id === field.getAttribute("aria-activedescendant"));
  if (event.key === "Escape") { shut(box); event.stopPropagation(); event.preventDefault(); }
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); point(field, offers, at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1)); }
  else if (event.key === "Enter" && at >= 0) { event.preventDefault(); take(offers[at], Turbo); }
}

function point(field, offers, to) {
  const next = offers.at(to % offers.length);
  for (const offer of offers) offer.setAttribute("aria-selected", String(offer === next));
  field.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

function take(offer, Turbo) {
  const box = offer.closest("[data-suggest]");
  const [field] = parts(box);
  shut(box);
  if (offer.dataset.value === undefined) return Turbo.visit(offer.querySelector("a").href);
  const before = field.value.slice(0, field.value.length - field.value.split(/[,;،؛、，\n]/).at(-1).length);
  field.value = `${before}${before ? " " : ""}${offer.dataset.value}, `;
  field.focus();
}
