"""Units told of so many people or of each hectare: said once, before the number or behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.figures.frames import Frame
from parsers.figures.lent_units import carried_by
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import MASS, Unit
from parsers.vocabulary.language import unit_kinds


def per_head(terms: Terms, frame: Frame) -> Unit | None:
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


def per_area(terms: Terms, frame: Frame, subject: Subject) -> Unit | None:
    """`гектарынан орташа түсім 15,4 центнер`: a mass from each hectare, said before it."""
    if frame.unit.code != MASS:
        return None
    said = (*subject.terms, *(terms[i] for i in frame.head))
    found = {str(code) for term in said for name, code in term.entries if name == "unit"}
    codes = [code for code in found if unit_kinds()[code] == "yield"]
    return carried_by(frame, codes[0], frame.unit.power) if len(codes) == 1 else None


def same_rate(frame: Frame, earlier: Sequence[Frame], subject: Subject) -> Unit | None:
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


def as_yield(unit: Unit, subject: Subject) -> Unit:
    """`Урожайность картофеля – 218,4 центнера`: a mass is of each hectare where the yield is told."""
    told = {str(code) for term in subject.terms for name, code in term.entries if name == "counted_in"}
    codes = [code for code in told if unit_kinds()[code] == "yield"]
    return unit._replace(code=codes[0]) if unit.code == MASS and len(codes) == 1 else unit


def as_births(terms: Terms, frame: Frame, subject: Subject) -> Unit | None:
    """`родилось 275 612 детей`: children that are born are births; `человек` stay persons."""
    if frame.unit.code != "persons" or terms[frame.unit.last].has("generic_unit"):
        return None
    born = subject.has("born")
    return frame.unit._replace(code="births") if born else None


def rate_told(
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
