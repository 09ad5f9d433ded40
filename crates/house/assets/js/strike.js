// A button that has a key of its own on this page, `data-key`: such as those that answer a statement.

export function strike(key) {
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  button?.click();
  return button;
}
