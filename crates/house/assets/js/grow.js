// `data-grow` on a text field: it is as high as what stands in it, up to what its style allows. Browsers that know
// `field-sizing` do it by themselves.

export function growFields() {
  stayOpen();
  if (CSS.supports("field-sizing", "content")) return;
  addEventListener("input", (event) => event.target.matches?.("[data-grow]") && fit(event.target));
  addEventListener("turbo:load", () => document.querySelectorAll("[data-grow]").forEach(fit));
}

function fit(field) {
  field.style.blockSize = "auto";
  if (field.value) field.style.blockSize = `${field.scrollHeight + 2}px`;
}

// A place to write that is one line until one is in it stays open while a pointer is down: closing at once would draw what is
// pressed away from under it.
function stayOpen() {
  let down = false;
  const close = () => {
    for (const open of document.querySelectorAll(".composer-running.is-open:not(:focus-within)")) open.classList.remove("is-open");
  };
  const up = () => setTimeout(() => {
    down = false;
    close();
  });
  addEventListener("pointerdown", () => { down = true; }, true);
  addEventListener("pointerup", up, true);
  addEventListener("pointercancel", up, true);
  addEventListener("focusin", (event) => event.target.closest?.(".composer-running")?.classList.add("is-open"));
  addEventListener("focusout", () => down || setTimeout(close));
}
