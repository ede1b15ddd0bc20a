// Reload when the note of this page was saved: <body data-live="/live" data-live-path="sqs.md">; or any note: data-live-any.
const { live, livePath, liveAny } = document.body.dataset;
let source = null;

function listen() {
  source = new EventSource(live);
  source.addEventListener("message", (event) => {
    const { paths } = JSON.parse(event.data);
    if (liveAny !== undefined || paths.includes(livePath)) location.reload();
  });
}

if (liveAny !== undefined || livePath) {
  listen();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
}
