// Loaded before everything else. The pages' own server escapes all it sends, so its HTML may be inserted;
// text never becomes a script, whoever asks.
if (window.trustedTypes) {
  window.trustedTypes.createPolicy("default", {
    createHTML: (html) => html,
    createScript: () => null,
    createScriptURL: () => null,
  });
}
