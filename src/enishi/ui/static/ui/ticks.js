// Moves a ruler along with the time: ul.ticks[data-ticks-since][data-ticks-until], both in milliseconds.
import { serverNow } from "./servertime.js";

function move() {
  if (document.hidden) return;
  const rulers = document.querySelectorAll("[data-ticks-until]");
  if (rulers.length === 0) return;
  const now = serverNow();
  for (const ruler of rulers) {
    const since = Number(ruler.dataset.ticksSince);
    const until = Number(ruler.dataset.ticksUntil);
    const notches = [...ruler.children];
    const done = Math.floor(((now - since) / (until - since)) * notches.length);
    notches.forEach((notch, at) => {
      notch.classList.toggle("is-done", at < done);
      notch.classList.toggle("is-now", at === Math.max(0, done));
    });
  }
}

setInterval(move, 1000);
document.addEventListener("visibilitychange", move);
document.addEventListener("htmx:load", move);
move();
