"""The whole way: bytes -> Release."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from parsers.blocks import WORKBOOK, Document
from parsers.figures.account import read_account
from parsers.figures.context import Passage
from parsers.figures.headings import title_area
from parsers.figures.sentence import Reading
from parsers.figures.twins import mark_twins
from parsers.open_data.read import columns_of, read_export
from parsers.open_data.record import figures_of, header_of
from parsers.origin import Origin
from parsers.parts.charts import read_charts
from parsers.parts.conventions import read_conventions
from parsers.parts.header import read_header, reference_period
from parsers.parts.key_points import read_key_points
from parsers.parts.languages import decide_language
from parsers.parts.sections import read_parts
from parsers.parts.sheets import read_sheets
from parsers.parts.states import Found
from parsers.readers import read
from parsers.readers.open_data import OPEN_DATA
from parsers.record import Read, record_of
from parsers.refusal import is_table, refuse_what_is_no_release
from parsers.tables.account import account_tables
from parsers.terms.numbers import decimal_mark
from parsers.vocabulary.language import language
from parsers.vocabulary.open_data import Columns
from records.checks import Figures
from records.release import Lang, Release

#: raised with every change that can alter a record; a catalog compares it before it trusts a stored reading
PARSER_VERSION = "5"

#: the parts whose tables hold data; elsewhere a table lists files, terms or people
_WITH_DATA = frozenset({"front", "key_points", "indicators", "other"})
#: layouts whose tables have heads of many levels, sections and continuations
_SHEETS = frozenset({WORKBOOK, "pdf", "csv"})


def parse_release(data: bytes, origin: Origin) -> Release:
    """The record of the release in `data`; raises UnreadableDocumentError where there is none."""
    document = read(data, origin)
    lang = decide_language(document)
    sha256 = hashlib.sha256(data).hexdigest()
    columns = columns_of(document) if document.layout == OPEN_DATA else None
    if columns is not None:
        return _export(document, columns, lang, origin, sha256)
    parts = read_sheets(document, lang) if document.layout == WORKBOOK else read_parts(document, lang)
    header = read_header(document, parts, lang)
    sentences = read_key_points(document, parts, language(lang))
    charts = read_charts(document, parts, language(lang))
    found = Read(document, lang, parts, header, sentences, charts)
    account = _figures(found)
    found = _titled(found, account)
    if not account.observations and not origin.expected:
        refuse_what_is_no_release(found)
    return record_of(found, account, origin, sha256)


def _titled(found: Read, account: Figures) -> Read:
    """A file that is nothing but tables has the title of the first of them."""
    title = account.tables[0].title if account.tables else ""
    if found.header.title.value or not title:
        return found
    time = reference_period(title, found.lang)
    header = replace(found.header, title=Found(title), series=Found(title))
    return replace(found, header=replace(header, time_period=Found(time)) if time else header)


def _export(document: Document, columns: Columns, lang: Lang, origin: Origin, sha256: str) -> Release:
    """The record of an open-data export: rows, and nothing that a page has."""
    export = read_export(document, columns, lang)
    return record_of(
        Read(document, lang, [], header_of(export), [], []),
        figures_of(document, export, lang),
        origin,
        sha256,
    )


def _figures(found: Read) -> Figures:
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
    if found.document.layout not in _SHEETS and not is_table(found.document):
        return read_account(found.document, passages, tables, found.charts, reading)
    said = read_account(found.document, passages, [], found.charts, reading)
    sheets = found.document.blocks if found.document.layout == WORKBOOK else tables
    marks = read_conventions(found.document, found.parts)
    told = account_tables(found.document, sheets, reading, marks)
    return said._replace(
        observations=mark_twins([*said.observations, *told.observations]), tables=told.tables
    )
