"""The title line of a sheet of data: what stands by itself above the header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.normalise import normalise
from parsers.readers.workbook.sheets import Value
from parsers.vocabulary.language import language, squeeze
from parsers.vocabulary.sheets import sheet_words
from records.release import LANGS

_ROWS: Final = 12  # filled rows above which a header has begun
_FEWEST_WORDS: Final = 2


def title_place(rows: Sequence[Sequence[Value]]) -> tuple[int, int] | None:
    """Row and column of the title; None where the sheet begins with a header or goes on with another.

    A title is alone in its row, or repeated there (perhaps in another edition), or stands beside a unit.
    """
    seen = 0
    for row, values in enumerate(rows):
        words = ((column, _words(value)) for column, value in enumerate(values) if value != "")
        filled = [(column, said) for column, said in words if said]
        if not filled:
            continue
        seen += 1
        if seen > _ROWS or not all(isinstance(values[column], str) for column, _ in filled):
            return None
        if any(is_continuation(words) for _, words in filled):
            return None
        titles = [(column, words) for column, words in filled if not is_unit_line(words)]
        if len({squeeze(words.split()[0]) for _, words in titles}) > 1:
            return None
        if titles and len(titles[0][1].split()) >= _FEWEST_WORDS:
            return row, titles[0][0]
    return None


def is_continuation(words: str) -> bool:
    """Whether a line says that the table of the sheet before goes on (`Continuation`, `Продолжение`)."""
    return squeeze(words) in sheet_words().continued


def is_unit_line(words: str) -> bool:
    """Whether a line opens as a unit does (`in percent`, `тыс. человек`)."""
    return any(words.lower().startswith(language(lang).unit_lines) for lang in LANGS)


def _words(value: Value) -> str:
    return " ".join(normalise(value).split()) if isinstance(value, str) else str(value)
