// `data-channel`: a running talk. Where it is a box of its own it is read from its end on, and follows what is added for
// as long as one is there; where the window is too low for a box, the page is its end.

// At the message that the address names, or else at the newest.
export function begin(channel) {
  const named = location.hash.startsWith("#message-") && document.getElementById(location.hash.slice(1));
  if (named && channel.contains(named)) named.scrollIntoView({ block: "nearest" });
  else toEnd(channel);
  // One reads the end of the talk where one can answer it.
  if (!location.hash) document.getElementById("composer")?.scrollIntoView({ block: "nearest" });
}

export function follows(target) {
  const channel = target?.closest("[data-channel]");
  return Boolean(channel && getComputedStyle(channel).overflowY === "auto" && atEnd(channel));
}

export function atEnd(channel) {
  return channel.scrollHeight - channel.scrollTop - channel.clientHeight < 48;
}

export function toEnd(channel) {
  channel.scrollTop = channel.scrollHeight;
}
