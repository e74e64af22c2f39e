"""The unit of an item of a list that has none, from the items and the amount beside it."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures.frames import Frame
from parsers.figures.lent_units import LEVELS, RATES, carried_by, last_level, printed_alike
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import AMOUNTS, Unit

#: words of an item that narrow what was told, and tell of no other thing
_NARROWING = ("preposition", "area_country", "area_region", "area_city", "population", "including")


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


def _of_same_thing(terms: Terms, frame: Frame, earlier: Sequence[Frame], subject: Subject) -> Unit | None:
    """`the area was 119,6 square metres, in cities – 112,8`: what is narrowed is told in the same unit."""
    level = last_level(earlier)
    if level is None or not frame.label or frame.in_brackets or frame.unit.power:
        return None
    if level.unit.kind not in LEVELS:
        return None
    if not (subject.item or terms[frame.label.start].has(*_NARROWING) or level.unit.kind in RATES):
        return None
    if "unit_from_subject" in level.unit.flags or not printed_alike(frame, level):
        return None
    return carried_by(frame, level.unit.code, level.unit.power)._replace(noun=level.unit.noun)


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
    return not frame.unit.power and printed_alike(frame, item)


def _from_level(terms: Terms, frame: Frame, earlier: Sequence[Frame], later: Sequence[Frame]) -> Unit | None:
    """`cattle – 8 652,3 thousand heads, sheep – 21 404,1 thousand`: the same multiplier, the same unit.

    Without a multiplier nothing says that the second number is in the unit of the first; with another one
    the next item must be in that unit too.
    """
    level = last_level(earlier)
    if frame.in_brackets or not frame.label or level is None:
        return None
    behind = next((f.unit.code for f in later if f.unit.code and not f.in_brackets), None)
    if not (frame.unit.power and level.unit.power) or level.unit.kind not in AMOUNTS:
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
            parts = item.unit.kind == "percent" and item.number.decimals == frame.number.decimals > 0
            told = (parts or item.unit.kind in AMOUNTS) and item.unit.power == frame.unit.power
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
            return carried_by(frame, item.unit.code, item.unit.power) if item.unit.kind in LEVELS else None
        if item.unit.power:
            return None
    return None
