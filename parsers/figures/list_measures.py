"""The measure of each figure of a sentence; a bare percentage in a list is what the one before it is."""

from __future__ import annotations

from parsers.figures.abstain import Unread
from parsers.figures.changes import Change
from parsers.figures.decisions import Decision
from parsers.figures.frames import NEAR, Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.measures import decide
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import AMOUNTS

_LEAST_INDEX, _WHOLE = 60, 100  # per cent
_PLACES = ("partner", "area_region", "area_city")
_SAYS = ("level", "increase", "decrease", "more", "less", "rate", "index", "ratio", "inflation")
_BARE = ("index", "share")  # what an item may leave unsaid: a change says its direction


class ListMeasures:
    """The measures of one sentence, in order. `whole` is the amount that the sentence before told of."""

    def __init__(self, terms: Terms, frames: list[Frame], changes: list[Change], whole: Frame | None) -> None:
        self._terms, self._frames, self._changes, self._whole = terms, frames, changes, whole
        self._listed: dict[bool, Decision] = {}  # in brackets: behind an amount, or alone behind an item
        self._last = ""
        self._decided: dict[int, Decision] = {}  # by the term of the number
        #: whether the last figure, and the list read, are of inflation, which is a growth without saying so
        self._told_inflation = self._inflation = False
        self._shared: float = 0  # per cent: the shares told one behind another
        #: whether the figure read last is an index as the one before it is, against the same base
        self.continues_index = self._in_list = False

    def of(self, position: int, subject: Subject) -> Decision:
        """The measure of the figure at `position`; raises Unread where neither words nor list decide."""
        self._in_list, self.continues_index = self.continues_index, False
        decision = self._decide(position, subject)
        share = decision.measure == "share"
        self._shared = (self._shared if share else 0) + (self._frames[position].number.value or 0) * share
        self._told_inflation = decision.measure == "change" and subject.has("inflation")
        self._inflation = self._inflation and decision.measure == "change"
        self._last = decision.measure
        self._decided[self._frames[position].index] = decision
        return decision

    def _decide(self, position: int, subject: Subject) -> Decision:
        frame = self._frames[position]
        near = self._frames[max(position - NEAR, 0) : position]
        levels = (f for f in reversed(near) if not f.in_brackets and f.unit.kind in AMOUNTS)
        before = next(levels, self._whole)
        behind_amount = frame.parent is not None
        try:
            decision = decide(self._terms, frame, subject, self._changes[position], before)
        except Unread as reason:
            again = self._told_again(frame)
            if again is not None and str(reason) == "measure_undecided":
                return again
            listed = behind_amount or (frame.in_brackets and bool(frame.label))
            known = self._listed.get(behind_amount) if listed else self._continued(position)
            if known is None or not _may_be(known, frame):
                known = self._by_neighbours(position, subject)
            elif known.measure == "index":
                self.continues_index = True
            if str(reason) != "measure_undecided" or known is None:
                raise
            return known
        if (
            (behind_amount or frame.in_brackets)
            and frame.unit.kind == "percent"
            and decision.measure in _BARE
        ):
            self._listed[behind_amount] = decision
        return decision

    def _told_again(self, frame: Frame) -> Decision | None:
        """`51,9 % was used for food (53,4 % in the I quarter of 2023)`: the same of another time."""
        told = frame.parent
        if told is None or not (frame.in_brackets and frame.own_time) or told.unit.kind != frame.unit.kind:
            return None
        decision = self._decided.get(told.index)
        return decision if decision is not None and decision.measure != "change" else None

    def _by_neighbours(self, position: int, subject: Subject) -> Decision | None:
        """What the percentages of one list can be, all of them: indices about 100, or parts of it."""
        frame = self._frames[position]
        near = range(max(position - NEAR, 0), min(position + NEAR, len(self._frames)))
        listed = [i for i in near if _stands_as(self._frames[i], frame)]
        alike = [self._frames[i] for i in listed]
        values = [f.number.value or 0 for f in alike]
        if frame not in alike:
            return None  # it is no item of a list
        if any(self._changes[i].direction for i in listed):
            direction = self._changes[position].direction
            alone = frame.in_brackets and self._terms.lack("share", "share_verb")
            if alone and direction is not None and max(values) < _LEAST_INDEX:
                return Decision("change", direction)
            grown = all(self._changes[i].direction == "increase" for i in listed) and frame.in_brackets
            return Decision("index") if grown and _WHOLE <= min(values) <= max(values) < 2 * _WHOLE else None
        if frame.in_own_brackets:
            growth = min(values) >= _LEAST_INDEX and _WHOLE < max(values) < 2 * _WHOLE
            self.continues_index = growth
            return Decision("index") if growth else None
        named = all(self._terms.any_has(f.label, *_PLACES) for f in alike)
        foremost = subject.has("main") and not subject.has("rate", "index", "inflation")
        if named and self._last == "index" and min(values) >= _LEAST_INDEX:
            self.continues_index = True
            return Decision("index")
        partners = all(self._terms.any_has(f.label, "partner") for f in alike)
        told = (foremost and partners) or self._last == "share"
        return Decision("share") if named and told and sum(values) <= _WHOLE + 1 else None

    def _continued(self, position: int) -> Decision | None:
        """`50,6 % was spent on food, 22,1 % – on other goods`: a dash stands for the verb of the share."""
        terms, frame = self._terms, self._frames[position]
        bare = terms.all_join(frame.head, "conjunction")
        if self._last == "index" and (bare or self._lists_indices(position)):
            self.continues_index = True
            return Decision("index")
        self._inflation = self._inflation or (self._told_inflation and terms.any_has(frame.head, "including"))
        spans = terms.any_has(frame.label, "annual", "monthly")  # "годовая – 8,4%, месячная – 0,4%"
        if self._inflation and self._is_item(frame) and not (spans or self._changes[position].by_word):
            return Decision("change", "increase")
        if self._last != "share":
            return Decision("share") if self._opens_parts(position) else None
        goes_on = bare and bool(frame.tail) and terms[frame.tail.start].word in DASHES
        alike = (bare and self._is_led_alike(position)) or self._leaves_verb_out(frame)
        if alike and self._shared + (frame.number.value or 0) <= _WHOLE:
            return Decision("share")
        parts = self._shared + (frame.number.value or 0)
        if (
            frame.label
            and terms[frame.label.start].has("preposition")
            and terms.any_has(frame.head, "including")
        ):
            parts = frame.number.value or 0  # "94,1 % …, including in cities – 95,6 %": no parts of a whole
        return Decision("share") if goes_on or (self._is_item(frame) and parts <= _WHOLE + 1) else None

    def _leaves_verb_out(self, frame: Frame) -> bool:
        """`goods took 36,4 % and services 57,1 %`: joined, with no verb of its own."""
        said = [self._terms[i] for i in frame.head]
        if not said or not said[0].has("conjunction") or frame.in_brackets:
            return False
        return not any(
            term.has(*_SAYS) or term.base is not None or term.word.endswith(self._terms.verb_endings)
            for term in said[1:]
        )

    def _is_led_alike(self, position: int) -> bool:
        """`21,4 % were from diseases of the heart, 12,7 % from neoplasms`: led by the same preposition."""
        tail, before = self._frames[position].tail, self._frames[position - 1].tail
        if not tail or not self._terms[tail.start].has("preposition"):
            return False
        return any(self._terms[i].word == self._terms[tail.start].word for i in before)

    def _opens_parts(self, position: int) -> bool:
        """`114,4 bln. kWh, including thermal stations – 79,9 %, hydro – 8,0 %`: parts of an amount."""
        frame, terms = self._frames[position], self._terms
        parts = [f for f in self._frames[position : position + NEAR] if self._is_item(f)]
        before = self._frames[position - 1] if position else None
        told = before is not None and before.unit.kind in AMOUNTS and self._is_item(frame)
        led = terms.any_has(frame.head, "including", "of_whole")
        return told and led and sum(f.number.value or 0 for f in parts) <= _WHOLE + 1

    def _is_item(self, frame: Frame) -> bool:
        """`enterprises sold 64,1 % of it, traders – 35,9 %`: a label, and no measure of its own."""
        return bool(frame.label) and not frame.in_brackets and frame.unit.kind == "percent"

    def _lists_indices(self, position: int) -> bool:
        """`The index was 101,3 %, including food – 101,1 %, services – 99,8 %`: one is no part of a whole."""
        listed: list[float] = []
        for frame in self._frames[position : position + NEAR]:
            if not frame.label or frame.in_brackets or frame.unit.kind != "percent":
                break
            listed.append(frame.number.value or 0)
        return bool(listed) and min(listed) >= _LEAST_INDEX and (self._in_list or max(listed) > _WHOLE)


def _may_be(known: Decision, frame: Frame) -> bool:
    """Whether a bare percentage can be what the one before it was: a share is of 100, an index about it."""
    value = frame.number.value or 0
    return value >= _LEAST_INDEX if known.measure == "index" else value <= _WHOLE


def _stands_as(other: Frame, frame: Frame) -> bool:
    """Whether both are percentages of a list's items, or both in brackets behind an amount."""
    if other.unit.kind != frame.unit.kind:
        return False
    if frame.parent is not None:
        return other.parent is not None and other.in_brackets == frame.in_brackets
    return other.host is None and bool(other.label) and bool(frame.label)
