"""The unit that a label prints: the whole of it, behind a comma or a bracket, or led in by `in`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from parsers.figures.sentence import Term, Terms
from parsers.vocabulary.language import unit_kinds
from parsers.vocabulary.table_words import is_one

if TYPE_CHECKING:
    from records.observation import UnitMult

_OPENERS = frozenset(",(/:;-–—|")
_LEADS = ("preposition", "inside")
_AGE = "years"
_NEAR = 3  # terms behind `number of` in which the thing stands
_NOT_UNITS = ("population", "years", "months")
#: kinds that name no thing, so that a label that holds one prints a unit
_ALWAYS = frozenset(("percent", "money", "points", "rate"))


class LabelUnit(NamedTuple):
    """A unit printed at `start..end` of a label.

    `whole` where the label says nothing else; `set_off` where a comma, a bracket or `in` parts it from the
    words; `counted` where the unit is itself the thing (`Number of births`), so that it stays among the
    words.
    """

    code: str
    power: UnitMult
    start: int
    end: int
    whole: bool
    set_off: bool
    counted: bool = False

    @property
    def printed(self) -> bool:
        """Whether it is there as a unit, not as a word of the thing."""
        return not self.counted and (self.whole or self.set_off or self.kind in _ALWAYS)

    @property
    def kind(self) -> str:
        """Kind of the unit: count, money, quantity, percent, …"""
        return unit_kinds().get(self.code, "unknown")


def read_label_unit(terms: Terms, text: str) -> LabelUnit | None:
    """The unit of a label: the last one that is printed as a unit, else the thing that it counts."""
    if terms.lack("unit", "multiplier", "count_of", "counted_in"):
        return None
    found = list(_units(terms, text))
    printed = next((unit for unit in reversed(found) if unit.printed), None)
    return printed or _counted(terms, found) or (found[-1] if found else None)


def _counted(terms: Terms, found: list[LabelUnit]) -> LabelUnit | None:
    """What `number of` leads to, else `units`; without it a thing that is always told in one unit."""
    at = next((i for i, term in enumerate(terms) if term.has("count_of")), None)
    if at is None:
        told = next((term for term in terms if term.has("counted_in")), None)
        return None if told is None or found else _thing(str(told.value("counted_in")))
    near = terms[at + 1 : at + 1 + _NEAR]
    codes = [str(term.value(name)) for term in near for name in ("counted_in", "unit") if term.has(name)]
    return _thing(codes[0] if codes else "units")


def _thing(code: str) -> LabelUnit:
    return LabelUnit(code, 0, 0, 0, whole=False, set_off=False, counted=True)


def _units(terms: Terms, text: str) -> Iterator[LabelUnit]:
    """The units of a label; what a price or a yield is told per is no unit of its own."""
    for at, term in enumerate(terms):
        if not term.has("unit") or term.has(*_NOT_UNITS) or _is_told_per(terms, at):
            continue
        if at and terms[at - 1].number is not None:
            continue  # "curd 5 % fat", "iodine, 10 ml"
        if _code(term) == _AGE:
            continue  # "aged 6 years and over"
        if _is_of_ratio(terms, at):
            continue  # "kWh per person" is another unit, which the code list does not hold
        first, last = _with_multiplier(terms, at)
        power = sum(int(terms[i].value("multiplier") or 0) for i in (first, last) if i != at)
        yield _unit(terms, text, range(first, last + 1), at, power)


def _is_of_ratio(terms: Terms, at: int) -> bool:
    """Whether a quantity is told per something; money is, of a price, and stays money."""
    return unit_kinds()[_code(terms[at])] == "quantity" and terms.has_at(at + 1, "per")


def _is_told_per(terms: Terms, at: int) -> bool:
    """Whether a unit is that of a denominator: `per kg`, `per thousand US dollars`."""
    return at > 0 and (
        _is_per(terms, at - 1) or (at > 1 and terms[at - 1].has("multiplier") and _is_per(terms, at - 2))
    )


def _is_per(terms: Terms, at: int) -> bool:
    return (terms[at].has("per", "per_one") and not terms[at].has("part_of")) or terms[at].word == "/"


def _with_multiplier(terms: Terms, at: int) -> tuple[int, int]:
    """The first and the last term of `thousand of tenge`, `US$ million` round the unit at `at`."""
    if terms.has_at(at - 1, "multiplier"):
        return at - 1, at
    if terms.has_at(at - 1, "part_of") and terms.has_at(at - 2, "multiplier"):
        return at - 2, at
    if terms.has_at(at + 2, "multiplier") and terms[at + 1].word == "(":
        return at, at + 2  # "tenge (thousand)"
    return (
        (at, at + 1) if terms.has_at(at + 1, "multiplier") and not terms.has_at(at + 2, "unit") else (at, at)
    )


def _unit(terms: Terms, text: str, places: range, unit: int, power: int) -> LabelUnit:
    code = _code(terms[unit])
    end = places[-1]
    if end + 2 < len(terms) and _is_per(terms, end + 1) and terms[end + 2].has("unit"):
        end += 2  # "tenge per kg"
    opens = places[0]
    while opens and (terms[opens - 1].has(*_LEADS, "article") or is_one(terms[opens - 1].word, "unit_leads")):
        opens -= 1
    led = opens < places[0]
    set_off = led or (opens == 0 and bool(power)) or (opens > 0 and terms[opens - 1].word in _OPENERS)
    rest = [term for i, term in enumerate(terms) if not opens <= i <= end and _says(term)]
    start = terms[opens].start
    if opens and terms[opens - 1].word == "(":
        start = terms[opens - 1].start
    return LabelUnit(
        *(code, cast("UnitMult", power), start, _behind(text, terms[places[-1]].end)),
        whole=not rest,
        set_off=set_off,
        counted=unit_kinds()[code] == "count" and not terms[unit].has("generic_unit") and not power,
    )


def _behind(text: str, end: int) -> int:
    """Past the bracket that closes behind a unit."""
    return end + 1 if text[end : end + 1] == ")" else end


def _code(term: Term) -> str:
    codes = [str(value) for name, value in term.entries if name == "unit"]
    return next((code for code in codes if unit_kinds()[code] != "yield"), codes[0])


def _says(term: Term) -> bool:
    """Whether a term is more than a sign, a number or a word that leads to another."""
    if not (term.word.isalpha() or term.categories):
        return False
    return not term.has("preposition", "article", "number", "period", "conjunction")
