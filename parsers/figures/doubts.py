"""When the words of a figure are not its own, or leave open of whom it is told."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures.abstain import Unread
from parsers.figures.changes import Change
from parsers.figures.frames import NEAR, Frame
from parsers.figures.partners import Partner
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject

Told = Sequence[tuple[Frame, Subject]]


def is_spoken_for(frames: Sequence[Frame], position: int) -> bool:
    """Whether the words before the number are what an earlier one counts (`12 schools for 800`)."""
    frame = frames[position]
    if position == 0 or frame.host is not None or frame.label:
        return False
    before = frames[position - 1].unit
    return before.code is None and frame.head.start == before.last + 1 < frame.unit.first


def follows_unread_item(frames: Sequence[Frame], position: int, unread: set[int]) -> bool:
    """`Construction (18,4 %) and transport (22,7 %) grew`: the first item is unread, and so the next."""
    if position == 0:
        return False
    frame, before = frames[position], frames[position - 1]
    items = all(f.in_brackets and f.label and f.host is None for f in (frame, before))
    return items and before.index in unread and frame.head.stop - frame.label.stop <= 1


def _spans_places(terms: Terms, frames: Sequence[Frame], changes: Sequence[Change], position: int) -> bool:
    """`from 4,2 % in Atyrau region to 5,0 % in Turkistan region`: two places, and not two times."""
    if position == 0 or not (changes[position].to and changes[position - 1].out_of):
        return False
    between = range(frames[position - 1].unit.last + 1, frames[position].unit.first)
    return terms.any_has(between, "area_region", "area_city", "district")


def _ends_range(
    terms: Terms, frames: Sequence[Frame], changes: Sequence[Change], position: int, unread: set[int]
) -> bool:
    """`from 80 % to 85 % are gases`: where nothing changes, both are the ends of a range."""
    if position == 0 or frames[position - 1].index not in unread:
        return False
    out_of, to = changes[position - 1], changes[position]
    told = terms.verb_final and terms.any_has(frames[position].tail, "equal", "level")
    return out_of.out_of and to.to and to.direction is None and not told


def compares_things(terms: Terms, frame: Frame, endings: tuple[str, ...]) -> bool:
    """`жабылғандардан 1,6 есе артық`: more than other things, by the case of the word before the number."""
    before = frame.unit.first - 1
    if before not in frame.head or terms[before].categories or not terms[before].word.isalpha():
        return False
    told = terms.any_has(frame.tail[:3], "more", "less")
    return told and bool(endings) and terms[before].word.endswith(endings)


def may_be_place(terms: Terms, frame: Frame, subject: Subject, before: Subject | None) -> bool:
    """A single capitalised word amid a sentence is a name: perhaps of a place that nothing here knows."""
    if frame.label or frame.host is not None or (before is not None and subject.text == before.text):
        return False
    if terms.any_has(frame.head, "population") or _opens(terms, subject):
        return False
    words = subject.text.split()
    return len(words) == 1 and subject.text[:1].isupper() and not subject.text.isupper()


def _opens(terms: Terms, subject: Subject) -> bool:
    """Whether the words open the sentence, as they do in each clause of a list told apart."""
    return bool(subject.terms) and subject.terms[0].start == terms[0].start


def without_other_partner(
    subject: Subject | None, before: Subject | None, partner: Partner
) -> Subject | None:
    """Words carried from the figure before, without the partner of that figure."""
    if subject is None or before is None or subject.text != before.text:
        return subject
    if None in (partner.code, before.partner) or partner.code == before.partner:
        return subject
    return subject._replace(text=subject.bare or subject.text)


def loses_partner(told: Told, frame: Frame, subject: Subject) -> bool:
    """`The EAEU's share of exports was 13,2 %, the share of imports 27,6 %`: perhaps the EAEU's too."""
    if frame.label or frame.host is not None:
        return False
    earlier = [(f, s) for f, s in told[-NEAR:] if f is not frame and not f.label]
    if not earlier:
        return False
    before, said = earlier[-1]
    return subject.has("share") and said.has("share") and before.partner is not None


def _is_up_to(terms: Terms, frames: Sequence[Frame], changes: Sequence[Change], position: int) -> bool:
    """`автомобили до 3 лет`: with nothing that changes, the number is a limit."""
    change, frame = changes[position], frames[position]
    limits = terms.has_at(frame.unit.first - 1, "bounding")
    if change.direction is not None or not (limits or frame.unit.code == "years"):
        return False
    before = changes[position - 1] if position else None
    if before is not None and (before.out_of or before.direction is not None):
        return False  # "grew by 9,4 %, to 6,8 bln."
    if not terms.has_at(frame.unit.first - 1, "to"):
        return False
    return not terms.any_has(frame.head, "level")


def refuse_by_ends(
    terms: Terms, frames: Sequence[Frame], changes: Sequence[Change], position: int, unread: set[int]
) -> None:
    """Raise Unread for an end of something that is no change of one thing: of a range, of two places."""
    if _spans_places(terms, frames, changes, position):
        raise Unread("area_undecided")
    if _is_up_to(terms, frames, changes, position):
        raise Unread("bound")
    if _ends_range(terms, frames, changes, position, unread):
        raise Unread("range")
