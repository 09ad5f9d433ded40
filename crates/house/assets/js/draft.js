// `data-draft="/where/it/is/kept"` on a form: what one has begun to write goes to the server after a moment of rest and when
// one leaves, so that one can go on at another device. What was sent is forgotten there by the server.

const REST = 2500;
const waiting = new Map();

export function keepOnServer() {
  addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form && event.target.name === "body") later(form);
  });
  addEventListener("turbo:submit-start", (event) => stop(event.target));
  addEventListener("turbo:before-visit", sendAll);
  addEventListener("pagehide", sendAll);
}

function later(form) {
  stop(form);
  waiting.set(form, setTimeout(() => send(form), REST));
}

function stop(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
}

function sendAll() {
  for (const form of [...waiting.keys()]) send(form);
}

function send(form) {
  stop(form);
  const body = new URLSearchParams({ body: form.elements.body.value, parent: form.elements.parent?.value ?? "" });
  // What cannot be kept there is still kept in this browser.
  fetch(form.dataset.draft, { method: "POST", body, keepalive: true }).catch(() => {});
}
