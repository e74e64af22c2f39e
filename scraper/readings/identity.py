"""What the record of a file is called, and where it lies."""

from __future__ import annotations

from datetime import datetime

from scraper.catalog.rows import ListedRow, ReadingRow
from scraper.catalog.store import Catalog
from scraper.readings.documents import Document
from scraper.site.urls import attached_to


def row_of(document: Document, linked_from: ListedRow | None, catalog: Catalog, now: datetime) -> ReadingRow:
    """What is known of a document, or what is of one that nobody has read yet.

    The element of a spreadsheet or dynamic table is its own; any other file has that of the release that
    offers it, and is its `-file`. An identity once given stays. Raises ValueError for a file that is neither
    listed nor `linked_from` a release, or is none of the site's.
    """
    url = document.state.url
    known = catalog.readings.get(url, document.member)
    if known is not None:
        return known
    table, address = catalog.listings.table(url), attached_to(url)
    place = table or linked_from
    if place is None or address is None:
        raise ValueError(f"{url}: neither listed nor linked")
    topic, lang = f"{place.section}/{place.theme}", address[1]
    is_table = table is not None and not _is_release(f"{topic}/{address[0]}/{lang}", catalog)
    element = f"{address[0]}{'' if is_table else '-file'}{document.suffix}"
    return ReadingRow(
        url=url,
        member=document.member,
        release_id=f"{topic}/{element}/{lang}",
        section=place.section,
        theme=place.theme,
        lang=lang,
        sha256="",
        outcome="",
        detail=None,
        parser_version="",
        compared=0,
        vintage=0,
        record_path=f"records/{topic}/{element}.{lang}.json",
        record_sha256=None,
        first_seen=now.isoformat(),
        last_changed=now.isoformat(),
    )


def _is_release(release_id: str, catalog: Catalog) -> bool:
    return bool(catalog.listings.entry(release_id) or catalog.releases.release(release_id))
