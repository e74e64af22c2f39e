"""Changes told once for the items of a list, for a value set against another, for one thing told twice."""

from __future__ import annotations

from parsers.figures.changes import Change
from parsers.figures.frames import NEAR, Frame
from parsers.figures.sentence import Terms

_SPANS = ("over_year", "over_month", "over_other", "base")


def carry_listed(terms: Terms, frames: list[Frame], changes: list[Change]) -> None:
    """Changes of a list, of a value set against another, of one thing told twice."""
    for i in range(1, len(frames)):
        before, change = changes[i - 1], changes[i]
        if change.direction is not None:
            continue
        said = _said_otherwise(terms, frames, i)
        told = _bracket_before(frames, i)
        host = changes[said].direction if said is not None else None
        if told is not None and host is None and change.by and changes[told].by:
            change = change._replace(direction=changes[told].direction, carried=True)
        elif before.by and before.direction and _is_of_other_span(terms, frames[i - 1], frames[i]):
            change = change._replace(direction=before.direction, by=True, carried=True)
        elif before.direction and _are_listed(terms, frames[i - 1], frames[i], change):
            change = change._replace(direction=before.direction, carried=True)
        elif before.noun and _goes_on(terms, frames[i], frames[i - 1]):
            change = change._replace(direction=before.direction, noun=True, carried=True)
        elif change.against and before.by and frames[i].unit.kind == frames[i - 1].unit.kind:
            change = change._replace(direction=before.direction, by=True, carried=True)
        elif change.by and said is not None:
            change = change._replace(direction=changes[said].direction, carried=True)
        changes[i] = change


def _are_listed(terms: Terms, before: Frame, frame: Frame, change: Change) -> bool:
    return _are_items(terms, before, frame) or (change.by and _are_labelled(terms, before, frame))


def _are_labelled(terms: Terms, before: Frame, frame: Frame) -> bool:
    """`төмендеді: Атырауда – 21,3%-ға, Маңғыстауда 6,4%-ға`: the items of a list behind its verb."""
    if not before.label or before.in_brackets or frame.in_brackets:
        return False
    if not frame.label and not (terms.verb_final and terms.any_has(frame.head, "conjunction")):
        return False
    return not any(terms[i].word.isalpha() and not terms[i].has("suffix") for i in frame.tail)


def _are_items(terms: Terms, before: Frame, frame: Frame) -> bool:
    """`снизились цены на капусту (6,4 %) и яйца (0,9 %)`: items in brackets of one clause."""
    if not all(f.in_brackets and f.label and f.host is None for f in (before, frame)):
        return False
    return terms.all_join(
        range(frame.head.start, frame.label.start), "conjunction", "preposition", "superlative"
    )


def _is_of_other_span(terms: Terms, before: Frame, frame: Frame) -> bool:
    """`rose by 1,4 % over the month and 13,7 % over the year`: one verb for both spans."""
    joined = bool(frame.head) and terms.all_join(frame.head, "conjunction")
    return joined and before.unit.kind == frame.unit.kind == "percent" and terms.any_has(frame.tail, *_SPANS)


def _bracket_before(frames: list[Frame], i: int) -> int | None:
    """The bracket before this one: `24 117 thsd. (more by 3,0 %), horses – 4 402 thsd. (by 6,5 %)`."""
    if not frames[i].in_own_brackets:
        return None
    near = range(i - 1, max(i - NEAR, -1), -1)
    return next((j for j in near if frames[j].in_own_brackets), None)


def _goes_on(terms: Terms, frame: Frame, before: Frame) -> bool:
    """`the growth in trade was 7,6 %, in industry – 6,5 %`: a label that names no measure of its own.

    So too the items in brackets of one list: `the largest growth was in Astana (12,4 %), Abai (9,8 %)`.
    """
    if frame.head and terms.all_join(frame.head, "conjunction", "frame"):
        return frame.host is None  # "өсім атаулы мәнде 13,4%, нақты мәнде 4,6%"
    superlative = terms.any_has(frame.head, "superlative")
    if not frame.label or frame.host is not None:
        return False
    if frame.in_brackets != before.in_brackets and not superlative:
        return False
    return not terms.any_has(frame.head, "share", "rate", "index", "ratio", "level", "inflation")


def _said_otherwise(terms: Terms, frames: list[Frame], i: int) -> int | None:
    """The figure whose change this one tells again: `fell to 22,1 %, or by 0,8 points`."""
    frame = frames[i]
    if frame.host is not None:
        return next(position for position, other in enumerate(frames) if other is frame.host)
    return i - 1 if terms.any_has(frame.head, "or") else None


def carry_respectively(frames: list[Frame], changes: list[Change]) -> None:
    """`by 0,6 % and 3,1 % more, respectively`: one word of change, before the list or behind it."""
    listed = [i for i, frame in enumerate(frames) if frame.listed_respectively and frame.host is None]
    told = [changes[i] for i in listed if changes[i].direction]
    if len({change.direction for change in told}) != 1 or not any(changes[i].by for i in listed):
        return
    for i in listed:
        if changes[i].direction is None and frames[i].unit.kind == frames[listed[0]].unit.kind:
            changes[i] = changes[i]._replace(direction=told[0].direction, by=True, carried=True)
