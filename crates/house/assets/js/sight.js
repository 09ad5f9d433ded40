// Which tab of a browser is looked at. It tells the others, so that of what only one needs there is one, however many tabs are
// open; a tab that goes out of view may be looked at again in a moment, and has that long.

const MOMENT = 20_000;
const tabs = globalThis.BroadcastChannel && new BroadcastChannel("sight");

export function isSeen() {
  return document.visibilityState === "visible";
}

export function tellSeen() {
  tabs?.postMessage("seen");
}

// `wake` when this tab comes into view; `rest` once it is out of view and another is looked at, or none for a moment.
export function watchSight(wake, rest) {
  const unseen = () => isSeen() || rest();
  addEventListener("visibilitychange", () => isSeen() ? wake() : setTimeout(unseen, MOMENT));
  tabs?.addEventListener("message", unseen);
}
