"""The unit of a printed number: what stands right behind it, or before it where it is a currency."""

from __future__ import annotations

from typing import NamedTuple, cast

from parsers.figures.sentence import Term, Terms
from parsers.vocabulary.language import unit_kinds
from records.observation import UnitMult

_HYPHENS = frozenset("-–‑")
_MARKS = frozenset("*⁰¹²³⁴⁵⁶⁷⁸⁹")
#: kinds printed before their number: `US$ 43 mln.`, `1000 адамға 22,4`
_BEFORE = frozenset(("money", "rate", "yield"))
#: kinds of amounts that have parts, and with them yields, which have none
AMOUNTS = ("count", "quantity", "money")
TOLD_AMOUNTS = (*AMOUNTS, "yield")
MASS = "c"  # what a yield per hectare is told in
_MOST_WORDS_BETWEEN = 4  # "53 thousand newly created jobs"


class Unit(NamedTuple):
    """A unit as read: `code` is None where only a multiplier is printed (`2,3 тыс.`).

    `first` and `last` are the terms of the whole expression, number included; `words` are the terms
    between number and unit that narrow what is counted, `noun` is the unit of what a rate counts.
    """

    code: str | None
    power: UnitMult
    first: int
    last: int
    flags: tuple[str, ...] = ()
    words: tuple[int, ...] = ()
    noun: str | None = None

    @property
    def kind(self) -> str | None:
        """Kind of the unit; None where there is none."""
        return unit_kinds().get(self.code, "unknown") if self.code else None


def read_unit(terms: Terms, index: int) -> Unit:
    """The unit of the number at `index`, with the extent of the whole expression."""
    first = last = index
    power = 0
    code: str | None = None
    if index > 0 and _kinds(terms[index - 1]) & _BEFORE and not _is_taken(terms, index - 1):
        first = index - 1
        code = next(code for code in _codes(terms[first]) if unit_kinds()[code] in _BEFORE)
    at = _after_marks(terms, index + 1)
    if terms.has_at(at, "multiplier"):
        power = int(terms[at].value("multiplier") or 0)
        last, at = at, _after_marks(terms, at + 1)
    if code is None or unit_kinds()[code] == "yield":
        after = _printed_after(terms, at, Unit(None, cast("UnitMult", power), index, last))
        per_area = (
            code if after.code is not None and after.kind == "quantity" and after.code == MASS else None
        )
        return after._replace(code=per_area or after.code)  # "гектарына 12,4 центнер"
    bare = Unit(code, cast("UnitMult", power), first, last)
    counted = unit_kinds()[code] == "rate" and _kind_at(terms, at) == "count"
    return bare._replace(last=at, noun=_code(terms[at])) if counted else bare  # "100 000 адамға 34,9 жағдай"


def _is_taken(terms: Terms, at: int) -> bool:
    """Whether the unit at `at` is that of the number before it: `231 bln. tenge 280 bln. tenge`."""
    if terms.has_at(at - 1, "multiplier"):
        at -= 1
    return at > 0 and terms[at - 1].number is not None


def _printed_after(terms: Terms, at: int, bare: Unit) -> Unit:
    flags: tuple[str, ...] = ()
    words: tuple[int, ...] = ()
    if terms.has_at(at, "to") and _kind_at(terms, at + 1) == "count":
        at, flags = at + 1, ("word_order",)  # "amounted 4923 to people"
    elif not terms.has_at(at, "unit"):
        words = _words_before_count(terms, at)
        at += len(words)
    if not terms.has_at(at, "unit"):
        return bare
    noun = None
    if _kind_at(terms, at + 1) == "rate":
        noun, at = _code(terms[at]), at + 1  # "16.5 births per 1000 people"
    unit = Unit(_code(terms[at]), bare.power, bare.first, at, flags, words, noun)
    return _conflicting(terms, unit) or unit


def _words_before_count(terms: Terms, at: int) -> tuple[int, ...]:
    for count in range(1, _MOST_WORDS_BETWEEN + 1):
        words = terms[at : at + count]
        if len(words) < count or any(
            term.categories - {"population"} or not term.word.isalpha() for term in words
        ):
            return ()
        if _kind_at(terms, at + count) == "count":
            return tuple(range(at, at + count))
    return ()


def _conflicting(terms: Terms, unit: Unit) -> Unit | None:
    """`18,4% times`: two units that contradict each other; the one next to the number is kept."""
    after = unit.last + 1
    if {unit.kind, _kind_at(terms, after)} != {"percent", "factor"}:
        return None
    return Unit(unit.code, unit.power, unit.first, after, (*unit.flags, "unit_conflict"), unit.words)


def _after_marks(terms: Terms, at: int) -> int:
    """Past footnote marks and past a case ending joined by a hyphen (`14256-ға`)."""
    while at < len(terms) and (terms[at].word in _MARKS or is_footnote(terms, at)):
        at += 1 if terms[at].word in _MARKS else 2
    if terms.has_at(at + 1, "suffix") and terms[at].word in _HYPHENS:
        return at + 2
    return at


def is_footnote(terms: Terms, at: int) -> bool:
    """`tons1)`: a digit glued to the word before it, with a bracket that nothing opened."""
    number = terms[at].number if 0 < at < len(terms) - 1 else None
    if number is None or number.decimals or terms[at].end - terms[at].start > 1:
        return False
    glued = terms[at - 1].end == terms[at].start and terms[at].end == terms[at + 1].start
    return glued and terms[at + 1].word == ")" and terms[at].depth == 0


def _code(term: Term) -> str:
    """The unit of a term; of `гектарына`, hectares or a yield per hectare, the former."""
    codes = _codes(term)
    return next((code for code in codes if unit_kinds()[code] != "yield"), codes[0])


def _codes(term: Term) -> list[str]:
    return [str(value) for name, value in term.entries if name == "unit"]


def _kinds(term: Term) -> set[str]:
    return {unit_kinds()[code] for code in _codes(term)}


def _kind(term: Term) -> str | None:
    return unit_kinds()[_code(term)] if term.has("unit") else None


def _kind_at(terms: Terms, at: int) -> str | None:
    return _kind(terms[at]) if 0 <= at < len(terms) else None
