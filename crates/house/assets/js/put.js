// Putting into the page what a stream or the answer to a form brings.
import { keepActs } from "./acts.js";
import { atEnd, endsInView, settle, toEnd } from "./channel.js";
import { keepSigns } from "./own.js";
import { hold } from "./stay.js";

// A correction or a removal stays in its place; only what is added moves the rest.
export function moves(stream) {
  return ["append", "prepend", "before", "after"].includes(stream.getAttribute("action"));
}

// The entry of a conversation that a stream adds; nothing where it adds none.
function entryOf(stream) {
  const entry = moves(stream) && stream.querySelector("template")?.content.firstElementChild;
  return entry && entry.id.startsWith("entry-") ? entry : null;
}

// Whether that entry stands on the page already. A page shows all that is said, also what its stream tells only once something
// older has come to its end; and one that comes back from the browser's memory holds what its stream had told.
export function isThere(stream) {
  return Boolean(document.getElementById(entryOf(stream)?.id));
}

// Whether the viewer has said it themselves, here or on another device.
export function isOwn(stream) {
  const author = entryOf(stream)?.querySelector("[data-author]")?.dataset.author;
  return Boolean(author) && author === document.body.dataset.member;
}

// An entry that stands there is put anew in its place: nothing that one sees counts as new, and what was changed shows.
export function inPlace(stream) {
  const message = isThere(stream) && entryOf(stream).firstElementChild;
  if (!message) return stream;
  entryOf(stream).replaceWith(message);
  stream.setAttribute("action", "replace");
  stream.setAttribute("target", message.id);
  return stream;
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

// The first of the new messages comes into view and takes the focus from the button that has gone.
export function reach(stream) {
  const id = stream?.querySelector("template").content.querySelector("[id]")?.id;
  const first = id && document.getElementById(id);
  if (!first) return;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}
