"""Printed numbers that measure nothing: counts of a list, ages, ordinals, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from parsers.figures.ages import is_age, is_duration, joins_numbers
from parsers.figures.figure import Unobserved
from parsers.figures.item_labels import DASHES
from parsers.figures.sentence import Terms
from parsers.figures.units import is_footnote
from parsers.vocabulary.language import unit_kinds

_DIGITS = re.compile(r"\d+")
_HOLD_NUMBERS = ("period", "base", "unit")
#: the numbers that things are counted per
ONES = (1, 10, 100, 1_000, 10_000, 100_000)
_LIKE_DIGITS = re.compile(r"[lIOo\u041e\u043e\u0417\u0437\u0406\u0456]+")  # Cyrillic O, Ze and I among them
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+\Z")
_NEAR = 4  # terms before a percentage that say whose it is
_LONGEST_WORD = 20  # characters
_YEARS = range(1990, 2100)
_YEAR_DIGITS = 4
_LONGEST_LIST = 300  # the bureau lists regions, countries, districts: no more of them than that


def explained_numbers(terms: Terms, text: str) -> Iterator[Unobserved]:
    """The numbers that measure nothing: in periods, bases and units, and those that `_explain` knows."""
    words = not terms.lack("number_word")
    for i, term in enumerate(terms):
        if not term.categories:
            continue
        if term.number is not None or (words and term.has("number_word")):
            reason = _explain(terms, i, text)
            if reason:
                yield Unobserved(term.start, term.end, reason, explained=True)
        elif term.has(*_HOLD_NUMBERS):
            reason = next(name for name in _HOLD_NUMBERS if term.has(name))
            for digits in _DIGITS.finditer(text, term.start, term.end):
                yield Unobserved(digits.start(), digits.end(), reason, explained=True)


def _explain(terms: Terms, index: int, text: str) -> str | None:
    """Why the number at `index` is no figure, as a reason code; None where it may be one."""
    if is_footnote(terms, index):
        return "footnote_mark"
    for reason, categories, rule in _RULES:
        if not terms.lack(*categories) and rule(terms, index):
            return reason
    if _is_year(terms, index):
        return "period"
    return "name" if _is_name(terms, index, text) else None


def _is_year(terms: Terms, index: int) -> bool:
    """`впервые с 2020 года`, `8,8 % up on 2023`: a year in words that make no time of it."""
    number = terms[index].number
    if number is None or number.decimals or terms[index].end - terms[index].start != _YEAR_DIGITS:
        return False
    led = terms.has_at(index - 1, "from", "preposition", "by")
    counted = terms.has_at(index + 1, "unit", "multiplier") and not terms.has_at(index + 1, "years")
    return led and not counted and number.value in _YEARS


def _counts_a_list(terms: Terms, index: int) -> bool:
    """`in 4 regions of the country`, `в четырех регионах`: an adjective may stand between."""
    if _ends_listing(terms, index):
        return True
    number = terms[index].number
    if number is not None and (number.decimals or number.value is None or number.value > _LONGEST_LIST):
        return False
    for term in terms[index + 1 : index + 3]:
        if term.has("list_noun"):
            return True
        if term.categories or not term.word.isalpha():
            return False
    return False


def _ends_listing(terms: Terms, index: int) -> bool:
    """`15 districts, 2 cities and 431 farms`: the last of things that are counted off."""
    if not terms.has_at(index - 1, "conjunction") or not terms.has_at(index + 1, "unit"):
        return False
    return terms.has_at(index - 2, "list_noun") and terms.has_at(index - 3, "number")


def _is_group(terms: Terms, index: int) -> bool:
    """`the 10 % most provided population`: the percentage names a group."""
    unit = after = index + 1
    while terms.has_at(after + 1, "part_of", "article"):
        after += 1
    if not terms.has_at(unit, "unit"):
        return False
    near = range(max(index - _NEAR, 0), index)
    number = terms[index].number
    whole = number is not None and not number.decimals
    led = whole and terms.has_at(unit + 1, "counted_in", "population") and terms.any_has(near, "superlative")
    return led or terms.has_at(after + 1, "extreme")  # "ең аз қамтылған 10% халық"


def _is_one_of_unit(terms: Terms, index: int) -> bool:
    """`the price of 1 square meter`, `с 1 гектара`: the number belongs to what is measured."""
    number = terms[index].number
    if number is None or number.value not in ONES:
        return False
    if number.value != 1 and terms.has_at(index - 1, "per"):
        return True  # "for every 1 000 men"
    if number.value != 1 and not terms.has_at(index - 1, "per_one"):
        return False
    unit = terms[index + 1] if index + 1 < len(terms) else None
    kind = unit_kinds().get(str(unit.value("unit"))) if unit is not None and unit.has("unit") else None
    return kind == "quantity" and any(term.number is not None for term in terms if term is not terms[index])


def has_denominator(terms: Terms) -> bool:
    """Whether the sentence counts per so many (`for every 1 000 men`) in a way no unit of the list says."""
    leads = ["per"] if terms.lack("share_verb") else ["per", "by"]  # "на 1 000 мужчин приходится …"
    return not terms.lack(*leads) and any(
        term.number is not None and term.number.value in ONES and terms.has_at(i - 1, *leads)
        for i, term in enumerate(terms)
    )


def is_range(terms: Terms, index: int) -> bool:
    """Whether the number is an end of a range (`1.5-2 million`): neither end is a value."""
    for dash in (index - 1, index + 1):
        if joins_numbers(terms, dash):
            tight = terms[dash - 1].end == terms[dash].start and terms[dash].end == terms[dash + 1].start
            if tight:
                return True
    return False


def _is_ordinal(terms: Terms, index: int) -> bool:
    """`1st`, `2-й`, `3-ші`."""
    after = index + 1
    if after < len(terms) and terms[after].word in DASHES and terms[after].start == terms[index].end:
        after += 1
    if not terms.has_at(after, "ordinal_suffix"):
        return False
    return terms[after].start == terms[after - 1].end and terms[after].word.isalpha()


def is_garbled(terms: Terms, index: int, text: str) -> bool:
    """`3 9O7`, `l1 482`: letters that look like digits stand in the number, and no others (`CO2`)."""
    before, after = (
        text[max(terms[index].start - _LONGEST_WORD, 0) : terms[index].start],
        text[terms[index].end :],
    )
    runs = (_LETTERS_BEFORE.search(before), _LETTERS.match(after))
    return any(run is not None and _LIKE_DIGITS.fullmatch(run[0]) is not None for run in runs)


def _is_name(terms: Terms, index: int, text: str) -> bool:
    """`№ 5`, or a number grown together with letters (`А4`), as in the names of goods and forms."""
    start, end = terms[index].start, terms[index].end
    if is_garbled(terms, index, text):
        return False
    if terms.has_at(index - 1, "number_sign"):
        return True
    if start > 0 and text[start - 1].isalpha():
        return True
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha() and end - start <= 2:
        return not terms.has_at(index + 1, "unit", "multiplier") or text[start - 2].isascii()  # COVID-19
    return end < len(text) and text[end].isalpha() and not terms.has_at(index + 1, "unit", "multiplier")


#: reason, the categories without which it cannot be, and the rule; the first that holds
_RULES: tuple[tuple[str, tuple[str, ...], Callable[[Terms, int], bool]], ...] = (
    ("age", ("age", "after_mark", "years"), is_age),
    ("duration", ("years", "months"), is_duration),
    ("group", ("extreme", "superlative"), _is_group),
    ("list_count", ("list_noun",), _counts_a_list),
    ("ordinal", ("ordinal_suffix",), _is_ordinal),
    ("unit", ("unit", "per"), _is_one_of_unit),
)
