// `data-keep="some-name"` on a textarea: what one writes outlives a lost page, in this tab only, until it is sent.

const name = (field) => `keep:${location.pathname}:${field.dataset.keep}`;

export function keepDrafts() {
  addEventListener("turbo:load", restore);
  addEventListener("input", (event) => event.target.matches?.("textarea[data-keep]") && keep(event.target));
  addEventListener("turbo:submit-end", (event) => event.detail.success && forget(event.target));
  addEventListener("submit", (event) => event.target.dataset.turbo === "false" && forget(event.target));
}

function restore() {
  for (const field of document.querySelectorAll("textarea[data-keep]")) {
    const draft = read(field);
    if (draft && !field.value) field.value = draft;
  }
}

function keep(field) {
  try { sessionStorage.setItem(name(field), field.value); } catch { /* A full or closed store loses the draft only. */ }
}

function read(field) {
  try { return sessionStorage.getItem(name(field)); } catch { return null; }
}

// A composer that stays on the page after a live answer starts anew.
function forget(form) {
  for (const field of form.querySelectorAll("textarea[data-keep]")) {
    try { sessionStorage.removeItem(name(field)); } catch { /* Nothing was kept. */ }
  }
}
