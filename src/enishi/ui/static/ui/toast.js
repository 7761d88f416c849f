// Messages: put away by their button, and the ones that only a script can know of.
import { word } from "./words.js";

export function toast(text) {
  const place = document.getElementById("toasts");
  const pattern = document.getElementById("words")?.content.querySelector(".toast");
  if (!place || !pattern || !text) return;
  const same = [...place.querySelectorAll(".toast > p")].some((said) => said.textContent === text);
  if (same) return;
  const slip = pattern.cloneNode(true);
  slip.querySelector("p").textContent = text;
  place.append(slip);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-dismiss]");
  if (!button) return;
  const slip = button.closest(".toast, .notice");
  const pile = slip?.parentElement;
  slip?.remove();
  // The focus does not fall to the top of the page with the button.
  const next = pile?.querySelector("[data-dismiss]") ?? document.getElementById("content");
  next?.focus({ preventScroll: true });
});

document.addEventListener("htmx:sendError", () => toast(word("lost")));
document.addEventListener("htmx:timeout", () => toast(word("lost")));
document.addEventListener("htmx:responseError", () => toast(word("failed")));
