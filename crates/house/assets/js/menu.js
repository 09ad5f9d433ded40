// `data-menu` on <details>: closes on Escape, on a click elsewhere, and when the focus has left it.

export function closeMenus() {
  addEventListener("click", (event) => shut((menu) => !menu.contains(event.target)));
  addEventListener("focusin", (event) => shut((menu) => !menu.contains(event.target)));
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
