// Putting into the page what a stream or the answer to a form brings.
import { keepActs } from "./acts.js";
import { atEnd, endsInView, settle, toEnd } from "./channel.js";
import { keepSigns } from "./own.js";
import { hold } from "./stay.js";

// A correction or a removal stays in its place; only what is added moves the rest.
export function moves(stream) {
  return ["append", "prepend", "before", "after"].includes(stream.getAttribute("action"));
}

// What the reader has in a place goes over into what is put there in one stroke, when it is put there: a key pressed
// meanwhile is never lost, and a page that came in between is not overwritten by what it replaced.
export async function putKept(stream, put) {
  const target = document.getElementById(stream.getAttribute("target"));
  const own = stream.hasAttribute("data-own-part");
  const channel = target?.closest("[data-channel], .beside-flow");
  const follow = channel && (atEnd(channel) || (own && moves(stream)));
  const after = follow ? [() => toEnd(channel)] : [];
  // Where one writes moves down by the letter, and the page with it.
  if (endsInView(target)) after.push(() => document.getElementById("composer")?.scrollIntoView({ block: "nearest" }));
  after.unshift(() => settle(/\sid="(message-\d+)"/.exec(stream.innerHTML)?.[1]));
  if (target?.matches(".message")) {
    if (!own) after.push(keepSigns(target));
    after.push(keepActs(target));
    if (target.contains(document.activeElement)) after.push(hold(target));
  }
  await put(stream);
  after.forEach((act) => act?.());
}
