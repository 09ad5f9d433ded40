// Walks the messages of a conversation, or else the first link of each row or card.

export function walk(step) {
  const stops = [...document.querySelectorAll("main .message, main .list > li a:first-of-type, main .grid > .card a:first-of-type")];
  const rows = stops.filter((stop, index) => stops.findIndex((other) => row(other) === row(stop)) === index);
  const at = rows.findIndex((stop) => row(stop).contains(document.activeElement));
  const next = at < 0 ? inView(rows, step) : rows.at(Math.min(Math.max(at + step, 0), rows.length - 1));
  if (!next) return false;
  if (next.matches(".message")) next.tabIndex = -1;
  next.focus();
  return true;
}

// Whoever has the focus nowhere begins at what they see.
function inView(rows, step) {
  const seen = rows.filter((stop) => {
    const { top, bottom } = row(stop).getBoundingClientRect();
    const box = stop.closest("[data-channel]")?.getBoundingClientRect();
    return top >= Math.max(0, box?.top ?? 0) - 4 && bottom <= Math.min(innerHeight, box?.bottom ?? innerHeight) + 4;
  });
  return seen.at(step > 0 ? 0 : -1) ?? rows.at(step > 0 ? 0 : -1);
}

function row(stop) {
  return stop.closest(".message, .list > li, .card");
}
