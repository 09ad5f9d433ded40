// `data-tools` in a place to write: buttons for those who know no Markdown. Each puts its signs round or before what is
// chosen, and undoing by the keyboard takes them back.

const SIGNS = { bold: around("**"), list: before("- "), quote: before("> "), link, mention, picture };

export function offerTools() {
  addEventListener("turbo:load", show);
  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-tool]");
    const field = button && fieldOf(button);
    if (field) SIGNS[button.dataset.tool]?.(field);
  });
  // The field keeps what is chosen in it while a button is pressed.
  addEventListener("mousedown", (event) => event.target.closest?.("[data-tool]") && event.preventDefault());
  addEventListener("keydown", (event) => {
    if (event.key !== "b" || !(event.ctrlKey || event.metaKey) || !event.target.matches?.("textarea[data-send]")) return;
    event.preventDefault();
    SIGNS.bold(event.target);
  });
  show();
}

// Those that can do something where they stand.
function show() {
  for (const tools of document.querySelectorAll("[data-tools]")) {
    const [mention, picture] = ["mention", "picture"].map((tool) => tools.querySelector(`[data-tool=${tool}]`));
    mention.hidden = !fieldOf(tools)?.dataset.mentions;
    picture.hidden = !tools.closest("form").querySelector("[data-bring] input[type=file]");
    tools.hidden = false;
  }
}

function fieldOf(part) {
  return part.closest(".field, .composer")?.querySelector("textarea");
}

function chosen(field) {
  return field.value.slice(field.selectionStart, field.selectionEnd);
}

// As if it was typed, so that it can be undone and everything that listens to typing hears of it.
function type(field, text, from, to) {
  field.focus();
  const start = field.selectionStart;
  if (!document.execCommand?.("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(start + from, start + to);
}

function around(sign) {
  return (field) => {
    const text = chosen(field);
    type(field, `${sign}${text}${sign}`, sign.length, sign.length + text.length);
  };
}

// Whole lines get the sign, one before each.
function before(sign) {
  return (field) => {
    field.selectionStart = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
    const text = chosen(field).split("\n").map((line) => sign + line).join("\n");
    type(field, text, text.length, text.length);
  };
}

function link(field) {
  const text = chosen(field);
  const isAddress = /^https?:\/\/\S+$/.test(text);
  if (isAddress) type(field, `[](${text})`, 1, 1);
  else type(field, `[${text}](https://)`, text.length + 3, text.length + 11);
}

function mention(field) {
  const gap = /\S$/.test(field.value.slice(0, field.selectionStart)) ? " @" : "@";
  type(field, gap, gap.length, gap.length);
}

function picture(field) {
  const form = field.closest("form");
  const fold = form.querySelector(".composer-files");
  if (fold) fold.open = true;
  form.querySelector("[data-bring] input[type=file]")?.click();
}
