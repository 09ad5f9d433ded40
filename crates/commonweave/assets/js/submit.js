// A form is sent once, however often one presses; Ctrl+Enter sends from a `data-send` text.

export function sendOnce() {
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog") return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "yes";
    setTimeout(() => delete form.dataset.sending, 8000);
  }, true);
  addEventListener("turbo:submit-end", (event) => delete event.target.dataset.sending);
  addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach((form) => delete form.dataset.sending));
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("[data-send]")) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  });
}
