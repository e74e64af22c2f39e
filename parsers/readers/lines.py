"""Lines of a text file: what the form of a line, and of the lines round it, says it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parsers.readers.headlines import FINAL, is_heading

#: a rule, a fence round code, or the separator row of a table whose columns are cut by tabs
_RULE: Final = re.compile(
    r"(?:-{3,}|\*{3,}|_{3,}|[-*_](?: [-*_]){2,}|-{2,}(?:\t+-{2,})+)\s*|`{3,}[^`]*|~{3,}[^~]*"
)
_UNDERLINE: Final = re.compile(r"(=+|-+)\s*")
_HASHES: Final = re.compile(r"(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*")
_BULLET: Final = re.compile(r"(?:[-*+•▪●◦·–—]|\d{1,2}\))[ \t]+(?=\S)")
_NUMBER: Final = re.compile(r"\d{1,2}\.[ \t]*(?=[^\W\d_])")
_PIPES: Final = re.compile(r"\|.*\|\s*")
_PIPE_RULE: Final = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_COLUMNS: Final = re.compile(r"[^\t]*\t.*")
_WHOLLY_BOLD: Final = re.compile(r"(\*\*|__)(?P<words>(?:(?!\1).)+)\1")

_SETEXT: Final = 120  # characters


class Form(StrEnum):
    """The form of one line."""

    BLANK = "blank"
    RULE = "rule"
    HASHES = "hashes"  # `## Words`
    UNDERLINED = "underlined"  # words above `====` or `----`
    UNDERLINE = "underline"
    BULLET = "bullet"
    NUMBERED = "numbered"  # `1. Words`
    PIPES = "pipes"  # a row of a pipe table
    PIPE_RULE = "pipe_rule"
    COLUMNS = "columns"  # words cut by tabs
    LONE = "lone"  # alone between blank lines, and of the form of a heading
    WORDS = "words"


#: tried in this order
_WHOLE_LINES: Final = (
    (Form.RULE, _RULE),
    (Form.PIPE_RULE, _PIPE_RULE),
    (Form.PIPES, _PIPES),
    (Form.COLUMNS, _COLUMNS),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the canonical text: `start` and `end` bound what it says, without hashes and bullets."""

    form: Form
    number: int
    start: int
    end: int
    words: str
    level: int = 0


def read_lines(text: str) -> list[Line]:
    """Every line of `text` with its form; the neighbours decide where the line itself does not."""
    rows = text.split("\n")
    lines = []
    start = 0
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else ""
        after = rows[index + 1] if index + 1 < len(rows) else ""
        lines.append(_read_line(row, index + 1, start, before, after))
        start += len(row) + 1
    return lines


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank, before its form is known."""

    number: int
    start: int
    words: str

    def as_(self, form: Form, skip: int = 0, said: str | None = None, level: int = 0) -> Line:
        """The line in this form, which says `said` from its character `skip` on."""
        said = self.words if said is None else said
        start = self.start + skip
        return Line(form, self.number, start, start + len(said), said, level)


def _read_line(text: str, number: int, offset: int, before: str, after: str) -> Line:
    words = text.strip()
    if not words:
        return Line(Form.BLANK, number, offset, offset, "")
    row = _Row(number, offset + len(text) - len(text.lstrip()), words)
    if _UNDERLINE.fullmatch(words) and _may_be_underlined(before, words):
        return row.as_(Form.UNDERLINE)
    if hashes := _HASHES.fullmatch(words):
        return row.as_(Form.HASHES, hashes.start(2), hashes[2], len(hashes[1]))
    for form, pattern in _WHOLE_LINES:
        if pattern.fullmatch(words):
            return row.as_(form)
    if bullet := _BULLET.match(words):
        return row.as_(Form.BULLET, bullet.end(), words[bullet.end() :])
    return _read_words(row, before.strip(), after.strip())


def _read_words(row: _Row, before: str, after: str) -> Line:
    words = row.words
    lone = not before and not after
    if _UNDERLINE.fullmatch(after) and _may_be_underlined(words, after):
        return row.as_(Form.UNDERLINED, level=1 if after[0] == "=" else 2)
    if number := _NUMBER.match(words):
        if lone and is_heading(words[number.end() :]):
            return row.as_(Form.LONE, level=2)
        return row.as_(Form.NUMBERED, number.end(), words[number.end() :])
    bold = _WHOLLY_BOLD.fullmatch(words)
    said = bold["words"] if bold else words
    if lone and is_heading(said):
        return row.as_(Form.LONE, bold.start("words") if bold else 0, said, level=3)
    return row.as_(Form.WORDS)


def _may_be_underlined(row: str, line: str) -> bool:
    """Whether `line` of `=` or `-` below `row` makes it a heading; dashes below a sentence are a rule."""
    words = row.strip()
    if not words or len(words) > _SETEXT or (line[:1] == "-" and words.endswith(FINAL)):
        return False
    return not any(pattern.fullmatch(words) for pattern in (_HASHES, _RULE, _PIPES, _COLUMNS))
