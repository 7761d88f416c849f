// a[data-mailto="#id"]: opens the reader's own mail app with the words as they stand in the text field now.
// The link itself holds the words that were saved last, and serves as it is without a script.
import { each } from "./arrivals.js";

function serve(link) {
  const area = document.querySelector(link.dataset.mailto);
  if (!area) return;
  link.addEventListener("click", () => {
    const text = link.dataset.before + area.value.trim() + link.dataset.after;
    const body = encodeURIComponent(text.replaceAll("\n", "\r\n"));
    link.href = link.href.replace(/body=[^&]*$/, () => `body=${body}`);
  });
}

each("a[data-mailto]", serve);
