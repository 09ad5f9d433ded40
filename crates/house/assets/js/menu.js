// `data-menu` on <details>: closes on Escape, on a click elsewhere, and when the focus has left it. It opens to where it is
// in view: upwards where there is no room below, and from its other end where there is none beside.

export function closeMenus() {
  addEventListener("click", (event) => shut((menu) => !menu.contains(event.target)));
  addEventListener("focusin", (event) => shut((menu) => !menu.contains(event.target)));
  addEventListener("toggle", (event) => event.target.matches?.("details[data-menu]") && turn(event.target), true);
  addEventListener("turbo:before-cache", () => shut(() => true));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    shut((menu) => {
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      return true;
    });
  });
}

function shut(which) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) if (which(menu)) menu.open = false;
}

function turn(menu) {
  delete menu.dataset.up;
  delete menu.dataset.back;
  const panel = menu.querySelector(".menu-panel");
  // On a phone it stands at the edge of the screen, whatever opened it.
  if (!menu.open || !panel || getComputedStyle(panel).position === "fixed") return;
  const room = view(menu);
  const { top, bottom, left, right, height } = panel.getBoundingClientRect();
  if (bottom > room.bottom && menu.getBoundingClientRect().top - height > room.top) menu.dataset.up = "";
  if (left < room.left || right > room.right) menu.dataset.back = "";
  const now = panel.getBoundingClientRect();
  if (now.bottom > room.bottom || (now.top < room.top && top >= room.top)) panel.scrollIntoView({ block: "nearest" });
}

// What can be seen of the page, or of the box of a channel in which the menu stands.
function view(menu) {
  const box = menu.closest("[data-channel]");
  const page = { top: 0, left: 0, right: document.documentElement.clientWidth, bottom: innerHeight };
  if (!box || getComputedStyle(box).overflowY !== "auto") return page;
  const { top, bottom, left, right } = box.getBoundingClientRect();
  return { top: Math.max(top, 0), left, right, bottom: Math.min(bottom, innerHeight) };
}
