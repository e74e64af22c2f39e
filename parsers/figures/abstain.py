"""When a number is left unread: a wrong figure is worse than one that is listed as unread."""

from __future__ import annotations

from parsers.figures.explain import is_range
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
    if _is_bound(terms, frame):
        raise Unread("bound")
    if is_range(terms, frame.index):
        raise Unread("range")
    if frame.unit.kind in _COUNTED and counts_per:
        raise Unread("ratio_undecided")
    if terms.has_at(frame.unit.first - 1, "minus") and frame.host is None and frame.unit.kind in _COUNTED:
        raise Unread("sign_undecided")
    if not terms.lack("together") and any(terms[i].has("together") for i in frame.around):
        raise Unread("area_undecided")  # of several areas: it is none of them and not the country
    if not terms.lack("contribution") and any(terms[i].has("contribution") for i in frame.head):
        raise Unread("measure_undecided")  # points of another thing's growth
    if _is_per_unit(terms, frame):
        raise Unread("ratio_undecided")
    if _is_compound(terms, frame):
        raise Unread("compound_number")
    if not terms.lack("respectively"):
        raise Unread("respectively_list")


def _is_per_unit(terms: Terms, frame: Frame) -> bool:
    """`на 1 кв. км 7,5 человека`: so many for each unit of something else."""
    before = frame.unit.first - 1
    if frame.unit.kind not in _COUNTED or not terms.has_at(before, "unit"):
        return False
    number = terms[before - 1].number if before else None
    return unit_kinds()[str(terms[before].value("unit"))] == "quantity" and (
        number is None or number.value == 1
    )


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
    """`at least 5 %`, `less than 100 people`: a limit is no value."""
    first = frame.unit.first
    return not terms.lack("bound") and first > 0 and terms[first - 1].has("bound")
