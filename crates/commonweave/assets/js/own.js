// A fragment that arrives live is the same for everyone, with the author's own controls hidden.
// `data-author="7"` holding `data-own`: shown when <body data-member="7">. The server checks all the same.

export function showOwn() {
  addEventListener("turbo:load", () => unhide(document.body));
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) unhide(node);
  }).observe(document.documentElement, { childList: true, subtree: true });
}

function unhide(root) {
  const me = document.body?.dataset.member;
  if (!me) return;
  for (const own of [root, ...root.querySelectorAll("[data-own]")]) {
    if (own.matches("[data-own]") && own.closest("[data-author]")?.dataset.author === me) own.hidden = false;
  }
}
