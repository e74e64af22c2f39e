"""Reads the figures of one sentence in order, since each may lean on those before it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from parsers.figures.abstain import Unread, refuse_by_form
from parsers.figures.antecedent import refers_back
from parsers.figures.assemble import Findings, assemble
from parsers.figures.carried_changes import read_changes
from parsers.figures.carried_units import settle_unit, share_unit
from parsers.figures.changes import Change
from parsers.figures.comparisons import Comparison, against_earlier
from parsers.figures.context import Context
from parsers.figures.decisions import Decision
from parsers.figures.doubts import (
    compares_things,
    follows_unread_item,
    is_spoken_for,
    loses_partner,
    may_be_place,
    refuse_by_ends,
    without_other_partner,
)
from parsers.figures.elision import restored
from parsers.figures.explain import has_denominator, is_garbled
from parsers.figures.figure import Figure, Unobserved, fact_of
from parsers.figures.frames import NEAR, Frame
from parsers.figures.list_measures import ListMeasures
from parsers.figures.listed_before import ListedBefore
from parsers.figures.narrowing_labels import NarrowingLabels
from parsers.figures.partner_carry import PartnerCarry
from parsers.figures.partners import Partner, read_partner
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.passing_on import pass_on
from parsers.figures.phrases import noun_phrase
from parsers.figures.place_carry import PlaceCarry
from parsers.figures.places import Place
from parsers.figures.qualifiers import read_qualifiers, things_behind
from parsers.figures.sentence import Terms
from parsers.figures.sentence_bases import SentenceBases
from parsers.figures.sentence_times import SentenceTimes
from parsers.figures.subjects import Subject, read_subject
from parsers.figures.time_carry import TimeCarry
from parsers.figures.times import When, on_day_of
from parsers.figures.told_parts import told_part
from parsers.figures.told_units import ToldUnits
from parsers.figures.values import SIGN_UNDECIDED, Value, read_value
from parsers.vocabulary.language import language

_HAS_BASE = ("change", "index")


class SentenceReader:
    """The frames of one sentence with what is carried from one to the next."""

    def __init__(self, terms: Terms, text: str, context: Context, frames: list[Frame]) -> None:
        self._terms, self._text, self._context, self._frames = terms, text, context, frames
        self._counts_per = has_denominator(terms)
        vocabulary = language(context.reading.lang)
        self._verb_final, self._ablative = vocabulary.verb_final, vocabulary.cases["ablative"]
        self._locative = vocabulary.cases["locative"]
        self._changes = read_changes(terms, frames, text, context.reading.lang)
        self._bases = SentenceBases(terms, frames, self._changes, verb_final=self._verb_final)
        self._measures = ListMeasures(terms, frames, self._changes, context.last_level)
        back = context.antecedent if refers_back(terms, frames[0], self._changes[0]) else None
        self._subject = back.subject if back else _of_whole(terms, frames[0], context.last_subject)
        self._places = PlaceCarry(terms, text, back.place if back else None, context)
        self._times = TimeCarry(terms, context)
        self._when = SentenceTimes(terms, frames, self._changes, self._bases)
        self._told: list[tuple[Frame, Subject]] = []
        self._partners = PartnerCarry(terms, back.subject.partner if back else None, context.last_level)
        self._listed = ListedBefore(terms, frames, context.things)
        self._unread: set[int] = set()  # by the term of their number
        self._units = ToldUnits(terms, text)
        self._labels = NarrowingLabels(terms, self._locative)

    def read(self) -> Iterator[Figure | Unobserved]:
        """A figure, or the reason why there is none, for each frame."""
        facts: dict[Hashable, int | float] = {}
        for position, frame in enumerate(self._frames):
            try:
                figure = assemble(self._terms, frame, self._find(position, frame), self._context)
                if facts.setdefault(fact_of(figure), figure.obs_value) != figure.obs_value:
                    part = told_part(self._terms, self._frames, position, self._text)
                    figure = figure._replace(qualifiers=(*figure.qualifiers, part))
                    facts[fact_of(figure)] = figure.obs_value
                yield figure
            except Unread as reason:
                self._unread.add(frame.index)
                term = self._terms[frame.index]
                yield Unobserved(term.start, term.end, str(reason), explained=False)
        self._context.time = self._times.leading or self._context.time
        pass_on(self._context, self._terms, self._told)

    def _find(self, position: int, frame: Frame) -> Findings:
        change = self._changes[position]
        partner, subject = self._whom_and_what(position, frame)
        when = self._when.of(position, self._times)
        subject, place_reason = self._where(position, frame, subject)
        subject = without_other_partner(subject, self._subject, partner)
        partner = self._partners.of(frame, partner)
        code = self._carry_on(frame, subject, when, partner, change)
        if subject is None or is_spoken_for(self._frames, position) or self._host_is_unread(frame):
            raise Unread(place_reason or "subject_undecided")
        if self._times.leaves_open(frame, when):
            raise Unread("period_undecided")
        if partner.undecided or (code is None and loses_partner(self._told, frame, subject)):
            raise Unread("counterpart_undecided")
        if place_reason:
            raise Unread(place_reason)
        self._refuse(position, frame)
        decision, value = self._measured(position, frame, subject)
        compared = decision.measure in _HAS_BASE
        again = self._measures.continues_index
        comparison = self._bases.of(position, subject, when.time, again=again) if compared else Comparison()
        when, comparison = against_earlier(self._terms, frame, decision, when, comparison)
        when = on_day_of(when, comparison.time)
        if when.undecided or (when.inherited and self._bases.misses_day(position, comparison)):
            raise Unread("period_undecided")
        return Findings(subject, when, decision, value, code, comparison, change)

    def _whom_and_what(self, position: int, frame: Frame) -> tuple[Partner, Subject | None]:
        closing = self._closing(position)
        partner = read_partner(self._terms, frame, self._context.partner, closing)
        subject = read_subject(
            *(self._terms, frame, self._subject, partner.apart, self._text),
            closing=closing,
            narrows=self._labels.narrow,
        )
        if (thing := self._listed.thing(position, self._told)) is not None:
            return partner, self._listed.subject(thing[0], subject, self._subject)
        return partner, restored(
            self._terms, frame, subject, self._subject, self._text, locative=self._locative
        )

    def _closing(self, position: int) -> Frame | None:
        """`A 812 адам, B 583 адам көшіп кеткен`: the figure whose verb closes the clause of this one."""
        if not self._verb_final:
            return None
        near = self._frames[position : position + NEAR]
        return next((f for f in near if any(self._terms[i].word.isalpha() for i in f.tail)), None)

    def _where(
        self, position: int, frame: Frame, subject: Subject | None
    ) -> tuple[Subject | None, str | None]:
        """Keep the place; the subject, if it is none, and the reason why the place is not decided."""
        frame.place, reason = self._places.of(frame)
        if (thing := self._listed.thing(position, self._told)) is not None:
            frame.place = thing[1] or frame.place
        if subject is not None and subject.text == _printed(frame.place):
            subject = None  # a place is where, not what
        if subject is not None and position and may_be_place(self._terms, frame, subject, self._subject):
            return None, "area_undecided"
        return subject, reason

    def _refuse(self, position: int, frame: Frame) -> None:
        """Raise Unread where the list or the form of the number forbids a reading."""
        refuse_by_ends(self._terms, self._frames, self._changes, position, self._unread)
        if follows_unread_item(self._frames, position, self._unread):
            raise Unread("subject_undecided")
        if is_garbled(self._terms, frame.index, self._text):
            raise Unread("number_ambiguous")
        if compares_things(self._terms, frame, self._ablative):
            raise Unread("comparison_undecided")
        refuse_by_form(self._terms, frame, counts_per=self._counts_per)

    def _host_is_unread(self, frame: Frame) -> bool:
        """What adds to a figure says nothing without it."""
        return frame.host is not None and frame.host.index in self._unread

    def _carry_on(
        self, frame: Frame, subject: Subject | None, when: When, partner: Partner, change: Change
    ) -> str | None:
        """Keep what the next figures may lean on; the partner of this one, carried with its subject."""
        self._context.partner = partner.code or self._context.partner
        frame.time, frame.own_time = when.time, when.own
        if when.carries and not change.out_of:
            self._times.keep(when)
        if subject is None:
            return partner.code
        if subject.item and subject.item == _printed(frame.place):
            subject = subject._replace(item=None)
        frame.notes = read_qualifiers(self._terms, frame, subject, self._text)
        things = things_behind(self._terms, frame, self._text)
        frame.notes += tuple(thing for thing in things if thing not in subject.text)
        self._told.append((frame, subject))
        # the partner of a list's item, or of a share, is its own; any other stays with the subject
        opens = len(self._told) == 1 and any(is_core(self._terms[i]) for i in frame.label)
        own = None if (frame.label and not opens) or partner.apart else partner.whole or partner.code
        self._subject = subject._replace(item=None, partner=own or subject.partner)
        hosted = frame.host.partner if frame.host else None
        frame.partner = partner.code or hosted or subject.partner
        self._partners.keep(frame)
        return frame.partner

    def _measured(self, position: int, frame: Frame, subject: Subject) -> tuple[Decision, Value]:
        share_unit(self._frames, self._changes, position)
        unit = settle_unit(self._terms, self._frames, position, subject, self._context)
        if unit is None or unit.kind is None:
            raise Unread("no_unit")
        if self._units.contradict(frame, subject, unit):
            raise Unread("subject_undecided")
        frame.unit = unit
        decision = self._measures.of(position, subject)
        frame.changes = decision.measure == "change"
        if frame.label and decision.measure == "share" and self._subject is not None:
            self._subject = self._subject._replace(present=self._subject.present | {"share"})
        number = frame.number
        signed = self._changes[position].signed and decision.measure == "change"
        minus = number.sign < 0 or (frame.host is None and self._terms.has_at(frame.unit.first - 1, "minus"))
        if minus and decision.measure != "balance" and not signed:
            raise Unread(SIGN_UNDECIDED)  # "Astana -6 193": a dash without a blank, or a minus
        if decision.measure == "share" and frame.host is None and not frame.label:
            part = noun_phrase(self._terms, frame.tail, self._text).text
            frame.notes += (part,) if part and part not in frame.notes else ()
        return decision, read_value(self._terms, frame, number, decision, subject)


def _of_whole(terms: Terms, frame: Frame, whole: Subject | None) -> Subject | None:
    """`Of it 26 % was sent for processing`: a part of the amount that the sentence before told of."""
    return whole if terms.any_has(frame.head, "of_whole") else None


def _printed(place: Place | None) -> str | None:
    return place.text if place else None
