// [data-autosave="address"] on a text field: its form is posted after a pause. Until the server has the words they
// also lie in this tab's storage, so that neither a dead line nor a closed page loses any.
import { each } from "./arrivals.js";
import { csrfHeaders, word } from "./words.js";

const PAUSE = 800;
const AGAIN = 5000;

function keep(address, text) {
  try {
    sessionStorage.setItem(`words:${address}`, text);
  } catch { /* full or forbidden: the page itself still has the words */ }
}

function kept(address) {
  try {
    return sessionStorage.getItem(`words:${address}`);
  } catch {
    return null;
  }
}

function drop(address) {
  try {
    sessionStorage.removeItem(`words:${address}`);
  } catch { /* nothing was kept */ }
}

function say(area, name) {
  const place = area.form?.querySelector("[data-saved]") ?? document.querySelector("[data-saved]");
  if (place) place.textContent = word(name);
}

function serve(area) {
  const address = area.dataset.autosave;
  let savedText = area.value;
  let timer = 0;
  let busy = false;

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function request(keepalive) {
    return fetch(address, { method: "POST", body: new FormData(area.form), headers: csrfHeaders(), keepalive });
  }

  function accepted(text) {
    savedText = text;
    if (kept(address) === text) drop(address);
    say(area, area.value === text ? "saved" : "saving");
    if (area.value !== text) later(PAUSE);
  }

  async function save() {
    if (!area.isConnected || area.value === savedText) return;
    if (busy) { later(PAUSE); return; }
    busy = true;
    const sent = area.value;
    say(area, "saving");
    const answer = await request(false).catch(() => null);
    busy = false;
    if (answer?.ok) { accepted(sent); return; }
    say(area, "unsaved");
    // A refusal would be repeated for ever; a dead line or a tired server may recover.
    if (!answer || answer.status >= 500) later(AGAIN);
  }

  area.addEventListener("input", () => {
    keep(address, area.value);
    say(area, "saving");
    later(PAUSE);
  });
  window.addEventListener("pagehide", () => {
    if (area.isConnected && area.value !== savedText) request(true).catch(() => {});
  });
  window.addEventListener("online", () => later(0));
  // Sending the form carries the words itself; they stay in storage until the server has taken them.
  area.form?.addEventListener("submit", () => { clearTimeout(timer); savedText = area.value; });
  area.form?.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) drop(address); });

  const waiting = kept(address);
  if (waiting !== null && waiting !== area.value) {
    area.value = waiting;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

each("[data-autosave]", serve);
