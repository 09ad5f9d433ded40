// `data-steps` on a page of a walk, such as a workshop: the arrows and Page Up and Page Down go one step on or back, as a
// presenter's buttons do. Where one writes or chooses, the keys do what they always do.

export function walkSteps() {
  addEventListener("keydown", press);
}

function press(event) {
  const walk = document.querySelector("[data-steps]");
  if (!walk || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isBusy(event.target)) return;
  const onward = getComputedStyle(walk).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = onward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const rel = { [onward]: "next", PageDown: "next", [back]: "prev", PageUp: "prev" }[event.key];
  const link = rel && walk.querySelector(`a[rel="${rel}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
}

// What scrolls sideways by itself keeps its arrows too.
function isBusy(target) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable], .table-wrap, dialog[open]"));
}
