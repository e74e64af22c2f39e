"""The HTTP response in a WARC record (RFC 9112): its head, and its body without codings."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.limitreader import LimitReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from scraper.content_type import read_content_type
from scraper.media import media_type

_MAX_HEAD = 64 * 1024
_HTTP = StatusAndHeadersParser([], verify=False)
_FIRST_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
_REDIRECTS = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)


class BodyError(ValueError):
    """A body that cannot be had as it was sent: too large, damaged, or in a coding that is not read."""


@dataclass(frozen=True, slots=True)
class Head:
    """Status and headers."""

    status: int
    headers: StatusAndHeaders

    @property
    def location(self) -> str | None:
        """Where a redirect leads, as told; None where it is none."""
        return self.header("Location") or None if self.status in _REDIRECTS else None

    @property
    def content_type(self) -> tuple[str | None, str | None]:
        """Media type and charset, in lower case; None where they are not told."""
        return read_content_type(self.header("Content-Type"))

    def header(self, name: str) -> str:
        """A header; empty where it is not there."""
        return str(self.headers.get_header(name) or "").strip()


def read_head(block: LimitReader) -> Head | None:
    """The head of the response that a block starts with; None where it holds no response."""
    try:
        headers = _HTTP.parse(LimitReader(block, _MAX_HEAD))
    except EOFError:
        return None
    status = headers.statusline.partition(" ")[0]
    is_response = headers.protocol.startswith("HTTP/") and re.fullmatch("[0-9]{3}", status)
    return Head(int(status), headers) if is_response else None


def read_body(head: Head, block: LimitReader, limit: int) -> bytes:
    """The body behind `head`, decoded, at most `limit` bytes. Raises BodyError.

    Many archivers keep the body decoded and the headers as they were sent, so a coding is undone only where
    the bytes show it.
    """
    body = bytes(block.read(limit + 1))
    _check_size(body, limit)
    if block.limit:
        raise BodyError("the file ends within the body")
    if head.header("Transfer-Encoding").lower() == "chunked" and _FIRST_CHUNK.match(body):
        body = _without_chunks(body)
    coding = head.header("Content-Encoding").lower()
    if coding in ("", "identity"):
        return body
    if body.startswith(b"\x1f\x8b") and coding in ("gzip", "x-gzip"):
        return _unzipped(body, limit)
    if media_type(body) is None and body:
        raise BodyError(f"content coding {coding!r} is not read")
    return body


def _without_chunks(body: bytes) -> bytes:
    try:
        return bytes(ChunkedDataReader(BytesIO(body), raise_exceptions=True).read())
    except ChunkedDataException as error:
        raise BodyError("the chunks of the body are damaged or cut off") from error


def _unzipped(body: bytes, limit: int) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(body)) as packed:
            unpacked = packed.read(limit + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BodyError(f"the gzip coding of the body is damaged: {error}") from error
    _check_size(unpacked, limit)
    return unpacked


def _check_size(body: bytes, limit: int) -> None:
    if len(body) > limit:
        raise BodyError(f"more than {limit} bytes")
