// `data-reading="/…/reading"` on the list of a conversation: what comes while one looks at it is read, and the server is told.

const WAIT = 1500;
let timer = 0;

export function tellRead() {
  addEventListener("turbo:before-stream-render", later);
  addEventListener("visibilitychange", later);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(tell, WAIT);
}

function tell() {
  const list = document.querySelector("[data-reading]");
  const last = list && [...list.querySelectorAll(".message")].map((message) => Number(message.id.split("-")[1])).sort((a, b) => a - b).at(-1);
  if (!last || document.visibilityState !== "visible" || list.dataset.read === String(last)) return;
  list.dataset.read = String(last);
  fetch(list.dataset.reading, { method: "POST", body: new URLSearchParams({ message: last }) }).catch(() => { list.dataset.read = ""; });
}
