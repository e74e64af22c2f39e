"""The value of a row: a number grouped by blanks, or a mark in its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from parsers.vocabulary.language import load

if TYPE_CHECKING:
    from records.table import MissingStatus

_NUMBER: Final = re.compile(
    r"(?P<sign>[-−–+]?) ?(?P<whole>\d{1,3}(?: \d{3})+|\d+)(?:(?P<mark>[.,])(?P<decimals>\d+))?"
    r"(?:[eE](?P<power>[+-]?\d{1,2}))?"
)
_NEGATIVE: Final = frozenset("-−–")
_MOST_DIGITS: Final = 18  # as many as no statistic has, and more than a float keeps


class Printed(NamedTuple):
    """A printed number: signed, with the decimals that it shows."""

    value: int | float
    decimals: int


def read_value(words: str) -> Printed | None:
    """The number that `words` print; None where they are none, or one with two readings (`1,234`)."""
    match = _NUMBER.fullmatch(words)
    if match is None:
        return None
    whole, decimals = match["whole"].replace(" ", ""), match["decimals"] or ""
    if len(whole) + len(decimals) > _MOST_DIGITS or _may_be_thousands(match):
        return None
    sign = -1 if match["sign"] in _NEGATIVE and match["sign"] else 1
    if match["power"]:
        return Printed(sign * float(f"{whole}.{decimals or 0}e{match['power']}"), 0)
    return Printed(sign * (float(f"{whole}.{decimals}") if decimals else int(whole)), len(decimals))


def _may_be_thousands(match: re.Match[str]) -> bool:
    """`1,234`: exports write decimals behind a point, so the comma may group."""
    whole = match["whole"]
    return match["mark"] == "," and len(match["decimals"]) == 3 and len(whole) < 4 and whole != "0"


@lru_cache(maxsize=1)
def missing_marks() -> dict[str, MissingStatus]:
    """What each mark in the place of a value means, by SDMX CL_OBS_STATUS."""
    marks = load("open_data")["missing"]
    return {mark: cast("MissingStatus", status) for status, spellings in marks.items() for mark in spellings}
