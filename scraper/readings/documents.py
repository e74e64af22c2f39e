"""What there is to read in an attached file."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from scraper.catalog.rows import OK, MemberRow, UrlState
from scraper.media import CONTAINERS
from scraper.site.urls import LONGEST_SLUG

#: members of a container that are data; its readme files and pictures are not
_DATA = re.compile(r"application/(?:pdf|json|vnd\.ms-excel.*|.*spreadsheetml.*)|text/(?:csv|tab-.*)")


@dataclass(frozen=True, slots=True)
class Document:
    """A file (`member` empty) or a member of one; `suffix` tells a member from all others of its file.

    `sha256` names its bytes in the archive.
    """

    state: UrlState
    member: str
    suffix: str
    sha256: str
    media_type: str | None

    def url(self, base_url: str) -> str:
        """Where it came from, on the site at `base_url`."""
        return base_url + self.state.url + (f"#{quote(self.member)}" if self.member else "")


def documents_of(state: UrlState, members: Sequence[MemberRow]) -> list[Document]:
    """What is to be read of a file, which holds `members` where it is a container.

    Nothing of one that could not be had, and of a container only the members that are data.
    """
    if state.outcome != OK or state.sha256 is None:
        return []
    if state.media_type not in CONTAINERS:
        return [Document(state, "", "", state.sha256, state.media_type)]
    data = [row for row in members if row.media_type and _DATA.fullmatch(row.media_type)]
    slugs = Counter(_slug(row.name) for row in data)
    return [Document(state, row.name, _suffix(row.name, slugs), row.sha256, row.media_type) for row in data]


def _suffix(name: str, slugs: Counter[str]) -> str:
    slug = _slug(name)
    if slugs[slug] > 1 or len(slug.encode()) > LONGEST_SLUG:
        return f"-{slug[:30]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return f"-{slug}"


def _slug(name: str) -> str:
    """Letters of any alphabet, digits and hyphens: no full stop and no slash, so nothing leads elsewhere."""
    return re.sub(r"[\W_]+", "-", name).strip("-").lower() or "unnamed"
