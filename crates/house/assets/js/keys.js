// Single keys: `/` finds, `n` makes something new, `j` and `k` walk a list, `e` is done with a line, `r` writes, `?` helps.
// They can all be switched off, for those whose speech or switch sends letters; the browser remembers it. They work only
// on pages with a way to that switch, `data-keys-open`, which is in the menu of everybody who is signed in.

import { walk } from "./walk.js";
import { strike } from "./strike.js";

const KEY = "keys-off";

export function listenKeys() {
  addEventListener("keydown", press);
  addEventListener("change", (event) => event.target.matches("[data-keys-on]") && remember(event.target.checked));
  addEventListener("click", (event) => event.target.closest("[data-keys-open]") && openFrom(event.target.closest("details")));
  addEventListener("turbo:load", offer);
}

// What would do nothing without a script is hidden until there is one.
function offer() {
  for (const way of document.querySelectorAll("[data-keys-way]")) way.hidden = false;
  reflect();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (isOff() || !document.querySelector("[data-keys-open]")) return;
  const act = { "/": find, n: create, j: () => walk(1), k: () => walk(-1), r: write, e: done, "?": explain }[event.key];
  if ((act ?? strike)(event.key)) event.preventDefault();
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

function write() {
  const field = document.querySelector("[data-key-write]");
  field?.focus();
  return field;
}

// What the focus is in is done.
function done() {
  const row = document.activeElement?.closest(".list > li");
  row?.querySelector("[data-key-done]")?.click();
  return Boolean(row);
}

// The menu closes behind the list; its button is where one comes back to.
function openFrom(menu) {
  menu?.querySelector("summary").focus();
  menu?.removeAttribute("open");
  explain();
}

function explain() {
  const help = document.querySelector("[data-keys-help]");
  if (!help) return false;
  const from = document.activeElement;
  help.addEventListener("close", () => from?.focus(), { once: true });
  help.showModal();
  return true;
}

function reflect() {
  for (const box of document.querySelectorAll("[data-keys-on]")) box.checked = !isOff();
}

function isOff() {
  try { return localStorage.getItem(KEY) === "yes"; } catch { return false; }
}

function remember(on) {
  try { on ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, "yes"); } catch { /* A browser that keeps nothing keeps the keys on. */ }
  reflect();
}
