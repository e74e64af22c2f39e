"""Lines of a column to paragraphs, headings and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from parsers.blocks import Kind
from parsers.readers.headlines import FINAL, is_heading
from parsers.readers.pdf.columns import Flow
from parsers.readers.pdf.lines import Row
from parsers.readers.pdf.rows_of_data import is_contents

#: a mark before an item of a list; a dash or a hyphen is one only where no sentence goes on with it
_BULLET: Final = re.compile(r"[•▪●◦·■□➢►✓\uf0a7\uf0b7\uf0d8\uf0fc]\s*|\d{1,2}\)\s+|[-–—]\s+")
_DASH: Final = re.compile(r"[-–—]\s")
_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[^\W\d_])")
_KAZAKH: Final = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC: Final = re.compile("[А-Яа-яЁё]{3}")

#: lines further apart than so many usual ways are parted by a blank line
_BLANK_LINE: Final = 1.4
#: in parts of the print's size: how far a line is set in, room that no wrapped line leaves, two sizes alike
_INDENT: Final = 0.8
_ROOM: Final = 2.0
_SAME_SIZE: Final = 0.08
#: larger print than the text's by this much heads it
_LARGER: Final = 1.12
#: characters: a shorter line is no full line of text
_FULL: Final = 40
_LONGEST_HEADING: Final = 220
_MOST_HEADING_LINES: Final = 4
#: lines that lead to the number of a page: so many make a table of contents
_FEWEST_ENTRIES: Final = 3


class Paragraph(NamedTuple):
    """Lines that say one thing; `marked` is how many characters a list mark at its start has."""

    kind: Kind
    rows: tuple[Row, ...]
    marked: int = 0
    apart: bool = False

    @property
    def size(self) -> float:
        """The size of its print."""
        return self.rows[0].size


def read_paragraphs(flow: Flow, body_size: float) -> Iterator[Paragraph]:
    """The paragraphs of a column; `body_size` is that of most of the document's text."""
    rows = flow.rows
    ways = [b.box.bottom - a.box.bottom for a, b in pairwise(rows) if b.box.bottom > a.box.bottom]
    pitch = median(ways) if ways else 0.0
    contents = _contents(rows)
    group = [rows[0]]
    apart = True
    for number, (above, row) in enumerate(pairwise(rows)):
        gap = _is_apart(above, row, pitch)
        if gap or _begins(group, row, flow, body_size):
            yield _paragraph(group, body_size, apart=apart and gap, listed=number in contents)
            group, apart = [], gap
        group.append(row)
    yield _paragraph(group, body_size, apart=apart, listed=len(rows) - 1 in contents)


def _contents(rows: Sequence[Row]) -> range:
    """The rows of a table of contents, up to the last that leads to a page's number: they head nothing."""
    leading = [number for number, row in enumerate(rows) if is_contents(row)]
    return range(max(leading[0] - 1, 0), leading[-1] + 1) if len(leading) >= _FEWEST_ENTRIES else range(0)


def goes_on(text: str, after: str) -> bool:
    """Whether a paragraph that ends a column or a page goes on with the first of the next."""
    return bool(text) and not text.endswith(FINAL) and after[:1].islower()


def _is_apart(above: Row, row: Row, pitch: float) -> bool:
    """Whether a blank line stands between, or the print goes up again: a column that was not seen as one."""
    way = row.box.bottom - above.box.bottom
    usual = min(pitch, 1.5 * row.size) if pitch else 1.5 * row.size
    return way < 0 or way > _BLANK_LINE * max(usual, 1.1 * row.size)


def _begins(group: list[Row], row: Row, flow: Flow, body_size: float) -> bool:
    """Whether `row` begins a paragraph below `group`, the lines of the one before."""
    above = group[-1]
    if abs(row.size - above.size) > _SAME_SIZE * above.size or row.bold != above.bold:
        return True
    text, last = row.text, above.text
    if _is_heading_print(above, body_size):
        return _NUMBER.match(text) is not None or _changes_language(" ".join(r.text for r in group), text)
    if _BULLET.match(text) and not (_DASH.match(text) and not last.endswith(FINAL)):
        return True
    if text[:1].islower() or (text[:1].isdigit() and len(last) >= _FULL and not last.endswith(FINAL)):
        return False
    room = (
        _right(flow, above.size) - above.box.x1 - (row.words[0].box.x1 - row.words[0].box.x0) - 0.3 * row.size
    )
    if last.endswith((".", "!", "?", ":", ";", "…")):
        set_in = row.box.x0 - (above.box.x0 if len(group) > 1 else flow.left) > _INDENT * row.size
        return room > 0 or set_in
    return room > _ROOM * row.size


def _right(flow: Flow, size: float) -> float:
    """Where lines of this size end; where there is but one, the edge of the column."""
    ends = [row.box.x1 for row in flow.rows if abs(row.size - size) <= _SAME_SIZE * size]
    return max(ends) if len(ends) > 1 else flow.right


def _is_heading_print(row: Row, body_size: float) -> bool:
    return row.size >= _LARGER * body_size or row.bold


def _changes_language(above: str, below: str) -> bool:
    """Whether what stands above is Kazakh and what follows Russian, or so: a heading in two languages."""
    if below[:1].islower():
        return False
    lines = (above, below)
    kazakh = [_KAZAKH.search(line) is not None for line in lines]
    cyrillic = [_CYRILLIC.search(line) is not None for line in lines]
    return kazakh[0] != kazakh[1] or cyrillic[0] != cyrillic[1]


def _paragraph(rows: list[Row], body_size: float, *, apart: bool, listed: bool) -> Paragraph:
    text = " ".join(row.text for row in rows)
    if not listed and _heads(rows, text, body_size, apart=apart):
        return Paragraph(Kind.HEADING, tuple(rows), apart=apart)
    if mark := _BULLET.match(text):
        return Paragraph(Kind.LIST_ITEM, tuple(rows), mark.end(), apart)
    return Paragraph(Kind.PARAGRAPH, tuple(rows), apart=apart)


def _heads(rows: list[Row], text: str, body_size: float, *, apart: bool) -> bool:
    """Whether a paragraph heads what follows: by its print, by its number, or alone between blank lines."""
    if len(text) > _LONGEST_HEADING or len(rows) > _MOST_HEADING_LINES or text.endswith(FINAL):
        return False
    if not any(character.isalpha() for character in text) or _BULLET.match(text):
        return False
    if rows[0].size >= _LARGER * body_size:
        return True
    number = _NUMBER.match(text)
    words = text[number.end() :] if number else text
    if rows[0].bold and all(row.bold for row in rows):
        return is_heading(words) or len(rows) > 1
    return len(rows) == 1 and apart and is_heading(words)
