// Single keys: `/` finds, `n` makes something new, `j` and `k` walk a list, `?` tells them all.
// They can be switched off in the same list, for those whose speech or switch sends letters; the browser remembers it.

const KEY = "keys-off";

export function listenKeys() {
  addEventListener("keydown", press);
  addEventListener("change", (event) => event.target.matches("[data-keys-on]") && remember(event.target.checked));
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const help = event.key === "?";
  if (!help && isOff()) return;
  const act = { "/": find, n: create, j: () => walk(1), k: () => walk(-1), "?": explain }[event.key];
  if (act?.()) event.preventDefault();
}

function writes(target) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));
}

function find() {
  const field = document.querySelector("[data-key-find]");
  field?.focus();
  return field?.offsetParent;
}

function create() {
  const link = document.querySelector("[data-key-new]");
  link?.click();
  return link;
}

// Walks the messages of a conversation, or else the first link of each row or card.
function walk(step) {
  const stops = [...document.querySelectorAll("main .message, main .list > li a:first-of-type, main .grid > .card a:first-of-type")];
  const rows = stops.filter((stop, index) => stops.findIndex((other) => row(other) === row(stop)) === index);
  const at = rows.findIndex((stop) => row(stop).contains(document.activeElement));
  const next = rows.at(at < 0 ? (step > 0 ? 0 : -1) : Math.min(Math.max(at + step, 0), rows.length - 1));
  if (!next) return false;
  if (next.matches(".message")) next.tabIndex = -1;
  next.focus();
  return true;
}

function row(stop) {
  return stop.closest(".message, .list > li, .card");
}

function explain() {
  const help = document.querySelector("[data-keys-help]");
  if (!help) return false;
  help.querySelector("[data-keys-on]").checked = !isOff();
  help.showModal();
  return true;
}

function isOff() {
  try { return localStorage.getItem(KEY) === "yes"; } catch { return false; }
}

function remember(on) {
  try { on ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, "yes"); } catch { /* A browser that keeps nothing keeps the keys on. */ }
}
