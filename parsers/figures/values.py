"""The value of a figure: its number and its sign."""

from __future__ import annotations

from typing import NamedTuple

from parsers.figures.abstain import Unread
from parsers.figures.decisions import Decision
from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.terms.numbers import Number

SIGN_UNDECIDED = "sign_undecided"


class Value(NamedTuple):
    """A signed value with the flags of what had to be decided."""

    value: int | float
    decimals: int
    flags: tuple[str, ...] = ()


def read_value(terms: Terms, frame: Frame, number: Number, decision: Decision, subject: Subject) -> Value:
    """The signed value; raises Unread where the print has two readings that the unit does not decide."""
    value, decimals = number.value, number.decimals
    if value is None:
        if number.grouped is None or frame.unit.kind != "count" or frame.unit.power:
            raise Unread("number_ambiguous")
        value, decimals = number.grouped, 0
    if decision.measure == "change":
        return Value(_changed(value, decision, frame), decimals)
    if decision.measure == "balance":
        sign = _balance_sign(terms, frame, number, subject)
        return Value(sign.value * value if value else value, decimals, sign.flags)
    return Value(value, decimals)


def _changed(value: int | float, decision: Decision, frame: Frame) -> int | float:
    return -value if decision.direction == "decrease" and frame.unit.kind != "factor" and value else value


def _balance_sign(terms: Terms, frame: Frame, number: Number, subject: Subject) -> Value:
    """-1 or 1, with the flag of how it was decided."""
    said = terms.any_has(frame.around, "positive")
    negative = terms.any_has(frame.around, "negative")
    if negative or (subject.has("negative") and not said):
        return Value(-1, 0, ("sign_from_words",))
    if number.sign < 0:
        return Value(-1, 0)
    if terms.has_at(frame.unit.first - 1, "minus"):
        return Value(-1, 0, ("sign_from_words",))
    if said or subject.has("positive"):
        return Value(1, 0, ("sign_from_words",) if _behind_dash(terms, frame) else ())
    return Value(1, 0, (SIGN_UNDECIDED,) if _behind_dash(terms, frame) else ())


def _behind_dash(terms: Terms, frame: Frame) -> bool:
    """`составило – 1919`, `сальдо миграции – 1919`: the dash may be a minus (WORDINGS of the bureau)."""
    dash = frame.unit.first - 1
    return dash > 0 and terms[dash].word in DASHES
