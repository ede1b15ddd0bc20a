// Count the seconds the server said are left; then ask it what to do: <span data-behaviour="countdown" data-seconds="90">.
const timer = document.querySelector("[data-behaviour=countdown]");
const figure = timer?.querySelector(".number");
const end = performance.now() + Number(timer?.dataset.seconds) * 1000;

function show() {
  const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
  figure.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  timer.classList.toggle("time-short", left <= 60);
  if (left === 0) location.reload();
  else setTimeout(show, 500);
}

if (timer && Number(timer.dataset.seconds) > 0) show();
