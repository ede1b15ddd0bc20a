// Let digits and letters choose an option, and Enter send it: <form data-behaviour="answer-keys">.
// Where options are put in places, a key puts its option in the next free one.
// Codes, not characters: a Korean keyboard sends jamo.
const form = document.querySelector('[data-behaviour~="answer-keys"]');

function position(code) {
  const found = /^(?:Digit|Numpad)([1-6])$|^Key([A-F])$/.exec(code);
  return found && (found[1] ?? String(found[2].charCodeAt(0) - 64));
}

function put(value) {
  const place = [...form.querySelectorAll("select[name=place]")].find((select) => !select.value);
  if (!place?.querySelector(`option[value="${value}"]`)) return false;
  place.value = value;
  return true;
}

if (form) {
  document.addEventListener("single-key", (event) => {
    const { code, shiftKey, repeat, target } = event.detail;
    if (shiftKey || repeat) return;
    const field = form.querySelector(`input[name=selected][value="${position(code)}"]`);
    if (field) {
      field.click();
      event.preventDefault();
    } else if (put(position(code))) {
      event.preventDefault();
    } else if (code.endsWith("Enter") && !target.closest("a, button, summary, input")) {
      form.requestSubmit(form.querySelector("button:not([name])"));
      event.preventDefault();
    }
  });
}
