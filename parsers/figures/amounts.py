"""What an amount of things or money says: a level, a balance, or by how much something changed."""

from __future__ import annotations

from parsers.figures.abstain import Unread
from parsers.figures.change_nouns import level_follows_change
from parsers.figures.changes import Change
from parsers.figures.decisions import Decision
from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject

_CHANGING = ("increase", "decrease", "more", "less", "changing", "growth_rate")


def of_amount(terms: Terms, frame: Frame, subject: Subject, change: Change, before: Frame | None) -> Decision:
    """A number of things or money: a change only by a preposition or a comparison."""
    told = _is_sum(terms, frame) or _is_agent(terms, frame) or _is_price_of(terms, frame, before)
    if change.by_word and change.direction is None and not told:
        raise Unread("direction_undecided")
    if change.direction and not change.to:
        if change.by or change.noun or _is_told_as_change(terms, frame):
            return Decision("change", change.direction)
        if (
            not level_follows_change(terms, frame)
            and not frame.in_brackets
            and not frame.label
            and frame.head
        ):
            raise Unread("direction_undecided")
    minus = frame.number.sign < 0 and subject.has("negative")
    balanced = (
        subject.has("balance") and frame.unit.kind != "quantity"
    )  # "the energy balance": of what comes in
    return Decision("balance" if minus or balanced else "level")


def _is_sum(terms: Terms, frame: Frame) -> bool:
    """`экспортировано на 6 412,7 млн долларов, в Россию – на 5 603,1 млн`: for how much, not by how much."""
    if terms.lack("by_amount"):
        return False
    return bool(frame.label) or terms.any_has(frame.head, "by_amount")


def _is_told_as_change(terms: Terms, frame: Frame) -> bool:
    """`24,7 thsd. tons (1,1 %) less`, `an increase of 27,4 bln. tenge`."""
    if terms.any_has((*frame.tail, *frame.beyond), "more", "less"):
        return True
    before = frame.unit.first - 1
    return terms.has_at(before, "part_of") and terms.has_at(before - 1, "change_noun")


def _is_price_of(terms: Terms, frame: Frame, before: Frame | None) -> bool:
    """`отправлено 27,8 млн тонн нефти на 19,4 млрд долларов`: the money that a quantity is worth."""
    if frame.unit.kind != "money" or before is None or before.unit.kind != "quantity":
        return False
    return before.index < frame.index and not terms.any_has(range(before.index, frame.index), *_CHANGING)


def _is_agent(terms: Terms, frame: Frame) -> bool:
    """`carried out by 769 organizations`, `на 112 предприятиях`: by whom or where, if nothing changes."""
    if frame.unit.kind != "count" or frame.label:
        return False
    return not terms.any_has((*range(frame.unit.first), *frame.tail), *_CHANGING)
