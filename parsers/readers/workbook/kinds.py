"""What a sheet is for: by its name, whose spelling varies, and by its content (SITE.md, "Workbooks")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Final

from parsers.normalise import normalise
from parsers.readers.workbook.sheets import Sheet, Value
from parsers.terms.labels import find_labels, label_at
from parsers.terms.legends import read_legend
from parsers.vocabulary.language import squeeze_alike
from parsers.vocabulary.sheets import sheet_words

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 200  # rows
_NUMBER: Final = re.compile(r"[-+–−]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?")
_GRID: Final = 3  # rows of so many numbers make a table of data
_ALIKE: Final = 0.82  # of the letters of two names, one of them misspelt
_SHORTEST: Final = 4  # letters of a name that may be misspelt
_LONGEST: Final = 60  # characters of a name or a heading
_SHORTEST_START: Final = 3  # letters of an abbreviated word
_LONG: Final = 12  # letters of a name that may have words behind it
_CUT: Final = 27  # letters of a name that Excel may have cut at 31 characters
_GRID_DECIMALS: Final = 4
_GRID_ROWS: Final = 3
_FEW: Final = 2  # numbers on a sheet of words: a year, a volume
_LABELLED: Final = 3  # rows of a label and its value make a sheet of metadata
_LARGEST_COVER: Final = 40  # cells
_DATES: Final = frozenset({"published", "next_published"})


class SheetKind(StrEnum):
    """The kinds of sheets; what is none of the others is data."""

    COVER = "cover"
    CONVENTIONS = "conventions"
    CONTENTS = "contents"
    NOTES = "notes"
    METADATA = "metadata"
    DATA = "data"


def kind_of(sheet: Sheet) -> SheetKind:
    """The kind of `sheet`. A table of numbers is data whatever the sheet is called, but for contents."""
    named = kind_of_name(sheet.name)
    if named is None:
        return _by_content(sheet)
    has_pages = named is SheetKind.CONTENTS and _letters(sheet.name) in sheet_words().names
    is_data = _is_table(sheet) if has_pages else _is_grid(sheet) or _is_table(sheet)
    return SheetKind.DATA if is_data else named


@lru_cache(maxsize=4_096)
def kind_of_name(name: str) -> SheetKind | None:
    """The kind that a name or heading tells, cut, abbreviated or misspelt; None if it tells none."""
    letters = _letters(name) if len(name) <= _LONGEST else ""
    if len(letters) < _SHORTEST:
        return None
    names = sheet_words().names
    if letters in names:
        return SheetKind(names[letters])
    known = _misspelt(letters)
    if known is not None:
        return SheetKind(names[known])
    return _abbreviated(tuple(squeeze_alike(word) for word in _WORD.findall(normalise(name))))


def _letters(name: str) -> str:
    return "".join(ch for ch in squeeze_alike(normalise(name)) if not ch.isdigit())


def _misspelt(letters: str) -> str | None:
    """The known name that `letters` is most like, if it is like one at all, goes on from or is cut off."""
    for known in sheet_words().names:
        if len(known) >= _LONG and (
            letters.startswith(known) or (len(letters) >= _CUT and known.startswith(letters))
        ):
            return known
    matcher = SequenceMatcher(None, "", letters, autojunk=False)
    best: tuple[float, str | None] = (_ALIKE, None)
    for known in sheet_words().names:
        matcher.set_seq1(known)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), known), key=itemgetter(0))
    return best[1]


def _abbreviated(words: tuple[str, ...]) -> SheetKind | None:
    """The kind whose words begin as `words` do, one by one; a single word is never taken for another."""
    if len(words) < 2 or min(map(len, words)) < _SHORTEST_START:
        return None
    for phrase, kind in sheet_words().phrases:
        if len(phrase) == len(words) and all(map(str.startswith, phrase, words)):
            return SheetKind(kind)
    return None


def _by_content(sheet: Sheet) -> SheetKind:
    rows = [row for row in map(_filled, islice(sheet.rows, _SAMPLE)) if row]
    words = (normalise(value).strip() for row in rows for value in row if isinstance(value, str))
    first = next(words, "")
    headed = kind_of_name(first)
    if headed is not None and not _is_table(sheet):
        return headed
    numbers = (value for row in rows for value in row if _is_number(value))
    if next(islice(numbers, _FEW, None), None) is not None:
        return SheetKind.DATA
    return _of_words(rows, [first, *words])


def _of_words(rows: list[list[Value]], words: list[str]) -> SheetKind:
    if sum(_is_labelled(row) for row in rows) >= _LABELLED:
        return SheetKind.METADATA
    if len(words) <= _LARGEST_COVER and any(_has_date_label(line) for line in words):
        return SheetKind.COVER
    if sum(1 for line in words for _ in read_legend(line)) >= _FEW:
        return SheetKind.CONVENTIONS
    return SheetKind.DATA


def _filled(row: list[Value]) -> list[Value]:
    return [value for value in row if not isinstance(value, str) or value.strip()]


def _is_labelled(row: list[Value]) -> bool:
    """Whether a row is a label and, in a cell of its own, its value."""
    if len(row) != 2 or not isinstance(row[0], str):
        return False
    label = label_at(row[0], 0, len(row[0]))
    return label is not None and label.value == len(row[0])


def _has_date_label(line: str) -> bool:
    return any(label.name in _DATES for label in find_labels(line, 0, len(line)))


def _is_grid(sheet: Sheet) -> bool:
    return next(islice(_rows_of_numbers(sheet), _GRID - 1, None), None) is not None


def _is_table(sheet: Sheet) -> bool:
    """Whether numbers with decimals, or many numbers side by side, stand on a sheet: no pages, no years."""
    numbers = [value for row in islice(sheet.rows, _SAMPLE) for value in row if _is_number(value)]
    decimals = sum(isinstance(value, float) and not value.is_integer() for value in numbers)
    return decimals >= _GRID_DECIMALS or len(list(_rows_of_numbers(sheet))) >= _GRID_ROWS


def _rows_of_numbers(sheet: Sheet) -> Iterator[int]:
    for index, row in enumerate(islice(sheet.rows, _SAMPLE)):
        if sum(map(_is_number, row)) >= _GRID:
            yield index


def _is_number(value: Value) -> bool:
    if isinstance(value, str):
        return _NUMBER.fullmatch(value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
