"""The bases of one sentence: a figure's own, the one that leads, one that a chain of figures shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.figures.change_nouns import level_follows_change
from parsers.figures.changes import Change
from parsers.figures.comparisons import Comparison, compare, compares_things, leading_base
from parsers.figures.frames import NEAR, Frame
from parsers.figures.lent_units import LEVELS
from parsers.figures.sentence import Term, Terms
from parsers.figures.subjects import Subject
from parsers.figures.times import When
from parsers.terms.shifts import is_longer, year_before

if TYPE_CHECKING:
    from records.period import TimePeriod


class SentenceBases:
    """What the figures of one sentence are compared with."""

    def __init__(self, terms: Terms, frames: list[Frame], changes: list[Change], *, verb_final: bool) -> None:
        self._terms, self._frames, self._changes, self._verb_final = terms, frames, changes, verb_final
        self._leading = leading_base(terms, frames)
        self._last = Comparison()
        self._last_time: TimePeriod | None = None
        self._elsewhere = compares_things(terms, range(len(terms)))
        self._first = next((i for i, term in enumerate(terms) if term.base is not None), None)

    def of(self, position: int, subject: Subject, time: TimePeriod | None, *, again: bool) -> Comparison:
        """What the figure at `position`, of `subject` and `time`, is compared with.

        `again` is true where the figure goes on from the one before it, as a part of it does too: it is
        compared with what that is. Raises Unread for a comparison with something other than a time.
        """
        found = self._of_own(position, subject, time)
        part = self._terms.any_has(self._frames[position].head, "of_whole")
        if time == self._last_time and not found.time and not found.flags:
            if again or part:
                found = self._last
            elif self._last.time and self._goes_on(position):
                found = Comparison(self._last.time, ("base_implied",))
        self._last, self._last_time = found, time
        return found

    def _goes_on(self, position: int) -> bool:
        """`rose by 3,1 % against July, for services – by 0,4 %`: the verb left out, and its comparison."""
        frame = self._frames[position]
        part = bool(frame.label) and self._terms.any_has(frame.head, "including")
        return not self._verb_final and not frame.in_brackets and (self._changes[position].carried or part)

    def _of_own(self, position: int, subject: Subject, time: TimePeriod | None) -> Comparison:
        base = self._leading or self._behind(position) or self._of_chain(position)
        found = compare(self._terms, self._frames[position], subject, base, time, elsewhere=self._elsewhere)
        return found if found.time or found.flags else self._value_before(position, time)

    def misses_day(self, position: int, found: Comparison) -> bool:
        """`Compared to the same date of the previous year`, in a release that names no date."""
        if found.time is not None or self._terms.lack("base"):
            return False
        words = self._frames[position].around
        bases = [term.base for term in (self._leading, *[self._terms[i] for i in words]) if term is not None]
        return any(base is not None and base.of_day and base.time is None for base in bases)

    def time_of_earlier(self, position: int, when: When) -> When:
        """`Compared to 2024 it fell from 22,9 %`: what it fell from is of the time compared with."""
        change, frame = self._changes[position], self._frames[position]
        compared = change.out_of and any(self._terms[i].base is not None for i in frame.head)
        if when.own and not compared:
            return when
        if frame.in_brackets and frame.unit.kind in (*LEVELS, None):
            before = self._terms[max(self._opening(frame) - 1, 0)]
            return When(before.base.time, own=True) if before.base and before.base.time else when
        if not (change.out_of or change.against):
            return when
        own = next((self._terms[i] for i in frame.tail if self._terms[i].base is not None), None)
        term = own if own is not None and change.against else self._leading
        base = term.base.time if term is not None and term.base is not None else None
        if base is None and change.out_of and change.direction and when.time and self._over_year(frame):
            base = year_before(when.time)
        return when if base is None else When(base, own=True)

    def _over_year(self, frame: Frame) -> bool:
        """`Over the year it fell from 425 to 414`: from what it was a year before."""
        terms = self._terms
        return terms.any_has(frame.head, "over_year") and not terms.any_has(frame.head, "over_month")

    def _opening(self, frame: Frame) -> int:
        """The bracket of `than in 2023 (975,0 mln. t)`: what stands in it is of the time before it."""
        at = frame.unit.first - 1
        while at > 0 and self._terms[at].word != "(":
            at -= 1
        return at

    def _value_before(self, position: int, time: TimePeriod | None) -> Comparison:
        """`from 81 447 in 2024 to 82 914 in 2025 (by 1,8 %)`: compared with what it rose from."""
        for i in range(position - 1, max(position - 3, -1), -1):
            frame = self._frames[i]
            opening = self._terms[max(self._opening(frame) - 1, 0)] if frame.in_brackets else None
            if opening is not None and opening.base is not None:
                base = opening.base.time  # "2023 жылғыдан (35,1) 6,3%-ға төмен"
                longer = base is not None and time is not None and is_longer(base, time)
                return Comparison(flags=("base_unresolved",)) if longer else Comparison(base)
            if self._changes[i].out_of and frame.own_time and frame.time is not None:
                return Comparison(frame.time)
        return Comparison()

    def _of_chain(self, position: int) -> Term | None:
        """`… салыстырғанда A 0,9%-ға, B 0,5%-ға өсті`: what one verb closes is compared alike."""
        first = position
        while self._verb_final and first > 0 and self._changes[first - 1].carried:
            first -= 1
        head = self._frames[first].head
        return next((self._terms[i] for i in head if self._terms[i].base is not None), None)

    def _behind(self, position: int) -> Term | None:
        """`Increased by 84 thsd., or by 0,9 %, compared to 2024 and amounted to`: a level has no base."""
        near = range(position + 1, min(position + NEAR, len(self._frames)))
        behind = next((i for i in near if not self._changes[i].by), None)
        if behind is None or self._first is None:
            return None
        first = self._frames[behind].head.start
        if self._first < first or not level_follows_change(self._terms, self._frames[behind]):
            return None
        return next((term for term in self._terms[first : first + 2] if term.base is not None), None)
