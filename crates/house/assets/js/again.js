// `data-again` on <body>: what the page tells is still under way, and it comes again after a second, unless one has gone
// elsewhere meanwhile. Turbo puts into the page only what is different, so that nobody loses their place.

let waiting = null;

export function comeAgain(turbo) {
  addEventListener("turbo:load", () => {
    stop();
    if ("again" in document.body.dataset) waiting = setTimeout(() => turbo.visit(location.href, { action: "replace" }), 1000);
  });
  for (const leaving of ["turbo:before-visit", "turbo:submit-start", "pagehide"]) addEventListener(leaving, stop);
}

function stop() {
  clearTimeout(waiting);
}
