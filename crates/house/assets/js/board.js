// `data-board="/n/…/tasks/"` round the columns of a board: cards are drawn by hand or moved with Alt and the arrows. Both send
// what the page “Move to…” sends; where that is refused, the card goes back and the page says so. Arrows alone walk.

let drawn = null;

export function moveCards(Turbo) {
  // What a stream puts at the end of a column goes before the card that follows it.
  Turbo.StreamActions.precede = function () {
    const next = document.getElementById(this.getAttribute("next"));
    for (const card of this.targetElements) if (next && next.parentElement === card.parentElement) next.before(card);
    rest();
  };
  addEventListener("turbo:load", rest);
  addEventListener("dragstart", take);
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  addEventListener("dragend", letGo);
  addEventListener("keydown", press);
}

// One card of the board is reached by Tab.
function rest() {
  const cards = [...document.querySelectorAll("[data-card][tabindex]")];
  if (cards.length && !cards.some((card) => card.tabIndex === 0)) cards[0].tabIndex = 0;
}

function take(event) {
  const card = event.target.closest?.("[data-card]");
  if (!card?.draggable) return;
  drawn = { card, from: card.parentElement, next: card.nextElementSibling };
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.querySelector("a").href);
  card.classList.add("drawn");
}

function over(event) {
  const cell = drawn && event.target.closest?.("[data-cell]");
  if (!cell) return;
  event.preventDefault();
  const below = [...cell.children].find((card) => {
    const { top, height } = card.getBoundingClientRect();
    return card !== drawn.card && event.clientY < top + height / 2;
  });
  if (drawn.card.nextElementSibling !== (below ?? null) || drawn.card.parentElement !== cell) cell.insertBefore(drawn.card, below ?? null);
}

function drop(event) {
  if (!drawn || !event.target.closest?.("[data-cell]")) return;
  event.preventDefault();
  const { card, from, next } = drawn;
  drawn = null;
  card.classList.remove("drawn");
  if (card.parentElement !== from || card.nextElementSibling !== next) send(card, from, next);
}

// Let go beside every column, nothing has happened.
function letGo() {
  if (!drawn) return;
  drawn.card.classList.remove("drawn");
  drawn.from.insertBefore(drawn.card, drawn.next);
  drawn = null;
}

function press(event) {
  const card = event.target.closest?.("[data-card]");
  if (!card || event.target !== card || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const cells = [...card.closest(".columns").querySelectorAll("[data-cell]")];
  const ahead = getComputedStyle(card).direction === "rtl" ? -1 : 1;
  const aside = { ArrowRight: ahead, ArrowLeft: -ahead }[event.key];
  const cell = aside ? cells[cells.indexOf(card.parentElement) + aside] : card.parentElement;
  const at = [...card.parentElement.children].indexOf(card);
  if (!event.altKey) {
    const to = aside ? cell?.children[Math.min(at, cell.children.length - 1)] : card[event.key === "ArrowUp" ? "previousElementSibling" : "nextElementSibling"];
    return to && reach(card, to);
  }
  const from = card.parentElement, next = card.nextElementSibling;
  const before = aside ? cell?.children[at] : event.key === "ArrowUp" ? card.previousElementSibling : next?.nextElementSibling;
  if (!cell || (!aside && (event.key === "ArrowUp" ? !before : !next))) return;
  cell.insertBefore(card, before ?? null);
  card.focus();
  send(card, from, next);
}

function reach(card, to) {
  card.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

async function send(card, from, next) {
  const board = card.closest("[data-board]");
  const said = document.querySelector("[data-board-said]");
  const to = [card.parentElement.dataset.cell, card.nextElementSibling?.dataset.card].filter(Boolean).join("-");
  const sent = fetch(`${board.dataset.board}${card.dataset.card}/place`, { method: "POST", redirect: "manual", body: new URLSearchParams({ to }) });
  const answer = await sent.catch(() => null);
  if (answer?.type === "opaqueredirect") return (said.textContent = `${card.querySelector("a").textContent}: ${said.dataset.moved}`);
  from.insertBefore(card, next?.parentElement === from ? next : null);
  said.textContent = said.dataset.failed;
}
