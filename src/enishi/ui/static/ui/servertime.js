// The server's clock. The page brings the server's time along (`data-now`, milliseconds); from there only
// elapsed time is added. What the phone believes the time to be is never used: it may be wrong by minutes.

const arrived = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
const last = { server: NaN, steady: 0, wall: 0 };
let slept = false;

function stand(server, steady) {
  Object.assign(last, { server, steady, wall: Date.now() - (performance.now() - steady) });
}

// A phone in a pocket may stop the steady counter. The wall clock's *difference* tells how long it slept.
export function serverNow() {
  const steady = performance.now();
  const wall = Date.now();
  const passed = slept ? Math.max(steady - last.steady, wall - last.wall) : steady - last.steady;
  slept = false;
  Object.assign(last, { server: last.server + passed, steady, wall });
  return last.server;
}

function wake() { slept = true; }

const given = Number(document.body.dataset.now);
if (given) stand(given, arrived);
document.addEventListener("visibilitychange", wake);
window.addEventListener("pageshow", wake);
// A part that htmx brings may carry a fresher time than the page's own.
document.addEventListener("htmx:load", (event) => {
  const part = event.target;
  if (part === document.body) return;
  const source = part.matches?.("[data-now]") ? part : part.querySelector?.("[data-now]");
  const fresh = Number(source?.dataset.now);
  if (fresh) stand(fresh, performance.now());
});
