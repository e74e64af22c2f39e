"""What a request brings home."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from scraper.content_type import printable, read_content_type

if TYPE_CHECKING:
    import requests

    from scraper.fetch.body import Content

#: characters; no validator in use comes near it, and it is sent back with every request
_LONGEST_VALIDATOR = 1024


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server gave with the last copy, to ask whether it is still good (RFC 9110, 13.1)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The request headers that make a request conditional; none where nothing is known."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True, slots=True)
class Response:
    """An answer without content coding. `url` is where it came from, after redirects.

    `body` is empty for 304, for a redirect, whose target is `location`, and where the body went to a file.
    `head` is the first 8 KiB, `size` and `sha256` are of the whole. `charset` and `media_type` are those of
    Content-Type, in lower case.
    """

    url: str
    status: int
    body: bytes
    validators: Validators
    media_type: str | None = None
    charset: str | None = None
    location: str | None = None
    head: bytes = b""
    size: int = 0
    sha256: str | None = None

    @property
    def not_modified(self) -> bool:
        """Whether the copy the caller has is still good."""
        return self.status == HTTPStatus.NOT_MODIFIED


def build_response(
    url: str, answer: requests.Response, content: Content, location: str | None = None
) -> Response:
    """The Response of an answer whose body has been read."""
    media_type, charset = read_content_type(answer.headers.get("Content-Type"))
    return Response(
        url=url,
        status=answer.status_code,
        body=content.body,
        validators=Validators(
            _validator(answer.headers.get("ETag")), _validator(answer.headers.get("Last-Modified"))
        ),
        media_type=media_type,
        charset=charset,
        location=location,
        head=content.head,
        size=content.size,
        sha256=content.sha256,
    )


def _validator(header: str | None) -> str | None:
    """A validator that can be sent back; one that no request could carry is as good as none."""
    return printable(header) if header and len(header) <= _LONGEST_VALIDATOR else None
