"""What `it` means: the subject of the sentence before, where that sentence was about one thing only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.figures.changes import Change
from parsers.figures.frames import Frame
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.places import Place
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject

_CHANGES = ("percent", "points", "factor")


class Antecedent(NamedTuple):
    """A subject, with its qualifiers among its topics, and the place that it was told of."""

    subject: Subject
    place: Place | None


def antecedent_of(read: Sequence[tuple[Frame, Subject]]) -> Antecedent | None:
    """What the next sentence may call `it`: the subject that the figures of a sentence share.

    None where they are of several things or places.
    """
    if not read:
        return None
    frame, subject = read[0]
    alike = all(s.text == subject.text and f.place in (None, frame.place) for f, s in read)
    if not alike or frame.label:
        return None
    topics = tuple(dict.fromkeys((*subject.topics, *frame.notes)))
    rate = frame.unit if frame.unit.kind == "rate" else None
    return Antecedent(subject._replace(topics=topics, item=None, rate=rate), frame.place)


def refers_back(terms: Terms, frame: Frame, change: Change) -> bool:
    """Whether the first figure of a sentence is of what the sentence before was about.

    A pronoun says so, a share of nothing named ("Russia accounts for 18,7 %") or of "this volume", or a
    change of nothing named ("In real terms fell by 0,4 %").
    """
    if terms.any_has(frame.head, "pronoun", "generic"):
        return True
    if change.direction is not None and frame.head and terms[frame.head.start].has("relative"):
        return True  # "This is 2,9 thousand more than in 2023"
    if frame.unit.kind == "percent" and terms.any_has(frame.head, "share_verb"):
        return True
    if frame.tail and terms[frame.tail.start].has("this_whole"):
        return True
    return frame.unit.kind in _CHANGES and (change.direction is not None or _names_only_change(terms, frame))


def _names_only_change(terms: Terms, frame: Frame) -> bool:
    """`The largest growth was in Astana – 14,2 %`: the growth of what was told of."""
    grows = terms.any_has(frame.head, "change_noun")
    return grows and not any(is_core(terms[i]) for i in frame.head)
