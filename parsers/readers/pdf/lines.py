"""Glyphs to words and rows: what stands on one baseline, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.normalise import normalise
from parsers.readers.pdf.glyphs import ASCENT, DESCENT, Box, Glyph, Page, turned_back, union

#: in parts of the glyph size: baselines closer than this are one, a wider gap parts words
_SAME_BASELINE: Final = 0.3
_WORD_GAP: Final = 0.2
#: a glyph drawn again so near is the same one: print made bold by striking twice
_STRUCK_TWICE: Final = 0.12
#: a footnote mark is smaller than its line by this much, and raised up to so much of the line's size
_SMALLER: Final = 0.85
_RAISED: Final = (0.15, 0.7)
_MARK_GAP: Final = 0.35

_BOLD: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_MARKS: Final = re.compile(r"[\d)*]+")
_SUPERSCRIPTS: Final = str.maketrans("0123456789)", "⁰¹²³⁴⁵⁶⁷⁸⁹⁾")


class Word(NamedTuple):
    """Glyphs without a gap between them."""

    text: str
    box: Box
    size: float
    bold: bool


class Row(NamedTuple):
    """The words on one baseline, or some of them, from left to right."""

    words: tuple[Word, ...]
    box: Box
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The words with a blank between each two."""
        return " ".join(word.text for word in self.words)


def read_rows(page: Page) -> list[Row]:
    """The rows of a page from top to bottom; turned text comes behind, each word a row of its own line."""
    rows = [row for baseline in _baselines(page.glyphs) for row in _row(baseline)]
    for angle, glyphs in page.turned.items():
        rows += [_turned_back(row, angle) for baseline in _baselines(glyphs) for row in _row(baseline)]
    return rows


def row_of(words: Iterable[Word]) -> Row:
    """The row of `words`, which stand on one baseline; the size and weight are those of most letters."""
    listed = tuple(words)
    box = union([word.box for word in listed])
    sizes: dict[float, int] = {}
    for word in listed:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    bold = sum(len(word.text) for word in listed if word.bold)
    return Row(listed, box, max(sizes, key=sizes.__getitem__), 2 * bold > sum(sizes.values()))


def _baselines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs in groups of one baseline, marks that are raised from it among them."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.baseline, glyph.x0)):
        first = groups[-1][0] if groups else glyph
        if groups and glyph.baseline - first.baseline <= _SAME_BASELINE * min(glyph.size, first.size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    for above, below in pairwise(groups):
        _lower_marks(above, below)
    return [group for group in groups if group]


def _lower_marks(above: list[Glyph], below: list[Glyph]) -> None:
    """Move the raised marks of `above` to the line `below` that they stand at, in their raised form."""
    size = max((glyph.size for glyph in below if not glyph.text.isspace()), default=0.0)
    rise = (below[0].baseline - above[0].baseline) / size if size else 0
    if not _RAISED[0] <= rise <= _RAISED[1]:
        return
    for glyph in list(above):
        if glyph.size <= _SMALLER * size and _MARKS.fullmatch(glyph.text) and _touches(glyph, below, size):
            above.remove(glyph)
            below.append(glyph._replace(text=glyph.text.translate(_SUPERSCRIPTS), baseline=below[0].baseline))


def _touches(mark: Glyph, line: list[Glyph], size: float) -> bool:
    """Whether `mark` follows a glyph of `line` without a gap, and stands over none."""
    middle = (mark.x0 + mark.x1) / 2
    follows = any(
        mark.x0 - _MARK_GAP * size <= glyph.x1 <= middle for glyph in line if not glyph.text.isspace()
    )
    return follows and not any(glyph.x0 < middle < glyph.x1 for glyph in line)


def _row(glyphs: list[Glyph]) -> Iterator[Row]:
    words = list(_words(sorted(glyphs, key=lambda glyph: glyph.x0)))
    if words:
        yield row_of(words)


def _words(glyphs: list[Glyph]) -> Iterator[Word]:
    """The words of one baseline's glyphs, which come from left to right."""
    word: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            yield from _word(word)
            word, last = [], None
            continue
        if last is not None:
            if glyph.text == last.text and glyph.x0 - last.x0 < _STRUCK_TWICE * glyph.size:
                continue
            if glyph.x0 - last.x1 > _WORD_GAP * min(glyph.size, last.size):
                yield from _word(word)
                word = []
        word.append(glyph)
        last = glyph
    yield from _word(word)


def _word(glyphs: list[Glyph]) -> Iterator[Word]:
    if not glyphs:
        return
    text = "".join([glyph.text for glyph in glyphs])
    if text.endswith("\xad"):  # a soft hyphen that shows, at a line's end
        text = text[:-1] + "-"
    text = normalise(text).strip()
    if not text:
        return
    _, left, _, baseline, size, font = glyphs[0]
    box = Box(left, baseline - ASCENT * size, glyphs[-1].x1, baseline + DESCENT * size)
    yield Word(text, box, round(size, 1), _is_bold(font))


@lru_cache(maxsize=1024)
def _is_bold(font: str) -> bool:
    return _BOLD.search(font) is not None


def _turned_back(row: Row, angle: int) -> Row:
    words = tuple(word._replace(box=turned_back(word.box, angle)) for word in row.words)
    return row._replace(words=words, box=turned_back(row.box, angle))
