// `data-keep="some-name"` on a form: what one types outlives a reload, the end of the session and a crash of the browser,
// until it is sent. Where the page already has another text, such as in a form that edits, what comes back is said in
// `data-kept` and can be discarded. `data-keep-revision` is the text with which one began: who comes back to a newer one
// sends the old revision, and the server shows both. `data-keep-behind`: the draft stands before what the page brings.
import { clear, forget, read, write } from "./kept.js";

const FIELDS = "textarea[name]:not([readonly]), input[name]:not([readonly], [type=hidden], [type=radio], [type=checkbox], [type=password], [type=file])";

export function keepDrafts() {
  addEventListener("turbo:load", restoreAll);
  addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form && event.target.matches(FIELDS)) keep(form);
  });
  addEventListener("turbo:submit-end", (event) => {
    if (event.detail.success && !event.detail.formSubmission?.submitter?.hasAttribute("data-aside")) forget(event.target.dataset.keep);
  });
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-kept-forget]")) forget(event.target.closest("form[data-keep]")?.dataset.keep);
    if (event.target.closest?.("[data-kept-drop]")) discard(event.target.closest("form[data-keep]"));
  });
  addEventListener("submit", (event) => {
    if (event.target.matches("[data-parting]")) clear(() => true);
    else if (event.target.dataset.turbo === "false") forget(event.target.dataset.keep);
  });
}

function restoreAll() {
  const account = document.body.dataset.account;
  if (!account) return;
  clear((key) => !key.startsWith(`keep:${account}:`));
  document.querySelectorAll("form[data-keep]").forEach(restore);
}

function fields(form) {
  return [...form.querySelectorAll(FIELDS)];
}

function keep(form) {
  const typed = Object.fromEntries(fields(form).map((field) => [field.name, field.value]));
  const { keep: name, keepRevision: revision } = form.dataset;
  // A composer that was emptied has nothing to come back.
  if (revision === undefined && Object.values(typed).every((text) => !text.trim())) forget(name);
  else write(name, { typed, revision: form.dataset.begunWith ?? revision });
}

function restore(form) {
  const draft = read(form.dataset.keep);
  if (!draft) return;
  const other = fields(form).filter((field) => draft.typed[field.name] !== undefined && draft.typed[field.name] !== field.value);
  if (other.length === 0) return;
  other.forEach((field) => { field.value = form.hasAttribute("data-keep-behind") ? joined(draft.typed[field.name], field.value) : draft.typed[field.name]; });
  const revision = form.elements.revision;
  if (revision && draft.revision) form.dataset.begunWith = revision.value = draft.revision;
  const said = form.querySelector("[data-kept]");
  if (said) said.hidden = false;
}

// What was typed before comes first, then what the page brings, once.
function joined(draft, brought) {
  if (!draft.trim() || brought.includes(draft.trim())) return brought;
  return draft.includes(brought.trim()) ? draft : `${draft.trimEnd()}\n\n${brought}`;
}

function discard(form) {
  forget(form.dataset.keep);
  location.reload();
}
