"""The unit of a number that has none, taken from another figure of its list or of the thing it is told of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import Unit
from records.observation import UnitMult

_CARRIED = ("count", "quantity", "money")
_RATES = ("rate", "yield")
_LEVELS = (*_CARRIED, *_RATES)
_CHANGES = ("percent", "points", "factor")
#: words of an item that narrow what was told, and tell of no other thing
_NARROWING = ("preposition", "area_country", "area_region", "area_city", "population", "including")
_BARE = ("of_whole", "including", "conjunction", "relative", "pronoun", "article", "preposition")


def unit_of_item(
    terms: Terms, frame: Frame, earlier: Sequence[Frame], later: Sequence[Frame], subject: Subject
) -> Unit | None:
    """The unit of an item of a list, from the items and the level beside it; None where they say none."""
    return (
        _from_list(frame, earlier)
        or _from_level(terms, frame, earlier, later)
        or _from_last_item(frame, later)
        or _from_closing(frame, later)
        or _of_same_thing(terms, frame, earlier, subject)
    )


def unit_told_before(
    terms: Terms, frame: Frame, earlier: Sequence[Frame], whole: Frame | None
) -> Unit | None:
    """The unit of what adds to a figure told before: a part, an earlier value, the level reached."""
    return (
        _of_earlier_value(frame)
        or _of_bracket_before(frame, earlier)
        or _of_part(terms, frame, earlier, whole)
        or _of_next_part(terms, frame, earlier)
        or _of_level_reached(terms, frame, earlier)
        or _of_difference(terms, frame, earlier)
    )


def carried_by(frame: Frame, code: str | None, power: int) -> Unit:
    """The unit of `frame` with what another figure lends it, which is flagged."""
    return frame.unit._replace(
        code=code, power=cast("UnitMult", power), flags=(*frame.unit.flags, "unit_carried")
    )


def _last_level(earlier: Sequence[Frame]) -> Frame | None:
    """The last amount that the sentence told of: how much it changed by is none."""
    return next((f for f in reversed(earlier) if not f.in_brackets and f.unit.kind not in _CHANGES), None)


def _printed_alike(frame: Frame, other: Frame) -> bool:
    """Whether both numbers are printed in the same steps: then one multiplier serves both."""
    if not other.unit.power:
        return True
    return frame.number.decimals == other.number.decimals > 0


def _of_same_thing(terms: Terms, frame: Frame, earlier: Sequence[Frame], subject: Subject) -> Unit | None:
    """`the area was 119,6 square metres, in cities – 112,8`: what is narrowed is told in the same unit."""
    level = _last_level(earlier)
    if level is None or not frame.label or frame.in_brackets or frame.unit.power:
        return None
    if level.unit.kind not in _LEVELS:
        return None
    if not (subject.item or terms[frame.label.start].has(*_NARROWING) or level.unit.kind in _RATES):
        return None
    if "unit_from_subject" in level.unit.flags or not _printed_alike(frame, level):
        return None
    return carried_by(frame, level.unit.code, level.unit.power)._replace(noun=level.unit.noun)


def _of_earlier_value(frame: Frame) -> Unit | None:
    """`39,1 per 10 000 people (in 2023 – 38,6)`: another time of the same thing, alone in brackets."""
    host = frame.parent
    if host is None or not frame.in_brackets or frame.unit.power or not frame.own_time:
        return None
    if host.unit.kind not in _LEVELS or not _printed_alike(frame, host):
        return None
    return carried_by(frame, host.unit.code, host.unit.power)._replace(noun=host.unit.noun)


def _of_bracket_before(frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`82,6 thsd. doctors (per 10 000 people 41,2), 196,4 thsd. nurses (98,1)`: told by one rate."""
    if frame.parent is None or not frame.in_brackets or frame.unit.power:
        return None
    before = next((f for f in reversed(earlier) if f.parent is not None and f.in_brackets), None)
    if before is None or before.unit.kind not in _RATES or before.number.decimals != frame.number.decimals:
        return None
    return carried_by(frame, before.unit.code, 0)._replace(noun=before.unit.noun)


def _of_part(terms: Terms, frame: Frame, earlier: Sequence[Frame], whole: Frame | None) -> Unit | None:
    """`98 412 dwellings, of which 71 305 in blocks of flats`; `of them exports were 13 402,1 mln.`"""
    level = _last_level(earlier) or whole
    if frame.in_brackets or level is None or level.unit.kind not in _CARRIED:
        return None
    if not any(terms[i].has("of_whole", "including") for i in frame.head):
        return None
    return carried_by(frame, level.unit.code, level.unit.power) if _is_less(frame, level) else None


def _of_difference(terms: Terms, frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`876,9 thousand children, which is 3,2 thousand less`: less of them."""
    level = _last_level(earlier)
    told = bool(frame.tail) and terms[frame.tail.start].has("more", "less")
    if not told or level is None or level.unit.kind not in _CARRIED or level.unit.power != frame.unit.power:
        return None
    return carried_by(frame, level.unit.code, frame.unit.power) if _is_less(frame, level) else None


def _of_next_part(terms: Terms, frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`of which 71 305 in blocks of flats and 27 107 in houses`: told of as the part before it is."""
    before = earlier[-1] if earlier else None
    if before is None or "unit_carried" not in before.unit.flags or frame.unit.power or frame.in_brackets:
        return None
    joined = all(terms[i].word == "," or terms[i].has("conjunction") for i in frame.head)
    alike = [bool(f.tail) and terms[f.tail.start].has("preposition", "suffix") for f in (before, frame)]
    if not joined or not all(alike) or frame.number.decimals != before.number.decimals:
        return None
    return carried_by(frame, before.unit.code, before.unit.power)


def _is_less(frame: Frame, level: Frame) -> bool:
    if frame.unit.power not in (0, level.unit.power):
        return False
    part, whole = frame.number, level.number
    if part.value is None or whole.value is None:
        return False
    alike = frame.unit.power == level.unit.power or _printed_alike(frame, level)
    return alike and part.value < whole.value


def _of_level_reached(terms: Terms, frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`the number of beds fell by 412 units and amounted to 96 715`: what changed is told in its unit."""
    if not earlier or frame.in_brackets or frame.label or frame.unit.power or frame.host is not None:
        return None
    change = earlier[-1]
    said = [terms[i] for i in frame.head]
    if change.unit.kind != "count" or change.unit.power or not any(term.has("level", "to") for term in said):
        return None
    if not all(term.word == "," or term.has("level", "to", *_BARE) for term in said):
        return None  # another thing is told of
    return None if frame.number.decimals else carried_by(frame, change.unit.code, 0)


def _from_list(frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    if not frame.label or frame.bracket_of is not None:
        return None
    item = next((f for f in reversed(earlier) if f.label and f.bracket_of is None), None)
    if item is None or item.unit.code is None or item.in_brackets != frame.in_brackets:
        return None
    if "unit_from_subject" in item.unit.flags:
        return None  # what another subject is counted in
    if item.unit.power != frame.unit.power and not _continues(frame, item):
        return None  # "5 mln. tenge …, 6": six of what is not said
    return carried_by(frame, item.unit.code, item.unit.power)


def _continues(frame: Frame, item: Frame) -> bool:
    """`Almaty (2 214,7 thsd. people) and Astana (1 806,3)`: printed in the same steps."""
    return not frame.unit.power and _printed_alike(frame, item)


def _from_level(terms: Terms, frame: Frame, earlier: Sequence[Frame], later: Sequence[Frame]) -> Unit | None:
    """`cattle – 8 652,3 thousand heads, sheep – 21 404,1 thousand`: the same multiplier, the same unit.

    Without a multiplier nothing says that the second number is in the unit of the first; with another one
    the next item must be in that unit too.
    """
    level = _last_level(earlier)
    if frame.in_brackets or not frame.label or level is None:
        return None
    behind = next((f.unit.code for f in later if f.unit.code and not f.in_brackets), None)
    if not (frame.unit.power and level.unit.power) or level.unit.kind not in _CARRIED:
        return None
    counted = {terms[i].value("unit") or terms[i].value("counted_in") for i in frame.label}
    if "unit_from_subject" in level.unit.flags or counted - {None, level.unit.code}:
        return None  # each counts its own things: `marriages – 123,4 thsd., divorces – 40,2 thsd.`
    said = level.unit.power == frame.unit.power or behind == level.unit.code
    return carried_by(frame, level.unit.code, frame.unit.power) if said else None


def _from_closing(frame: Frame, later: Sequence[Frame]) -> Unit | None:
    """`мемлекеттік 3,2 млн, жеке 7,4 млн, өзге 9,2 млн шаршы метрін салды`: one unit closes all."""
    if frame.tail or frame.label or frame.in_brackets:
        return None
    for item in later:
        if item.in_brackets or item.label:
            return None
        if item.unit.code is not None:
            told = item.unit.kind in _CARRIED and item.unit.power == frame.unit.power
            return carried_by(frame, item.unit.code, item.unit.power) if told else None
        if item.tail or item.unit.power != frame.unit.power:
            return None
    return None


def _opens_list(frame: Frame, later: Sequence[Frame]) -> bool:
    """`из Узбекистана прибыло 2 417, из Китая – 1 006`: the first item has the verb, a dash stands for it."""
    return not frame.in_brackets and not frame.tail and bool(later) and bool(later[0].label)


def _from_last_item(frame: Frame, later: Sequence[Frame]) -> Unit | None:
    """`Karaganda – 412,5, Abai – 341,2, Pavlodar – 268,9 thousand heads`: the last item closes the list."""
    if frame.unit.power or frame.host is not None or not (frame.label or _opens_list(frame, later)):
        return None
    for item in (f for f in later if f.in_brackets == frame.in_brackets):
        if not item.label:
            return None
        if item.unit.code is not None:
            return carried_by(frame, item.unit.code, item.unit.power) if item.unit.kind in _LEVELS else None
        if item.unit.power:
            return None
    return None
