"""Dates and times printed by a section of a format code; names of months and days in English."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from parsers.readers.workbook.number_format import Section, Token

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOON: Final = 12
#: what a time of day or a duration is counted from, where the code prints a date too (as Excel counts)
_EPOCH: Final = datetime(1899, 12, 31)  # noqa: DTZ001 - workbooks know no time zones

Moment = date | datetime | time | timedelta


def moment(value: Moment, section: Section | None) -> str:
    """A date or time by a section that prints one; in ISO 8601 (a duration as h:mm:ss) without one."""
    if section is None or not section.is_date:
        return str(value) if isinstance(value, timedelta) else value.isoformat()
    at, hours = _moment(value)
    half = section.has("halfday")
    printed = []
    for index, token in enumerate(section.tokens):
        if token.kind == "date":
            minutes = token.text[0] in "mM" and _is_minutes(section.tokens, index)
            printed.append(_field(token.text.lower(), at, half=half, minutes=minutes))
        elif token.kind == "elapsed":
            printed.append(str(_elapsed(token.text[0].lower(), at, hours)))
        elif token.kind == "halfday":
            printed.append("AM" if at.hour < _NOON else "PM")
        elif token.kind in ("literal", "comma", "point"):
            printed.append(token.text)
    return "".join(printed)


def _moment(value: Moment) -> tuple[datetime, int]:
    """A point in time, and the whole hours since the epoch."""
    if isinstance(value, timedelta):
        at = _EPOCH + value
    elif isinstance(value, time):
        at = datetime.combine(_EPOCH, value)
    elif isinstance(value, datetime):
        at = value
    else:
        at = datetime.combine(value, time())
    return at, int((at - _EPOCH).total_seconds() // 3600)


def _is_minutes(tokens: tuple[Token, ...], index: int) -> bool:
    """`m` is minutes after hours or before seconds."""
    before = [token.text[0].lower() for token in tokens[:index] if token.kind in ("date", "elapsed")]
    after = [token.text[0].lower() for token in tokens[index + 1 :] if token.kind in ("date", "elapsed")]
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _field(code: str, at: datetime, *, half: bool, minutes: bool) -> str:
    width = len(code.partition(".")[0])
    if code[0] == "y":
        return f"{at.year:04}" if width > 2 else f"{at.year % 100:02}"
    if code[0] == "m" and not minutes:
        return _named(at.month, _MONTHS[at.month - 1], width)
    if code[0] == "d":
        return _named(at.day, _DAYS[at.weekday()], width)
    number = {"m": at.minute, "s": at.second, "h": (at.hour - 1) % 12 + 1 if half else at.hour}[code[0]]
    _, point, zeros = code.partition(".")
    return f"{number:0{min(width, 2)}}" + (point and point + f"{at.microsecond:06}"[: len(zeros)])


def _named(number: int, name: str, width: int) -> str:
    """`d`, `dd`, `ddd`, `dddd`; five letters are the first of the name."""
    if width <= 2:
        return f"{number:0{width}}"
    return {3: name[:3], 5: name[:1]}.get(width, name)


def _elapsed(unit: str, at: datetime, hours: int) -> int:
    minutes = hours * 60 + at.minute
    return {"h": hours, "m": minutes, "s": minutes * 60 + at.second}[unit]
