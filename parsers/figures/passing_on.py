"""What a sentence leaves to the next: what it was about, its one place, its one amount."""

from __future__ import annotations

from datetime import date

from parsers.figures.antecedent import antecedent_of
from parsers.figures.context import Context
from parsers.figures.frames import Frame
from parsers.figures.listed_before import things_told
from parsers.figures.place_carry import begins_with_place
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import TOLD_AMOUNTS

Told = list[tuple[Frame, Subject]]


def pass_on(context: Context, terms: Terms, told: Told) -> None:
    """Keep in `context` what the figures `told` leave to the next sentence of the paragraph."""
    context.antecedent = antecedent_of(told)
    context.things = things_told(told)
    context.last_level, context.last_subject = _last_level(told)
    partners = {frame.partner for frame, _ in told if frame.partner}
    if len(partners) > 1:
        context.partner = None  # "these countries" may be all of them
    rates = {frame.unit for frame, _ in told if frame.unit.kind == "rate"}
    context.last_rate = rates.pop() if len({rate.code for rate in rates}) == 1 else None
    named = {place for frame, _ in told if (place := frame.place) is not None}
    context.place = named.pop() if len(named) == 1 else None
    goes_on = context.place == context.leading_place
    begins = any(begins_with_place(terms, frame) for frame, _ in told[:1])
    context.leading_place = context.place if goes_on or begins else None


def _last_level(told: Told) -> tuple[Frame | None, Subject | None]:
    """The amount that a sentence told of and what it is; the latest one where it told of it twice."""
    levels = [(f, subject) for f, subject in told if f.host is None and f.unit.kind in TOLD_AMOUNTS]
    if not levels or len({(subject.text, f.unit.code) for f, subject in levels}) > 1:
        return None, None
    return max(levels, key=lambda level: level[0].time.end if level[0].time else date.min)
