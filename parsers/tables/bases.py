"""What the percentages of a table are measured against, as its labels say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.tables.label_times import compared_with
from parsers.terms.bases import find_bases
from parsers.vocabulary.table_words import has_one
from records.release import LANGS

if TYPE_CHECKING:
    from parsers.tables.labels import Label
    from records.period import TimePeriod
    from records.release import Lang


class Base(NamedTuple):
    """Whether labels compare, and with which time where they say it."""

    compared: bool
    time: TimePeriod | None
    of_period: bool = False  # compared with "the corresponding period", not month


def base_of(labels: Sequence[Label], lang: Lang, time: TimePeriod | None) -> Base:
    """The base that the narrowest of `labels` (the widest first) names, seen from the `time` of the cell."""
    wide: Label | None = None
    for label in reversed(labels):
        if label.time.base:
            return _base(label.text, lang, time)
        if wide is not None and label.time.opens_base:
            return _base(f"{label.text} {wide.text}", lang, time)
        wide = label
    return Base(False, None)


@lru_cache(maxsize=50_000)
def _base(text: str, lang: Lang, time: TimePeriod | None) -> Base:
    found = [base for code in (lang, *LANGS) for base in find_bases(text, code, reference=time)[-1:]]
    if not found:
        return Base(True, compared_with(text, lang))
    base = found[0]
    same = base.frame == "same_period_previous_year"
    return Base(True, base.time, same and has_one(text[base.start : base.end], "period_words"))
