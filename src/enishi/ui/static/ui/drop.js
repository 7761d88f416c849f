// .drop[data-drop]: a file that is dropped or chosen fills the input inside and sends its form.
import { each } from "./arrivals.js";
import { toast } from "./toast.js";
import { announce, word } from "./words.js";

function serve(zone) {
  const input = zone.querySelector('input[type="file"]');
  if (!input) return;
  let depth = 0;

  function over(change) {
    depth = Math.max(0, depth + change);
    zone.classList.toggle("is-over", depth > 0);
  }

  function send() {
    const place = zone.querySelector(".chosen");
    if (place) place.textContent = [...input.files].map((file) => file.name).join("、");
    zone.setAttribute("aria-busy", "true");
    announce(word("reading"));
    input.form?.requestSubmit();
  }

  zone.addEventListener("dragenter", (event) => { event.preventDefault(); over(1); });
  zone.addEventListener("dragleave", () => over(-1));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(-depth);
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    const taken = new DataTransfer();
    for (const file of input.multiple ? files : files.slice(0, 1)) taken.items.add(file);
    if (files.length > taken.files.length) toast(word("many"));
    input.files = taken.files;
    send();
  });
  input.addEventListener("change", () => { if (input.files.length > 0) send(); });
  // Coming back with the browser's arrow finds the place ready again; the same file may be chosen again.
  window.addEventListener("pageshow", () => zone.removeAttribute("aria-busy"));
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    input.form?.addEventListener(name, () => { zone.removeAttribute("aria-busy"); input.value = ""; });
  }
}

each("[data-drop]", serve);
