// `data-clock="MILLISECONDS"`: what is talked about now was planned until that moment. The minutes and seconds that are left run
// down beside it, and up again with the words of `data-over` once it is past. No screen reader says each second.

export function runClocks() {
  setInterval(() => document.hidden || document.querySelectorAll("[data-clock]").forEach(show), 1000);
  addEventListener("turbo:load", () => document.querySelectorAll("[data-clock]").forEach(show));
}

function show(clock) {
  const left = Math.round((Number(clock.dataset.clock) - Date.now()) / 1000);
  const amount = Math.abs(left);
  const told = `${Math.floor(amount / 60)}:${String(amount % 60).padStart(2, "0")}`;
  clock.setAttribute("aria-live", "off");
  clock.textContent = left < 0 ? `${told} ${clock.dataset.over}` : told;
}
