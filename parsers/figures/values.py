"""The value of a figure: its unit where it is carried over, and its sign."""

from __future__ import annotations

from typing import NamedTuple

from parsers.figures.abstain import Unread
from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.measures import Decision
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import Unit
from parsers.terms.numbers import Number

SIGN_UNDECIDED = "sign_undecided"


class Value(NamedTuple):
    """A signed value with the flags of what had to be decided."""

    value: int | float
    decimals: int
    flags: tuple[str, ...] = ()


def number_of(terms: Terms, frame: Frame) -> Number:
    """The printed number of `frame`; `twofold` is the number 2."""
    term = terms[frame.index]
    return term.number or Number(term.start, term.end, int(term.value("fold") or 0), 0)


def settle_unit(frame: Frame, subject: Subject, earlier: list[Frame]) -> Unit | None:
    """The unit of `frame`: printed, else the list item's before, else what its subject is counted in."""
    if frame.unit.code is not None:
        return frame.unit
    carried = _from_list(frame, earlier)
    if carried is not None:
        return carried
    code = _counted_in(subject)
    if code is not None and frame.parent is None:
        return frame.unit._replace(code=code, flags=(*frame.unit.flags, "unit_from_subject"))
    return None


def _from_list(frame: Frame, earlier: list[Frame]) -> Unit | None:
    if not frame.label or frame.bracket_of is not None:
        return None
    item = next((f for f in reversed(earlier) if f.label and f.bracket_of is None), None)
    if item is None or item.unit.code is None or item.in_brackets != frame.in_brackets:
        return None
    if "unit_from_subject" in item.unit.flags:
        return None  # what another subject is counted in
    if item.unit.power != frame.unit.power:
        return None  # "5 mln. tenge …, 6": six of what is not said
    return frame.unit._replace(code=item.unit.code, flags=(*frame.unit.flags, "unit_carried"))


def _counted_in(subject: Subject) -> str | None:
    """`the number of births`: what is counted is the unit."""
    for category in ("counted_in", "unit"):
        codes = {str(term.value(category)) for term in subject.terms if term.has(category)}
        if category == "unit" and not subject.has("count_of"):
            return None
        if len(codes) == 1:
            return codes.pop()
    return None


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
    negative = not terms.lack("negative") and any(terms[i].has("negative") for i in frame.around)
    if negative or subject.has("negative"):
        return Value(-1, 0, ("sign_from_words",))
    if number.sign < 0:
        return Value(-1, 0)
    return Value(1, 0, (SIGN_UNDECIDED,) if _behind_dash(terms, frame) else ())


def _behind_dash(terms: Terms, frame: Frame) -> bool:
    """`составило – 1919`, `сальдо миграции – 1919`: the dash may be a minus (WORDINGS of the bureau)."""
    dash = frame.unit.first - 1
    return dash > 0 and terms[dash].word in DASHES
