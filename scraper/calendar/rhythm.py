"""How often a series comes, and whether it has left one out; judged by what it did before."""

from __future__ import annotations

from bisect import bisect_left
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

    The median of the distances between the last publications, and from each to the day that it names: a
    series with holes still says how often it means to come, and so does one instalment alone.
    """
    end = len(history.instalments) if until is None else until
    known = history.instalments[max(0, end - RECENT - 1) : end]
    came = [turn.came for turn in known if turn.came]
    kept = [(later - day).days for day, later in pairwise(came)]
    meant = [(day - turn.came).days for turn in known if turn.came and (day := turn.announced())]
    distances = [days for days in (*kept, *meant) if days > 0]
    return median_low(distances) if distances else YEAR


def given_up(days_late: int, cycle_days: int) -> bool:
    """Whether nobody need wait any longer."""
    return days_late > max(GIVEN_UP_CYCLES * cycle_days, GIVEN_UP_DAYS)


def follows_gap(history: History, index: int, step: int) -> bool:
    """Whether a reference period is left out between the instalment at `index` and the one before.

    Not where the one before had announced this one for about this day, and not where nothing was announced
    and the same period was left out the year before (monthly series without a January). `index` is 1 or
    more: nothing comes before the first. `step` is the cycle until then, in days.
    """
    previous, this = history.instalments[index - 1 : index + 1]
    if not history.by_period or 2 * (_end(this) - _end(previous)).days < 3 * step:
        return False
    announced = previous.announced(before=this.came)
    if announced and this.came:
        return 2 * (this.came - announced).days >= step
    return not _left_out_before(history, index, step)


def _left_out_before(history: History, index: int, step: int) -> bool:
    """Whether as much was left out at the same place a year earlier."""
    turns, year, near = history.instalments, timedelta(days=365), timedelta(days=step // 2)
    place = bisect_left(turns, _end(turns[index - 1]) - year - near, key=_end)
    then_before, then_after = turns[place : place + 2]
    was_held = place < index - 1 and _end(then_before) <= _end(turns[index - 1]) - year + near
    return was_held and _end(then_after) >= _end(turns[index]) - year - near


def _end(turn: Instalment) -> date:
    return turn.last_day or date.min
