"""All that was found of one number, put together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.changes import Change
from parsers.figures.comparisons import Comparison
from parsers.figures.context import Context
from parsers.figures.decisions import Decision
from parsers.figures.figure import Figure
from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.times import When
from parsers.figures.values import Value

if TYPE_CHECKING:
    from records.observation import ObsStatus


class Findings(NamedTuple):
    """What the steps found of one figure."""

    subject: Subject
    when: When
    decision: Decision
    value: Value
    partner: str | None
    comparison: Comparison
    change: Change


def assemble(terms: Terms, frame: Frame, found: Findings, context: Context) -> Figure:
    """The figure of `frame`; what its words leave open is taken from `context`, with a flag."""
    unit, place = frame.unit, frame.place
    flags = (*unit.flags, *found.value.flags, *found.comparison.flags)
    return Figure(
        number_start=terms[frame.index].start,
        number_end=terms[frame.index].end,
        start=terms[unit.first].start - (frame.number.sign < 0),
        end=terms[unit.last].end,
        indicator_text=found.subject.text,
        measure=found.decision.measure,
        obs_value=found.value.value,
        direction=found.decision.direction,
        unit_measure=unit.code or "",
        unit_mult=unit.power,
        decimals=found.value.decimals,
        ref_area=place.code if place else context.area,
        ref_area_text=place.text if place else None,
        counterpart_area=found.partner or context.heading_partner,
        time_period=found.when.time,
        base_per=found.comparison.time,
        qualifiers=frame.notes,
        obs_status=_status(terms, frame),
        flags=(*flags, *_flags(terms, frame, found, context)),
    )


def _flags(terms: Terms, frame: Frame, found: Findings, context: Context) -> Iterator[str]:
    if found.subject.broken:
        yield "word_order"
    if terms[max(frame.unit.first - 1, 0)].has("approximate"):
        yield "approximate"
    if found.decision.direction and found.change.carried:
        yield "direction_carried"
    if found.when.inherited and found.when.time:
        yield "period_inherited"
    if frame.place is None:
        yield "area_inherited"
    if found.partner is None and context.heading_partner:
        yield "counterpart_inherited"


def _status(terms: Terms, frame: Frame) -> ObsStatus:
    if "unit_conflict" in frame.unit.flags:
        return "V"
    if not terms.lack("provisional"):
        return "P"
    return "A" if terms.lack("estimated") else "E"
