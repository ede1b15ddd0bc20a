// Put the reader, and the screen reader, at the verdict; unless the address names an option.
if (!location.hash) document.getElementById("verdict")?.focus({ preventScroll: true });
