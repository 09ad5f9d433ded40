// The line to a page's stream. Whatever cut it off (the network, a proxy that found no server, a server with too much to
// do), it is made again by itself: soon at first, later and later, and never by all pages at once. Where there is none
// for more than a moment, the page says that it is not live. A tab that nobody looks at has none.

import { isSeen, tellSeen, watchSight } from "./sight.js";

const SOON = 1_000;
const LATEST = 60_000;
// So long a line may be away before the page says so, and so long it has to hold to count as mended.
const MOMENT = 3_000;
const HELD = 10_000;

let line = null;

export function isOn(url) {
  return line?.url === url;
}

// Follows this stream; `hear` is given the data of each event.
export function connect(url, hear) {
  disconnect();
  line = { url, hear, last: "", tries: 0, source: null };
  dial();
}

export function disconnect() {
  if (!line) return;
  line.source?.close();
  clearTimeout(line.again);
  clearTimeout(line.late);
  line = null;
  showLine();
}

// A page that was put in place of another says what the other said.
export function showLine() {
  for (const said of document.querySelectorAll("[data-live-off]")) said.hidden = !line?.off;
}

function dial() {
  if (!isSeen()) return;
  tellSeen();
  const own = line;
  own.late ??= setTimeout(() => tell(own, true), MOMENT);
  own.source = new EventSource(address());
  own.source.onopen = () => {
    own.since = performance.now();
    tell(own, false);
  };
  own.source.onmessage = (event) => {
    own.last = event.lastEventId || own.last;
    own.hear(event.data);
  };
  own.source.onerror = () => own === line && lost();
}

// Where the reader is in what they have seen: nothing is missed or told twice.
function address() {
  const to = new URL(line.url, location.href);
  if (line.last) to.searchParams.set("after", line.last);
  return to;
}

function lost() {
  line.source.close();
  line.source = null;
  if (line.since && performance.now() - line.since > HELD) line.tries = 0;
  line.since = 0;
  const own = line;
  own.late ??= setTimeout(() => tell(own, true), MOMENT);
  const wait = Math.min(LATEST, SOON * 2 ** line.tries++);
  line.again = setTimeout(dial, wait / 2 + Math.random() * wait);
}

function tell(own, off) {
  clearTimeout(own.late);
  own.late = null;
  own.off = off;
  if (own === line) showLine();
}

// A device that has just come back need not wait.
function atOnce() {
  if (!line || line.source) return;
  clearTimeout(line.again);
  dial();
}

// What comes meanwhile is told when the tab is looked at again.
function rest() {
  if (!line) return;
  line.source?.close();
  line.source = null;
  clearTimeout(line.again);
  clearTimeout(line.late);
  line.late = null;
}

addEventListener("online", atOnce);
watchSight(atOnce, rest);
