"""Lists of links: spreadsheets, dynamic tables with their grouping, useful links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from parsers.blocks import Block, Document, Kind, Role
from parsers.parts.sections import Part
from parsers.terms.labels import find_labels
from records.release import DynamicTable, Link, SectionKey, Spreadsheet

Frequency = Literal["A", "Q", "M"]
_FREQUENCIES: dict[str, Frequency] = {"frequency_A": "A", "frequency_Q": "Q", "frequency_M": "M"}
_SIZE = re.compile(r"\(?\s*(\d+(?:[.,]\d+)?)\s+([KM])B\s*,?\s*(\w+)?\s*\)?", re.IGNORECASE)
_LINES = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})
_BYTES = {"K": 1024, "M": 1024 * 1024}
_MEDIA_TYPES = {
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class _Entry(NamedTuple):
    title: str
    url: str | None
    note: str
    group: Frequency | None


def read_spreadsheets(document: Document, parts: list[Part], base: str) -> list[Spreadsheet]:
    """The workbooks linked under their heading; type and size as printed behind the link."""
    return [_spreadsheet(entry) for entry in _entries(document, parts, "spreadsheets", base)]


def _spreadsheet(entry: _Entry) -> Spreadsheet:
    size = _SIZE.search(entry.note)
    kind = (size[3] or "").lower() if size else ""
    return Spreadsheet(
        title=entry.title,
        url=entry.url,
        media_type=_MEDIA_TYPES.get(kind),
        size=round(float(size[1].replace(",", ".")) * _BYTES[size[2].upper()]) if size else None,
        sha256=None,
    )


def read_dynamic_tables(document: Document, parts: list[Part], base: str) -> list[DynamicTable]:
    """The dynamic tables in their groups ("on years", "by month")."""
    return [
        DynamicTable(title=entry.title, url=entry.url, frequency=entry.group)
        for entry in _entries(document, parts, "dynamic_tables", base)
    ]


def read_links(document: Document, parts: list[Part], base: str) -> list[Link]:
    """The useful links."""
    return [Link(title=entry.title, url=entry.url) for entry in _entries(document, parts, "links", base)]


def _entries(document: Document, parts: list[Part], key: SectionKey, base: str) -> Iterator[_Entry]:
    group: Frequency | None = None
    for part in _with_groups(parts, key):
        if part.key != key and part.section is not None:
            group = _frequency(part.section.title)
        for row in _rows(part.blocks):
            words = " ".join(document.text_of(block) for block in row)
            if _is_group(document, row[0]) and not any(block.links for block in row):
                group = _frequency(words)
            else:
                yield from _of_row(document, row, base, group)


def _with_groups(parts: list[Part], key: SectionKey) -> Iterator[Part]:
    """The section, and the subsections that are its groups ("by month" as a heading)."""
    inside = False
    for part in parts:
        is_group = inside and part.key == "other" and part.section and _frequency(part.section.title)
        inside = part.key == key or bool(is_group)
        if inside:
            yield part


def _rows(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Blocks by themselves, the cells of a table row together."""
    for (kind, _, _), row in groupby(blocks, key=_row_key):
        if kind is Kind.CELL:
            yield list(row)
        else:
            yield from ([block] for block in row)


def _row_key(block: Block) -> tuple[Kind, int, int]:
    return (block.kind, block.table, block.row) if block.kind is Kind.CELL else (Kind.PARAGRAPH, -1, -1)


def _of_row(document: Document, row: list[Block], base: str, group: Frequency | None) -> Iterator[_Entry]:
    if row[0].kind is Kind.CELL:
        yield from _of_cells(document, row, base, group)
    elif row[0].links and row[0].kind in {Kind.PARAGRAPH, Kind.LIST_ITEM} and row[0].role is Role.NONE:
        for i, link in enumerate(row[0].links):
            stop = row[0].links[i + 1].start if i + 1 < len(row[0].links) else row[0].end
            words = " ".join(document.text[link.start : link.end].split())
            yield _Entry(words, resolve(link.href, base), document.text[link.end : stop], group)
    elif row[0].kind is Kind.LIST_ITEM:
        yield _Entry(document.line_of(row[0]), None, "", group)


def _of_cells(document: Document, row: list[Block], base: str, group: Frequency | None) -> Iterator[_Entry]:
    """A row of a listing: the title in the first cell, the link in it or in the last one."""
    links = [link for block in row for link in block.links]
    title = document.line_of(row[0])
    if links and title and not row[0].header:
        yield _Entry(title, resolve(links[0].href, base), document.text[row[0].end : row[-1].end], group)


def resolve(href: str, base: str) -> str | None:
    """The address of a link on the page `base`; blanks and Cyrillic letters percent-encoded.

    `#` and script links point nowhere: None. On a local document a relative link stays as printed.
    """
    href = href.strip()
    if not href or href.startswith("#") or href.lower().startswith("javascript:"):
        return None
    url = urljoin(base, href) if base.startswith(("http://", "https://")) else href
    parts = urlsplit(url)
    return parts._replace(path=quote(parts.path, safe="/%:@!$&'()*+,;=~")).geturl()


def _is_group(document: Document, block: Block) -> bool:
    """Whether a line heads a group of a list of links: it names a frequency or closes with a colon."""
    words = document.text_of(block)
    return _frequency(words) is not None or (block.kind in _LINES and words.endswith(":"))


def _frequency(words: str) -> Frequency | None:
    """The frequency of a group's heading; None for any other line."""
    for label in find_labels(words, 0, len(words)):
        if label.name in _FREQUENCIES:
            return _FREQUENCIES[label.name]
    return None
