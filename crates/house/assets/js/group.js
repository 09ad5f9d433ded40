// Where a message comes into a running talk, it stands under the name above it when the same person has just spoken, and
// below a line when a day has begun. The server does the same for the page as it loads.

const RUN = 10 * 60 * 1000;

export function group(entry) {
  const message = entry && entry.querySelector(".message");
  const list = entry && entry.closest("#messages");
  if (!message || !list?.closest("[data-channel]")) return;
  const before = previous(entry);
  const [then, now] = [moment(before), moment(message)];
  if (!now) return;
  const newDay = !then || then.toDateString() !== now.toDateString();
  if (newDay && !entry.previousElementSibling?.matches(".day")) entry.before(line(now));
  const goesOn = !newDay && before.dataset.author === message.dataset.author && now - then < RUN;
  message.classList.toggle("message-on", goesOn && !entry.previousElementSibling?.matches(".day"));
}

function previous(entry) {
  for (let at = entry.previousElementSibling; at; at = at.previousElementSibling) {
    const message = at.querySelector(".message");
    if (message) return message;
  }
  return null;
}

function moment(message) {
  const stamp = message?.querySelector(".message-time time")?.dateTime;
  return stamp ? new Date(stamp) : null;
}

function line(day) {
  const made = document.createElement("li");
  made.className = "day";
  const words = document.createElement("span");
  // English stands on pages as it is written in Britain.
  const { lang } = document.documentElement;
  words.textContent = day.toLocaleDateString(lang === "en" ? "en-GB" : lang, { weekday: "long", day: "numeric", month: "long" });
  made.append(words);
  return made;
}
