// Whoever has sent a message stands at it. The server leads to `?message=7#message-7`, and what stands behind # is lost on
// the way of a form that a script sends: the question tells it too.

import { isPart } from "./stay.js";

let sent = false;

export function arriveAtOwn() {
  addEventListener("turbo:submit-end", (event) => {
    sent = event.detail.success && !event.target.matches("[data-stay]") && !isPart(event);
  });
  addEventListener("turbo:load", arrive);
}

function arrive() {
  const named = sent && new URL(location.href).searchParams.get("message");
  sent = false;
  const message = named && document.getElementById(`message-${named}`);
  // A running talk goes to its place by itself.
  if (!message || message.closest("[data-channel]")) return;
  message.classList.add("message-new");
  message.scrollIntoView({ block: "center" });
}
