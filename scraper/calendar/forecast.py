"""What each series announces, and what has become of it by today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scraper.calendar.bureau_days import kept_until
from scraper.calendar.history import History
from scraper.calendar.issue import SeriesKey
from scraper.calendar.rhythm import cycle, follows_gap, given_up

State = Literal["due", "late", "skipped", "dormant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An instalment that is not held. `url` is that of the newest issue, as the catalog has it.

    `state` is `due` (today or to come), `late` (the day is past), `skipped` (so long past that the one after
    it would be due as well, or that one is already held) or `dormant` (the series seems given up).
    """

    key: SeriesKey
    url: str
    due: date
    state: State


def forecast(history: History) -> list[Expected]:
    """What is missing of a series, then what is to come: at most one of each.

    Nothing for a series whose newest instalment names no day, or none that can be true.
    """
    return [*_left_out(history), *_next(history)]


def _left_out(history: History) -> Iterator[Expected]:
    """What should have come between the last two instalments, until nobody need wait for it any longer."""
    last = len(history.instalments) - 1
    if last < 1 or not follows_gap(history, last, days := cycle(history, last)):
        return
    previous, newest = history.instalments[-2:]
    due = previous.announced(before=newest.came)
    if due is None and previous.came:
        due = previous.came + timedelta(days=days)
    if due and due <= history.today and not given_up((history.today - due).days, days):
        yield Expected(key=history.key, url=newest.stages[-1].issue.url, due=due, state="skipped")


def _next(history: History) -> Iterator[Expected]:
    """What the newest instalment announces."""
    newest = history.instalments[-1] if history.instalments else None
    due = newest.announced() if newest else None
    if newest and due:
        state = _state(due, history.today, cycle(history))
        yield Expected(key=history.key, url=newest.stages[-1].issue.url, due=due, state=state)


def _state(due: date, today: date, cycle_days: int) -> State:
    days = (today - due).days
    if today <= kept_until(due):
        return "due"
    if given_up(days, cycle_days):
        return "dormant"
    return "skipped" if days >= cycle_days else "late"
