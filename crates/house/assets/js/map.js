// The map under one's hands: nearer, farther, moved; who is looked for stands out, and a mark shows its ties.

const WIDE = 1000, HIGH = 640, MOST = 8;

export function exploreMaps() {
  document.addEventListener("turbo:load", attach);
  attach();
}

function attach() {
  document.querySelectorAll("[data-map]:not([data-map-on])").forEach(explore);
}

function explore(figure) {
  figure.dataset.mapOn = "";
  const svg = figure.querySelector("svg");
  const marks = [...svg.querySelectorAll("[data-of]")];
  const view = { x: 0, y: 0, by: 1 };
  const show = () => {
    const [wide, high] = [WIDE / view.by, HIGH / view.by];
    view.x = Math.min(Math.max(view.x, 0), WIDE - wide);
    view.y = Math.min(Math.max(view.y, 0), HIGH - high);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${wide} ${high}`);
  };
  const zoom = (by, x = view.x + WIDE / view.by / 2, y = view.y + HIGH / view.by / 2) => {
    const next = Math.min(Math.max(view.by * by, 1), MOST);
    view.x = x - (x - view.x) * view.by / next;
    view.y = y - (y - view.y) * view.by / next;
    view.by = next;
    show();
  };
  const point = (event) => {
    const box = svg.getBoundingClientRect();
    return [view.x + (event.clientX - box.left) / box.width * WIDE / view.by, view.y + (event.clientY - box.top) / box.height * HIGH / view.by];
  };
  addButtons(figure, zoom);
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 240), ...point(event));
  }, { passive: false });
  drag(svg, view, show);
  svg.addEventListener("pointerover", (event) => light(svg, event.target.closest?.("[data-of]")));
  svg.addEventListener("click", (event) => {
    const mark = event.target.closest?.("[data-of]");
    if (!mark || svg.dataset.moved) return;
    const there = new URL(location.href);
    there.searchParams.set("of", mark.dataset.of);
    ["q", "after"].forEach((name) => there.searchParams.delete(name));
    location.assign(there);
  });
  document.querySelector("[data-map-find]")?.addEventListener("input", (event) => find(marks, event.target.value));
}

function addButtons(figure, zoom) {
  const row = document.createElement("div");
  row.className = "map-zoom";
  row.setAttribute("aria-hidden", "true");
  for (const [sign, by] of [["+", 1.5], ["−", 1 / 1.5]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, className: "button quiet small", tabIndex: -1 });
    button.addEventListener("click", () => zoom(by));
    row.append(button);
  }
  figure.append(row);
}

function drag(svg, view, show) {
  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    delete svg.dataset.moved;
    if (event.pointerType === "mouse" || view.by > 1) from = [event.clientX, event.clientY, view.x, view.y];
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from || !event.buttons) return;
    const scale = WIDE / view.by / svg.getBoundingClientRect().width;
    const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
    if (Math.hypot(dx, dy) > 4) svg.dataset.moved = "";
    [view.x, view.y] = [from[2] - dx * scale, from[3] - dy * scale];
    show();
  });
  ["pointerup", "pointerleave"].forEach((name) => svg.addEventListener(name, () => { from = null; }));
}

// The lines of a mark end where it stands.
function light(svg, mark) {
  svg.querySelector(".near")?.remove();
  if (!mark) return;
  const all = [...svg.querySelectorAll(".lines")].flatMap((path) => path.getAttribute("d").slice(1).split("M"));
  const own = all.filter((line) => line.split("L").includes(mark.dataset.at));
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("class", "lines near");
  path.setAttribute("d", own.map((line) => `M${line}`).join(""));
  svg.querySelector(".mark").before(path);
}

function find(marks, sought) {
  const letters = sought.trim().toLocaleLowerCase();
  marks.forEach((mark) => mark.classList.toggle("found", letters !== "" && mark.textContent.toLocaleLowerCase().includes(letters)));
}
