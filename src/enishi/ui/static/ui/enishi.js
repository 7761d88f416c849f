// Everything that runs on every page. Each part finds what it serves, now and after every swap.
import "./announce.js";
import "./autosave.js";
import "./clock.js";
import "./dialog.js";
import "./dictation.js";
import "./drop.js";
import "./line.js";
import "./mailto.js";
import "./ticks.js";
import "./toast.js";

document.documentElement.classList.add("js");
