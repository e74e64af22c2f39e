"""A server that means harm: what it sends for a path is the method of that name, byte by byte.

The replica speaks HTTP through a library that would not send most of this.
"""

from __future__ import annotations

import asyncio
import gzip
import ssl
import threading
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from site_pages import item, listing_page, pager

CERTIFICATE = Path(__file__).with_name("self_signed.pem")
MEBIBYTE = b"\0" * 2**20
TEN_GIGABYTES = 10 * 2**30

Pieces = AsyncIterator[bytes]

#: what a path is: a good page, or a behaviour with its argument, as `redirect?/good`
Site = dict[str, bytes | str]


def answer(body: bytes = b"", *fields: str, status: str = "200 OK") -> bytes:
    """A whole answer; a Content-Length of its own only where `fields` have none."""
    lines = [f"HTTP/1.1 {status}", "Connection: close", *fields]
    if not any(field.lower().startswith(("content-length", "transfer-encoding")) for field in fields):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body


def head(*fields: str) -> bytes:
    """The beginning of an answer whose body follows piece by piece."""
    return answer(b"", *fields)


def chunk(data: bytes) -> bytes:
    """A piece of a body in chunked transfer coding."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def bomb() -> Iterator[bytes]:
    """Ten gigabytes of nothing, compressed to ten megabytes as they are sent."""
    packer = zlib.compressobj(9, wbits=31)
    yield packer.compress(MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH)  # the same bytes each time
    for _ in range(TEN_GIGABYTES // len(MEBIBYTE) - 1):
        yield again


class Behaviour:
    """One method a path; `/redirect?TARGET` and the like take the rest of the address as their argument."""

    async def robots_txt(self, _argument: str) -> Pieces:
        yield answer(status="404 Not Found")

    async def page(self, body: bytes) -> Pieces:
        yield answer(body, "Content-Type: text/html; charset=UTF-8")

    async def not_found(self, _argument: str) -> Pieces:
        yield answer(status="404 Not Found")

    async def file(self, _argument: str) -> Pieces:
        yield answer(b"%PDF-1.7", "Content-Type: application/pdf")

    async def endless_listing(self, query: str) -> Pieces:
        """Each page has a release that no other has, and leads to the next page."""
        number = int(query.partition("=")[2] or 1)
        body = listing_page(item(f"{number}/"), pager=pager([number + 1]))
        yield answer(body, "Content-Type: text/html")

    async def good(self, argument: str) -> Pieces:
        yield answer(f"<html>{argument}</html>".encode(), "Content-Type: text/html")

    async def redirect(self, target: str) -> Pieces:
        yield answer(b"", f"Location: {target}", status="302 Found")

    async def redirect_latin(self, _argument: str) -> Pieces:
        yield b"HTTP/1.1 302 Found\r\nLocation: /\xff\xfe/\r\nContent-Length: 0\r\n\r\n"

    async def redirect_with_a_body(self, _argument: str) -> Pieces:
        yield head("Location: /good", "Transfer-Encoding: chunked").replace(b"200 OK", b"302 Found")
        while True:
            yield chunk(MEBIBYTE)

    async def longer(self, path: str) -> Pieces:
        yield answer(b"", f"Location: /longer?{path}x", status="302 Found")

    async def cookie(self, _argument: str) -> Pieces:
        """Round and round until a cookie comes back, as bot walls do."""
        yield answer(b"", "Location: /cookie", "Set-Cookie: seen=1; Path=/", status="302 Found")

    async def declared(self, _argument: str) -> Pieces:
        yield head(f"Content-Length: {TEN_GIGABYTES}")
        while True:
            yield MEBIBYTE

    async def undeclared(self, _argument: str) -> Pieces:
        yield head("Transfer-Encoding: chunked")
        while True:
            yield chunk(MEBIBYTE)

    async def bomb(self, _argument: str) -> Pieces:
        yield head("Transfer-Encoding: chunked", "Content-Encoding: gzip")
        for piece in bomb():
            yield chunk(piece)
        yield b"0\r\n\r\n"

    async def twice_packed(self, _argument: str) -> Pieces:
        body = gzip.compress(gzip.compress(b"<html>twice</html>"))
        yield answer(body, "Content-Encoding: gzip, gzip")

    async def coded(self, coding: str) -> Pieces:
        yield answer(b"\x1f\x8b neither this nor that", f"Content-Encoding: {coding}")

    async def drip(self, _argument: str) -> Pieces:
        yield head("Content-Length: 1000000")
        while True:
            yield b"."

    async def drip_of_chunks(self, _argument: str) -> Pieces:
        yield head("Transfer-Encoding: chunked")
        while True:
            yield chunk(b".")

    async def drip_of_nothing(self, _argument: str) -> Pieces:
        """Gzip that goes on for ever and unfolds to no byte at all."""
        packer = zlib.compressobj(9, wbits=31)
        yield head("Transfer-Encoding: chunked", "Content-Encoding: gzip")
        while True:
            yield chunk(packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH))

    async def drip_of_headers(self, _argument: str) -> Pieces:
        yield b"HTTP/1.1 200 OK\r\nX-Drip: "
        while True:
            yield b"."

    async def drip_of_trailers(self, _argument: str) -> Pieces:
        yield head("Transfer-Encoding: chunked") + chunk(b"<html></html>") + b"0\r\n"
        while True:
            yield b"X-Drip: .\r\n"

    async def wait_a_moment(self, _argument: str) -> Pieces:
        while True:
            yield b"HTTP/1.1 100 Continue\r\n\r\n"

    async def many_headers(self, _argument: str) -> Pieces:
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            yield b"X-Many: 1\r\n"

    async def long_header(self, _argument: str) -> Pieces:
        yield b"HTTP/1.1 200 OK\r\nX-Long: " + b"." * 70000

    async def headers(self, fields: str) -> Pieces:
        yield answer(b"<html></html>", *fields.split("|"))

    async def bad_chunk(self, _argument: str) -> Pieces:
        yield head("Transfer-Encoding: chunked") + b"many\r\n<html></html>\r\n0\r\n\r\n"

    async def garbage(self, _argument: str) -> Pieces:
        yield b"\x00\x1b[31mSSH-2.0-OpenSSH_9.2\r\n\xff\xfe\r\n"

    async def nothing(self, _argument: str) -> Pieces:
        yield b""


@dataclass
class Server:
    """Serves a hostile site: a path is a page of `site`, or the behaviour that `site` or its name says."""

    site: Site

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One answer to a connection."""
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            async for piece in self._pieces(request.split(b" ")[1].decode()):
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the client has had enough, which is what is tested
        finally:
            writer.close()

    def _pieces(self, target: str) -> Pieces:
        path, _, query = target.partition("?")
        found = self.site.get(path, path)
        if isinstance(found, bytes):
            return Behaviour().page(found)
        name, _, argument = found.partition("?")
        told = name.strip("/").replace(".", "_").replace("-", "_")
        behave = getattr(Behaviour(), told, Behaviour().not_found)
        pieces: Pieces = behave(unquote(argument or query))
        return pieces


@contextmanager
def hostile_server(site: Site | None = None, *, tls: bool = False) -> Iterator[str]:
    """The base URL of a hostile server, as long as the context lasts; one answer a connection."""
    loop = asyncio.new_event_loop()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if tls else None
    if context:
        context.load_cert_chain(CERTIFICATE)
    starting = asyncio.start_server(Server(site or {}).answer, "127.0.0.1", 0, ssl=context)
    server = loop.run_until_complete(starting)
    thread = threading.Thread(target=loop.run_forever, name="hostile", daemon=True)
    thread.start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
