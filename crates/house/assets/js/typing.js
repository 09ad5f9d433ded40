// `data-typing-at="/…"` on a form: while one writes in it, those who look at the conversation are told. `data-typing`: the
// names of those who write, each for a few seconds.

const AGAIN = 4_000;
const GONE = 6_000;
let told = 0;

export function tellTyping() {
  addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-typing-at]");
    if (!form || event.target.name !== "body" || !event.target.value.trim() || !event.isTrusted) return;
    if (performance.now() - told < AGAIN && told) return;
    told = performance.now();
    fetch(form.dataset.typingAt, { method: "POST" }).catch(() => {});
  });
  addEventListener("turbo:submit-end", () => { told = 0; });
  addEventListener("turbo:before-stream-render", (event) => {
    const id = /id="(typing-\d+)"/.exec(event.target.innerHTML)?.[1];
    if (id === `typing-${document.body.dataset.member}`) event.preventDefault();
    else if (id) setTimeout(() => fade(id), 50);
    // Whoever has said it writes no more.
    const author = /data-author="(\d+)"/.exec(event.target.innerHTML)?.[1];
    if (author) document.getElementById(`typing-${author}`)?.remove();
  });
}

// A name that comes again is another element, whose time begins anew.
function fade(id) {
  const name = document.getElementById(id);
  setTimeout(() => name?.isConnected && name.remove(), GONE);
}
