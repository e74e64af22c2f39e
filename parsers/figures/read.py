"""A sentence -> its figures, and every other number in it with the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.figures.changes import read_change
from parsers.figures.context import Context
from parsers.figures.explain import explain
from parsers.figures.figure import Figure, Unobserved
from parsers.figures.frames import Frame, build_frames
from parsers.figures.measures import Decision, decide
from parsers.figures.places import Place, read_partner, read_place
from parsers.figures.qualifiers import read_qualifiers
from parsers.figures.sentence import Term, read_terms
from parsers.figures.subjects import Subject, read_subject
from parsers.figures.times import When, bases, read_when
from parsers.figures.units import Unit, read_unit
from parsers.figures.values import Value, read_value, settle_unit
from parsers.terms.numbers import Number

if TYPE_CHECKING:
    from records.period import TimePeriod

_DIGITS = re.compile(r"\d+")


def read_figures(text: str, start: int, end: int, context: Context) -> tuple[list[Figure], list[Unobserved]]:
    """The figures of the sentence `text[start:end]` and its other numbers; `context` is carried on."""
    return figures_of(read_terms(text, start, end, context.reading), text, context)


def figures_of(terms: list[Term], text: str, context: Context) -> tuple[list[Figure], list[Unobserved]]:
    """The same for terms that have been read: a tile's words are put together from two blocks."""
    others = list(_explained(terms, text))
    taken = {other.start for other in others}
    candidates = [(i, _unit(terms, i)) for i in range(len(terms)) if _is_candidate(terms, i, taken)]
    frames = build_frames(terms, candidates)
    figures: list[Figure] = []
    for found in _SentenceReader(terms, text, context, frames).read():
        if isinstance(found, Figure):
            figures.append(found)
        else:
            others.append(found)
    return figures, sorted(others, key=lambda other: other.start)


def _explained(terms: list[Term], text: str) -> Iterator[Unobserved]:
    for i, term in enumerate(terms):
        if term.number is not None or term.has("number_word"):
            reason = explain(terms, i, text)
            if reason:
                yield Unobserved(term.start, term.end, reason, explained=True)
        elif term.has("period", "base", "unit"):
            reason = next(name for name in ("period", "base", "unit") if term.has(name))
            for digits in _DIGITS.finditer(text, term.start, term.end):
                yield Unobserved(digits.start(), digits.end(), reason, explained=True)


def _is_candidate(terms: list[Term], i: int, taken: set[int]) -> bool:
    return (terms[i].number is not None or terms[i].has("fold")) and terms[i].start not in taken


def _unit(terms: list[Term], i: int) -> Unit:
    return Unit("times", 0, i, i) if terms[i].has("fold") else read_unit(terms, i)


class _SentenceReader:
    """Reads the frames of one sentence in order, since each may lean on those before it."""

    def __init__(self, terms: list[Term], text: str, context: Context, frames: list[Frame]) -> None:
        self.terms, self.text, self.context, self.frames = terms, text, context, frames
        self.bases = bases(terms, frames)
        self.subject = context.subject
        self.place: Place | None = None
        self.time: TimePeriod | None = None

    def read(self) -> Iterator[Figure | Unobserved]:
        """A figure, or the reason why there is none, for each frame."""
        for position, frame in enumerate(self.frames):
            found = self._frame(position, frame)
            if isinstance(found, str):
                term = self.terms[frame.index]
                yield Unobserved(term.start, term.end, found, explained=False)
            else:
                yield found
        self.context.subject = self.subject
        self.context.base = next((base for base in reversed(self.bases) if base), self.context.base)

    def _frame(self, position: int, frame: Frame) -> Figure | str:
        subject = read_subject(self.terms, frame, self.subject, self.text)
        when = read_when(self.terms, frame, self.time, self.context.reading.reference)
        self._carry_on(frame, subject, when)
        if subject is None:
            return "subject_undecided"
        if when.undecided:
            return "period_undecided"
        unit = settle_unit(frame, subject, self.frames[:position])
        if unit is None or unit.kind is None:
            return "no_unit"
        frame.unit = unit
        return self._measured(position, frame, subject, when)

    def _carry_on(self, frame: Frame, subject: Subject | None, when: When) -> None:
        if subject is not None and not frame.parent:
            self.subject = replace(subject, qualifiers=()) if frame.label else subject
        if when.time is not None and not when.inherited and not frame.in_brackets:
            self.time = when.time

    def _measured(self, position: int, frame: Frame, subject: Subject, when: When) -> Figure | str:
        change = read_change(self.terms, frame)
        decision = decide(self.terms, frame, frame.unit.kind or "", subject, change)
        if decision.measure is None:
            return decision.reason or "measure_undecided"
        value = read_value(self.terms, frame, self._number(frame), decision, subject)
        if value is None:
            return "number_ambiguous"
        place, reason = read_place(self.terms, frame, self.text)
        partner, partner_reason = read_partner(self.terms, frame, self.context.partner)
        if reason or partner_reason:
            return reason or partner_reason or ""
        return self._figure(
            position, frame, subject, when, decision, value, self._placed(frame, place), partner
        )

    def _number(self, frame: Frame) -> Number:
        term = self.terms[frame.index]
        return term.number or Number(term.start, term.end, int(term.value("fold") or 0), 0)

    def _placed(self, frame: Frame, place: Place | None) -> Place | None:
        if place is None:
            return self.place
        if not frame.label:
            self.place = place
        return place

    def _figure(
        self,
        position: int,
        frame: Frame,
        subject: Subject,
        when: When,
        decision: Decision,
        value: Value,
        place: Place | None,
        partner: str | None,
    ) -> Figure:
        if partner is not None:
            self.context.partner = partner
        base, base_flags = self._base(position, decision)
        unit = frame.unit
        conflict = "unit_conflict" in unit.flags
        flags = [*unit.flags, *value.flags, *base_flags]
        flags += ["word_order"] if subject.broken and "word_order" not in flags else []
        flags += ["period_inherited"] if when.inherited and when.time else []
        flags += ["area_inherited"] if place is None and self.context.area else []
        term = self.terms[frame.index]
        return Figure(
            number_start=term.start,
            start=self.terms[unit.first].start,
            end=self.terms[unit.last].end,
            indicator_text=subject.text,
            measure=decision.measure or "level",
            obs_value=value.value,
            direction=decision.direction,
            unit_measure=unit.code or "",
            unit_mult=unit.power,
            decimals=value.decimals,
            ref_area=place.code if place else self.context.area,
            ref_area_text=place.text if place else None,
            counterpart_area=partner,
            time_period=when.time,
            base_per=base,
            qualifiers=read_qualifiers(self.terms, frame, subject, self.text),
            obs_status="V" if conflict else "P" if self._is_provisional() else "A",
            flags=tuple(flags),
        )

    def _is_provisional(self) -> bool:
        return any(term.has("provisional") for term in self.terms)

    def _base(self, position: int, decision: Decision) -> tuple[TimePeriod | None, list[str]]:
        if decision.measure not in {"change", "index"}:
            return None, []
        own = self.bases[position]
        term = own or self.context.base
        if term is None or term.base is None:
            return None, []
        if term.base.time is None:
            return None, ["base_unresolved"]
        return term.base.time, [] if own else ["base_implied"]
