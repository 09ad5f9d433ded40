// `data-channel`: a running talk. Where it is a box of its own it is filled from below, so that its reader is at its end, and
// follows what is added for as long as one is there; where the window is too low for a box, the page is its end.
import { group } from "./group.js";

// At the message that the address names, at the first that is new, or else at the newest.
export function begin(channel) {
  const asked = new URL(location.href).searchParams.get("message") ?? /^#message-(\d+)$/.exec(location.hash)?.[1];
  const named = asked && document.getElementById(`message-${asked}`);
  const unread = channel.querySelector("#unread");
  if (named && channel.contains(named)) named.scrollIntoView({ block: "nearest" });
  else if (unread && location.hash !== "#composer" && !isBelow(unread, channel)) unread.scrollIntoView({ block: "start" });
  else if (!asked) toEnd(channel);
  // One reads the end of the talk where one can answer it.
  if (!location.hash && !isBox(channel)) document.getElementById("composer")?.scrollIntoView({ block: "nearest" });
}

// Whether all that is new can be seen from the end.
function isBelow(unread, channel) {
  toEnd(channel);
  return isBox(channel) && unread.getBoundingClientRect().top > channel.getBoundingClientRect().top;
}

function isBox(channel) {
  return getComputedStyle(channel).overflowY === "auto";
}

export function follows(target) {
  const channel = target?.closest("[data-channel], .beside-flow");
  return Boolean(channel && isBox(channel) && atEnd(channel)) || endsInView(target);
}

// `data-letters`: who sees the end of a correspondence sees at once what the other writes; nothing that is read moves by it.
export function endsInView(list) {
  return Boolean(list?.matches("[data-letters]") && list.getBoundingClientRect().bottom <= innerHeight);
}

// The box counts from its end upwards, in numbers below nought.
export function atEnd(channel) {
  return Math.abs(channel.scrollTop) < 48;
}

export function toEnd(channel) {
  channel.scrollTop = 0;
}

// Puts each entry of a stream into its group.
export function settle(id) {
  group(id && document.getElementById(id)?.closest("li"));
}
