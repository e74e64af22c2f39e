"""All that was found in a document, as its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from parsers.blocks import Document
from parsers.identity import release_id
from parsers.origin import Origin
from parsers.parts.contacts import read_contacts
from parsers.parts.glossary import read_glossary
from parsers.parts.header import Header
from parsers.parts.key_points import Sentence
from parsers.parts.link_lists import read_dynamic_tables, read_links, read_spreadsheets
from parsers.parts.methodology import read_methodology
from parsers.parts.owner import read_owner
from parsers.parts.sections import Part
from parsers.parts.states import field_states
from parsers.readers.open_data import OPEN_DATA
from records.checks import Figures, run_checks
from records.checks.pages import check_pages
from records.checks.scale import check_scale
from records.release import CONTRACT, Chart, Lang, Release, Source


@dataclass(frozen=True, slots=True)
class Read:
    """What the steps before the record found in a document."""

    document: Document
    lang: Lang
    parts: list[Part]
    header: Header
    sentences: list[Sentence]
    charts: list[Chart]


def record_of(found: Read, account: Figures, origin: Origin, sha256: str) -> Release:
    """The record of what was `found`, with its checks; `sha256` is that of the document's bytes."""
    document, parts, header = found.document, found.parts, found.header
    values: dict[str, Any] = {
        "contract": CONTRACT,
        "release_id": release_id(document, origin, header.title.value, found.lang),
        "lang": found.lang,
        "title": header.title.value,
        "series": header.series.value,
        "time_period": header.time_period.value,
        "published": header.dates["published"].value,
        "next_published": header.dates["next_published"].value,
        "text": document.text,
        "sections": [part.section for part in parts if part.section],
        "key_points": [sentence.point for sentence in found.sentences],
        "observations": account.observations,
        "numerals": account.numerals,
        "glossary": read_glossary(document, parts),
        "methodology": read_methodology(document, parts),
        "spreadsheets": read_spreadsheets(document, parts, origin.url),
        "dynamic_tables": read_dynamic_tables(document, parts, origin.url),
        "tables": account.tables,
        "charts": found.charts,
        "links": read_links(document, parts, origin.url),
        "contacts": read_contacts(document, parts),
        "owner": read_owner(document, parts),
    }
    dates = (values["published"], values["next_published"])
    values["checks"] = run_checks(account, document.text, dates)
    if document.layout == OPEN_DATA:
        values["checks"] += check_scale(account.observations)
    values["checks"] += check_pages(document.notes)
    return Release(**values, fields=field_states(values, header), source=_source(document, origin, sha256))


def _source(document: Document, origin: Origin, sha256: str) -> Source:
    return Source(
        url=origin.url,
        media_type=document.media_type,
        encoding=document.encoding or None,
        sha256=sha256,
        fetched_at=origin.fetched_at,
        etag=origin.etag,
        last_modified=origin.last_modified,
        layout=document.layout,
    )
