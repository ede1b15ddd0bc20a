"""A bounded load on a local server: raw keep-alive connections, so that the client costs as little as it can."""

import asyncio
from collections.abc import Sequence
from time import perf_counter

Request = bytes


def get(path: str, host: str, cookie: str = "") -> Request:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode()


def post(path: str, host: str, body: str, cookie: str = "") -> Request:
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n"
    form = "Content-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}{form}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def requests_per_second(port: int, lanes: Sequence[Sequence[Request]], status: int) -> float:
    """Send every lane's requests one after the other, the lanes side by side. Raises on any other status."""
    return asyncio.run(_run(port, lanes, status))


async def _run(port: int, lanes: Sequence[Sequence[Request]], status: int) -> float:
    started = perf_counter()
    await asyncio.gather(*(_lane(port, lane, status) for lane in lanes))
    return sum(len(lane) for lane in lanes) / (perf_counter() - started)


async def _lane(port: int, requests: Sequence[Request], status: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    wanted = f"HTTP/1.1 {status} ".encode()
    for request in requests:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(wanted):
            raise RuntimeError(f"expected {status}, got {head.splitlines()[0]!r} for {request.splitlines()[0]!r}")
        await _skip_body(reader, head.lower())
    writer.close()


async def _skip_body(reader: asyncio.StreamReader, head: bytes) -> None:
    length = next((line for line in head.split(b"\r\n") if line.startswith(b"content-length:")), None)
    if length:
        await reader.readexactly(int(length.partition(b":")[2]))
