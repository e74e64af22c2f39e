"""The reference period of a workbook: that of its title, its cover and its tables, where they agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from parsers.blocks import Document, Role
from parsers.parts.states import Found
from parsers.terms.periods import find_periods
from records.period import TimePeriod
from records.release import LANGS, Lang

NO_PERIOD: Final = "the title names no period"
_YEAR: Final = 366  # days; a longer period is one of a series, not of an issue
_CLOSE: Final = timedelta(days=31)  # between a period and the day on which its outcome is told


def confirmed(document: Document, of_title: Found[TimePeriod | None], lang: Lang) -> Found[TimePeriod | None]:
    """The period of the title, else that printed in a place of its own, unless something contradicts it."""
    if of_title.state not in {"present", "not_found"}:
        return of_title
    times = [*filter(None, [of_title.value]), *_printed(document, Role.PERIOD, lang)]
    if not times:
        return of_title
    for time in times[1:]:
        if not _overlap(times[0], time):
            return _conflict(f"printed as {times[0].text} and as {time.text}")
    tables = list(_printed(document, Role.TABLE_TITLE, lang))
    if tables and not any(_may_hold(times[0], table) for table in tables):
        return _conflict(f"the cover says {times[0].text}, the tables {tables[0].text}")
    return Found(times[0])


def _conflict(reason: str) -> Found[TimePeriod | None]:
    return Found(None, "conflicting", reason)


def _printed(document: Document, role: Role, lang: Lang) -> Iterator[TimePeriod]:
    """The period of each block with this role, the last where it names several."""
    for block in document.blocks:
        if block.role is role:
            words = document.line_of(block)
            found = next(filter(None, (find_periods(words, each) for each in (lang, *LANGS))), [])
            if found:
                yield found[-1].time


def _overlap(one: TimePeriod, other: TimePeriod) -> bool:
    return one.start <= other.end and other.start <= one.end


def _may_hold(whole: TimePeriod, table: TimePeriod) -> bool:
    """Whether a book about `whole` may hold a table about `table`.

    It may hold parts of its period, the time since January, longer series and the day at its end; but no
    quarter or year stands in a book about one of its months.
    """
    if whole.start <= table.start and table.end <= whole.end:
        return True
    if table.is_day:
        return abs(table.start - whole.end) <= _CLOSE or abs(table.start - whole.start) <= _CLOSE
    is_longer = table.cumulative or (table.end - table.start).days > _YEAR
    return is_longer and _overlap(whole, table)
