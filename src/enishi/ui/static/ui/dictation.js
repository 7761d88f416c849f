// button[data-dictate="#id"]: speaks into a text field. Shown only where the browser can listen.
import { each } from "./arrivals.js";
import { toast } from "./toast.js";
import { announce, word } from "./words.js";

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

function insert(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function serve(button) {
  button.classList.add("is-ready");
  button.setAttribute("aria-pressed", "false");
  let listening = null;

  button.addEventListener("click", () => {
    if (listening) { listening.stop(); return; }
    const area = document.querySelector(button.dataset.dictate);
    if (!area) return;
    listening = new Recognition();
    listening.lang = button.dataset.lang ?? document.documentElement.lang;
    listening.continuous = true;
    listening.interimResults = false;
    listening.onresult = (event) => {
      for (const result of [...event.results].slice(event.resultIndex)) insert(area, result[0].transcript);
    };
    listening.onerror = (event) => {
      if (event.error !== "aborted" && event.error !== "no-speech") toast(word("deaf"));
    };
    listening.onend = () => {
      listening = null;
      button.setAttribute("aria-pressed", "false");
    };
    listening.start();
    button.setAttribute("aria-pressed", "true");
    announce(word("listening"));
  });
}

if (Recognition) each("button[data-dictate]", serve);
