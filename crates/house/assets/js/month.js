// `data-month` on a table of days: one stop for Tab, and arrows from day to day, as in any calendar. Home and End go to the
// ends of a week, Page Up and Page Down to the month before and after. The links on a day are reached by Tab from there.

export function walkMonths() {
  addEventListener("turbo:load", prepare);
  addEventListener("turbo:render", prepare);
  addEventListener("keydown", press);
  addEventListener("focusin", (event) => {
    const cell = event.target.closest?.("[data-month] td");
    if (cell) stop(cell.closest("table"), cell);
  });
}

function prepare() {
  for (const table of document.querySelectorAll("[data-month]")) {
    table.setAttribute("role", "grid");
    for (const cell of table.querySelectorAll("td")) cell.setAttribute("role", "gridcell");
    const first = table.querySelector("td[aria-current]") ?? table.querySelector("td:not(.outside)");
    if (first) stop(table, first);
  }
}

// The links of this day alone are reached by Tab.
function stop(table, here) {
  for (const link of table.querySelectorAll("td a")) link.tabIndex = here.contains(link) ? 0 : -1;
}

function press(event) {
  const cell = event.target.closest?.("[data-month] td");
  if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const days = [...cell.closest("table").querySelectorAll("td")];
  const at = days.indexOf(cell);
  const ahead = getComputedStyle(cell).direction === "rtl" ? -1 : 1;
  const to = {
    ArrowRight: at + ahead, ArrowLeft: at - ahead, ArrowDown: at + 7, ArrowUp: at - 7,
    Home: at - (at % 7), End: at - (at % 7) + 6,
  }[event.key];
  const turn = { PageUp: "prev", PageDown: "next" }[event.key];
  if (to === undefined && !turn) return;
  event.preventDefault();
  if (turn || !days[to]) return walkOn(turn ?? (to < 0 ? "prev" : "next"));
  days[to].querySelector("a").focus();
}

function walkOn(rel) {
  document.querySelector(`main a[rel="${rel}"]`)?.click();
}
