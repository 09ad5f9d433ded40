// `data-later` on a form: what could not be sent because the line was away goes up once the line is back, and `data-waiting` in
// the form says so meanwhile. Whoever has gone on writing since sends it themselves: no page is taken from under their hands.
// Only what `data-keep` keeps goes up by itself: where it is gone, another account may be here, and would say what it never wrote.
import { liesOpen } from "./kept.js";

export function sendLater() {
  addEventListener("turbo:fetch-request-error", (event) => event.target.matches?.("form[data-later]") && wait(event.target, true));
  addEventListener("turbo:submit-start", (event) => event.target.matches?.("[data-waits]") && wait(event.target, false));
  addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-waits]");
    if (form) wait(form, false);
  });
  addEventListener("online", () => document.querySelectorAll("form[data-waits]").forEach(send));
}

function send(form) {
  if (liesOpen(form.dataset.keep)) form.requestSubmit();
  else wait(form, false);
}

function wait(form, waits) {
  form.toggleAttribute("data-waits", waits);
  const said = form.querySelector("[data-waiting]");
  if (said) said.hidden = !waits;
}
