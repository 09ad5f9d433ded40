// `data-live="/…"` on <body>: follows the page's stream of <turbo-stream> elements.
// What would push text away under the reader is held back until they ask for it; a channel that is read at its end
// follows by itself. The line goes on where it was cut off, so nothing is missed or seen twice.

import { begin, follows } from "./channel.js";
import { connect, disconnect, isOn, showLine } from "./line.js";
import { inPlace, isOwn, isThere, moves, putKept, reach } from "./put.js";

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
  if (url && isOn(url)) return goOn();
  close();
  if (url) connect(url, receive);
}

// The line goes on below another page, which may show already what was held back.
function goOn() {
  held = held.filter((stream) => !isThere(stream));
  count();
  showLine();
}

function close() {
  disconnect();
  held = [];
  count();
}

function receive(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const told of template.content.querySelectorAll("turbo-stream")) {
    const stream = inPlace(told);
    if (waits(stream)) held = [...held.filter((other) => !again(other, stream)), stream];
    else turbo.renderStreamMessage(stream.outerHTML);
  }
  count();
}

// What changes something that is held back, or answers it, waits with it.
function waits(stream) {
  const about = stream.getAttribute("target");
  const target = about && document.getElementById(about);
  if (target) return holds(stream, target);
  return Boolean(about) && held.some((other) => other.querySelector("template").content.getElementById(about));
}

function holds(stream, target) {
  return moves(stream) && target.id !== "typing" && !target.closest("[data-board]") && !isOwn(stream) && !follows(target);
}

// Of what is only counted, each thing counts once.
function again(other, stream) {
  return stream.getAttribute("target") === "news" && other.outerHTML === stream.outerHTML;
}

function show() {
  const streams = held;
  held = [];
  count();
  // A list is read again as a whole.
  if (document.querySelector("[data-news]")) return turbo.visit(location.href, { action: "replace" });
  streams.map(inPlace).forEach((stream) => turbo.renderStreamMessage(stream.outerHTML));
  // Turbo puts what it was given into the page with the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => reach(streams.at(0))));
}

function count() {
  const pill = document.querySelector("[data-live-pill]");
  if (!pill) return;
  const amount = held.filter(moves).length;
  pill.hidden = amount === 0;
  pill.querySelector("[data-live-count]").textContent = amount || "";
  document.querySelector("[data-live-said]").textContent = amount ? pill.textContent : "";
}
