"""Response bodies, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, TYPE_CHECKING

from urllib3.exceptions import HTTPError

from scraper.errors import TooLargeError, TransferError

if TYPE_CHECKING:
    import requests

#: bytes, of the wire and again after decoding, that are in memory at a time
CHUNK = 64 * 1024

#: first bytes of a body that are kept to tell what it is
HEAD = 8 * 1024

#: a body without use is read to its end up to this size, so that the connection can be used again
SHORT = 64 * 1024

#: the content codings that urllib3 always knows, one at a time; others it would pass on as they are, and
#: several over each other (RFC 9110, 8.4) nobody has asked for
#: digits of a Content-Length that may be true
LONGEST_LENGTH = 18

_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Content:
    """What became of a body: its bytes where they are kept in memory, and its head, size and sha256."""

    body: bytes = b""
    head: bytes = b""
    size: int = 0
    sha256: str | None = None


Keep = Callable[[Iterator[bytes]], Content]


def in_memory(chunks: Iterator[bytes]) -> Content:
    """Keep the body itself."""
    body = b"".join(chunks)
    return Content(body, body[:HEAD], len(body), hashlib.sha256(body).hexdigest())


def into(sink: IO[bytes]) -> Keep:
    """Write the body to `sink`, which is emptied before: what stands in it is of an attempt that failed."""

    def keep(chunks: Iterator[bytes]) -> Content:
        sink.seek(0)
        sink.truncate()
        head, size, digest = b"", 0, hashlib.sha256()
        for chunk in chunks:
            sink.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            head += chunk[: HEAD - len(head)]
        return Content(head=head, size=size, sha256=digest.hexdigest())

    return keep


def read_chunks(answer: requests.Response, url: str, limit: int) -> Iterator[bytes]:
    """The body of `answer` without its content coding, in pieces, at most `limit` bytes in all.

    Raises TooLargeError beyond the limit, having read no more than a chunk beyond it, and TransferError for
    a body that is shorter than its Content-Length, cut off, or not what Content-Encoding says.
    """
    _check_coding(answer, url)
    if (declared := _declared_length(answer)) is not None and declared > limit:
        raise TooLargeError(f"{url}: {declared} bytes, more than {limit}")
    size = 0
    try:
        # Not `iter_content`: it would wrap some of these errors in those of requests, and some not.
        for chunk in answer.raw.stream(CHUNK, decode_content=True):
            size += len(chunk)
            if size > limit:
                raise TooLargeError(f"{url}: more than {limit} bytes")
            yield chunk
    except (HTTPError, OSError) as error:
        raise TransferError(f"{url}: the body did not arrive whole: {error}", transient=True) from error


def discard(answer: requests.Response) -> None:
    """Read a body that nobody wants, where it is short; the connection of any other is closed with it."""
    declared = _declared_length(answer)
    if answer.status_code == HTTPStatus.NOT_MODIFIED or (declared is not None and declared <= SHORT):
        with suppress(HTTPError, OSError):
            for _ in answer.raw.stream(CHUNK, decode_content=False):
                pass


def _declared_length(answer: requests.Response) -> int | None:
    declared = answer.headers.get("Content-Length", "")
    # A length that no number of bytes has is none: nobody would wait for its end anyway.
    return int(declared) if declared.isdecimal() and len(declared) <= LONGEST_LENGTH else None


def _check_coding(answer: requests.Response, url: str) -> None:
    declared = answer.headers.get("Content-Encoding", "")
    if declared.strip().lower() not in _CODINGS:
        raise TransferError(f"{url}: Content-Encoding {declared!r}, which was not asked for")
