"""When a number is left unread: a wrong figure is worse than one that is listed as unread."""

from __future__ import annotations

from collections.abc import Callable

from parsers.figures.explain import ONES, is_range
from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms
from parsers.figures.units import is_footnote
from parsers.vocabulary.language import unit_kinds

#: kinds that a sentence counting "for every 1 000 men" may count otherwise than it seems
_COUNTED = ("count", "money", None)


class Unread(Exception):  # noqa: N818  not an error: the answer of a step that abstains
    """A step could not decide; the argument is the reason code (docs/record.md)."""


def refuse_by_form(terms: Terms, frame: Frame, *, counts_per: bool) -> None:
    """Raise Unread for a number whose form says that it is no value of its own.

    `counts_per` is true where the sentence counts per so many of something (`explain.has_denominator`).
    """
    for rule, reason in _RULES:
        if rule(terms, frame):
            raise Unread(reason)
    if frame.unit.kind in _COUNTED and counts_per:
        raise Unread("ratio_undecided")
    if frame.listed_respectively or (frame.host is not None and frame.host.listed_respectively):
        raise Unread("respectively_list")


def _is_of_several(terms: Terms, frame: Frame) -> bool:
    """`Karaganda and Abai regions together gave 40 %`: of none of them, and not of the country."""
    return terms.any_has(frame.around, "together")


def _is_contribution(terms: Terms, frame: Frame) -> bool:
    """`The contribution of industry is 2,0 points`: of another thing's growth."""
    if frame.unit.kind == "percent" and terms.lack("increase", "decrease", "index", "change_noun"):
        return False  # "the largest contribution to GDP was made by Almaty city – 20,1 %"
    return terms.any_has(frame.head, "contribution")


def _is_told_off(terms: Terms, frame: Frame) -> bool:
    """`Of the employed, 7 103 thousand people were employees`: a part, which the words before do not name."""
    before = frame.unit.first - 1
    led = frame.head.start == 0 and terms[0].has("part_of") and terms[before].word == ","
    return led and frame.unit.kind in _COUNTED


def _is_torn(terms: Terms, frame: Frame) -> bool:
    """`19 ,4 %`: a number that a blank tore apart; neither piece is one."""
    index = frame.index
    for comma, first, second in ((index + 1, index, index + 2), (index - 1, index - 2, index)):
        if first < 0 or second >= len(terms) or terms[comma].word not in {",", "."}:
            continue
        numbers = terms[first].number is not None and terms[second].number is not None
        if numbers and terms[comma].end == terms[second].start and terms[first].end < terms[comma].start:
            return True
    return False


def _is_per_unit(terms: Terms, frame: Frame) -> bool:
    """`на 1 кв. км 7,5 человека`: so many for each unit of something else."""
    before = frame.unit.first - 1
    if frame.unit.kind not in _COUNTED or not terms.has_at(before, "unit"):
        return False
    number = terms[before - 1].number if before else None
    return unit_kinds()[str(terms[before].value("unit"))] == "quantity" and (
        number is None or number.value == 1
    )


def _is_density(terms: Terms, frame: Frame) -> bool:
    """`35,2 km per 1 000 sq. km`: a quantity for each so many of another."""
    at = frame.unit.last + 1
    if frame.unit.kind not in ("quantity", "count") or not terms.has_at(at, "per_one", "per"):
        return False
    number = terms[at + 1].number if at + 1 < len(terms) else None
    return number is not None and number.value in ONES and terms.has_at(at + 2, "unit")


def _is_compound(terms: Terms, frame: Frame) -> bool:
    """`5 mln. 345 thousand tenge`: two numbers side by side are one."""
    before, after = frame.unit.first - 1, frame.unit.last + 1
    return _holds_number(terms, before) or (frame.unit.code is None and _holds_number(terms, after))


def _holds_number(terms: Terms, i: int) -> bool:
    """Whether a number, or the multiplier of one, stands at `i`."""
    if not 0 <= i < len(terms) or is_footnote(terms, i):
        return False
    return terms[i].number is not None or (terms[i].has("multiplier") and terms[i - 1].number is not None)


def _is_bound(terms: Terms, frame: Frame) -> bool:
    """`at least 5 %`, `less than 100 people`, `5 мыңнан астам`: a limit is no value."""
    if terms.has_at(frame.unit.last + 1, "bound_behind"):
        return True
    first = frame.unit.first
    return not terms.lack("bound") and first > 0 and terms[first - 1].has("bound")


#: in this order: the first that holds gives the reason
_RULES: tuple[tuple[Callable[[Terms, Frame], bool], str], ...] = (
    (_is_bound, "bound"),
    (_is_torn, "number_ambiguous"),
    (lambda terms, frame: is_range(terms, frame.index), "range"),
    (_is_of_several, "area_undecided"),
    (_is_contribution, "measure_undecided"),
    (_is_told_off, "part_undecided"),
    (_is_per_unit, "ratio_undecided"),
    (_is_density, "ratio_undecided"),
    (_is_compound, "compound_number"),
)
