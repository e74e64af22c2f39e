"""A parser that reads just enough of a page for the tests of the machinery around it."""

from __future__ import annotations

import hashlib
from typing import Any, Literal, cast

from lxml import html

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from parsers.readers.template import TEMPLATE
from records.invariants import EXPLAINED_FIELDS
from records.release import Contacts, FieldState, KeyPoint, Lang, Numerals, Release, Source, Spreadsheet
from scraper.parser import Parser

VERSION = "fake-1"
NO_CONTACTS = Contacts(**dict.fromkeys(Contacts.__struct_fields__))


def fake_parse(data: bytes, origin: Origin) -> Release:
    """Title, text and linked files of a page in the bureau's template, or of the replica's news; the ASCII of
    a file that is expected; anything else is no release.
    """
    if origin.expected and b"<html" not in data[:1000]:
        return fake_release(origin, "A file", _ascii(data), data=data)
    page: Any = html.document_fromstring(data)
    news = page.find_class("news-detail")
    titles = page.find_class("page-title" if news else "banner-breadcrumbs-info__title")
    if not titles:
        wall = b"captcha" in data.lower() or b"robot" in data.lower()
        raise UnreadableDocumentError("bot_wall" if wall else "not_a_release", f"{origin.url}: no release")
    text = _words((news or page.find_class("publication-detail"))[0])
    return fake_release(origin, _words(titles[0]), text, _sheets(page), data)


FAKE = Parser(fake_parse, VERSION)


def fake_release(
    origin: Origin, title: str, text: str, sheets: list[Spreadsheet] | None = None, data: bytes = b""
) -> Release:
    """A record in the contract that says no more than its arguments."""
    lang = cast("Lang", (origin.release_id or "x/en").rpartition("/")[2])
    values: dict[str, Any] = {
        "contract": "kzstat/release/1",
        "release_id": origin.release_id or f"{title.lower().replace(' ', '-')}-{lang}",
        "lang": lang,
        "title": title,
        "series": title,
        "time_period": None,
        "published": None,
        "next_published": None,
        "text": text,
        "key_points": [KeyPoint(text=text[0], section=None, start=0, end=1)] if text else [],
        "numerals": Numerals(total=0, observed=0, explained=0, unread=[], explained_as=[]),
        "contacts": NO_CONTACTS,
        "owner": None,
        **{name: [] for name in _LISTS},
        "spreadsheets": sheets or [],
    }
    fields = {name: _state(values[name]) for name in EXPLAINED_FIELDS}
    return Release(**values, fields=fields, source=_source(origin, data))


_LISTS = (
    *("sections", "observations", "glossary", "methodology", "dynamic_tables"),
    *("tables", "charts", "links", "checks"),
)


def _source(origin: Origin, data: bytes) -> Source:
    return Source(
        url=origin.url,
        media_type=origin.media_type or "text/html",
        encoding="utf-8",
        sha256=hashlib.sha256(data).hexdigest(),
        fetched_at=origin.fetched_at,
        etag=origin.etag,
        last_modified=origin.last_modified,
        layout=TEMPLATE,
    )


def _state(value: object) -> FieldState:
    state: Literal["present", "not_found"] = "present" if value else "not_found"
    return FieldState(state=state, reason=None if value else "not looked for")


def _sheets(page: Any) -> list[Spreadsheet]:
    links = page.xpath("//*[contains(@class,'publication-detail')]//a[contains(@href,'/api/iblock/')]")
    return [
        Spreadsheet(title=_words(link), url=link.get("href"), media_type=None, size=None, sha256=None)
        for link in links
    ]


def _ascii(data: bytes) -> str:
    """A digest stands in for what is compressed."""
    text = data.decode("ascii", "ignore")
    return text if text.isprintable() else hashlib.sha256(data).hexdigest()


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
