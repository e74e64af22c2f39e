"""Response bodies, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from urllib3.exceptions import HTTPError

from scraper.errors import TooLargeError, TransferError

if TYPE_CHECKING:
    import requests

CHUNK = 64 * 1024


def read_body(answer: requests.Response, url: str, limit: int) -> bytes:
    """The body of `answer` without its content coding, at most `limit` bytes.

    Raises TooLargeError beyond the limit, having read no more than a chunk beyond it, and TransferError for
    a body that is shorter than its Content-Length, cut off, or not what Content-Encoding says.
    """
    declared = answer.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise TooLargeError(f"{url}: {declared} bytes, more than {limit}")
    body = bytearray()
    try:
        # Not `iter_content`: it would wrap some of these errors in those of requests, and some not.
        for chunk in answer.raw.stream(CHUNK, decode_content=True):
            body += chunk
            if len(body) > limit:
                raise TooLargeError(f"{url}: more than {limit} bytes")
    except (HTTPError, OSError) as error:
        raise TransferError(f"{url}: the body did not arrive whole: {error}", transient=True) from error
    return bytes(body)
