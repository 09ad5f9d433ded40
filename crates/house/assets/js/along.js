// A row of links that a narrow screen pushes sideways (`.tabs`, `.filters`) begins where the link with `aria-current` is in
// view. Nothing else on the page moves.

export function showCurrent() {
  addEventListener("turbo:load", show);
}

function show() {
  for (const here of document.querySelectorAll(".tabs [aria-current], .filters [aria-current]")) {
    const row = here.closest(".tabs, .filters");
    const [link, room] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
    if (link.left >= room.left && link.right <= room.right) continue;
    row.scrollLeft += link.left + link.width / 2 - room.left - room.width / 2;
  }
}
