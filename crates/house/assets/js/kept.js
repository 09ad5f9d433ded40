// Where drafts lie. Each tab has its own, so that two tabs do not write over each other; the newest of all tabs lies where
// a crash of the browser leaves it. A draft belongs to who wrote it, `data-account` on <body>. After a month it is forgotten.

const MONTH = 30 * 24 * 60 * 60 * 1000;
const stores = () => [sessionStorage, localStorage];
const name = (form) => `keep:${document.body.dataset.account}:${form}`;

export function write(form, draft) {
  if (!document.body.dataset.account) return;
  const text = JSON.stringify({ ...draft, at: Date.now() });
  for (const which of [0, 1]) {
    try { stores()[which].setItem(name(form), text); } catch { /* A full or closed store loses the draft only. */ }
  }
}

export function read(form) {
  for (const which of [0, 1]) {
    try {
      const draft = JSON.parse(stores()[which].getItem(name(form)));
      if (draft?.typed && Date.now() - draft.at < MONTH) return draft;
    } catch { /* What cannot be read was not kept. */ }
  }
  return null;
}

// Whether a draft lies where all windows see it: from there it goes when it is sent, and when another account is here.
export function liesOpen(form) {
  try { return localStorage.getItem(name(form)) !== null; } catch { return false; }
}

// What was sent is forgotten. Another tab that writes the same keeps what it has: it lies in its own store.
export function forget(form) {
  if (!form) return;
  for (const which of [0, 1]) {
    try { stores()[which].removeItem(name(form)); } catch { /* Nothing was kept. */ }
  }
}

export function clear(which) {
  for (const at of [0, 1]) {
    try {
      const keys = Object.keys(stores()[at]).filter((key) => key.startsWith("keep:"));
      keys.filter(which).forEach((key) => stores()[at].removeItem(key));
    } catch { /* Nothing was kept. */ }
  }
}
