// Offer printing, and open what folds while it lasts: <button hidden data-behaviour="print">.
for (const button of document.querySelectorAll("[data-behaviour=print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
