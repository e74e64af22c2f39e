"""The unit of a number that has none, of the figure told before it that it adds to."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures.changes import ends_in
from parsers.figures.frames import Frame
from parsers.figures.lent_units import LEVELS, RATES, carried_by, last_level, printed_alike
from parsers.figures.sentence import Terms
from parsers.figures.units import AMOUNTS, Unit

_MOST_PARTS = 8
_BARE = ("of_whole", "including", "conjunction", "relative", "pronoun", "article", "preposition")


def unit_told_before(
    terms: Terms, frame: Frame, earlier: Sequence[Frame], later: Sequence[Frame], whole: Frame | None
) -> Unit | None:
    """The unit of what adds to a figure told before: a part, an earlier value, the level reached."""
    return (
        _of_earlier_value(frame)
        or _of_bracket_before(frame, earlier)
        or _of_group_in_brackets(terms, frame)
        or _of_part(terms, frame, earlier, whole)
        or _of_possessed(terms, frame, earlier)
        or _of_sum(frame, earlier, later)
        or _of_next_part(terms, frame, earlier)
        or _of_level_reached(terms, frame, earlier)
        or _of_pair(terms, frame, earlier)
        or _of_difference(terms, frame, earlier, whole)
    )


def _of_earlier_value(frame: Frame) -> Unit | None:
    """`39,1 per 10 000 people (in 2023 – 38,6)`: another time of the same thing, alone in brackets."""
    host = frame.parent
    if host is None or not frame.in_brackets or not frame.own_time or host.unit.kind not in LEVELS:
        return None
    if frame.unit.power != host.unit.power and (frame.unit.power or not printed_alike(frame, host)):
        return None
    return carried_by(frame, host.unit.code, host.unit.power)._replace(noun=host.unit.noun)


def _of_bracket_before(frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`82,6 thsd. doctors (per 10 000 people 41,2), 196,4 thsd. nurses (98,1)`: told by one rate."""
    if not frame.in_own_brackets or frame.unit.power:
        return None
    before = next((f for f in reversed(earlier) if f.in_own_brackets), None)
    if before is None or before.unit.kind not in RATES or before.number.decimals != frame.number.decimals:
        return None
    return carried_by(frame, before.unit.code, 0)._replace(noun=before.unit.noun)


def _of_group_in_brackets(terms: Terms, frame: Frame) -> Unit | None:
    """`32,0 years (men – 30,5, women – 33,5)`: groups of those that are told of."""
    host = frame.host
    if host is None or not frame.in_brackets or not terms.any_has(frame.head, "population"):
        return None
    if frame.unit.power or host.unit.code is None or frame.number.decimals != host.number.decimals:
        return None
    return carried_by(frame, host.unit.code, host.unit.power) if frame.number.decimals else None


def _of_part(terms: Terms, frame: Frame, earlier: Sequence[Frame], whole: Frame | None) -> Unit | None:
    """`98 412 dwellings, of which 71 305 in blocks of flats`; `of them exports were 13 402,1 mln.`"""
    level = last_level(earlier) or whole
    if frame.in_brackets or level is None or level.unit.kind not in AMOUNTS:
        return None
    if not (terms.any_has(frame.head, "of_whole", "including") or _is_led(terms, level)):
        return None
    return carried_by(frame, level.unit.code, level.unit.power) if _is_less(frame, level) else None


def _of_sum(frame: Frame, earlier: Sequence[Frame], later: Sequence[Frame]) -> Unit | None:
    """`19 703,2 thsd. people, 12 148,9 thsd. in cities and 7 554,3 thsd. in villages`: parts that add up."""
    level = last_level([f for f in earlier if f.unit.flags == ()])
    if level is None or level.unit.kind not in AMOUNTS or level.number.value is None:
        return None
    behind = [f for f in (*earlier, frame, *later) if f.host is None and f.index > level.index]
    parts = [f for f in behind if f.unit.power in (0, level.unit.power)][:_MOST_PARTS]
    values = [f.number.value or 0 for f in parts]
    step = 0.5 * 10**-level.number.decimals
    for count in range(2, len(parts) + 1):
        if frame in parts[:count] and abs(sum(values[:count]) - level.number.value) < step:
            return carried_by(frame, level.unit.code, level.unit.power)
    return None


def _is_led(terms: Terms, level: Frame) -> bool:
    """`Of 32 187 enterprises, 3 734 had innovations`: what stands behind is a part of them."""
    lead = level.unit.first - 1
    if not terms.has_at(lead, "part_of", "per", "from"):
        return False
    return all(terms[i].has("period", "preposition") or terms[i].word == "," for i in range(lead))


def _of_possessed(terms: Terms, frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`26 142 қызметкердің 13 908-і`: the ending of the number says that it is a part."""
    level = last_level(earlier)
    if level is None or level.unit.kind not in AMOUNTS or not ends_in(terms, frame, "suffix_share"):
        return None
    return carried_by(frame, level.unit.code, level.unit.power) if _is_less(frame, level) else None


def _of_level_reached(terms: Terms, frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`the number of beds fell by 412 units and amounted to 96 715`: what changed is told in its unit."""
    if not earlier or frame.in_brackets or frame.label or frame.unit.power or frame.host is not None:
        return None
    change = earlier[-1]
    if change.unit.kind != "count" or change.unit.power or not terms.any_has(frame.head, "level", "to"):
        return None
    if not terms.all_join(frame.head, "level", "to", *_BARE):
        return None  # another thing is told of
    return None if frame.number.decimals else carried_by(frame, change.unit.code, 0)


def _of_pair(terms: Terms, frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`per 10 000 people, respectively, 40,8 and 95,7`: nothing but "and" between two rates."""
    before = earlier[-1] if earlier else None
    if before is None or before.unit.kind not in RATES or frame.unit.power or not frame.head:
        return None
    if not terms.all_join(frame.head, "conjunction") or frame.number.decimals != before.number.decimals:
        return None
    return carried_by(frame, before.unit.code, 0)


def _of_difference(terms: Terms, frame: Frame, earlier: Sequence[Frame], whole: Frame | None) -> Unit | None:
    """`876,9 thousand children, which is 3,2 thousand less`: less of them."""
    level = last_level(earlier) or whole
    told = terms.any_has((*frame.tail[:2], *frame.beyond[:1]), "more", "less")
    if not told or level is None or level.unit.kind not in AMOUNTS or level.unit.power != frame.unit.power:
        return None
    return carried_by(frame, level.unit.code, frame.unit.power) if _is_less(frame, level) else None


def _of_next_part(terms: Terms, frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    """`of which 71 305 in blocks of flats and 27 107 in houses`: told of as the part before it is."""
    before = earlier[-1] if earlier else None
    if before is None or "unit_carried" not in before.unit.flags or frame.in_brackets:
        return None
    if frame.unit.power not in (0, before.unit.power):
        return None
    joined = terms.all_join(frame.head, "conjunction")
    alike = [
        bool(f.tail) and terms[f.tail.start].has("preposition", "suffix", "level") for f in (before, frame)
    ]
    if not joined or not all(alike) or frame.number.decimals != before.number.decimals:
        return None
    return carried_by(frame, before.unit.code, before.unit.power)


def _is_less(frame: Frame, level: Frame) -> bool:
    if frame.unit.power not in (0, level.unit.power):
        return False
    part, whole = frame.number, level.number
    if part.value is None or whole.value is None:
        return False
    alike = frame.unit.power == level.unit.power or printed_alike(frame, level)
    return alike and part.value < whole.value
