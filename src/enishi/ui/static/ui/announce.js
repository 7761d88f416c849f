// After htmx changed a part of the page: the focus stays, the result is told, the title is right.
import { announce } from "./words.js";

let held = null;

function within(part, selector) {
  return part.matches?.(selector) ? part : part.querySelector?.(selector);
}

document.addEventListener("htmx:beforeSwap", () => {
  const active = document.activeElement;
  held = active && active !== document.body ? { id: active.id, name: active.getAttribute("name"), value: active.getAttribute("value") } : null;
});

function sameControl() {
  if (!held) return null;
  if (held.id) return document.getElementById(held.id);
  if (!held.name) return null;
  const named = [...document.getElementsByName(held.name)];
  return named.find((one) => one.getAttribute("value") === held.value) ?? null;
}

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target;
  if (part.nodeType !== Node.ELEMENT_NODE) return;

  const titled = within(part, "[data-title]");
  if (titled) document.title = titled.dataset.title;

  // Only when the swap took the focused control away; a focus that is somewhere is left alone.
  if (held && (document.activeElement === document.body || document.activeElement === null)) {
    const next = within(part, "[data-focus]") ?? sameControl() ?? document.getElementById("content");
    next?.focus({ preventScroll: true });
  }
  held = null;

  const told = within(part, "[data-announce]");
  if (told) announce(told.dataset.announce || told.textContent.trim());
});
