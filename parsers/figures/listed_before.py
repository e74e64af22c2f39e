"""`Freight was 268 bln. t, passengers 61 bln. … They grew by 6 % and 4 %, respectively`: told of before.

The things of a `respectively` list may stand in the sentence before: as many as the numbers, in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures.frames import Frame
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.places import Place
from parsers.figures.sentence import Term, Terms
from parsers.figures.subjects import Subject

_KINDS = ("period", "base", "population", "area_region", "area_city", "city_plural", "partner", "annual")
#: what was told and where
Thing = tuple[Subject, Place | None]


def things_told(told: Sequence[tuple[Frame, Subject]]) -> tuple[Thing, ...]:
    """What the figures of a sentence were of, each thing once, in their order."""
    things = {
        (subject.text, subject.item, frame.place, frame.notes): (_with_notes(subject, frame), frame.place)
        for frame, subject in told
        if frame.host is None
    }
    return tuple(things.values())


def _with_notes(subject: Subject, frame: Frame) -> Subject:
    """`27,8 mln. tons of oil and 3,1 mln. tons of coal`: told apart by what they are of."""
    return subject._replace(topics=tuple(dict.fromkeys((*subject.topics, *frame.notes))))


class ListedBefore:
    """The things of the numbers that one sentence lists respectively.

    `things` are those of the sentence before; where they are not as many, those that this one has told of.
    """

    def __init__(self, terms: Terms, frames: Sequence[Frame], things: Sequence[Thing]) -> None:
        self._frames = frames
        listed = next((frame for frame in frames if frame.listed_respectively), None)
        self._asked = listed is None or _lists_its_own(terms, listed)
        self._apart = {} if self._asked else _told_apart(frames, things)
        self._measure: Subject | None = None

    def thing(self, position: int, told: Sequence[tuple[Frame, Subject]]) -> Thing | None:
        """The thing of the number at `position`, and its place; `told` are the figures before it."""
        frame = self._frames[position]
        if frame.listed_respectively and not self._asked and not self._apart:
            self._asked = True  # once: a list is told apart as a whole
            self._apart = _told_apart(self._frames[position:], things_told(told))
        return self._apart.get(frame.index)

    def subject(self, thing: Subject, subject: Subject | None, previous: Subject | None) -> Subject:
        """`thing`, or where the words of the list name a measure of their own, that measure of it."""
        named = subject is not None and (previous is None or subject.text != previous.text)
        self._measure = subject if named else self._measure
        if self._measure is None:
            return thing
        of = (*thing.topics, thing.text, *([thing.item] if thing.item else []))
        topics = tuple(dict.fromkeys((*self._measure.topics, *of)))
        return self._measure._replace(topics=topics, partner=thing.partner)


def _told_apart(frames: Sequence[Frame], things: Sequence[Thing]) -> dict[int, Thing]:
    """The thing of each number that is listed respectively, by the term of the number; empty if undecided."""
    told = [frame for frame in frames if frame.listed_respectively]
    listed = [frame for frame in told if not frame.in_brackets] or told
    if len(listed) < 2 or len(listed) != len(things):
        return {}
    for frame in listed:
        frame.listed_respectively = False
    return {frame.index: thing for frame, thing in zip(listed, things, strict=True)}


def _lists_its_own(terms: Terms, frame: Frame) -> bool:
    """`In May and June they grew by 6 % and 4 %, respectively`: the list is of what this sentence names."""
    joined = [i for i in frame.head[1:-1] if terms[i].has("conjunction")]
    return any(_alike(terms[i - 1], terms[i + 1]) for i in joined)


def _alike(one: Term, other: Term) -> bool:
    return (is_core(one) and is_core(other)) or one.has(*_KINDS) or other.has(*_KINDS)
