// `data-enter` on a text field: Enter sends, and Shift+Enter begins a line. Whoever would rather have it otherwise chooses so
// in `data-enter-on`, and the browser remembers it. Where one types by touch, Enter always begins a line.

const KEY = "enter-sends";

export function sendByEnter() {
  addEventListener("turbo:load", reflect);
  addEventListener("change", (event) => event.target.matches?.("[data-enter-on]") && remember(event.target.checked));
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing || !event.target.matches?.("[data-enter]")) return;
    if (!sends() || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.target.value.trim()) event.target.form.requestSubmit();
  });
  reflect();
}

function sends() {
  if (matchMedia("(pointer: coarse)").matches) return false;
  try { return localStorage.getItem(KEY) !== "no"; } catch { return true; }
}

function remember(on) {
  try { localStorage.setItem(KEY, on ? "yes" : "no"); } catch { /* A browser that keeps nothing keeps Enter as it is. */ }
  reflect();
}

function reflect() {
  for (const form of document.querySelectorAll("form:has([data-enter])")) {
    const choice = form.querySelector("[data-enter-choice]");
    if (choice) choice.hidden = matchMedia("(pointer: coarse)").matches;
    for (const box of form.querySelectorAll("[data-enter-on]")) box.checked = sends();
    for (const hint of form.querySelectorAll("[data-hint]")) hint.hidden = (hint.dataset.hint === "enter") !== sends();
  }
}
