"""The whole way: bytes -> Release."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from parsers.blocks import Document
from parsers.errors import UnreadableDocumentError
from parsers.figures.account import read_account
from parsers.figures.context import Passage
from parsers.figures.headings import title_area
from parsers.figures.sentence import Reading
from parsers.figures.twins import mark_twins
from parsers.identity import release_id
from parsers.open_data.read import columns_of, read_export
from parsers.open_data.record import account_of, header_of, table_of
from parsers.origin import Origin
from parsers.parts.charts import read_charts
from parsers.parts.contacts import read_contacts
from parsers.parts.glossary import read_glossary
from parsers.parts.header import Header, read_header
from parsers.parts.key_points import Sentence, read_key_points
from parsers.parts.languages import decide_language
from parsers.parts.link_lists import read_dynamic_tables, read_links, read_spreadsheets
from parsers.parts.methodology import read_methodology
from parsers.parts.owner import read_owner
from parsers.parts.sections import Part, read_parts
from parsers.parts.states import field_states
from parsers.readers import read
from parsers.readers.open_data import OPEN_DATA
from parsers.tables.account import account_tables
from parsers.terms.numbers import decimal_mark
from parsers.vocabulary.language import language
from parsers.vocabulary.open_data import Columns
from records.checks import Figures, run_checks
from records.release import CONTRACT, Chart, Lang, Release, Source

#: raised with every change that can alter a record; a catalog compares it before it trusts a stored reading
PARSER_VERSION = "4"

#: the parts whose tables hold data; elsewhere a table lists files, terms or people
_WITH_DATA = frozenset({"front", "key_points", "indicators", "other"})
#: layouts whose tables have heads of many levels, sections and continuations
_SHEETS = frozenset({"workbook", "pdf", "csv"})
_KNOWN_LAYOUT = "statgov"  # the bureau's template is a release page whatever its words are


@dataclass(frozen=True, slots=True)
class _Read:
    """What the steps before the record found."""

    document: Document
    lang: Lang
    parts: list[Part]
    header: Header
    sentences: list[Sentence]
    charts: list[Chart]


def parse_release(data: bytes, origin: Origin) -> Release:
    """The record of the release in `data`; raises UnreadableDocumentError where there is none."""
    document = read(data, origin)
    lang = decide_language(document)
    sha256 = hashlib.sha256(data).hexdigest()
    columns = columns_of(document) if document.layout == OPEN_DATA else None
    if columns is not None:
        return _export(document, columns, lang, origin, sha256)
    parts = read_parts(document, lang)
    header = read_header(document, parts, lang)
    sentences = read_key_points(document, parts, language(lang))
    charts = read_charts(document, parts, language(lang))
    found = _Read(document, lang, parts, header, sentences, charts)
    account = _figures(found)
    if not account.observations and not origin.expected:
        _refuse_what_is_no_release(found)
    return _record(found, account, [], origin, sha256)


def _export(document: Document, columns: Columns, lang: Lang, origin: Origin, sha256: str) -> Release:
    """The record of an open-data export: rows, and nothing that a page has."""
    export = read_export(document, columns, lang)
    found = _Read(document, lang, [], header_of(export), [])
    return _record(found, account_of(document, export, lang), [table_of(document, export)], origin, sha256)


def _refuse_what_is_no_release(found: _Read) -> None:
    """A page of another kind has no section, date or period; text is what its sender says it is."""
    trusted = found.document.layout.startswith(_KNOWN_LAYOUT) or found.document.media_type != "text/html"
    if trusted and found.document.text.strip():
        return
    known = any(part.key not in {"front", "owner", "other"} for part in found.parts)
    if not (known or found.header.time_period.value or found.header.dates["published"].value):
        raise UnreadableDocumentError(
            "not_a_release", "no release: no heading, publication date or period of one was found"
        )


def _figures(found: _Read) -> Figures:
    passages = [
        Passage(point.start, point.end, paragraph, point.section) for point, paragraph in found.sentences
    ]
    reference = found.header.time_period.value
    tables = [block for part in found.parts if part.key in _WITH_DATA for block in part.blocks]
    reading = Reading(
        found.lang,
        decimal_mark(found.document.text),
        reference,
        title_area(found.header.title.value, found.lang),
    )
    if found.document.layout not in _SHEETS:
        return read_account(found.document, passages, tables, found.charts, reading)
    said = read_account(found.document, passages, [], found.charts, reading)
    told = account_tables(found.document, tables, reading)
    return said._replace(
        observations=mark_twins([*said.observations, *told.observations]), tables=told.tables
    )


def _record(found: _Read, account: Figures, origin: Origin, sha256: str) -> Release:
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
    return Release(**values, fields=field_states(values, header), source=_source(document, origin, sha256))


def _source(document: Document, origin: Origin, sha256: str) -> Source:
    return Source(
        url=origin.url,
        media_type=document.media_type,
        encoding=document.encoding,
        sha256=sha256,
        fetched_at=origin.fetched_at,
        etag=origin.etag,
        last_modified=origin.last_modified,
        layout=document.layout,
    )
