"""The replica's release pages, read once for all tests."""

from __future__ import annotations

from functools import cache

from fixtures.replica.pages import render_release
from fixtures.replica.site import ReleaseEdition, load_site
from parsers.origin import Origin
from parsers.release import parse_release
from records.release import Release

SITE = "https://stat.gov.kz"
EDITIONS = list(load_site().editions())


def name(page: ReleaseEdition) -> str:
    """`<element id>.<lang>`, by which expected records are filed and tests named."""
    return f"{page.id}.{page.lang}"


@cache
def _records() -> dict[str, Release]:
    return {}


def record(page: ReleaseEdition) -> Release:
    """The record of a page as the harvest would make it, apart from what HTTP adds."""
    known = _records()
    if name(page) not in known:
        data = render_release(load_site(), page)
        known[name(page)] = parse_release(data, Origin(SITE + page.path, media_type="text/html"))
    return known[name(page)]
