// `data-renew="PATH"`: what stands in it changes beside the page, such as a map that many draw together. It is fetched again
// every twenty seconds while somebody looks at it, and put in only where it is other than before and nobody is in it.

const PAUSE = 20_000;

export function renewParts() {
  setInterval(() => document.hidden || document.querySelectorAll("[data-renew]").forEach(renew), PAUSE);
}

async function renew(part) {
  if (part.contains(document.activeElement) || part.querySelector("details[open]")) return;
  try {
    const answer = await fetch(part.dataset.renew, { headers: { accept: "text/html" } });
    const html = answer.ok && !answer.redirected ? await answer.text() : part.renewed;
    if (html === undefined || html === part.renewed) return;
    if (part.renewed !== undefined) part.innerHTML = html;
    part.renewed = html;
  } catch { /* A line that is cut off is tried again. */ }
}
