// Counts `<time data-until>` down to 0:00 and keeps `[data-clock]` at the hall's time of day.
import { serverNow } from "./servertime.js";

const formats = new Map();
const rung = new WeakSet();

function timeOfDay(moment, zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone || undefined }));
  }
  return formats.get(zone).format(moment);
}

export function left(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function show() {
  const now = serverNow();
  if (Number.isNaN(now)) return;
  for (const element of document.querySelectorAll("[data-until]")) {
    const until = Number(element.dataset.until);
    write(element, left(until - now));
    // The page may listen: hx-trigger="bell from:#clock". Rung once for each clock.
    if (until <= now && !rung.has(element)) {
      rung.add(element);
      element.dispatchEvent(new CustomEvent("bell", { bubbles: true }));
    }
  }
  for (const element of document.querySelectorAll("[data-clock]")) {
    write(element, timeOfDay(now, element.dataset.zone ?? ""));
  }
}

let timer = 0;
function run() {
  clearInterval(timer);
  timer = 0;
  if (document.hidden) return;
  show();
  timer = setInterval(show, 250);
}

document.addEventListener("visibilitychange", run);
window.addEventListener("pageshow", run);
document.addEventListener("htmx:load", show);
run();
