// `data-mentions="/n/…/mentions?…"` on a text field: while one types a name behind `@`, `#` or `:`, names are offered in a list.
// Arrows choose, Enter or Tab takes, Escape leaves; the field keeps the focus and tells what is chosen.

const WAIT = 120;
const TYPED = /(?:^|[^\p{L}\p{N}[\\/_&@#=?:])([@#][\p{L}\p{N}][^@#[\]\n]{0,40}|:[a-z][a-z0-9_+-]{1,20})$/u;
let field = null;
let list = null;
let timer = 0;
let asked = 0;

export function offerNames() {
  addEventListener("input", (event) => event.target.matches?.("textarea[data-mentions]") && typed(event.target));
  addEventListener("keydown", press, true);
  addEventListener("focusout", (event) => event.target === field && close());
  addEventListener("turbo:before-cache", close);
}

function typed(target) {
  clearTimeout(timer);
  const name = nameBefore(target);
  if (!name) return close();
  timer = setTimeout(() => ask(target, name), WAIT);
}

function nameBefore(target) {
  if (target.selectionStart !== target.selectionEnd) return null;
  return TYPED.exec(target.value.slice(0, target.selectionStart))?.[1];
}

async function ask(target, name) {
  const mine = ++asked;
  const url = new URL(target.dataset.mentions, location.href);
  const space = target.form?.elements.space?.value;
  if (space) url.searchParams.set("space", space);
  url.searchParams.set("q", name);
  const answer = await fetch(url).catch(() => null);
  const html = answer?.ok ? await answer.text() : "";
  if (mine !== asked || document.activeElement !== target || nameBefore(target) !== name) return;
  if (html.includes("<li")) open(target, html);
  else close();
}

function open(target, html) {
  if (field !== target) close();
  field = target;
  list ??= field.parentElement.querySelector("[data-offers]");
  if (!list) return;
  list.innerHTML = html;
  list.hidden = false;
  for (const offer of list.children) offer.addEventListener("mousedown", (event) => { event.preventDefault(); take(offer); });
  field.setAttribute("aria-controls", list.id);
  choose(list.firstElementChild);
}

function close() {
  asked += 1;
  if (list) list.hidden = true;
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
  [field, list] = [null, null];
}

function choose(offer) {
  for (const other of list.children) other.setAttribute("aria-selected", String(other === offer));
  field.setAttribute("aria-activedescendant", offer.id);
  offer.scrollIntoView({ block: "nearest" });
}

function press(event) {
  if (!list || event.target !== field || event.isComposing || event.ctrlKey || event.metaKey) return;
  const chosen = list.querySelector("[aria-selected=true]");
  const acts = {
    ArrowDown: () => choose(chosen.nextElementSibling ?? list.firstElementChild),
    ArrowUp: () => choose(chosen.previousElementSibling ?? list.lastElementChild),
    Enter: () => take(chosen),
    Tab: () => take(chosen),
    Escape: close,
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  event.stopPropagation();
  acts[event.key]();
}

function take(offer) {
  const target = field;
  const end = target.selectionStart;
  target.setRangeText(`${offer.dataset.text} `, end - nameBefore(target).length, end, "end");
  close();
  target.dispatchEvent(new Event("input", { bubbles: true }));
}
