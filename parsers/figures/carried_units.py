"""The unit of a number that has none: set off before it, of another item of its list, of its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.figures.changes import Change
from parsers.figures.context import Context
from parsers.figures.frames import NEAR, Frame
from parsers.figures.lent_units import carried_by
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import MASS, Unit
from parsers.figures.units_of_items import unit_of_item
from parsers.figures.units_of_parts import unit_told_before
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
            _same_rate(frame, earlier, subject)
            or _per_head(terms, frame)
            or _per_area(terms, frame, subject)
            or _as_births(terms, frame, subject)
            or _as_yield(frame.unit, subject)
        )
    carried = (
        _set_off(terms, frame)
        or _in_percent(terms, frame)
        or _rate(terms, frame, earlier, subject, told.last_rate)
        or unit_of_item(terms, frame, earlier, later, subject)
        or unit_told_before(terms, frame, earlier, later, told.last_level)
    )
    if carried is not None:
        return _as_yield(carried, subject)
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


def _rate(
    terms: Terms, frame: Frame, earlier: Sequence[Frame], subject: Subject, told: Unit | None
) -> Unit | None:
    """`per 1000 people the birth rate was 18,1, the death rate 6,6`: said once, before or at the first.

    So too in the next sentence: `The highest rate was in Abai region (10,62)`.
    """
    if frame.unit.power:
        return None
    if terms.lack("unit"):
        again = subject.has("rate") and frame.number.decimals > 0
        return carried_by(frame, told.code, 0) if told and again else None
    codes = [str(terms[i].value("unit")) for i in frame.head if terms[i].has("unit")]
    said = {code for code in codes if unit_kinds()[code] == "rate"}
    if len(said) == 1:
        return carried_by(frame, said.pop(), 0)
    rates = [f.unit.code for f in earlier if f.unit.kind == "rate"]
    if not rates and subject.rate is not None:
        rates = [subject.rate.code]
    counts = all(unit_kinds()[code] == "count" for code in codes)
    return carried_by(frame, rates[-1], 0) if rates and counts and subject.has("rate") else None


def _per_head(terms: Terms, frame: Frame) -> Unit | None:
    """`per 1 000 people 6,7 hospital beds`: a count per so many, said before it or behind."""
    if frame.unit.kind != "count" or frame.unit.power:
        return None
    said = (*frame.head, *_clause(terms, frame))
    codes = {str(terms[i].value("unit")) for i in said if terms[i].has("unit")}
    rates = [code for code in codes if unit_kinds()[code] == "rate"]
    return carried_by(frame, rates[0], 0)._replace(noun=frame.unit.code) if len(rates) == 1 else None


def _clause(terms: Terms, frame: Frame) -> Iterator[int]:
    """What stands behind the figure up to a comma: `96,4 offences were registered per 10 000 population`."""
    for i in frame.tail:
        if terms[i].word in {",", ";", "("}:
            return
        yield i


def _as_births(terms: Terms, frame: Frame, subject: Subject) -> Unit | None:
    """`родилось 275 612 детей`: children that are born are births; `человек` stay persons."""
    if frame.unit.code != "persons" or terms[frame.unit.last].has("generic_unit"):
        return None
    born = subject.has("born")
    return frame.unit._replace(code="births") if born else None


def _as_yield(unit: Unit, subject: Subject) -> Unit:
    """`Урожайность картофеля – 218,4 центнера`: a mass is of each hectare where the yield is told."""
    told = {str(code) for term in subject.terms for name, code in term.entries if name == "counted_in"}
    codes = [code for code in told if unit_kinds()[code] == "yield"]
    return unit._replace(code=codes[0]) if unit.code == MASS and len(codes) == 1 else unit


def _per_area(terms: Terms, frame: Frame, subject: Subject) -> Unit | None:
    """`гектарынан орташа түсім 15,4 центнер`: a mass from each hectare, said before it."""
    if frame.unit.code != MASS:
        return None
    said = (*subject.terms, *(terms[i] for i in frame.head))
    found = {str(code) for term in said for name, code in term.entries if name == "unit"}
    codes = [code for code in found if unit_kinds()[code] == "yield"]
    return carried_by(frame, codes[0], frame.unit.power) if len(codes) == 1 else None


def _same_rate(frame: Frame, earlier: Sequence[Frame], subject: Subject) -> Unit | None:
    """`33,6 cases per 100 000 people against 36,5 cases`: the second is per so many too."""
    rates = [f.unit for f in earlier if f.unit.noun] or (
        [subject.rate] if subject.rate and subject.rate.noun else []
    )
    if not rates or frame.unit.kind != "count" or frame.unit.power:
        return None
    listed = bool(earlier) and frame.number.decimals == earlier[-1].number.decimals > 0  # "4,90 deaths"
    if rates[-1].noun != frame.unit.code and not listed:
        return None
    return carried_by(frame, rates[-1].code, 0)._replace(noun=frame.unit.code)


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
