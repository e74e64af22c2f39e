"""When a figure is of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.frames import Frame
from parsers.figures.sentence import Term, Terms
from records.period import period

if TYPE_CHECKING:
    from records.period import TimePeriod


_DAY = timedelta(days=1)


class When(NamedTuple):
    """The period of a figure.

    `own` is true where it stands in the figure's own words, `inherited` where it stands outside the
    sentence, `carries` where it holds for the figures after.
    """

    time: TimePeriod | None
    inherited: bool = False
    own: bool = False
    undecided: bool = False
    carries: bool = False


def read_when(
    terms: Terms, frame: Frame, carried: TimePeriod | None, release: TimePeriod | None, *, changed: bool
) -> When:
    """The period in the words of `frame`, else that of the sentence (`carried`), else the release's.

    `changed` is true for how much something changed by: what is named beside it is what it is compared with.
    """
    for span in () if terms.lack("period", "base") else (frame.head, frame.tail):
        found = {time.sdmx: time for i in span if (time := _of(terms, i, changed=changed)) is not None}
        if len(found) > 1:
            return When(None, undecided=True)
        if found:
            # a period behind the number, or in brackets, is that of this figure alone
            leads = span is frame.head and any(
                _of(terms, i, changed=changed) and terms[i].depth == 0 for i in span
            )
            return When(next(iter(found.values())), own=True, carries=leads)
    if frame.host is not None and frame.host.time is not None:
        return When(frame.host.time)
    if carried is not None:
        return When(carried)
    return When(release, inherited=True)


def on_day_of(when: When, base: TimePeriod | None) -> When:
    """`when` as a day where the figure is compared with one: what is counted on a day is of a day.

    Of a release it is the day behind its period (January-June: July 1), or its last; else undecided.
    """
    time = when.time
    if when.own or time is None or base is None or not base.is_day or time.is_day:
        return when
    day = next((day for day in (time.end + _DAY, time.end) if _same_day(day, base.start)), None)
    return when._replace(
        time=period(time.text, day, day, cumulative=False) if day else None, undecided=not day
    )


def _same_day(day: date, base: date) -> bool:
    return (day.month, day.day) == (base.month, base.day)


def _of(terms: Terms, i: int, *, changed: bool) -> TimePeriod | None:
    """The time at `i`; `cars made before 2015`, `2015 жылға дейін` say until when, not when."""
    if terms[i].period is None and terms[i].base is None:
        return None
    if terms.has_at(i - 1, "bounding") or (terms[i].period and terms.has_at(i + 1, "to_behind")):
        return None
    return _time(terms[i], changed=changed)


def _time(term: Term, *, changed: bool) -> TimePeriod | None:
    """A period, also one named like a base without a word that compares (`за тот же период 2023 года`)."""
    if term.period is not None:
        return term.period.time
    in_brackets = not changed and term.base is not None and not term.base.marked and term.depth > 0
    return term.base.time if term.base is not None and in_brackets else None
