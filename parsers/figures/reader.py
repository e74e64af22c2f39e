"""Reads the figures of one sentence in order, since each may lean on those before it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.changes import read_changes
from parsers.figures.comparisons import Comparison, compare, printed_bases
from parsers.figures.context import Context
from parsers.figures.explain import has_denominator, is_range
from parsers.figures.figure import Figure, Unobserved, fact_of
from parsers.figures.frames import Frame
from parsers.figures.measures import Decision, decide
from parsers.figures.partners import Partner, read_partner
from parsers.figures.phrases import noun_phrase
from parsers.figures.place_carry import PlaceCarry
from parsers.figures.places import Place
from parsers.figures.qualifiers import read_qualifiers
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject, read_subject
from parsers.figures.times import When, read_when
from parsers.figures.values import SIGN_UNDECIDED, Value, read_value, settle_unit
from parsers.terms.numbers import Number
from parsers.vocabulary.language import language

if TYPE_CHECKING:
    from records.observation import ObsStatus
    from records.period import TimePeriod

_COUNTED = ("count", "money", None)
_HAS_BASE = ("change", "index")


class Unread(Exception):  # noqa: N818  not an error: the answer of a step that abstains
    """A step could not decide; the argument is the reason code."""


class _Parts(NamedTuple):
    """What the steps found of one figure."""

    subject: Subject
    when: When
    decision: Decision
    value: Value
    place: Place | None
    partner: str | None


class SentenceReader:
    """The frames of one sentence with what is carried from one to the next."""

    def __init__(self, terms: Terms, text: str, context: Context, frames: list[Frame]) -> None:
        self._terms, self._text, self._context, self._frames = terms, text, context, frames
        self._categories = frozenset().union(*(term.categories for term in terms))
        self._bases = printed_bases(terms, frames)
        verb_final = language(context.reading.lang).verb_final
        self._changes = read_changes(terms, frames, verb_final=verb_final)
        self._subject = context.subject
        self._places = PlaceCarry(terms, text)
        self._has_denominator = has_denominator(terms)
        self._time: TimePeriod | None = None
        self._leading_time: TimePeriod | None = None

    def read(self) -> Iterator[Figure | Unobserved]:
        """A figure, or the reason why there is none, for each frame."""
        facts: dict[Hashable, int | float] = {}
        for position, frame in enumerate(self._frames):
            try:
                figure = self._figure(position, frame, self._parts(position, frame))
                if facts.setdefault(fact_of(figure), figure.obs_value) != figure.obs_value:
                    figure = self._narrowed(frame, figure)
                    facts[fact_of(figure)] = figure.obs_value
                yield figure
            except Unread as reason:
                term = self._terms[frame.index]
                yield Unobserved(term.start, term.end, str(reason), explained=False)
        self._context.subject = self._subject
        self._context.time = self._leading_time or self._context.time
        self._context.base = next((base for base in reversed(self._bases) if base), self._context.base)

    def _narrowed(self, frame: Frame, figure: Figure) -> Figure:
        """Two values of one thing are of two things: the words behind the second say of which part it is."""
        part = noun_phrase(self._terms, frame.tail, self._text).text
        if not part:
            raise Unread("part_undecided")
        return figure._replace(qualifiers=(*figure.qualifiers, part))

    def _parts(self, position: int, frame: Frame) -> _Parts:
        partner = read_partner(self._terms, frame, self._context.partner)
        subject = read_subject(self._terms, frame, self._subject, partner.apart, self._text)
        outside = self._context.time or self._context.reading.reference
        when = read_when(self._terms, frame, self._time, outside)
        frame.place, place_reason = self._places.of(frame)
        if subject is not None and subject.text == _printed(frame.place):
            subject = None  # a place is where, not what
        code = self._carry_on(frame, subject, when, partner)
        if subject is None or self._is_spoken_for(position, frame):
            raise Unread("subject_undecided")
        if when.undecided:
            raise Unread("period_undecided")
        if partner.undecided:
            raise Unread("counterpart_undecided")
        if place_reason:
            raise Unread(place_reason)
        if _is_bound(self._terms, frame):
            raise Unread("bound")
        if is_range(self._terms, frame.index):
            raise Unread("range")
        if self._has_denominator and frame.unit.kind in _COUNTED:
            raise Unread("ratio_undecided")
        if "respectively" in self._categories:
            raise Unread("respectively_list")
        decision, value = self._measured(position, frame, subject)
        return _Parts(subject, when, decision, value, frame.place, code)

    def _is_spoken_for(self, position: int, frame: Frame) -> bool:
        """Whether the words before the number are what an earlier one counts (`12 schools for 800`)."""
        if position == 0 or frame.host is not None or frame.label:
            return False
        before = self._frames[position - 1].unit
        return before.code is None and frame.head.start == before.last + 1 < frame.unit.first

    def _carry_on(self, frame: Frame, subject: Subject | None, when: When, partner: Partner) -> str | None:
        """Keep what the next figures may lean on; the partner of this one, carried with its subject."""
        self._context.partner = partner.code or self._context.partner
        frame.time, frame.own_time = when.time, when.own
        if when.carries:
            self._time = when.time
            self._leading_time = self._leading_time or when.time
        if subject is None:
            return partner.code
        if subject.item and subject.item == _printed(frame.place):
            subject = subject._replace(item=None)
        frame.notes = read_qualifiers(self._terms, frame, subject, self._text)
        # the partner of a list's item, or of a share, is its own; any other stays with the subject
        own = None if frame.label or partner.apart else partner.code
        self._subject = subject._replace(item=None, partner=own or subject.partner)
        return partner.code or subject.partner

    def _measured(self, position: int, frame: Frame, subject: Subject) -> tuple[Decision, Value]:
        unit = settle_unit(frame, subject, self._frames[:position])
        if unit is None or unit.kind is None:
            raise Unread("no_unit")
        frame.unit = unit
        decision = decide(self._terms, frame, unit.kind, subject, self._changes[position])
        if decision.measure is None:
            raise Unread(decision.reason or "measure_undecided")
        number = self._number(frame)
        signed = self._changes[position].signed and decision.measure == "change"
        if number.sign < 0 and decision.measure != "balance" and not signed:
            raise Unread(SIGN_UNDECIDED)  # "Astana -6 193": a dash without a blank, or a minus
        value = read_value(self._terms, frame, number, decision, subject)
        if value is None:
            raise Unread("number_ambiguous")
        return decision, value

    def _number(self, frame: Frame) -> Number:
        term = self._terms[frame.index]
        return term.number or Number(term.start, term.end, int(term.value("fold") or 0), 0)

    def _figure(self, position: int, frame: Frame, parts: _Parts) -> Figure:
        comparison = self._compared(position, frame, parts)
        unit, place = frame.unit, parts.place
        return Figure(
            number_start=self._terms[frame.index].start,
            start=self._terms[unit.first].start - (self._number(frame).sign < 0),
            end=self._terms[unit.last].end,
            indicator_text=parts.subject.text,
            measure=parts.decision.measure or "level",
            obs_value=parts.value.value,
            direction=parts.decision.direction,
            unit_measure=unit.code or "",
            unit_mult=unit.power,
            decimals=parts.value.decimals,
            ref_area=place.code if place else self._context.area,
            ref_area_text=place.text if place else None,
            counterpart_area=parts.partner or self._context.heading_partner,
            time_period=parts.when.time,
            base_per=comparison.time,
            qualifiers=frame.notes,
            obs_status=self._status(frame),
            flags=(*unit.flags, *parts.value.flags, *comparison.flags, *self._flags(position, parts)),
        )

    def _flags(self, position: int, parts: _Parts) -> Iterator[str]:
        if parts.subject.broken:
            yield "word_order"
        if parts.decision.direction and self._changes[position].carried:
            yield "direction_carried"
        if parts.when.inherited and parts.when.time:
            yield "period_inherited"
        if parts.place is None and self._context.area:
            yield "area_inherited"
        if parts.partner is None and self._context.heading_partner:
            yield "counterpart_inherited"

    def _status(self, frame: Frame) -> ObsStatus:
        if "unit_conflict" in frame.unit.flags:
            return "V"
        return "P" if "provisional" in self._categories else "A"

    def _compared(self, position: int, frame: Frame, parts: _Parts) -> Comparison:
        if parts.decision.measure not in _HAS_BASE:
            return Comparison()
        found = compare(self._terms, frame, self._bases[position], self._context.base, parts.when.time)
        if found.undecided:
            raise Unread("comparison_undecided")
        return found


def _is_bound(terms: Terms, frame: Frame) -> bool:
    """`at least 5 %`, `less than 100 people`: a limit is no value."""
    first = frame.unit.first
    return not terms.lack("bound") and first > 0 and terms[first - 1].has("bound")


def _printed(place: Place | None) -> str | None:
    return place.text if place else None
