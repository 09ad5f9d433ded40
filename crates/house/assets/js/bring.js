// `data-bring="/where/files/go"` on the field of a form: files that are picked, pasted into the form or dropped on it go to
// the server at once, each by itself, with a line that shows how far it has come. The answer is what the form shows of them.
// A form waits for its files before it is sent; what cannot be sent is said beside it.

const waiting = new WeakMap();

export function bringFiles() {
  addEventListener("turbo:load", () => document.querySelectorAll("[data-bring]").forEach(prepare));
  addEventListener("change", (event) => {
    const field = event.target.matches?.("[data-bring] input[type=file]") && event.target.closest("[data-bring]");
    if (!field) return;
    bring(field, [...event.target.files]);
    event.target.value = "";
  });
  addEventListener("paste", (event) => take(event, event.clipboardData));
  addEventListener("dragover", (event) => {
    if (fieldOf(event) && event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => take(event, event.dataTransfer));
  addEventListener("submit", holdBack, true);
}

// With a script each picture has a text of its own.
function prepare(field) {
  field.querySelector("[data-plain]")?.remove();
}

function fieldOf(event) {
  return event.target.closest?.("form")?.querySelector("[data-bring]");
}

function take(event, data) {
  const field = fieldOf(event);
  const files = [...(data?.files ?? [])];
  if (!field || !files.length) return;
  event.preventDefault();
  bring(field, files);
}

function bring(field, files) {
  const fold = field.closest("details");
  if (fold) fold.open = true;
  for (const file of files) {
    const line = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = file.name;
    line.append(name);
    field.querySelector(".file-rows").append(line);
    if (file.size > Number(field.dataset.limit)) complain(line, field.dataset.large);
    else count(field.closest("form"), send(field, file, line));
  }
}

function send(field, file, line) {
  const progress = document.createElement("progress");
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute("aria-label", file.name);
  line.append(progress);
  const form = new FormData();
  form.append("bring", file);
  const request = new XMLHttpRequest();
  request.upload.onprogress = (event) => event.lengthComputable && (progress.value = event.loaded / event.total);
  request.open("POST", field.dataset.bring);
  return new Promise((done) => {
    request.onloadend = () => {
      progress.remove();
      // A line of ours is what the form shows; anything else, such as the page of a proxy, is no answer.
      if ([200, 422].includes(request.status)) line.outerHTML = request.responseText;
      else complain(line, field.dataset.broken);
      done();
    };
    request.send(form);
  });
}

function complain(line, words) {
  line.classList.add("error");
  line.setAttribute("role", "alert");
  line.append(" ", words);
}

function count(form, sent) {
  const before = waiting.get(form) ?? Promise.resolve();
  const all = Promise.all([before, sent]);
  waiting.set(form, all);
  all.then(() => waiting.get(form) === all && waiting.delete(form));
}

// Whoever presses the button early has said what they want: the form goes when its files are there.
function holdBack(event) {
  const files = waiting.get(event.target);
  if (!files) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  files.then(() => setTimeout(() => event.target.isConnected && event.target.requestSubmit(event.submitter)));
}
