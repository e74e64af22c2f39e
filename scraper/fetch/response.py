"""What a request brings home."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import requests


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

    `body` is empty for 304 and for a redirect, whose target is `location`; `charset` and `media_type`
    are those of Content-Type, in lower case.
    """

    url: str
    status: int
    body: bytes
    validators: Validators
    media_type: str | None = None
    charset: str | None = None
    location: str | None = None

    @property
    def not_modified(self) -> bool:
        """Whether the copy the caller has is still good."""
        return self.status == HTTPStatus.NOT_MODIFIED


def build_response(url: str, answer: requests.Response, body: bytes, location: str | None) -> Response:
    """The Response of an answer whose body has been read."""
    declared = answer.headers.get("Content-Type")
    content_type = Message()
    content_type["Content-Type"] = declared or "application/octet-stream"
    return Response(
        url=url,
        status=answer.status_code,
        body=body,
        validators=Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified")),
        media_type=content_type.get_content_type() if declared else None,
        charset=content_type.get_content_charset(),
        location=location,
    )
