// Note how long the question was looked at, hidden tabs not counted: <form data-behaviour="stopwatch">.
const form = document.querySelector('[data-behaviour~="stopwatch"]');
let seen = 0;
let since = document.hidden ? null : performance.now();

function pause() {
  if (since !== null) seen += performance.now() - since;
  since = null;
}

document.addEventListener("visibilitychange", () => {
  pause();
  if (!document.hidden) since = performance.now();
});

form?.addEventListener("submit", () => {
  pause();
  form.elements.milliseconds.value = Math.round(seen);
});
