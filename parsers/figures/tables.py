"""Tables inside a page: a cell is read as the sentence that its heads make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from parsers.blocks import Block, Document
from parsers.figures.context import Context
from parsers.figures.figure import Figure
from parsers.figures.frames import build_frames
from parsers.figures.phrases import noun_phrase
from parsers.figures.read_terms import read_terms
from parsers.figures.reader import SentenceReader
from parsers.figures.sentence import Reading, Term, Terms
from parsers.figures.table_grid import DataCell, read_tables
from parsers.figures.units import read_unit
from parsers.terms.periods import find_periods
from parsers.vocabulary.language import unit_kinds
from records.release import Lang

#: kinds that a unit of goods in a row does not replace
_OF_GOODS = ("percent", "money", "points")
_SET_OFF = frozenset(",(")
_AREAS = ("area_region", "area_city", "area_country", "country", "region", "city", "district")


class TableReading(NamedTuple):
    """What was read of a table's cells: the figures in order, and how many cells held a number."""

    figures: list[Figure]
    cells: int


class _Unit(NamedTuple):
    """A unit as a head prints it, with what follows it (`% to June 2024`), and the words that are left."""

    terms: list[Term]
    words: list[Term]


def read_page_tables(document: Document, blocks: Iterable[Block], reading: Reading) -> Iterator[TableReading]:
    """The figures of the tables among `blocks`; a cell whose heads do not say what it is gives none."""
    for cells in read_tables(document, blocks):
        figures = [figure for cell in cells if (figure := _read_cell(document, cell, reading)) is not None]
        yield TableReading(figures, len(cells))


def _read_cell(document: Document, cell: DataCell, reading: Reading) -> Figure | None:
    columns, rows = _terms(document, cell.columns, reading), _terms(document, cell.rows, reading)
    columns = _with_joint_period(document, cell.columns, columns, reading.lang)
    own_time = next((term.period.time for term in (*columns, *rows) if term.period is not None), None)
    seen_from = reading._replace(reference=own_time or reading.reference)
    heads = [_terms(document, cell.leads, seen_from), columns, rows]
    own = read_terms(document.text, cell.cell.start, cell.cell.end, reading)
    number = next((i for i, term in enumerate(own) if term.number is not None), None)
    if number is None:
        return None
    words, unit = _heads(heads)
    printed = [] if any(term.has("unit") for term in own) else unit
    row = Terms([*words, *own[number : number + 1], *own[number + 1 :], *printed])
    index = len(words)
    frames = build_frames(row, [(index, read_unit(row, index))])
    context = Context(reading, "KZ")
    for found in SentenceReader(row, document.text, context, frames).read():
        if isinstance(found, Figure):
            end = max(found.number_end, document.text.find("%", found.number_end, cell.cell.end) + 1)
            return found._replace(
                indicator_text=_named(heads, document.text) or found.indicator_text,
                start=found.number_start - _has_sign(own, number),
                end=end,
            )
    return None


def _terms(document: Document, blocks: Iterable[Block], reading: Reading) -> list[Term]:
    return [term for b in blocks for term in read_terms(document.text, b.start, b.end, reading)]


def _with_joint_period(
    document: Document, blocks: tuple[Block, ...], terms: list[Term], lang: Lang
) -> list[Term]:
    """`2024` over `I quarter`: the heads of a column name one time together."""
    if len(blocks) < 2:
        return terms
    words = " ".join(document.line_of(block) for block in reversed(blocks))
    found = find_periods(words, lang)
    if len(found) != 1 or found[0].kind == "year":
        return terms
    last = blocks[-1]
    period = found[0]._replace(start=last.start, end=last.end)
    joint = Term(last.start, last.end, "", 0, categories=frozenset({"period"}), period=period)
    outside = [term for term in terms if term.period is None and not last.start <= term.start < last.end]
    return [*outside, joint]


def _has_sign(own: Terms, number: int) -> int:
    found = own[number].number
    return 1 if found is not None and found.sign < 0 else 0


def _heads(heads: list[list[Term]]) -> tuple[list[Term], list[Term]]:
    """The words of the heads, and the unit of the most particular head that prints one.

    A time or a place in a more particular head stands for the one in a wider head.
    """
    words: list[Term] = []
    unit: list[Term] = []
    for i, head in enumerate(heads):
        split = _split(head, names_goods=i == len(heads) - 1)
        unit = split.terms if split.terms and not _outweighs(unit, split.terms) else unit
        later = [term for other in heads[i + 1 :] for term in other]
        words += [term for term in split.words if not _is_narrowed(term, later)]
    return words, unit


def _outweighs(wide: list[Term], narrow: list[Term]) -> bool:
    """A price or an index of `milk, litre` is in tenge or per cent: the measure is what is bought."""
    kinds = [
        next(unit_kinds()[str(term.value("unit"))] for term in unit if term.has("unit"))
        for unit in (wide, narrow)
        if unit
    ]
    return len(kinds) == 2 and kinds[0] in _OF_GOODS and kinds[1] in ("quantity", "count")


def _is_narrowed(term: Term, later: list[Term]) -> bool:
    if term.period is not None:
        return any(other.period is not None for other in later)
    return term.has(*_AREAS) and any(other.has("area_region", "area_city") for other in later)


def _split(head: list[Term], *, names_goods: bool = False) -> _Unit:
    """The unit that a head prints; a thing at the start of a row (`Eggs, ten`) is counted, no unit."""
    for i in range(len(head) - 1, -1, -1):
        if head[i].has("unit"):
            first = i - 1 if i > 0 and head[i - 1].has("multiplier") else i
            if names_goods and not (first > 0 and head[first - 1].word in _SET_OFF):
                continue
            if (
                first > 0
                and head[first - 1].has("per", "per_one")
                and any(t.has("unit") for t in head[:first])
            ):
                continue  # "in tenge per kilogram"
            behind = [term for term in head[i + 1 :] if _is_said(term)]
            return _Unit([*head[first : i + 1], *behind], _said(head[:first]))
    return _Unit([], _said(head))


def _said(terms: list[Term]) -> list[Term]:
    """The words of a head without its signs and numbers, which are no figures of the row."""
    return [term for term in terms if _is_said(term)]


def _is_said(term: Term) -> bool:
    return term.number is None and (term.word.isalnum() or bool(term.categories))


def _words(heads: list[list[Term]]) -> Iterator[list[Term]]:
    for i, head in enumerate(heads):
        yield _split(head, names_goods=i == len(heads) - 1).words


def _named(heads: list[list[Term]], text: str) -> str:
    """The noun phrases of title, column and row, each once."""
    phrases = [noun_phrase(Terms(head), range(len(head)), text).text for head in _words(heads)]
    return ", ".join(dict.fromkeys(phrase for phrase in phrases if phrase))
