"""What the percentages of a table are measured against, as its labels say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.terms.bases import find_bases
from parsers.vocabulary.table_words import has_one

if TYPE_CHECKING:
    from records.period import TimePeriod
    from records.release import Lang


class Base(NamedTuple):
    """Whether labels compare, and with which time where they say it."""

    compared: bool
    time: TimePeriod | None
    of_period: bool = False  # compared with "the corresponding period", not month


@lru_cache(maxsize=50_000)
def base_of(labels: tuple[str, ...], lang: Lang, time: TimePeriod | None) -> Base:
    """The base that the narrowest of `labels` (the widest first) names, seen from the `time` of the cell."""
    for text in (*reversed(labels), " ".join(labels[-2:])):
        found = find_bases(text, lang, reference=time)
        if found:
            base = found[-1]
            same = base.frame == "same_period_previous_year"
            return Base(True, base.time, same and has_one(text[base.start : base.end], "period_words", lang))
    return Base(False, None)
