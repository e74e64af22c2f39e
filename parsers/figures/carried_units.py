"""The unit of a number that has none: set off before it, of another item of its list, of its subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.figures.changes import Change
from parsers.figures.context import Context
from parsers.figures.frames import NEAR, Frame
from parsers.figures.lent_units import carried_by
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import Unit
from parsers.figures.units_of_items import unit_of_item
from parsers.figures.units_of_parts import unit_told_before
from parsers.figures.units_of_rates import as_births, as_yield, per_area, per_head, rate_told, same_rate
from parsers.vocabulary.language import unit_kinds

#: the signs round a unit that holds for what follows: `turnover (mln. pkm)`, `income, thsd. tenge: Astana –`
_SET_OFF = {"(": ")", ",": ":"}


def settle_unit(
    terms: Terms, frames: Sequence[Frame], position: int, subject: Subject, told: Context
) -> Unit | None:
    """The unit of the frame at `position`, whose words measure `subject`; None where nothing says it.

    `told` is what the sentence before told of.
    """
    frame = frames[position]
    earlier = frames[max(position - NEAR, 0) : position]
    later = frames[position + 1 : position + 1 + NEAR]
    if "unit_unknown" in frame.unit.flags:
        return _of_unknown(frame, subject)
    if frame.unit.code is not None:
        return (
            same_rate(frame, earlier, subject)
            or per_head(terms, frame)
            or per_area(terms, frame, subject)
            or as_births(terms, frame, subject)
            or as_yield(frame.unit, subject)
        )
    carried = (
        _set_off(terms, frame)
        or _in_percent(terms, frame)
        or rate_told(terms, frame, earlier, subject, told.last_rate)
        or unit_of_item(terms, frame, earlier, later, subject)
        or unit_told_before(terms, frame, earlier, later, told.last_level)
    )
    if carried is not None:
        return as_yield(carried, subject)
    code = _counted_in(subject)
    printed = {f.unit.code for f in earlier if f.unit.kind == "count" and not f.unit.flags}
    if printed - {code}:
        return None  # the sentence counts in another unit
    torn = frame.number.decimals and not frame.unit.power
    # nobody counts "54,2 marriages": a multiplier is missing
    if code is not None and frame.parent is None and not torn:
        return frame.unit._replace(code=code, flags=(*frame.unit.flags, "unit_from_subject"))
    return None


def _of_unknown(frame: Frame, subject: Subject) -> Unit | None:
    """What is counted is the unit all the same; of a share or an index there is none in such words."""
    if subject.has("share", "index", "rate"):
        return None
    code = _counted_in(subject)
    return frame.unit._replace(code=code, flags=("unit_from_subject",)) if code else frame.unit


def share_unit(frames: Sequence[Frame], changes: Sequence[Change], position: int) -> None:
    """Give one of two values of one thing the unit of the other: `from 30,1 to 28,4 bln. m3`."""
    frame, change = frames[position], changes[position]
    if frame.unit.code is not None or frame.unit.power:
        return
    behind, before = position + 1, position - 1
    if change.out_of and behind < len(frames) and changes[behind].to:
        frame.unit = carried_by(frame, frames[behind].unit.code, frames[behind].unit.power)
    elif position and ((change.to and changes[before].out_of) or _is_against(frame, change, frames[before])):
        frame.unit = carried_by(frame, frames[before].unit.code, frames[before].unit.power)


def _in_percent(terms: Terms, frame: Frame) -> Unit | None:
    """`the index in percent to June 2024 – 103,9`, `(2018 жылғы қаңтарға пайызбен): Абай – 104,8`."""
    if terms.lack("index") or frame.unit.power or frame.in_brackets or not frame.label:
        return None
    for i in range(max(frame.head.start - NEAR, 0), frame.label.start):
        if terms[i].value("unit") == "percent" and i and terms[i - 1].number is None:
            return carried_by(frame, "percent", 0)
    return None


def _is_against(frame: Frame, change: Change, before: Frame) -> bool:
    """`6,97 per 1 000 births against 7,68 in 2023`: another time of the same thing."""
    alike = frame.number.decimals == before.number.decimals
    return (
        change.against and frame.own_time and alike and before.unit.code is not None and not before.unit.power
    )


def _set_off(terms: Terms, frame: Frame) -> Unit | None:
    """The unit set off by signs in the words of the figure, or before the list that it is an item of."""
    if terms.lack("unit") or frame.unit.power or frame.in_brackets:
        return None
    start = max(frame.head.start - NEAR, 0) if frame.label else frame.head.start
    for i in range(start, frame.unit.first - 1):
        power = int(terms[i - 1].value("multiplier") or 0) if terms.has_at(i - 1, "multiplier") else 0
        opening = terms[i - (2 if power else 1)].word if i > start else ""
        if terms[i].has("unit") and _SET_OFF.get(opening) == terms[i + 1].word:
            return carried_by(frame, str(terms[i].value("unit")), power)
    return None


def _counted_in(subject: Subject) -> str | None:
    """`the number of births`: what is counted is the unit, where no other unit is named."""
    said = [t for before, t in pairwise((None, *subject.terms)) if before is None or before.number is None]
    units = {str(term.value("unit")) for term in said if term and term.has("unit")}
    if any(unit_kinds()[code] != "count" for code in units):
        return None
    for category in ("counted_in", "unit"):
        codes = {str(term.value(category)) for term in said if term and term.has(category)}
        if category == "unit" and not subject.has("count_of"):
            return None
        if len(codes) == 1:
            return codes.pop()
    return None
