"""Which way a figure changed: the word of change that belongs to it, before or behind the number."""

from __future__ import annotations

from typing import NamedTuple

from parsers.figures.case_endings import case_of
from parsers.figures.change_nouns import is_noun
from parsers.figures.change_words import DIRECTIONS, direction_of
from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Terms
from parsers.vocabulary.language import language
from records.observation import Direction
from records.release import Lang

_NEAR = 3  # terms between "due to" and the change that it gives as a reason
#: kinds whose number may carry the direction of a change as its sign
_SIGNED = ("percent", "points")


class Change(NamedTuple):
    """A direction with where it was found; `by`, `to`, `out_of` and `against` say what leads to the number.

    `by_word` is true for a preposition, `signed` where a sign says the direction.

    `conflict` is true where words on both sides of the number contradict each other. `noun` is true where
    the change itself is what the verb counts ("the increase amounted to 5 %"), `carried` where the word
    of change is that of another figure.
    """

    direction: Direction | None
    by: bool
    to: bool
    by_word: bool = False
    signed: bool = False
    out_of: bool = False
    against: bool = False
    conflict: bool = False
    negated: bool = False
    noun: bool = False
    carried: bool = False


def read_change(terms: Terms, frame: Frame, text: str, lang: Lang) -> Change:
    """The change that the words around the number of `frame` state."""
    verb_final = language(lang).verb_final
    leads = _leading(terms, frame)
    unit = terms[frame.unit.last]
    case = case_of(text[unit.start : unit.end].lower(), lang) if unit.has("unit", "multiplier") else None
    before = behind = None
    if not terms.lack(*DIRECTIONS):
        before, behind = _before(terms, frame, verb_final=verb_final), _behind(terms, frame)
    signed = _signed(terms, frame)
    found = {direction for direction in (before, behind, signed) if direction}
    noun = before is not None and is_noun(terms, frame)
    to = ("to" in leads and not noun) or _goes_to(terms, frame)  # "the growth amounted to 5 %"
    return Change(
        direction=behind or before or signed,
        by="by" in leads
        or (not to and (case == "dative" or ends_in(terms, frame, "suffix_by")))
        or signed is not None,
        by_word="by" in leads,
        signed=signed is not None,
        to=to,
        against="than" in leads or "after" in leads,
        out_of="from" in leads or (_is_in_ablative(terms, frame, case) and not _falls_to_each(terms, frame)),
        conflict=len(found) > 1,
        negated=bool(found) and _is_negated(terms, frame),
        noun=noun,
    )


def _is_in_ablative(terms: Terms, frame: Frame, case: str | None) -> bool:
    return case == "ablative" or ends_in(terms, frame, "suffix_from")


def _falls_to_each(terms: Terms, frame: Frame) -> bool:
    """`10 000 тұрғынға 49,5 құқық бұзушылықтан келеді`: so many fall to each, and nothing changed."""
    return terms.any_has(frame.tail[:4], "share_verb")


def _before(terms: Terms, frame: Frame, *, verb_final: bool) -> Direction | None:
    for i in reversed(frame.head):
        if verb_final and terms[i].word == ",":
            return None  # a verb before the comma has closed its clause
        if terms.any_has(range(max(i - _NEAR, frame.head.start), i), "because") and not _is_by(terms, frame):
            continue  # "due to the fall in oil production it amounted to 93,9 %"
        direction = direction_of(terms[i])
        if not terms[i].has("increase", "decrease") and (verb_final or not _leads_to_by(terms, i)):
            continue  # before the number "less" is an adjective, but in "higher by 5 %"
        if direction and not terms[i].has("balance"):
            return direction
    return None


def _is_by(terms: Terms, frame: Frame) -> bool:
    return terms.has_at(frame.unit.first - 1, "by") or frame.unit.kind == "factor"


def _leads_to_by(terms: Terms, i: int) -> bool:
    """`higher by 5 %`, `higher than in August 2025 by 5 %`."""
    after = i + 1
    while terms.has_at(after, "base", "frame") or (after < len(terms) and terms[after].word == ","):
        after += 1
    if terms[i].has("more", "less") and after < len(terms) and is_core(terms[after]):
        after += 1 + (after + 1 < len(terms) and is_core(terms[after + 1]))  # "ниже прошлогоднего на 0,3 %"
    return terms.has_at(after, "by")


def _behind(terms: Terms, frame: Frame) -> Direction | None:
    depth = terms[frame.unit.last].depth
    for i in (*frame.tail, *frame.beyond):
        if terms[i].depth < depth and frame.parent is None and not ends_in(terms, frame, "suffix_by"):
            return None  # "the value of February (11,7 %) fell": what stands in brackets did not
        if terms[i].depth > depth:
            continue  # what stands in brackets behind it is of the number in them
        if terms[i].has("because"):
            return None
        if direction_of(terms[i]):
            return direction_of(terms[i])
        if terms[i].word == "," or terms[i].has("count_of"):
            return None
    return None


def _leading(terms: Terms, frame: Frame) -> set[str]:
    """`by`, `to`: the meanings of what stands right before the number, `about` and a sign apart."""
    i = frame.unit.first - 1
    while i >= frame.head.start and (terms[i].has("approximate") or terms[i].word in {"-", "−", "+"}):
        i -= 1
    return set(terms[i].categories) if i >= frame.head.start else set()


def _signed(terms: Terms, frame: Frame) -> Direction | None:
    """`(+2,1%)`, `(-0,4%)`: a plus, or a dash with nothing before it that it could join to the number."""
    first = frame.unit.first
    if frame.unit.kind not in _SIGNED or first < 1:
        return None
    if terms[first - 1].has("plus", "minus"):
        return "increase" if terms[first - 1].has("plus") else "decrease"
    if terms[first - 1].end != terms[first].start:
        return None
    if terms[first - 1].word == "+":
        return "increase"
    opens = first > 1 and terms[first - 2].word == "(" and terms[first - 1].word in DASHES
    return "decrease" if opens else None


def ends_in(terms: Terms, frame: Frame, suffix: str) -> bool:
    """`4,4%-ға`, `12,3%-дан`: the ending behind the unit says "by" or "from", as elsewhere a preposition."""
    unit = frame.unit.last
    return terms[unit].has(suffix) or (unit + 2 in frame.tail and terms[unit + 2].has(suffix))


def _goes_to(terms: Terms, frame: Frame) -> bool:
    """A postposition "up to" right behind the unit."""
    near = terms[frame.tail.start : min(frame.tail.start + 3, frame.tail.stop)]
    return any(term.has("to_behind") for term in near)


def _is_negated(terms: Terms, frame: Frame) -> bool:
    """`did not increase by 5 %`, `өскен жоқ`: how much it did not change is no change."""
    return terms.any_has(frame.around, "negation")
