// When htmx changes a part of the page: nobody's typing is cut off, the focus stays, the result is told, the title is right.
import { announce } from "./words.js";

const REST = 4000;
let typedAt = -REST;
let converting = false;
let held = null;

document.addEventListener("input", () => { typedAt = performance.now(); }, true);
document.addEventListener("compositionstart", () => { converting = true; }, true);
for (const name of ["compositionend", "focusout"]) {
  document.addEventListener(name, () => { converting = false; }, true);
}

function restIn() {
  return Math.max(converting ? REST : 0, typedAt + REST - performance.now());
}

// Somebody types inside the part right now: the news waits until the hand rests, so that no word and no
// conversion of kana is lost. `late` on the part fetches what is true then.
function isWritten(part) {
  const field = document.activeElement;
  return part !== field && field?.matches("input, textarea") && part.contains(field) && restIn() > 0;
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, elt } = event.detail;
  if (elt !== target || !event.detail.shouldSwap || !isWritten(target)) return;
  event.detail.shouldSwap = false;
  clearTimeout(Number(elt.dataset.late));
  elt.dataset.late = String(setTimeout(() => elt.dispatchEvent(new CustomEvent("late")), restIn() + 100));
});

function within(part, selector) {
  return part.matches?.(selector) ? part : part.querySelector?.(selector);
}

document.addEventListener("htmx:beforeSwap", () => {
  const active = document.activeElement;
  held = active && active !== document.body ? { id: active.id, name: active.getAttribute("name"), value: active.getAttribute("value"), caret: active.selectionStart } : null;
});

function sameControl() {
  if (!held) return null;
  if (held.id) return document.getElementById(held.id);
  if (!held.name) return null;
  const named = [...document.getElementsByName(held.name)];
  return named.find((one) => one.getAttribute("value") === held.value) ?? null;
}

// Where the next thing begins, e.g. the search at the reception. Not on phones, where a focus brings the keyboard up.
function home() {
  return matchMedia("(pointer: fine)").matches ? document.querySelector("[data-home]") : null;
}

// What was searched before is typed over. The browser's autofocus may come before this module or after it.
function typeOver(field) {
  if (field?.matches("[data-home]")) field.select();
}
document.addEventListener("focusin", (event) => typeOver(event.target));
typeOver(document.activeElement);

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target;
  if (part.nodeType !== Node.ELEMENT_NODE) return;

  const titled = within(part, "[data-title]");
  if (titled) document.title = titled.dataset.title;

  // Only when the swap took the focused control away; a focus that is somewhere is left alone.
  if (held && (document.activeElement === document.body || document.activeElement === null)) {
    const next = within(part, "[data-focus]") ?? sameControl() ?? home() ?? document.getElementById("content");
    next?.focus({ preventScroll: true });
    if (held.caret != null && next?.matches("input, textarea")) next.setSelectionRange(held.caret, held.caret);
  }
  held = null;

  const told = within(part, "[data-announce]");
  if (told) announce(told.dataset.announce || told.textContent.trim());
});
