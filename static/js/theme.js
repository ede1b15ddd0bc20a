// Switch the theme in place, so that a half-made choice on the page survives: <button data-behaviour="theme">.
const button = document.querySelector("[data-behaviour=theme]");
const next = { system: "light", light: "dark", dark: "system" };

button?.form.addEventListener("submit", (event) => {
  if (event.submitter !== button) return;
  event.preventDefault();
  const theme = button.value;
  const body = new URLSearchParams({ theme, next: location.pathname });
  fetch(button.form.action, { method: "POST", body, redirect: "manual", keepalive: true });
  document.documentElement.dataset.theme = theme;
  document.querySelector("meta[name=color-scheme]").content = theme === "system" ? "light dark" : theme;
  const name = button.dataset[`name${theme[0].toUpperCase()}${theme.slice(1)}`];
  button.value = next[theme];
  button.title = name;
  button.querySelector("span").textContent = name;
});
