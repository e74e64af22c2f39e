"""Text in rows of fields (comma, semicolon or tab between them): told by its content, never by its name.

Strict, since a release may stand in a text file too: every line has as many fields as the first, and a column
of them is of numbers, or the columns are those of an export, or every field is quoted.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Final, NamedTuple

from parsers.errors import UnreadableDocumentError
from parsers.readers.rows import Row
from parsers.vocabulary.open_data import read_columns

_DELIMITERS: Final = "\t;,"
#: Excel's own line before the header, which names the delimiter
_TOLD: Final = re.compile(r"[a-z]{3}=[\t;,]\n")
#: a number as it is printed in a file, a mark in its place, or nothing
_NUMERIC: Final = re.compile(r"[-−–+]?\s?\d[\d .,]*%?|[-–—.…*xX\u0445\u0425]*")
_DIGIT: Final = re.compile("[0-9]")
_QUOTE: Final = '"'
#: rows that are looked at to tell what a text is, and characters
_LOOKED_AT: Final = 200
_SAMPLE: Final = 1 << 18
#: lines of words that may stand before a table (its title, its unit), or below it
_MOST_LINES: Final = 3
_FEWEST_ROWS: Final = 3
#: the part of a column's fields that must be numbers
_MOSTLY: Final = 0.6


class Dialect(NamedTuple):
    """How a text is cut into fields; `leads` lines of words stand before its rows."""

    delimiter: str
    leads: int = 0


def find_dialect(text: str) -> Dialect | None:
    """How the lines of `text` are cut into fields, by the first of them; None where it is no such file."""
    whole = len(text) <= _SAMPLE
    body = _without_told(text if whole else text[:_SAMPLE].rpartition("\n")[0])
    for delimiter in _DELIMITERS:
        if delimiter in body:
            dialect = _fitting(delimiter, body)
            if dialect is not None:
                return dialect
    return None


def read_rows(text: str, dialect: Dialect) -> Iterator[Row]:
    """The rows of `text`, which is in its canonical spelling; blank lines are left out.

    A line's end inside a quoted field is a blank. Raises UnreadableDocumentError (`damaged`) where a field
    never ends.
    """
    skipped = text.count("\n", 0, len(text) - len(_without_told(text)))
    lines = csv.reader(StringIO(_without_told(text), newline=""), delimiter=dialect.delimiter)
    first = 1
    try:
        for fields in lines:
            cells = [_cell(field) for field in fields]
            if any(cells):
                yield Row(f"line:{first + skipped}", cells)
            first = lines.line_num + 1
    except csv.Error as error:
        raise UnreadableDocumentError("damaged", f"line {first + skipped} cannot be read: {error}") from None


def _without_told(text: str) -> str:
    told = _TOLD.match(text)
    return text[told.end() :] if told else text


def _cell(field: str) -> str:
    return " ".join(field.split()) if "\n" in field or "\t" in field else field.strip()


def _fitting(delimiter: str, text: str) -> Dialect | None:
    try:
        rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _LOOKED_AT))
    except csv.Error:
        return None
    rows = [row for row in rows if any(field.strip() for field in row)]
    wide = [at for at, row in enumerate(rows) if len(row) > 1]
    if not wide:
        return None
    leads, table = wide[0], rows[wide[0] : wide[-1] + 1]
    lines = max(leads, len(rows) - 1 - wide[-1])
    if lines > (0 if delimiter == "," else _MOST_LINES) or not _is_even(table, delimiter):
        return None
    known = read_columns(table[0]) is not None or (not lines and _is_quoted(text, len(table)))
    return Dialect(delimiter, leads) if known or _holds_numbers(table) else None


def _is_quoted(text: str, rows: int) -> bool:
    """Whether every line is of quoted fields: no prose is written so."""
    lines = text.strip("\n").split("\n")[: min(rows, _LOOKED_AT)]
    return len(lines) > 1 and all(
        line.startswith(_QUOTE) and line.rstrip().endswith(_QUOTE) for line in lines
    )


def _is_even(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Whether all rows are as wide as the first; after a comma in prose there is a blank."""
    if len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return False
    spaced = sum(field.startswith(" ") for row in rows for field in row[1:])
    return delimiter == "\t" or spaced * 2 < sum(len(row) - 1 for row in rows)


def _holds_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column below the first row is of numbers, with some digits."""
    if len(rows) < _FEWEST_ROWS:
        return False
    return any(_is_numeric([row[at].strip() for row in rows[1:]]) for at in range(len(rows[0])))


def _is_numeric(fields: Sequence[str]) -> bool:
    numbers = sum(_NUMERIC.fullmatch(field) is not None for field in fields)
    digits = sum(_DIGIT.search(field) is not None for field in fields)
    return numbers >= _MOSTLY * len(fields) and digits * 2 >= numbers > 0
