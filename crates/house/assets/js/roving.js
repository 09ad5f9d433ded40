// `data-roving`: a list of messages is one stop of the Tab key. Arrows, Home and End walk from message to message; Tab goes
// into the one that has the focus. What comes into the list later is taken in.

let seen = new WeakSet();

export function walkMessages() {
  addEventListener("turbo:load", begin);
  addEventListener("focusin", ({ target }) => target.closest?.("[data-roving]") && enter(target.closest(".message")));
  addEventListener("keydown", press);
  begin();
}

function begin() {
  for (const list of document.querySelectorAll("[data-roving]")) {
    if (seen.has(list)) continue;
    seen.add(list);
    const all = messages(list);
    all.forEach(still);
    const first = document.querySelector("#unread + li .message, .message-marked") ?? (list.closest("[data-channel]") ? all.at(-1) : all[0]);
    if (first && list.contains(first)) first.tabIndex = 0;
    new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(taken))).observe(list, { childList: true, subtree: true });
  }
}

function messages(list) {
  return [...list.querySelectorAll(".message")];
}

function taken(node) {
  if (node.nodeType !== 1) return;
  const all = node.matches(".message") ? [node] : [...node.querySelectorAll(".message")];
  all.filter((message) => !message.contains(document.activeElement)).forEach(still);
}

// Nothing in it is a stop of its own.
function still(message) {
  message.tabIndex = -1;
  for (const stop of message.querySelectorAll("a[href], button, summary")) if (!stop.closest(".acts")) stop.tabIndex = -1;
}

function enter(message) {
  if (!message || message.tabIndex === 0) return;
  messages(message.closest("[data-roving]")).filter((other) => other !== message && other.tabIndex === 0).forEach(still);
  message.tabIndex = 0;
  for (const stop of message.querySelectorAll("a[href], button, summary")) stop.removeAttribute("tabindex");
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.matches?.("[data-roving] .message")) return;
  const all = messages(event.target.closest("[data-roving]")).filter((message) => message.offsetParent);
  const at = all.indexOf(event.target);
  const next = { ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
