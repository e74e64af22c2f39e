"""Reads the figures of one sentence in order, since each may lean on those before it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from parsers.figures.abstain import Unread, refuse_by_form
from parsers.figures.antecedent import antecedent_of, refers_back
from parsers.figures.assemble import Findings, assemble
from parsers.figures.carried_units import settle_unit
from parsers.figures.changes import Change, level_follows_change, read_changes
from parsers.figures.comparisons import Comparison, compare, leading_base
from parsers.figures.context import Context
from parsers.figures.elision import restored
from parsers.figures.explain import has_denominator
from parsers.figures.figure import Figure, Unobserved, fact_of
from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.measures import Decision, decide
from parsers.figures.partners import Partner, read_partner
from parsers.figures.phrases import noun_phrase
from parsers.figures.place_carry import PlaceCarry
from parsers.figures.places import Place
from parsers.figures.qualifiers import read_qualifiers, things_behind
from parsers.figures.sentence import Term, Terms
from parsers.figures.subjects import Subject, read_subject
from parsers.figures.times import When, read_when
from parsers.figures.units import Unit
from parsers.figures.values import SIGN_UNDECIDED, Value, number_of, read_value
from parsers.vocabulary.language import language

if TYPE_CHECKING:
    from records.period import TimePeriod

_NEAR = 60  # figures: what is further off is of another list
_HAS_BASE = ("change", "index")
_THINGS = ("count", "quantity", "yield", "money")


class SentenceReader:
    """The frames of one sentence with what is carried from one to the next."""

    def __init__(self, terms: Terms, text: str, context: Context, frames: list[Frame]) -> None:
        self._terms, self._text, self._context, self._frames = terms, text, context, frames
        self._leading_base = leading_base(terms, frames)
        self._first_base = next((i for i, term in enumerate(terms) if term.base is not None), None)
        self._counts_per = has_denominator(terms)
        self._verb_final = language(context.reading.lang).verb_final
        self._changes = read_changes(terms, frames, text, context.reading.lang)
        back = context.antecedent if refers_back(terms, frames[0], self._changes[0]) else None
        self._subject: Subject | None = back.subject if back else None
        self._places = PlaceCarry(terms, text, back.place if back else None, context.place)
        self._told: list[tuple[Frame, Subject]] = []
        self._last_measure = ""
        self._whole_before = context.last_level
        self._behind: dict[str, Decision] = {}  # the measure of a list's percentages in brackets
        self._back_partner = back.subject.partner if back else None
        self._unread: set[int] = set()  # by the term of their number
        self._counted: tuple[str, str | None] | None = None
        self._time: TimePeriod | None = None
        self._leading_time: TimePeriod | None = None

    def read(self) -> Iterator[Figure | Unobserved]:
        """A figure, or the reason why there is none, for each frame."""
        facts: dict[Hashable, int | float] = {}
        for position, frame in enumerate(self._frames):
            try:
                figure = assemble(self._terms, frame, self._find(position, frame), self._context)
                if facts.setdefault(fact_of(figure), figure.obs_value) != figure.obs_value:
                    figure = self._narrowed(frame, figure)
                    facts[fact_of(figure)] = figure.obs_value
                yield figure
            except Unread as reason:
                self._unread.add(frame.index)
                term = self._terms[frame.index]
                yield Unobserved(term.start, term.end, str(reason), explained=False)
        self._context.time = self._leading_time or self._context.time
        self._context.antecedent = antecedent_of(self._told)
        self._context.last_level = _last_level(self._told)
        named = {place for frame, _ in self._told if (place := frame.place) is not None}
        self._context.place = named.pop() if len(named) == 1 else None

    def _narrowed(self, frame: Frame, figure: Figure) -> Figure:
        """Two values of one thing are of two things: `…, of them 6 020 for houses and 21 725 for flats`."""
        tail = [self._terms[i] for i in frame.tail]
        part = noun_phrase(self._terms, frame.tail, self._text).text
        if not part or not tail[0].has("preposition") or self._terms.lack("including"):
            raise Unread("part_undecided")
        return figure._replace(qualifiers=(*figure.qualifiers, part))

    def _find(self, position: int, frame: Frame) -> Findings:
        partner = read_partner(self._terms, frame, self._context.partner)
        subject = read_subject(
            self._terms, frame, self._subject, partner.apart, self._text, verb_final=self._verb_final
        )
        outside = self._context.time or self._context.reading.reference
        subject = restored(self._terms, frame, subject, self._subject, self._text)
        change = self._changes[position]
        changed = change.direction is not None and change.by
        when = read_when(self._terms, frame, self._time, outside, changed=changed)
        when = self._earlier(position, when)
        frame.place, place_reason = self._places.of(frame)
        if subject is not None and subject.text == _printed(frame.place):
            subject = None  # a place is where, not what
        if subject is not None and self._may_be_place(position, frame, subject):
            place_reason, subject = "area_undecided", None
        subject = self._without_other_partner(subject, partner)
        if partner.code is None and any(self._terms[i].has("pronoun") for i in frame.head):
            told = self._told[-1][0].partner if self._told else self._back_partner
            partner = partner._replace(code=told)  # "their share": of those told of
        code = self._carry_on(frame, subject, when, partner, self._changes[position])
        if subject is None or self._is_spoken_for(position, frame) or self._host_is_unread(frame):
            raise Unread(place_reason or "subject_undecided")
        if when.undecided or (self._terms.has_bare_month and not when.own):
            raise Unread("period_undecided")
        if partner.undecided or self._loses_partner(frame, subject, code):
            raise Unread("counterpart_undecided")
        if place_reason:
            raise Unread(place_reason)
        refuse_by_form(self._terms, frame, counts_per=self._counts_per)
        decision, value = self._measured(position, frame, subject)
        comparison = self._compared(position, decision, when, subject)
        return Findings(subject, when, decision, value, code, comparison, self._changes[position])

    def _earlier(self, position: int, when: When) -> When:
        """`Compared to 2024 it fell from 22,9 % to 22,1 %`: what it fell from is of the time compared with."""
        change, frame = self._changes[position], self._frames[position]
        own = next((self._terms[i] for i in frame.tail if self._terms[i].base is not None), None)
        base = own.base if own and change.against else self._leading_base and self._leading_base.base
        if when.own or base is None or base.time is None or not (change.out_of or change.against):
            return when
        return When(base.time, own=True)

    def _is_spoken_for(self, position: int, frame: Frame) -> bool:
        """Whether the words before the number are what an earlier one counts (`12 schools for 800`)."""
        if position == 0 or frame.host is not None or frame.label:
            return False
        before = self._frames[position - 1].unit
        return before.code is None and frame.head.start == before.last + 1 < frame.unit.first

    def _without_other_partner(self, subject: Subject | None, partner: Partner) -> Subject | None:
        """Words carried from the figure before, without the partner of that figure."""
        before = self._subject
        if subject is None or before is None or subject.text != before.text:
            return subject
        if None in (partner.code, before.partner) or partner.code == before.partner:
            return subject
        return subject._replace(text=subject.bare or subject.text)

    def _loses_partner(self, frame: Frame, subject: Subject, code: str | None) -> bool:
        """`The EAEU's share of exports was 13,2 %, the share of imports 27,6 %`: perhaps the EAEU's too."""
        told = [(f, s) for f, s in self._told[-_NEAR:] if f is not frame and not f.label]
        if code is not None or frame.label or frame.host is not None or not told:
            return False
        before, said = told[-1]
        return subject.has("share") and said.has("share") and before.partner is not None

    def _host_is_unread(self, frame: Frame) -> bool:
        """What adds to a figure says nothing without it."""
        return frame.host is not None and frame.host.index in self._unread

    def _may_be_place(self, position: int, frame: Frame, subject: Subject) -> bool:
        """A single capitalised word amid a sentence is a name: perhaps of a place that nothing here knows."""
        if position == 0 or frame.label or frame.host is not None:
            return False
        if self._subject is not None and subject.text == self._subject.text:
            return False
        words = subject.text.split()
        return len(words) == 1 and subject.text[:1].isupper() and not subject.text.isupper()

    def _contradicts(self, frame: Frame, subject: Subject, unit: Unit) -> bool:
        """A level without words of its own, in another unit than the level whose words it would take."""
        if frame.host is not None or unit.kind not in _THINGS or frame.unit.words:
            return False
        if things_behind(self._terms, frame, self._text):
            return False  # "3 312,6 thousand tons of steel": each quantity says what it is of
        counted, self._counted = self._counted, (subject.text, unit.code)
        return counted is not None and counted[0] == subject.text and counted[1] != unit.code

    def _carry_on(
        self, frame: Frame, subject: Subject | None, when: When, partner: Partner, change: Change
    ) -> str | None:
        """Keep what the next figures may lean on; the partner of this one, carried with its subject."""
        self._context.partner = partner.code or self._context.partner
        frame.time, frame.own_time = when.time, when.own
        if when.carries and not change.out_of:
            self._time = when.time
            self._leading_time = self._leading_time or when.time
        if subject is None:
            return partner.code
        if subject.item and subject.item == _printed(frame.place):
            subject = subject._replace(item=None)
        frame.notes = read_qualifiers(self._terms, frame, subject, self._text)
        frame.notes += things_behind(self._terms, frame, self._text)
        self._told.append((frame, subject))
        # the partner of a list's item, or of a share, is its own; any other stays with the subject
        own = None if frame.label or partner.apart else partner.code
        self._subject = subject._replace(item=None, partner=own or subject.partner)
        hosted = frame.host.partner if frame.host else None
        frame.partner = partner.code or hosted or subject.partner
        return frame.partner

    def _measured(self, position: int, frame: Frame, subject: Subject) -> tuple[Decision, Value]:
        self._share_unit(position)
        unit = settle_unit(self._terms, self._frames, position, subject)
        if unit is None or unit.kind is None:
            raise Unread("no_unit")
        if self._contradicts(frame, subject, unit):
            raise Unread("subject_undecided")
        frame.unit = unit
        near = self._frames[max(position - _NEAR, 0) : position]
        before = next((f for f in reversed(near) if not f.in_brackets), None) or self._whole_before
        decision = self._decided(position, frame, subject, before)
        if frame.label and decision.measure == "share" and self._subject is not None:
            self._subject = self._subject._replace(present=self._subject.present | {"share"})
        number = number_of(self._terms, frame)
        signed = self._changes[position].signed and decision.measure == "change"
        if number.sign < 0 and decision.measure != "balance" and not signed:
            raise Unread(SIGN_UNDECIDED)  # "Astana -6 193": a dash without a blank, or a minus
        self._last_measure = decision.measure
        if decision.measure == "share" and frame.host is None and not frame.label:
            part = noun_phrase(self._terms, frame.tail, self._text).text
            frame.notes += (part,) if part and part not in frame.notes else ()
        return decision, read_value(self._terms, frame, number, decision, subject)

    def _share_unit(self, position: int) -> None:
        """`from 30,1 to 28,4 bln. m3`, `203,1-ден 208,6-ға дейін`: two values of one thing have one unit."""
        frame = self._frames[position]
        if frame.unit.code is not None or frame.unit.power:
            return
        for other, mine, its in ((position + 1, "out_of", "to"), (position - 1, "to", "out_of")):
            if not 0 <= other < len(self._frames) or not getattr(self._changes[position], mine):
                continue
            unit = self._frames[other].unit
            if getattr(self._changes[other], its) and unit.code is not None:
                flags = (*frame.unit.flags, "unit_carried")
                frame.unit = frame.unit._replace(code=unit.code, power=unit.power, flags=flags)

    def _decided(self, position: int, frame: Frame, subject: Subject, before: Frame | None) -> Decision:
        """The measure; a bare percentage in brackets is what the one behind the item before is."""
        try:
            decision = decide(self._terms, frame, subject, self._changes[position], before)
        except Unread as reason:
            listed = frame.parent is not None or (frame.in_brackets and bool(frame.label))
            known = self._behind.get(_place_of(frame)) if listed else self._continued(position)
            if str(reason) != "measure_undecided" or known is None:
                raise
            return known
        if frame.in_brackets and frame.unit.kind == "percent" and decision.measure in ("index", "share"):
            self._behind[_place_of(frame)] = decision
        return decision

    def _continued(self, position: int) -> Decision | None:
        """`50,6 % was spent on food, 22,1 % – on other goods`: a share goes on where a dash stands for its verb."""
        frame, terms = self._frames[position], self._terms
        bare = all(terms[i].word == "," or terms[i].has("conjunction") for i in frame.head)
        goes_on = bare and bool(frame.tail) and terms[frame.tail.start].word in DASHES
        return Decision("share") if goes_on and self._last_measure == "share" else None

    def _compared(self, position: int, decision: Decision, when: When, subject: Subject) -> Comparison:
        if decision.measure not in _HAS_BASE:
            return Comparison()
        base = self._leading_base or self._base_behind(position) or self._base_of_chain(position)
        found = compare(self._terms, self._frames[position], subject, base, when.time)
        return found if found.time or found.flags else self._from_value_before(position)

    def _from_value_before(self, position: int) -> Comparison:
        """`from 81 447 in 2024 to 82 914 in 2025 (by 1,8 %)`: what it rose from is what it is compared with."""
        for i in range(position - 1, max(position - 3, -1), -1):
            frame = self._frames[i]
            if self._changes[i].out_of and frame.own_time and frame.time is not None:
                return Comparison(frame.time)
        return Comparison()

    def _base_of_chain(self, position: int) -> Term | None:
        """`… салыстырғанда A 0,9%-ға, B 0,5%-ға өсті`: what one verb closes is compared alike."""
        first = position
        while self._verb_final and first > 0 and self._changes[first - 1].carried:
            first -= 1
        return next((self._terms[i] for i in self._frames[first].head if self._terms[i].base is not None), None)

    def _base_behind(self, position: int) -> Term | None:
        """`Increased by 84 thsd., or by 0,9 %, compared to 2024 and amounted to`: a level has no base."""
        near = range(position + 1, min(position + _NEAR, len(self._frames)))
        behind = next((i for i in near if not self._changes[i].by), None)
        if behind is None or self._first_base is None:
            return None
        first = self._frames[behind].head.start
        if self._first_base < first:
            return None
        opening = self._terms[first : first + 2]
        said = level_follows_change(self._terms, self._frames[behind])
        return next((term for term in opening if term.base is not None), None) if said else None


def _place_of(frame: Frame) -> str:
    """Where in a list its percentages stand: behind amounts, or alone behind the items."""
    return "behind" if frame.parent is not None else "alone"


def _last_level(told: list[tuple[Frame, Subject]]) -> Frame | None:
    """The amount that a sentence told of, if it was one: `Of it 26 % was sent for processing`."""
    levels = [frame for frame, _ in told if frame.host is None and frame.unit.kind in _THINGS]
    return levels[0] if len(levels) == 1 else None


def _printed(place: Place | None) -> str | None:
    return place.text if place else None
