// The live line to the server: when it is cut, the page says so and says what still holds.
import { announce } from "./words.js";

let cut = 0;

function say(isCut) {
  const root = document.documentElement;
  if (root.classList.contains("is-cut") === isCut) return;
  root.classList.toggle("is-cut", isCut);
  if (isCut) announce(document.querySelector(".cut")?.textContent.trim());
}

// A line that comes back within three seconds was never cut for anybody.
document.addEventListener("htmx:sseError", () => {
  cut ||= setTimeout(() => say(true), 3000);
});
for (const name of ["htmx:sseOpen", "htmx:sseMessage"]) {
  document.addEventListener(name, () => {
    clearTimeout(cut);
    cut = 0;
    say(false);
  });
}
