"""The unit of a number that has none: set off before it, of another item of its list, of its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from parsers.figures.changes import Change
from parsers.figures.frames import NEAR, Frame
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import Unit
from parsers.vocabulary.language import unit_kinds
from records.observation import UnitMult

_CARRIED = ("count", "quantity", "money")
#: the signs round a unit that holds for what follows: `turnover (mln. pkm)`, `income, thsd. tenge: Astana –`
_SET_OFF = {"(": ")", ",": ":"}


def settle_unit(terms: Terms, frames: Sequence[Frame], position: int, subject: Subject) -> Unit | None:
    """The unit of the frame at `position`, whose words measure `subject`; None where nothing says it."""
    frame = frames[position]
    earlier = frames[max(position - NEAR, 0) : position]
    later = frames[position + 1 : position + 1 + NEAR]
    if "unit_unknown" in frame.unit.flags:
        return _of_unknown(frame, subject)
    if frame.unit.code is not None:
        return _same_rate(frame, earlier, subject) or _per_head(terms, frame) or frame.unit
    carried = (
        _set_off(terms, frame)
        or _rate(terms, frame, earlier, subject)
        or _from_list(frame, earlier)
        or _from_level(terms, frame, earlier, later)
        or _from_last_item(frame, later)
    )
    if carried is not None:
        return carried
    code = _counted_in(subject)
    printed = {f.unit.code for f in earlier if f.unit.kind == "count" and not f.unit.flags}
    if printed - {code}:
        return None  # the sentence counts in another unit
    number = terms[frame.index].number
    torn = number is not None and number.decimals and not frame.unit.power
    # nobody counts "54,2 marriages": a multiplier is missing
    if code is not None and frame.parent is None and not torn:
        return frame.unit._replace(code=code, flags=(*frame.unit.flags, "unit_from_subject"))
    return None


def _of_unknown(frame: Frame, subject: Subject) -> Unit | None:
    """What is counted is the unit all the same; of a share or an index there is none in such words."""
    if subject.has("share", "index", "rate"):
        return None
    code = _counted_in(subject)
    return frame.unit._replace(code=code, flags=("unit_from_subject",)) if code else frame.unit


def share_unit(frames: Sequence[Frame], changes: Sequence[Change], position: int) -> None:
    """Give one of two values of one thing the unit of the other: `from 30,1 to 28,4 bln. m3`."""
    frame, change = frames[position], changes[position]
    if frame.unit.code is not None or frame.unit.power:
        return
    behind, before = position + 1, position - 1
    if change.out_of and behind < len(frames) and changes[behind].to:
        frame.unit = _carry(frame, frames[behind].unit.code, frames[behind].unit.power)
    elif change.to and position and changes[before].out_of:
        frame.unit = _carry(frame, frames[before].unit.code, frames[before].unit.power)


def _carry(frame: Frame, code: str | None, power: int) -> Unit:
    return frame.unit._replace(
        code=code, power=cast("UnitMult", power), flags=(*frame.unit.flags, "unit_carried")
    )


def _set_off(terms: Terms, frame: Frame) -> Unit | None:
    """The unit set off by signs in the words of the figure, or before the list that it is an item of."""
    if terms.lack("unit") or frame.unit.power or frame.in_brackets:
        return None
    start = max(frame.head.start - NEAR, 0) if frame.label else frame.head.start
    for i in range(start, frame.unit.first - 1):
        power = int(terms[i - 1].value("multiplier") or 0) if terms.has_at(i - 1, "multiplier") else 0
        opening = terms[i - (2 if power else 1)].word if i > start else ""
        if terms[i].has("unit") and _SET_OFF.get(opening) == terms[i + 1].word:
            return _carry(frame, str(terms[i].value("unit")), power)
    return None


def _rate(terms: Terms, frame: Frame, earlier: Sequence[Frame], subject: Subject) -> Unit | None:
    """`per 1000 people the birth rate was 18,1, the death rate 6,6`: said once, before or at the first."""
    if terms.lack("unit") or frame.unit.power:
        return None
    codes = [str(terms[i].value("unit")) for i in frame.head if terms[i].has("unit")]
    said = {code for code in codes if unit_kinds()[code] == "rate"}
    if len(said) == 1:
        return _carry(frame, said.pop(), 0)
    rates = [f.unit.code for f in earlier if f.unit.kind == "rate"]
    if not rates and subject.rate is not None:
        rates = [subject.rate.code]
    counts = all(unit_kinds()[code] == "count" for code in codes)
    return _carry(frame, rates[-1], 0) if rates and counts and subject.has("rate") else None


def _per_head(terms: Terms, frame: Frame) -> Unit | None:
    """`per 1 000 people 6,7 hospital beds`: a count per so many, said before it."""
    if frame.unit.kind != "count" or frame.unit.power:
        return None
    codes = {str(terms[i].value("unit")) for i in frame.head if terms[i].has("unit")}
    rates = [code for code in codes if unit_kinds()[code] == "rate"]
    return _carry(frame, rates[0], 0)._replace(noun=frame.unit.code) if len(rates) == 1 else None


def _same_rate(frame: Frame, earlier: Sequence[Frame], subject: Subject) -> Unit | None:
    """`33,6 cases per 100 000 people against 36,5 cases`: the second is per so many too."""
    rates = [f.unit for f in earlier if f.unit.noun] or (
        [subject.rate] if subject.rate and subject.rate.noun else []
    )
    if not rates or rates[-1].noun != frame.unit.code or frame.unit.power:
        return None
    return _carry(frame, rates[-1].code, 0)._replace(noun=rates[-1].noun)


def _from_list(frame: Frame, earlier: Sequence[Frame]) -> Unit | None:
    if not frame.label or frame.bracket_of is not None:
        return None
    item = next((f for f in reversed(earlier) if f.label and f.bracket_of is None), None)
    if item is None or item.unit.code is None or item.in_brackets != frame.in_brackets:
        return None
    if "unit_from_subject" in item.unit.flags:
        return None  # what another subject is counted in
    if item.unit.power != frame.unit.power:
        return None  # "5 mln. tenge …, 6": six of what is not said
    return _carry(frame, item.unit.code, item.unit.power)


def _from_level(terms: Terms, frame: Frame, earlier: Sequence[Frame], later: Sequence[Frame]) -> Unit | None:
    """`cattle – 8 652,3 thousand heads, sheep – 21 404,1 thousand`: the same multiplier, the same unit.

    Without a multiplier nothing says that the second number is in the unit of the first; with another one
    the next item must be in that unit too.
    """
    level = next((f for f in reversed(earlier) if not f.in_brackets), None)
    if frame.in_brackets or not frame.label or level is None:
        return None
    if _is_part_of(terms, frame, level):
        return _carry(frame, level.unit.code, level.unit.power)
    behind = next((f.unit.code for f in later if not f.in_brackets), None)
    if not (frame.unit.power and level.unit.power) or level.unit.kind not in _CARRIED:
        return None
    if "unit_from_subject" in level.unit.flags or any(
        terms[i].has("unit", "counted_in") for i in frame.label
    ):
        return None  # each counts its own things: `marriages – 123,4 thsd., divorces – 40,2 thsd.`
    said = level.unit.power == frame.unit.power or behind == level.unit.code
    return _carry(frame, level.unit.code, frame.unit.power) if said else None


def _is_part_of(terms: Terms, frame: Frame, level: Frame) -> bool:
    """`27 940 births, of them in urban areas – 17 213`: a part is counted as its whole is."""
    if frame.unit.power or level.unit.power or level.unit.kind != "count":
        return False
    part, whole = terms[frame.index].number, terms[level.index].number
    if part is None or whole is None or part.value is None or whole.value is None:
        return False
    return part.value < whole.value and any(terms[i].has("of_whole", "including") for i in frame.head)


def _from_last_item(frame: Frame, later: Sequence[Frame]) -> Unit | None:
    """`Karaganda – 412,5, Abai – 341,2, Pavlodar – 268,9 thousand heads`: the last item closes the list."""
    if not frame.label or frame.in_brackets or frame.unit.power:
        return None
    for item in (f for f in later if not f.in_brackets):
        if not item.label:
            return None
        if item.unit.code is not None:
            return _carry(frame, item.unit.code, item.unit.power) if item.unit.kind in _CARRIED else None
        if item.unit.power:
            return None
    return None


def _counted_in(subject: Subject) -> str | None:
    """`the number of births`: what is counted is the unit, where no other unit is named."""
    units = {str(term.value("unit")) for term in subject.terms if term.has("unit")}
    if any(unit_kinds()[code] != "count" for code in units):
        return None
    for category in ("counted_in", "unit"):
        codes = {str(term.value(category)) for term in subject.terms if term.has(category)}
        if category == "unit" and not subject.has("count_of"):
            return None
        if len(codes) == 1:
            return codes.pop()
    return None
