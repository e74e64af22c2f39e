"""A first look at some pages: what repeats at their edges, and the size of most of their print."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from parsers.readers.pdf.glyphs import Page
from parsers.readers.pdf.lines import Row
from parsers.vocabulary.table_words import alternatives

#: pages looked at: runs of pages that follow each other, for left and right pages have heads of their own
_RUNS: Final = 6
_RUN: Final = 4
#: share of the page's height at its top and its bottom in which heads and page numbers stand
_MARGIN: Final = 0.12
#: points: lines of two pages nearer than this stand in the same place
_SAME_PLACE: Final = 6.0
#: a line of running text has so many letters, and so few other signs
_LONG: Final = 30
_LETTERS: Final = 0.75
_NUMBER_AT_END: Final = re.compile(r"^\d{1,4}(?=\D)|(?<=\D)\d{1,4}$")
#: in parts of the print's size: running heads of several lines stand closer
_NEXT_LINE: Final = 2.5
#: a page number alone in its line: `12`, `- 12 -`, `Page 3 of 10`, `стр. 3`, `3-бет`
_PAGE_WORD: Final = alternatives("page")
_PAGE_NUMBER: Final = re.compile(
    rf"[-–—\s]*\d{{1,4}}[-–—\s]*|(?:{_PAGE_WORD})\.?\s*\d{{1,4}}(?:\s*(?:{alternatives('page_of')}|/)\s*\d{{1,4}})?"
    rf"|\d{{1,4}}\s*-?\s*(?:{_PAGE_WORD})",
    re.IGNORECASE,
)


class Seen(NamedTuple):
    """A page and its rows."""

    page: Page
    rows: list[Row]


class Survey(NamedTuple):
    """`running` are the words that repeat at the pages' edges, digits made `#`; `body_size` in points."""

    running: frozenset[str]
    body_size: float


def sampled(pages: int) -> list[int]:
    """The numbers of the pages to look at."""
    if pages <= _RUNS * _RUN:
        return list(range(1, pages + 1))
    starts = [1 + (pages - _RUN) * run // (_RUNS - 1) for run in range(_RUNS)]
    return sorted({start + step for start in starts for step in range(_RUN)})


def survey(pages: Iterable[Seen]) -> Survey:
    """What the pages have in common."""
    places: defaultdict[str, list[float]] = defaultdict(list)
    sizes: Counter[float] = Counter()
    for seen in pages:
        for row in seen.rows:
            sizes[row.size] += _prose(row.text)
        for row, place in _at_edges(seen):
            places[_pattern(row)].append(place)
    running = {words for words, found in places.items() if len(found) > 1 and _in_one_place(found)}
    return Survey(frozenset(running), max(sizes, key=lambda size: (sizes[size], size), default=0.0))


def without_running(page: Page, rows: list[Row], found: Survey) -> list[Row]:
    """The rows of a page without running heads and page numbers: those next to its edges, one by one."""
    margin = _MARGIN * page.height
    top = [row for row in rows if row.box.bottom <= margin]
    bottom = [row for row in rows if row.box.top >= page.height - margin]
    out = {id(row) for row in _running(sorted(top, key=lambda row: row.box.top), found)}
    out |= {id(row) for row in _running(sorted(bottom, key=lambda row: -row.box.top), found)}
    return [row for row in rows if id(row) not in out]


def _running(rows: list[Row], found: Survey) -> Iterator[Row]:
    """Those of the rows at an edge, the outermost first, that are running heads or a page number."""
    last = None
    for row in rows:
        if not _is_running(row, found, is_first=last is None):
            return
        if last is not None and abs(row.box.top - last.box.top) > _NEXT_LINE * last.size:
            return
        yield row
        last = row


def _is_running(row: Row, found: Survey, *, is_first: bool) -> bool:
    return _pattern(row) in found.running or (is_first and _PAGE_NUMBER.fullmatch(row.text) is not None)


def _prose(text: str) -> int:
    """How much a line counts as running text: its letters, where they are nearly all of it."""
    letters = sum(character.isalpha() for character in text)
    return letters if letters >= _LETTERS * len(text) and letters >= _LONG else 1


def _at_edges(seen: Seen) -> Iterator[tuple[Row, float]]:
    """The rows at the top and the bottom edge, with how far they are from the one or the other."""
    for row in seen.rows:
        if row.box.bottom <= _MARGIN * seen.page.height:
            yield row, row.box.bottom
        elif row.box.top >= (1 - _MARGIN) * seen.page.height:
            yield row, row.box.top - seen.page.height


def _pattern(row: Row) -> str:
    """The words of a row, the page's number before or behind them aside."""
    return _NUMBER_AT_END.sub("#", "".join(row.text.split())).lower()


def _in_one_place(places: list[float]) -> bool:
    """Whether most of the places are one: a head that repeats stands where it stood."""
    return any(
        2 * sum(abs(place - other) <= _SAME_PLACE for other in places) > len(places) for place in places
    )
