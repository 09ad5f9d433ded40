// `data-live="/…"` on <body>: follows the page's stream of <turbo-stream> elements.
// What would push text away under the reader is held back until they ask for it; a channel that is read at its end
// follows by itself. The line goes on where it was cut off, so nothing is missed or seen twice.

import { begin, follows } from "./channel.js";
import { connect, disconnect, isOn, showLine } from "./line.js";
import { moves, putKept } from "./put.js";

let turbo = null;
let held = [];

export function followLive(Turbo) {
  turbo = Turbo;
  addEventListener("turbo:load", open);
  addEventListener("turbo:before-cache", close);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  addEventListener("click", (event) => event.target.closest("[data-live-pill]") && show());
  addEventListener("turbo:before-stream-render", ({ detail }) => {
    const { render } = detail;
    detail.render = (stream) => putKept(stream, render);
  });
}

function open() {
  document.querySelectorAll("[data-channel]").forEach(begin);
  const url = document.body.dataset.live;
  if (url && isOn(url)) return showLine();
  close();
  if (url) connect(url, receive);
}

function close() {
  disconnect();
  held = [];
  count();
}

function receive(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const stream of template.content.querySelectorAll("turbo-stream")) {
    const target = document.getElementById(stream.getAttribute("target"));
    if (target && holds(stream, target)) held = [...held.filter((other) => !again(other, stream)), stream.outerHTML];
    else turbo.renderStreamMessage(stream.outerHTML);
  }
  count();
}

function holds(stream, target) {
  return moves(stream) && target.id !== "typing" && !target.closest("[data-board]") && !follows(target);
}

// Of what is only counted, each thing counts once.
function again(html, stream) {
  return stream.getAttribute("target") === "news" && html === stream.outerHTML;
}

function show() {
  // A list is read again as a whole.
  if (document.querySelector("[data-news]")) return turbo.visit(location.href, { action: "replace" });
  const streams = held;
  held = [];
  count();
  streams.forEach((html) => turbo.renderStreamMessage(html));
  // Turbo puts what it was given into the page with the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => reach(streams.at(0))));
}

// The first of the new messages comes into view and takes the focus from the button that has gone.
function reach(html) {
  const id = html && /\sid="([^"]+)"/.exec(html.replace(/^<turbo-stream[^>]*>/, ""))?.[1];
  const first = id && document.getElementById(id);
  if (!first) return;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}

function count() {
  const pill = document.querySelector("[data-live-pill]");
  if (!pill) return;
  pill.hidden = held.length === 0;
  pill.querySelector("[data-live-count]").textContent = held.length || "";
  document.querySelector("[data-live-said]").textContent = held.length ? pill.textContent : "";
}
