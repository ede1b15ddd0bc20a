// Enter goes on: <a data-behaviour="go-on">, or a button. So does Space once there is a verdict.
const goOn = document.querySelector("[data-behaviour=go-on]");
const codes = document.getElementById("verdict") ? ["Enter", "NumpadEnter", "Space"] : ["Enter", "NumpadEnter"];

document.addEventListener("single-key", (event) => {
  const { code, shiftKey, repeat, target } = event.detail;
  if (shiftKey || repeat || target.closest("a, button, summary, input, pre")) return;
  if (goOn && codes.includes(code)) {
    goOn.click();
    event.preventDefault();
  }
});
