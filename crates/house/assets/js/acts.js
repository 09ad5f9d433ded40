// `<template data-acts-bar>`: what can be done with a message. The bar comes to the message at which one points, on which one
// taps or in which the focus is, so that no message carries it. The number 0 in its addresses stands for the message.

const MESSAGE = "[data-roving] .message:not(.message-gone), .beside .message:not(.message-gone)";

export function bringActs() {
  addEventListener("pointerover", (event) => event.pointerType === "mouse" && bring(event.target.closest?.(MESSAGE), false));
  addEventListener("focusin", (event) => bring(event.target.closest?.(MESSAGE), true));
  addEventListener("click", tap);
  addEventListener("keydown", (event) => event.key === "Escape" && leave());
  addEventListener("turbo:before-cache", leave);
}

function bar() {
  return document.querySelector(".message > .acts");
}

function bring(message, focused) {
  const there = bar();
  if (!message || there?.parentElement === message) return;
  // A pointer that passes by takes nothing away from who walks by keyboard, has the focus in it or has opened a menu.
  const held = there?.querySelector("details[open]") || there?.contains(document.activeElement) || there?.parentElement.matches(":focus-visible");
  if (!focused && held) return;
  const made = copy(message);
  if (!made) return;
  there?.remove();
  message.append(made);
}

function copy(message) {
  const made = document.querySelector("template[data-acts-bar]")?.content.firstElementChild?.cloneNode(true);
  const id = message.id.split("-")[1];
  for (const part of made?.querySelectorAll("a[href], form, [data-copy]") ?? []) {
    for (const name of ["href", "action", "data-copy"]) {
      const to = part.getAttribute(name);
      if (to) part.setAttribute(name, to.replace(/(messages\/|[a-z]=|message-)0(?=\D|$)/g, `$1${id}`));
    }
  }
  const of = { own: message.dataset.author === document.body.dataset.member, pinned: message.matches(".message-pinned") };
  of.unpinned = !of.pinned;
  for (const part of made?.querySelectorAll("[data-of]") ?? []) if (!of[part.dataset.of]) part.remove();
  // In a thread one answers the thread.
  if (message.closest(".beside")) made?.querySelectorAll("a[href*='thread='], a[href*='quote=']").forEach((link) => link.remove());
  return made;
}

function leave() {
  const there = bar();
  if (there?.contains(document.activeElement)) there.parentElement.focus();
  there?.remove();
}

async function tap(event) {
  const copied = event.target.closest?.("[data-copy]");
  if (copied) return copyLink(copied);
  const message = event.target.closest?.(MESSAGE);
  const asked = event.target.closest?.("[data-acts]");
  if (!message) return;
  if (asked && document.querySelector("template[data-acts-bar]")) {
    event.preventDefault();
    bring(message, true);
    message.querySelector(":scope > .acts :is(summary, a)")?.focus();
  } else if (!event.target.closest("a, button, summary, .menu-panel") && matchMedia("(hover: none)").matches) {
    if (getSelection().isCollapsed) bring(message, true);
  }
}

async function copyLink(button) {
  await navigator.clipboard?.writeText(new URL(button.dataset.copy, location.href)).catch(() => {});
  button.textContent = button.dataset.copied;
}

// A message that is put anew keeps its bar.
export function keepActs(message) {
  if (!message.querySelector(":scope > .acts")) return null;
  const { id } = message;
  return () => bring(document.getElementById(id), true);
}
