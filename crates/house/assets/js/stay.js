// Whoever has the focus in a message keeps it when the message is put anew: by a live correction, or by the page that
// answers a form with `data-stay`, such as a reaction. What they look at stays where it was.

let goBack = null;

export function stayThere() {
  addEventListener("turbo:submit-start", (event) => {
    const message = event.target.matches("[data-stay]") && event.target.closest(".message");
    goBack = message ? hold(message, event.detail.formSubmission.submitter) : null;
  });
  // An answer that is put into the page leads nowhere from which one would have to come back.
  addEventListener("turbo:submit-end", (event) => isPart(event) && (goBack = null));
  addEventListener("turbo:load", () => {
    goBack?.();
    goBack = null;
  });
}

// Whether a form was answered by what is put into the page, instead of by a page.
export function isPart({ detail }) {
  return Boolean(detail.fetchResponse?.contentType?.startsWith("text/vnd.turbo-stream.html"));
}

// Remembers a message, what has the focus in it and where it stands; gives what finds all that again.
export function hold(message, focused = document.activeElement) {
  const { id } = message;
  const [top, page, name] = [topOf(message), scrollY, nameOf(focused)];
  return () => {
    const again = document.getElementById(id);
    if (!again) return;
    (named(again, name) ?? again.querySelector(".reactions summary"))?.focus({ preventScroll: true });
    // Within the box of a channel first, and what is left with the page.
    scrollTo(scrollX, page);
    again.closest("[data-channel]")?.scrollBy(0, topOf(again) - top);
    scrollBy(0, topOf(again) - top);
  };
}

function topOf(element) {
  return element.getBoundingClientRect().top;
}

// The sign of a reaction, the address of a link, the words of anything else.
function nameOf(stop) {
  return stop && (stop.value || stop.getAttribute("href") || stop.textContent.trim());
}

function named(message, name) {
  const stops = [...message.querySelectorAll("a[href], button, summary")];
  return stops.find((stop) => nameOf(stop) === name && !stop.closest("details:not([open]) .menu-panel"));
}
