"""The guard around the application: host, cross-site requests, size, headers, and one log line a request.

Pure ASGI, because `BaseHTTPMiddleware` costs more than a page's own work.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable, Collection
from time import perf_counter
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger("tellapart.web")

MAX_BODY = 64 * 1024
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
HSTS = "max-age=31536000"

Refusal = Callable[[Scope, int], Response]
"""Makes the page for a request that is refused before the application sees it."""


class Guard:
    def __init__(self, app: ASGIApp, *, refuse: Refusal, allowed_hosts: Collection[str], https: bool) -> None:
        self.app, self._refuse = app, refuse
        self._hosts = {host.strip("[]").lower() for host in allowed_hosts}
        self._headers = HEADERS | ({"Strict-Transport-Security": HSTS} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["request_id"] = secrets.token_hex(6)
        is_head = scope["method"] == "HEAD"
        answer = _Answer(send, self._headers, is_head)
        started = perf_counter()
        try:
            status = self._problem(scope)
            if status:
                await self._refuse(scope, status)(scope, receive, answer)
            else:
                # Pages know only GET; a HEAD is one whose body is not sent.
                await self.app({**scope, "method": "GET"} if is_head else scope, _limited(receive), answer)
        except Exception:  # the page for it has been sent by the application's own handler
            logger.exception("request %s failed", scope["request_id"])
            if answer.status == 0:
                await self._refuse(scope, 500)(scope, receive, answer)
        finally:
            milliseconds = (perf_counter() - started) * 1000
            line = (scope["method"], quote(scope["path"]), answer.status, milliseconds, scope["request_id"])
            logger.info("%s %s %d %.0fms %s", *line)

    def _problem(self, scope: Scope) -> int:
        """The status to refuse a request with, or 0."""
        headers = Headers(scope=scope)
        if not self._is_known_host(headers.get("host", "")):
            return 400
        if scope["method"] in SAFE_METHODS:
            return 0
        if _is_cross_site(headers):
            return 403
        length = headers.get("content-length", "0")
        return 0 if length.isdecimal() and len(length) < 10 and int(length) <= MAX_BODY else 413

    def _is_known_host(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            has_port = parts.port is None or parts.port > 0
        except ValueError:
            return False
        return has_port and (parts.hostname or "") in self._hosts and not set(host) & set("/?#@\\ ")


def _is_cross_site(headers: Headers) -> bool:
    """Whether another site sent this; a request with neither header comes from no browser."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site not in {"same-origin", "none"}
    if origin is not None:
        return origin == "null" or urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    return False


def _limited(receive: Receive) -> Receive:
    """The request's body up to the limit; a longer one is cut off with 413, however it was announced."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MAX_BODY:
            raise HTTPException(413)
        return message

    return limited


class _Answer:
    """Sends with the security headers on, and remembers the status."""

    def __init__(self, send: Callable[[Message], Awaitable[None]], headers: dict[str, str], is_head: bool) -> None:
        self._send, self._headers, self._is_head = send, headers, is_head
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        elif self._is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)
