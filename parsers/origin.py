"""Where a document came from: what the caller knows and the bytes do not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """`url` is the address after redirects, or the path of a local document as given.

    `charset` is the one declared by HTTP; `release_id` is set where the site knows the identity
    (`<section>/<theme>/<element>/<lang>`), else it is made from the document.
    `expected` is set where the caller sees to it that this is the document asked for: then it gives a record
    even where nothing in it says that it is a release.
    """

    url: str
    media_type: str | None = None
    charset: str | None = None
    release_id: str | None = None
    fetched_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    expected: bool = False
