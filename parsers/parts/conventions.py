"""What the marks in the place of numbers mean: by the book's own legend, else as the bureau uses them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, cast, get_args

from parsers.blocks import Document, Kind
from parsers.parts.sections import Part
from parsers.terms.legends import LegendEntry, is_mark, read_legend
from parsers.vocabulary.sheets import sheet_words
from records.table import MissingStatus

_STATUSES: Final = frozenset(get_args(MissingStatus))
_WORDS: Final = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})
_LONGEST: Final = 2_000  # characters of a paragraph in which a legend may stand


def read_conventions(document: Document, parts: list[Part]) -> dict[str, MissingStatus]:
    """The status of each mark, in all spellings of it (`...`, `…`, Latin and Cyrillic `x`).

    A mark that a legend gives for a small quantity (`0.0`) is a number, and so not among them.
    """
    meanings: dict[str, str] = dict(sheet_words().usual)
    own = {entry.family: entry.meaning for entry in reversed(list(_entries(document, parts)))}
    meanings.update(own)
    return {
        mark: cast("MissingStatus", meanings[family])
        for mark, family in sheet_words().marks.items()
        if meanings.get(family) in _STATUSES
    }


def _entries(document: Document, parts: list[Part]) -> Iterator[LegendEntry]:
    """The entries of all legends; a mark may stand in a cell of its own before its meaning."""
    blocks = [b for part in parts for b in part.blocks if b.kind in _WORDS and b.end - b.start <= _LONGEST]
    for block in blocks:
        yield from read_legend(document.text_of(block))
    for mark, meaning in pairwise(blocks):
        if (mark.table, mark.row) == (meaning.table, meaning.row) and is_mark(document.text_of(mark)):
            yield from read_legend(f"{document.text_of(mark)} {document.text_of(meaning)}")
