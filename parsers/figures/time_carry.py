"""When the figures of one sentence are of, each leaning on those before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.figures.changes import Change
from parsers.figures.context import Context
from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms
from parsers.figures.times import When, read_when
from parsers.figures.units import AMOUNTS
from records.period import month_count, period

if TYPE_CHECKING:
    from records.period import TimePeriod

_FLOWS = ("quantity", "money")


class TimeCarry:
    """A period named before a figure holds for the rest of the sentence, the first such for the paragraph."""

    def __init__(self, terms: Terms, context: Context) -> None:
        self._terms, self._context = terms, context
        self._time: TimePeriod | None = None
        self._outside: TimePeriod | None = None
        self._earlier: TimePeriod | None = None
        self._behind: TimePeriod | None = None
        self._torn = False
        #: what the next sentence of the paragraph is of, if it names no time
        self.leading: TimePeriod | None = None

    def of(self, frame: Frame, change: Change) -> When:
        """The period of `frame`, which changed by `change`."""
        self._outside = self._outside or self._time_outside(frame)
        if _begins_clause(self._terms, frame.head.start) and self._time != self.leading:
            self._torn = True  # of what the sentence began with, or of the clause before
        changed = change.direction is not None and (change.by or _compares(self._terms, frame))
        when = read_when(self._terms, frame, self._time, self._outside, changed=changed)
        if not changed and not when.own and frame.unit.kind in AMOUNTS:
            when = self._since_year_start(frame) or when
        if self._torn and not when.own and frame.host is None:
            return when._replace(undecided=True)
        self._torn = self._torn and not when.own
        behind, self._behind = self._behind, when.time if when.own and not frame.in_brackets else None
        if when.inherited and changed and behind is not None and _is_bare(self._terms, frame):
            return When(behind)  # "served 4,1 mln. visitors in 2024, 10,6 % more than in 2023"
        return self._of_brackets(frame, when)

    def _since_year_start(self, frame: Frame) -> When | None:
        """`С начала года построено 21,4 тыс. м2`: in the months of the release's year up to its end."""
        reference = self._context.reading.reference
        bases = (self._terms[i].base for i in frame.head)
        said = [base for base in bases if base is not None and base.frame == "since_year_start"]
        if not said or reference is None or not month_count(reference.start, reference.end):
            return None
        if said[0].time is not None and said[0].time.end.year != reference.end.year - 1:
            return When(None, undecided=True)  # since the beginning of another year
        start = reference.end.replace(month=1, day=1)
        time = period(reference.text, start, reference.end, cumulative=True)
        return When(time, own=True, carries=True)

    def _of_brackets(self, frame: Frame, when: When) -> When:
        """`18,96 (in 2022 – 20,31), deaths 6,58 (6,87)`: the first bracket says when the others are of."""
        if not frame.in_own_brackets:
            return when
        if when.own:
            self._earlier = when.time
        elif self._earlier is not None and _is_bare(self._terms, frame) and _tells_the_same(frame):
            return When(self._earlier, own=True)
        return when

    def keep(self, when: When) -> None:
        """Carry `when` on to the next figures."""
        self._time = when.time
        self.leading = self.leading or when.time

    def leaves_open(self, frame: Frame, when: When) -> bool:
        """Whether nothing decides the period: two are named, a month without its year, a flow of no day."""
        return (
            when.undecided or self._is_of_no_day(frame, when) or (self._terms.has_bare_month and not when.own)
        )

    def _is_of_no_day(self, frame: Frame, when: When) -> bool:
        """Tons and money in a release about a day: they are of a period that it does not name."""
        is_day = when.time is not None and when.time.is_day and when.inherited and self._context.time is None
        return is_day and frame.unit.kind in _FLOWS and frame.host is None

    def _time_outside(self, frame: Frame) -> TimePeriod | None:
        """The time of the paragraph, else of the release; tons and money are of no day, as people are."""
        told, reference = self._context.time, self._context.reading.reference
        if told is None or reference is None:
            return told or reference
        flow = frame.unit.kind in _FLOWS and told.is_day and told.end < reference.end
        return reference if flow and not reference.is_day else told


def _begins_clause(terms: Terms, start: int) -> bool:
    """Whether a semicolon stands before `start`: one of the text, not one between clauses told apart."""
    before = start - 1
    while before > 0 and terms[before].start == terms[before].end:
        before -= 1
    return before >= 0 and terms[before].word == ";" and terms[before].start < terms[before].end


def _compares(terms: Terms, frame: Frame) -> bool:
    """`2,4 % more than on the corresponding date`: the word of comparison right behind the number."""
    return bool(frame.tail) and terms[frame.tail.start].has("more", "less")


def _is_bare(terms: Terms, frame: Frame) -> bool:
    return not any(terms[i].word.isalpha() for i in frame.head)


def _tells_the_same(frame: Frame) -> bool:
    """Whether the number in brackets can be of the thing before them: in its unit, or in none of its own."""
    host = frame.parent
    return host is not None and frame.unit.code in (None, host.unit.code)
