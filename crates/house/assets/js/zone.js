// Proposes the time zone of this device where nobody has chosen one yet.
export function proposeZone() {
  addEventListener("turbo:load", () => {
    const select = document.querySelector("[data-zone] select");
    if (!select || select.querySelector("option[selected]")) return;
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...select.options].some((option) => option.value === here)) select.value = here;
  });
}
