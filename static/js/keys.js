// Turn a bare keydown into a `single-key` event, unless somebody is typing. Other behaviours listen for that.
const typing = "input:not([type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest(typing)) return;
  const key = new CustomEvent("single-key", { cancelable: true, detail: event });
  if (!document.dispatchEvent(key)) event.preventDefault();
});
