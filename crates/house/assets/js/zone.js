// `data-zone="here"`: proposes the time zone of this device, where nobody has chosen one yet. Without a script the network's
// stands there.
export function proposeZone() {
  addEventListener("turbo:load", () => {
    const select = document.querySelector('[data-zone="here"] select');
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (select && [...select.options].some((option) => option.value === here)) select.value = here;
  });
}
