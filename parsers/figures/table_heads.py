"""What the heads of a table's cell say: its words, the unit and what follows it, the time of a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from parsers.blocks import Block, Document
from parsers.figures.phrases import noun_phrase
from parsers.figures.read_terms import read_terms
from parsers.figures.sentence import Reading, Term, Terms
from parsers.figures.table_grid import DataCell
from parsers.terms.periods import find_periods
from parsers.vocabulary.language import unit_kinds

if TYPE_CHECKING:
    from records.release import Lang

Head = list[Term]  # the terms of one block

_AREAS = ("area_region", "area_city", "area_country", "country", "region", "city", "district")
#: kinds that a unit of goods in a row does not replace
_OF_GOODS = ("percent", "money", "points")
_SET_OFF = frozenset(",(")
_BEFORE_UNIT = " ,(–-"


class Heads(NamedTuple):
    """The heads of a cell, the widest first: caption, column and row, a list of terms each block."""

    leads: list[Head]
    columns: list[Head]
    rows: list[Head]

    @property
    def all(self) -> list[tuple[Head, bool]]:
        """Every head, and whether it stands in the row."""
        return [
            *((head, False) for head in (*self.leads, *self.columns)),
            *((head, True) for head in self.rows),
        ]


class _Split(NamedTuple):
    unit: Head
    words: Head


def read_heads(document: Document, cell: DataCell, reading: Reading) -> Heads:
    """The heads of `cell`; a base in the caption is seen from the time of the column or row."""
    rows = _read(document, cell.rows, reading)
    columns = _with_joint_period(document, cell.columns, _read(document, cell.columns, reading), reading.lang)
    own = next((t.period.time for head in (*columns, *rows) for t in head if t.period is not None), None)
    seen_from = reading._replace(reference=own or reading.reference)
    return Heads(_read(document, cell.leads, seen_from), columns, rows)


def _read(document: Document, blocks: Sequence[Block], reading: Reading) -> list[Head]:
    return [list(read_terms(document.text, block.start, block.end, reading)) for block in blocks]


def _with_joint_period(
    document: Document, blocks: Sequence[Block], heads: list[Head], lang: Lang
) -> list[Head]:
    """`2024` over `I quarter`: the heads of a column name one time together."""
    if len(blocks) < 2:
        return heads
    lines = [document.line_of(block) for block in blocks]
    alone = {term.time.sdmx for line in lines for term in find_periods(line, lang)}
    joined = (find_periods(" ".join(order), lang) for order in (reversed(lines), lines))
    found = next((terms for terms in joined if len(terms) == 1 and terms[0].time.sdmx not in alone), None)
    if found is None or found[0].kind == "year":
        return heads
    last = blocks[-1]
    joint = Term(
        *(last.start, last.end, "", 0),
        categories=frozenset({"period"}),
        period=found[0]._replace(start=last.start, end=last.end),
    )
    return [*([term for term in head if term.period is None] for head in heads[:-1]), [joint]]


def says_too_little(heads: Heads, reading: Reading) -> bool:
    """Whether the heads leave open what a cell is: a column of changes, two units, a later time."""
    if any(term.has("changing") for head, _ in heads.all for term in head):
        return True
    caption = [term for head in heads.leads for term in head]
    units = {str(term.value("unit")) for term in caption if term.has("unit") and not term.has("population")}
    printed = any(term.has("unit") for head in heads.columns for term in head)
    if len(units) > 1 and not printed and not any(term.has("per", "per_one") for term in caption):
        return True
    times = [t.period.time for head in (*heads.columns, *heads.rows) for t in head if t.period is not None]
    return any(reading.reference is not None and time.end > reading.reference.end for time in times)


def read_caption(document: Document, leads: Sequence[Block], reading: Reading) -> tuple[str, str | None]:
    """The title of a table and the unit that is printed with it, from the lines that lead to it."""
    titles: list[str] = []
    unit_text = None
    for lead, head in zip(leads, _read(document, leads, reading), strict=True):
        unit = _split(head, names_goods=False).unit
        end = unit[0].start if unit else lead.end
        if unit:
            unit_text = " ".join(document.text[unit[0].start : unit[-1].end].split())
        titles.append(" ".join(document.text[lead.start : end].split()).rstrip(_BEFORE_UNIT))
    return " ".join(title for title in titles if title), unit_text


def words_and_unit(heads: Heads) -> tuple[Head, Head]:
    """The words of the heads, and the unit of the most particular head that prints one.

    A time or a place in a more particular head stands for the one in a wider head.
    """
    words: Head = []
    unit: Head = []
    listed = heads.all
    for i, (head, in_row) in enumerate(listed):
        split = _split(head, names_goods=in_row)
        unit = split.unit if split.unit and not _outweighs(unit, split.unit) else unit
        later = [term for other, _ in listed[i + 1 :] for term in other]
        words += [term for term in split.words if not _is_narrowed(term, later)]
    return words, unit


def named(heads: Heads, text: str) -> str:
    """The noun phrases of caption, columns and row, each once."""
    return ", ".join(dict.fromkeys(phrase for phrase in _phrases(heads, text) if phrase))


def _phrases(heads: Heads, text: str) -> Iterator[str]:
    for head, in_row in heads.all:
        words = _split(head, names_goods=in_row).words
        yield noun_phrase(Terms(words), range(len(words)), text).text


def _outweighs(wide: Head, narrow: Head) -> bool:
    """A price or an index of `milk, litre` is in tenge or per cent: the measure is what is bought."""
    kinds = [unit_kinds()[str(t.value("unit"))] for unit in (wide, narrow) for t in unit if t.has("unit")]
    return len(kinds) > 1 and kinds[0] in _OF_GOODS and kinds[-1] in ("quantity", "count")


def _is_narrowed(term: Term, later: list[Term]) -> bool:
    if term.period is not None:
        return any(other.period is not None for other in later)
    return term.has(*_AREAS) and any(other.has("area_region", "area_city") for other in later)


def _split(head: Head, *, names_goods: bool) -> _Split:
    """The unit that a head prints; a thing at the start of a row (`Eggs, ten`) is counted, no unit.

    Things that are counted (`births`) are named as well.
    """
    for i in range(len(head) - 1, -1, -1):
        if not head[i].has("unit") or head[i].has("population"):
            continue
        first = i - 1 if i > 0 and head[i - 1].has("multiplier") else i
        if names_goods and not (first > 0 and head[first - 1].word in _SET_OFF):
            continue
        if first > 0 and head[first - 1].has("per", "per_one") and any(t.has("unit") for t in head[:first]):
            continue  # "in tenge per kilogram"
        counted = unit_kinds()[str(head[i].value("unit"))] == "count" and not head[i].has("generic_unit")
        words = head if counted else head[:first]
        return _Split([*head[first : i + 1], *_said(head[i + 1 :])], _said(words))
    return _Split([], _said(head))


def _said(terms: Head) -> Head:
    """The words of a head without its signs and numbers, which are no figures of the row."""
    return [t for t in terms if t.number is None and (t.word.isalnum() or bool(t.categories))]
