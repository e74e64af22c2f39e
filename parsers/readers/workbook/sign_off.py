"""The sign-off block at the end of a sheet: registration number, date, and who answers for it.

None of it is data (SITE.md, "Workbooks").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from parsers.normalise import normalise
from parsers.readers.workbook.lines import is_period, is_registration
from parsers.readers.workbook.sheets import Value
from parsers.terms.labels import label_at

_CONTACTS: Final = frozenset({"department", "director", "executor", "phone", "email", "address"})
_OPENING: Final = frozenset({"department", "director", "executor"})
_LAST_ROWS: Final = 60  # a sign-off has five to ten
_DECIMAL: Final = re.compile(r"[-–−]?\d[\d \xa0]*[.,]\d+")


def sign_off(rows: Sequence[Sequence[Value]]) -> int:
    """The row that the sign-off block of a sheet begins with; the number of rows where there is none.

    It opens with a registration number, or with a label of contacts where another one follows.
    """
    last = _last_filled(rows)
    tail = range(_first_behind_data(rows, last), last + 1)
    labels = {row: _labels(rows[row]) for row in tail}
    is_labelled = len(set().union(*labels.values())) > 1
    for row in tail:
        if _is_registration(rows[row]) or (is_labelled and labels[row] & _OPENING):
            return _with_date_above(rows, row)
    return len(rows)


def _is_registration(row: Sequence[Value]) -> bool:
    words = list(_words(row))
    return len(words) == 1 and is_registration(words[0])


def _last_filled(rows: Sequence[Sequence[Value]]) -> int:
    filled = (row for row in range(len(rows) - 1, -1, -1) if any(_words(rows[row])))
    return next(filled, -1)


def _first_behind_data(rows: Sequence[Sequence[Value]], last: int) -> int:
    first = max(last - _LAST_ROWS, -1) + 1
    data = (row for row in range(last, first - 1, -1) if _is_data(rows[row]))
    return next(data, first - 1) + 1


def _is_data(row: Sequence[Value]) -> bool:
    """Whether a row holds a number of its own; telephone and registration numbers are words."""
    return any(
        _DECIMAL.fullmatch(value.strip()) if isinstance(value, str) else _is_number(value) for value in row
    )


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _words(row: Sequence[Value]) -> Iterator[str]:
    for value in row:
        if value == "":
            continue
        words = normalise(value).strip() if isinstance(value, str) else str(value)
        if words:
            yield words


def _labels(row: Sequence[Value]) -> set[str]:
    """The labels of contacts that cells of a row open with."""
    found = (label_at(words, 0, len(words)) for words in _words(row))
    return {label.name for label in found if label is not None} & _CONTACTS


def _with_date_above(rows: Sequence[Sequence[Value]], row: int) -> int:
    """Where the block begins if the rows above are its date, its number or blank, else `row`."""
    above = row
    while above > 0 and (not any(_words(rows[above - 1])) or _is_number_or_date(rows[above - 1])):
        above -= 1
    return next((first for first in range(above, row) if any(_words(rows[first]))), row)


def _is_number_or_date(row: Sequence[Value]) -> bool:
    filled = [value for value in row if not isinstance(value, str) or value.strip()]
    if len(filled) != 1:
        return False
    value = filled[0]
    if not isinstance(value, str):
        return isinstance(value, date)
    words = normalise(value).strip()
    return is_registration(words) or is_period(words)
