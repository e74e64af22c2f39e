"""What kind of figure a number is: level, balance, change, share, rate, index or ratio.

The rules are those of RECORD.md ("Decisions"). Where the words do not decide, there is no measure and the
number stays unread.
"""

from __future__ import annotations

from parsers.figures.abstain import Unread
from parsers.figures.amounts import of_amount
from parsers.figures.change_nouns import level_follows_change
from parsers.figures.changes import Change, ends_in
from parsers.figures.decisions import Decision
from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms
from parsers.figures.shares import (
    has_share_verb,
    is_of_group,
    is_of_same,
    is_part_of_told,
    is_share_of_level,
    says_share,
)
from parsers.figures.subjects import Subject
from records.observation import Measure

_GROWTH_RATE = 90
_WHOLE = 100
_NEAR = 4  # terms behind a percentage that say what it is of
_LEAST_INDEX = 30  # per cent: nothing that a release compares falls below it


def decide(terms: Terms, frame: Frame, subject: Subject, change: Change, before: Frame | None) -> Decision:
    """The measure of the figure of `frame`, which has a unit; raises Unread where the words do not decide.

    `before` is the last figure before it that is not in brackets.
    """
    kind = frame.unit.kind
    _refuse(frame, change)
    if change.out_of or (change.against and not change.carried):
        change = change._replace(direction=None, by=False)  # a level of the time it is printed with
    if kind == "percent":
        return _percent(terms, frame, subject, change, before)
    if kind == "factor" and change.direction is None and subject.has("ratio", "rate"):
        return Decision("ratio")  # "коэффициент фондов – 5,8 раза"
    if kind in {"points", "factor"}:
        return _must_change(change)
    if kind == "rate":
        return Decision("rate")
    return of_amount(terms, frame, subject, change, before)


def _refuse(frame: Frame, change: Change) -> None:
    """Raise Unread where the words around the number forbid any measure."""
    if change.conflict and change.by:
        raise Unread("direction_conflict")
    if change.negated:
        raise Unread("direction_undecided")
    if (change.out_of or change.against) and (frame.time is None or not frame.own_time):
        raise Unread("earlier_value")


def _percent(terms: Terms, frame: Frame, subject: Subject, change: Change, before: Frame | None) -> Decision:
    if (
        _is_of_average(terms, frame, subject)
        and change.direction is None
        and not subject.has("share", "index", "rate")
    ):
        return Decision("ratio")
    if frame.tail and terms[frame.tail.start].has("share") and not change.by:
        return Decision("share")  # "on renewable sources fell 7,0 % of the total"
    if not change.by and ends_in(terms, frame, "suffix_share") and not _is_index(terms, frame, subject):
        change = change._replace(direction=None)  # "45,1%-ы сапасын жақсартты": who did, not how much
    if change.direction and not change.to and (change.by or _completes(terms, frame, change)):
        if not change.by and (frame.number.value or 0) >= _GROWTH_RATE:
            raise Unread("measure_undecided")  # "the growth was 112,8 %": a rate of growth, or a change
        return Decision("change", change.direction)
    if change.by and not has_share_verb(terms, frame):
        raise Unread("direction_undecided")
    return _percent_of(terms, frame, subject, change, before)


def _percent_of(
    terms: Terms, frame: Frame, subject: Subject, change: Change, before: Frame | None
) -> Decision:
    """A percentage that is no change: what it is a percentage of is said by its subject."""
    found: list[Measure] = []
    if _is_index(terms, frame, subject):
        found.append("index")
    may_be_part = (frame.number.value or 0) <= _WHOLE
    of_level = frame.host is not None and frame.host.unit.kind != "percent"
    if subject.has("ratio"):
        found.append("ratio")
    if (
        subject.has("share")
        or (subject.has("share_verb") and not of_level)  # the verb of "accounted for 670 mln. (92,7 %)"
        or has_share_verb(terms, frame)
        or (may_be_part and says_share(terms, frame, subject, None if found else before))
        or (not found and is_share_of_level(terms, frame, change))
    ):
        found.append("share")
    if subject.has("rate"):
        found.append("rate")
    if subject.has("inflation") and not subject.has("index", "share"):
        return Decision("change", "increase")
    if not found and (is_of_group(terms, frame, change, before) or is_part_of_told(terms, frame, before)):
        return Decision("share")
    if len(found) == 1:
        return Decision(found[0])
    raise Unread("measure_undecided")


def _is_of_average(terms: Terms, frame: Frame, subject: Subject) -> bool:
    """`68,7 % of the average wage`, `орташа жалақының 68,7%-ына`: a value against another, no part of it."""
    near = frame.tail[:_NEAR]
    if near and terms[near[0]].has("part_of") and terms.any_has(near, "average"):
        return is_of_same(terms, frame, subject)
    equal = terms.any_has(frame.tail, "equal")
    return equal and ends_in(terms, frame, "suffix_share") and terms.any_has(frame.head, "average")


def _completes(terms: Terms, frame: Frame, change: Change) -> bool:
    """The word of change stands right at the number: "4 % more", "growth of 4 %"."""
    if change.noun:
        return True
    if terms.any_has(frame.tail, "increase", "decrease", "more", "less"):
        return True
    return bool(frame.head) and not level_follows_change(terms, frame) and _is_near(terms, frame)


def _is_near(terms: Terms, frame: Frame) -> bool:
    near = [terms[i] for i in frame.head][-3:]
    return any(term.has("increase", "decrease", "more", "less") for term in near)


def _is_index(terms: Terms, frame: Frame, subject: Subject) -> bool:
    value = frame.number.value
    if value is None or value < _LEAST_INDEX:
        return False  # how much something changed by, in words that are not known
    if terms.any_has(frame.around, "index") or subject.has("index"):
        return True
    before = frame.unit.first - 1 - terms.has_at(frame.unit.first - 1, "respectively")
    if before >= 0 and terms[before].base is not None and frame.head:
        return True  # "2024 жылғы қаңтар-мамырға 107,9% құрады"
    compared = any(terms[i].base is not None and terms[i].has("base_to") for i in frame.head)
    if compared and _is_level(terms, frame):
        return True  # "к январю-февралю 2025 года составил 104,6 %"
    behind = next((terms[i] for i in frame.tail if not terms[i].has("frame")), None)
    return behind is not None and behind.base is not None and behind.has("base_to")


def _is_level(terms: Terms, frame: Frame) -> bool:
    return terms.any_has(frame.head, "level") and frame.host is None


def _must_change(change: Change) -> Decision:
    if change.direction is None:
        raise Unread("direction_undecided")
    return Decision("change", change.direction)
