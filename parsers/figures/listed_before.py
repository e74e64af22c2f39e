"""`Freight was 268 bln. t, passengers 61 bln. … They grew by 6 % and 4 %, respectively`: told of before.

The things of a `respectively` list may stand in the sentence before: as many as the numbers, in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures.frames import Frame
from parsers.figures.places import Place
from parsers.figures.subjects import Subject

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

    def __init__(self, frames: Sequence[Frame], things: Sequence[Thing]) -> None:
        self._frames = frames
        self._apart = _told_apart(frames, things)
        self._asked = bool(self._apart)

    def of(self, position: int, told: Sequence[tuple[Frame, Subject]]) -> Thing | None:
        """The thing of the number at `position`, and its place; `told` are the figures before it."""
        frame = self._frames[position]
        if frame.listed_respectively and not self._asked:
            self._asked = True  # once: a list is told apart as a whole
            self._apart = _told_apart(self._frames[position:], things_told(told))
        return self._apart.get(frame.index)


def _told_apart(frames: Sequence[Frame], things: Sequence[Thing]) -> dict[int, Thing]:
    """The thing of each number that is listed respectively, by the term of the number; empty if undecided."""
    told = [frame for frame in frames if frame.listed_respectively]
    listed = [frame for frame in told if not frame.in_brackets] or told
    if len(listed) < 2 or len(listed) != len(things):
        return {}
    for frame in listed:
        frame.listed_respectively = False
    return {frame.index: thing for frame, thing in zip(listed, things, strict=True)}


def of_thing(subject: Subject | None, thing: Subject, previous: Subject | None) -> Subject:
    """`thing`, or where the words of the list name a measure of their own, that measure of it."""
    if subject is None or (previous is not None and subject.text == previous.text):
        return thing
    named = (*thing.topics, thing.text, *([thing.item] if thing.item else []))
    return subject._replace(topics=tuple(dict.fromkeys((*subject.topics, *named))), partner=thing.partner)
