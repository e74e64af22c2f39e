"""How often a series comes, and whether it has left one out; judged by what it did before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from scraper.calendar.history import History, Instalment

#: cycles looked back on: enough for a median, few enough to follow a series that has changed its rhythm
RECENT = 12

#: days; the longest ordinary cycle, for a series that says nothing of its own
YEAR = 366

#: a series is given up when it is late for more than this many cycles, and this many days
GIVEN_UP_CYCLES = 3
GIVEN_UP_DAYS = 100


def cycle(history: History, until: int | None = None) -> int:
    """Days from one instalment to the next, by those before the index `until` (None: by all).

    The median of the last distances between publications; for one instalment alone, the distance to
    the day that it names.
    """
    known = _recent(history, until)
    came = [instalment.came for instalment in known if instalment.came]
    if distances := list(_distances(came)):
        return median_low(distances)
    announced = known[-1].announced() if known else None
    return (announced - came[-1]).days if came and announced else YEAR


def given_up(days_late: int, cycle_days: int) -> bool:
    """Whether nobody need wait any longer."""
    return days_late > max(GIVEN_UP_CYCLES * cycle_days, GIVEN_UP_DAYS)


def follows_gap(history: History, index: int) -> bool:
    """Whether a reference period is left out between the instalment at `index` and the one before.

    Not where the one before had announced this one for about this day, and not where nothing was announced
    and the same period was left out the year before (monthly series without a January).
    """
    steps = list(_distances([turn.last_day for turn in _recent(history, index) if turn.last_day]))
    if not (steps and history.by_period):
        return False
    previous, this = history.instalments[index - 1 : index + 1]
    step = median_low(steps)
    if 2 * sum(_distances([day for day in (previous.last_day, this.last_day) if day])) < 3 * step:
        return False
    announced = previous.announced(before=this.came)
    if announced and this.came:
        return 2 * (this.came - announced).days >= cycle(history, index)
    return not _left_out_before(history, index, step)


def _recent(history: History, until: int | None) -> tuple[Instalment, ...]:
    end = len(history.instalments) if until is None else until
    return history.instalments[max(0, end - RECENT - 1) : end]


def _distances(days: list[date]) -> Iterator[int]:
    return (distance for one, other in pairwise(days) if (distance := (other - one).days) > 0)


def _left_out_before(history: History, index: int, step: int) -> bool:
    """Whether what is missing before `index` was missing a year earlier as well, in a series that old."""
    turns = history.instalments
    around = _end(turns[index - 1]) + timedelta(days=step - 365)
    near = timedelta(days=step // 2)
    place = bisect_left(turns, around - near, key=_end)
    return place > 0 and _end(turns[place]) > around + near


def _end(turn: Instalment) -> date:
    return turn.last_day or date.min
