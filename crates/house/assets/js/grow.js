// `data-grow` on a text field: it is as high as what stands in it, up to what its style allows. Browsers that know
// `field-sizing` do it by themselves.

export function growFields() {
  if (CSS.supports("field-sizing", "content")) return;
  addEventListener("input", (event) => event.target.matches?.("[data-grow]") && fit(event.target));
  addEventListener("turbo:load", () => document.querySelectorAll("[data-grow]").forEach(fit));
}

function fit(field) {
  field.style.blockSize = "auto";
  if (field.value) field.style.blockSize = `${field.scrollHeight + 2}px`;
}
