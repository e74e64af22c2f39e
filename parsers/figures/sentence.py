"""A sentence as a row of typed terms: what the grammar of figures works on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parsers.terms.bases import BaseTerm
from parsers.terms.numbers import DecimalMark, Number
from parsers.terms.periods import PeriodTerm
from parsers.vocabulary.lexicon import Entry, Value

if TYPE_CHECKING:
    from records.period import TimePeriod
    from records.release import Lang


#: the bureau's releases are of the country unless their words name a part of it
COUNTRY = "KZ"
_NOTHING: frozenset[str] = frozenset()


class Term(NamedTuple):
    """A word, a sign, a number or a phrase with a meaning; `entries` are its meanings by category."""

    start: int
    end: int
    word: str
    depth: int  # of round brackets
    entries: tuple[Entry, ...] = ()
    categories: frozenset[str] = _NOTHING
    number: Number | None = None
    period: PeriodTerm | None = None
    base: BaseTerm | None = None

    def value(self, category: str) -> Value:
        """The value of the first meaning in `category`; None where it has none."""
        return next((value for name, value in self.entries if name == category), None)

    @property
    def printed_number(self) -> Number:
        """The number of a term that counts; `twofold` is the number 2."""
        if self.number is not None:
            return self.number
        fold = float(self.value("fold") or 0)
        return Number(self.start, self.end, int(fold) if fold.is_integer() else fold, 0)

    def has(self, *categories: str) -> bool:
        """Whether one of the meanings is in one of `categories`."""
        return bool(self.categories) and not self.categories.isdisjoint(categories)


class Terms(list[Term]):
    """The terms of a sentence; `present` are all their categories, so that most questions end there.

    `has_bare_month` is true where a month is named that no period of the sentence explains, `cities_named`
    in a table whose cities carry their word, `in_capitals` where the print tells names from words no more,
    `verb_final` in a language whose verbs close the clause; `verb_endings` tell its verbs.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        super().__init__(terms)
        self.present = _NOTHING.union(*[term.categories for term in self])
        self.has_bare_month = False
        self.cities_named = self.in_capitals = self.verb_final = False
        self.verb_endings: tuple[str, ...] = ()

    def like(self, other: Terms) -> Terms:
        """These terms, with what is said of `other` as a whole."""
        self.has_bare_month, self.in_capitals = other.has_bare_month, other.in_capitals
        self.cities_named, self.verb_final, self.verb_endings = (
            other.cities_named,
            other.verb_final,
            other.verb_endings,
        )
        return self

    @cached_property
    def inside(self) -> frozenset[str]:
        """The categories of the terms in brackets."""
        return _NOTHING.union(*[term.categories for term in self if term.depth])

    @cached_property
    def percentages(self) -> tuple[float, ...]:
        """The numbers in per cent outside brackets."""
        return tuple(
            float(term.number.value or 0)
            for term, unit in pairwise(self)
            if term.number is not None and not term.depth and unit.value("unit") == "percent"
        )

    @cached_property
    def compares(self) -> bool:
        """Whether a base stands in the sentence."""
        return any(term.base is not None for term in self)

    def has_at(self, index: int, *categories: str) -> bool:
        """Whether there is a term at `index`, and one of its meanings is in one of `categories`."""
        return 0 <= index < len(self) and self[index].has(*categories)

    def any_has(self, indices: Iterable[int], *categories: str) -> bool:
        """Whether one of the terms at `indices` has a meaning in one of `categories`."""
        if self.present.isdisjoint(categories):
            return False
        return not all(self[i].categories.isdisjoint(categories) for i in indices)

    def all_join(self, indices: Iterable[int], *categories: str) -> bool:
        """Whether each of the terms at `indices` is a comma or has a meaning in one of `categories`."""
        return all(self[i].word == "," or self[i].has(*categories) for i in indices)

    def lack(self, *categories: str) -> bool:
        """Whether no term is in one of `categories`."""
        return self.present.isdisjoint(categories)


def follows(terms: Terms, index: int, text: str) -> bool:
    """Whether the term behind `index` is the next in print too, as it may not be in a list told apart."""
    end, start = terms[index].end, terms[index + 1].start
    return end <= start and (end == start or text[end:start].isspace())


class Reading(NamedTuple):
    """How a release is read: its language, its decimal mark, its reference period and the area it is of."""

    lang: Lang
    mark: DecimalMark | None
    reference: TimePeriod | None
    area: str | None = COUNTRY
