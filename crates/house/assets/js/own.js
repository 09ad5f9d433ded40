// A fragment that arrives live is the same for everyone, with the author's own controls hidden.
// `data-author="7"` holding `data-own`: shown when <body data-member="7">. The server checks all the same.
// `data-person="/…"` on a name: a link for members, who may read profiles.

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
  for (const name of root.querySelectorAll("[data-person]")) name.href = name.dataset.person;
}

// The signs that the reader gave stay theirs when a message is put anew; the fragment knows them not.
export function keepSigns(message) {
  const { id } = message;
  const given = [...message.querySelectorAll('[aria-pressed="true"]')].map((button) => button.value);
  return () => {
    for (const button of document.getElementById(id)?.querySelectorAll("[aria-pressed]") ?? []) {
      if (given.includes(button.value)) button.setAttribute("aria-pressed", "true");
    }
  };
}
