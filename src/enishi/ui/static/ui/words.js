// What scripts say, in the page's language: the server wrote it into <template id="words">.
export function word(name) {
  return document.getElementById("words")?.getAttribute(`data-word-${name}`) ?? "";
}

// Tells readers of a screen reader; the same words twice are told twice.
export function announce(text) {
  const place = document.getElementById("announcer");
  if (!place || !text) return;
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

// The request token lives in the body's htmx headers.
export function csrfHeaders() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
}
