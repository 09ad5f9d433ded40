// A form is sent once, however often one presses; Ctrl+Enter sends from a `data-send` text, and whoever has sent a
// message can go on writing.

import { isPart } from "./stay.js";

let writing = null;

export function sendOnce() {
  addEventListener("submit", once, true);
  addEventListener("turbo:submit-end", ended);
  addEventListener("turbo:submit-start", (event) => quiet(event.target));
  addEventListener("turbo:fetch-request-error", (event) => unsent(event.target));
  addEventListener("turbo:load", goOn);
  addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach((form) => delete form.dataset.sending));
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("[data-send]")) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  });
}

// A server that does not answer must not lock the form for ever: after eight seconds one may try again.
function once(event) {
  const form = event.target;
  if (form.method === "dialog") return;
  if (form.dataset.sending) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, 8000);
}

function ended(event) {
  delete event.target.dataset.sending;
  const aside = event.detail.formSubmission?.submitter?.hasAttribute("data-aside");
  if (event.detail.success && event.target.matches("[data-quick]") && isPart(event) && !aside) emptied(event.target);
  if (isPart(event)) return;
  writing = event.detail.success ? event.target.closest(".composer")?.querySelector("[data-send]")?.id : null;
}

// The answer was put into the page, which stays: the next message begins.
function emptied(form) {
  const field = form.querySelector("textarea");
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus({ preventScroll: true });
}

function goOn() {
  if (writing) document.getElementById(writing)?.focus({ preventScroll: true });
  writing = null;
}

// No answer came: what was written is still there, and it is said that it went nowhere.
function unsent(form) {
  const said = document.querySelector("template[data-unsent]")?.content.firstElementChild;
  if (!said || !form.matches?.("form")) return;
  quiet(form);
  delete form.dataset.sending;
  form.append(said.cloneNode(true));
}

function quiet(form) {
  form.querySelector("[data-said-unsent]")?.remove();
}
