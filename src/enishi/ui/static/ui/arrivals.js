// Calls `serve` once for every element that matches, those here now and those that htmx brings later.
export function each(selector, serve) {
  const served = new WeakSet();
  const look = (root) => {
    const found = root.matches?.(selector) ? [root] : [];
    for (const element of [...found, ...root.querySelectorAll(selector)]) {
      if (!served.has(element)) {
        served.add(element);
        serve(element);
      }
    }
  };
  look(document);
  document.addEventListener("htmx:load", (event) => look(event.target));
}
