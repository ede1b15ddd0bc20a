// Keys that lead somewhere: search, next and previous, G then a letter, theme, help, the source line.
const box = document.querySelector("[data-behaviour=search-box]");
let chord = 0;

const go = (name) => document.querySelector(`[data-go="${name}"]`);
const press = (element) => (element?.click(), Boolean(element));
const visible = (element) => element?.checkVisibility?.() ?? Boolean(element);

function search() {
  const field = visible(box) ? box : document.querySelector("main input[type=search]");
  if (!field) return press(document.querySelector(".search-link"));
  field.focus();
  field.select();
  return true;
}

function reveal() {
  const origin = document.querySelector("[data-behaviour=origin]");
  if (!origin) return false;
  origin.open = !origin.open;
  origin.querySelector("summary").focus();
  return true;
}

function act({ code, key, shiftKey, repeat, target, timeStamp }) {
  if (repeat) return false;
  if (chord && timeStamp - chord < 1500) {
    chord = 0;
    const name = { KeyH: "H", KeyN: "N", KeyR: "R", KeyP: "P" }[code];
    return Boolean(name) && press(go(name));
  }
  if (key === "?") return press(go("?"));
  if (shiftKey) return code === "KeyE" && reveal();
  const arrows = !target.closest("input, pre, .table-scroll");
  switch (code) {
    case "KeyG":
      chord = timeStamp;
      return true;
    case "Slash":
    case "KeyS":
      return search();
    case "KeyT":
      return press(document.querySelector("[data-behaviour=theme]"));
    case "KeyN":
      return press(document.querySelector("main [rel=next]"));
    case "KeyP":
      return press(document.querySelector("main [rel=prev]"));
    case "ArrowRight":
      return arrows && press(document.querySelector("main [rel=next]"));
    case "ArrowLeft":
      return arrows && press(document.querySelector("main [rel=prev]"));
  }
  return false;
}

document.addEventListener("single-key", (event) => {
  if (act(event.detail)) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && search()) event.preventDefault();
  if (event.code === "Escape" && event.target.matches("input[type=search]")) event.target.blur();
});
