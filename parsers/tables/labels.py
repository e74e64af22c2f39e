"""What the words of one label say: times, an area, a partner, a unit, and what is left to name the thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.places import Place, read_place
from parsers.figures.read_terms import read_terms
from parsers.figures.sentence import COUNTRY, Reading, Terms
from parsers.tables.contents import without_marks
from parsers.tables.label_times import LabelTime, read_time
from parsers.tables.label_units import LabelUnit, read_label_unit
from parsers.vocabulary.language import city_codes
from parsers.vocabulary.letters import CYRILLIC, LATIN, one_alphabet, russian_letters
from parsers.vocabulary.table_words import alternatives, is_one
from records.release import LANGS

if TYPE_CHECKING:
    from records.release import Lang

#: the number of a table before its title: `1.1 `, `2.`, `Table 3.`
_NUMBERING = re.compile(
    rf"^\s*(?:(?:{alternatives('table')})\.?\s*)?(?:\d+(?:\.\d+)+\.?|\d+[.)])\s*(?=[^\W\d])", re.IGNORECASE
)
_INNER_MARKS = re.compile(
    r"(?<=[^\W\d_)])\s?\d{1,2}\)|(?<=\))\s?\d{1,2}\)|(?<![mM\u043c\u041c])[⁰¹²³⁴-⁹]+\)?|\*+"
)


class Label(NamedTuple):
    """A label as read. `words` are what names the thing, its marks, numbering and unit left out.

    `area` is (code, text) of the place it names; `partner` the code of a foreign country or group; `marks`
    the footnotes it points to; `categories` all that its words may be, in the vocabulary.
    """

    text: str
    words: str
    time: LabelTime
    unit: LabelUnit | None
    area: tuple[str | None, str] | None
    partner: str | None
    categories: frozenset[str]
    marks: tuple[str, ...]
    continued: bool = False

    @property
    def only_unit(self) -> bool:
        """Whether it says nothing but a unit, or that a table goes on."""
        bare = self.continued and not self.words
        return bare or (self.unit is not None and self.unit.whole and not self.unit.counted)


@lru_cache(maxsize=50_000)
def read_label(text: str, lang: Lang, *, cities_named: bool = False) -> Label:
    """The reading of `text` in `lang`, else in the first other language in which it says something."""
    goes_on, clean = _without_continued(_clean(text))
    marks = tuple(re.findall(r"\d{1,2}(?=\))|\*+|[⁰¹²³⁴-⁹]+", text[len(without_marks(text)) :]))
    read = partial(_read, text, marks=marks, cities_named=cities_named)
    own = next((label for words, code in _spellings(clean, lang) if _says(label := read(words, code))), None)
    own = own or read(clean, lang)
    own = own._replace(continued=goes_on)
    return own if "\n" not in text else _with_lines(own, text, lang, cities_named=cities_named)


def _without_continued(words: str) -> tuple[bool, str]:
    """Whether words open with `continuation`, in one language or more, and what they say behind it."""
    rest = words
    while (first := rest.split(" ", 1))[0] and is_one(first[0], "continued"):
        rest = first[1] if len(first) > 1 else ""
    return rest != words, rest


def _spellings(clean: str, lang: Lang) -> Iterator[tuple[str, Lang]]:
    """The words of a label and the languages that they may be in, the likeliest first."""
    kazakh = russian_letters(clean) != clean
    if kazakh and lang != "kk":
        yield clean, "kk"
    yield clean, lang
    yield from ((clean, other) for other in LANGS if other != lang and _may_be_in(clean, other))
    if kazakh:
        yield russian_letters(clean), "ru"


def _with_lines(label: Label, text: str, lang: Lang, *, cities_named: bool) -> Label:
    """A label in two languages, a line each: what the whole does not say, a line may."""
    lines = [read_label(line, lang, cities_named=cities_named) for line in text.splitlines() if line.strip()]
    area = next((line.area for line in lines if line.area), None)
    unit = next((line.unit for line in lines if line.unit and line.unit.printed), None)
    time = next((line.time for line in lines if line.time.says), label.time)
    return label._replace(
        area=label.area or area,
        partner=label.partner or next((line.partner for line in lines if line.partner), None),
        unit=label.unit or unit,
        time=label.time if label.time.says else time,
        categories=label.categories.union(*(line.categories for line in lines)),
    )


def _is_settlement(words: str, place: Place, terms: Terms) -> bool:
    """`Абай а.`, `Абайский район`: a village or district with the name of a region.

    A city of republican significance stays one beside the word of a city.
    """
    if not terms.lack("area_city") and not terms.lack("city") and place.code in city_codes():
        return False
    start = words.find(place.text)
    beside = (words[:start], words[start + len(place.text) :])
    return start >= 0 and any(is_one(part, "settlements") for part in beside if part.strip())


def _says(label: Label) -> bool:
    return bool(label.area or label.partner or label.unit or label.time.says)


def _may_be_in(text: str, lang: Lang) -> bool:
    return bool((LATIN if lang == "en" else CYRILLIC).search(text))


def _clean(text: str) -> str:
    """The words without marks; letters of the other alphabet inside a word are those they look like."""
    plain = " ".join(_INNER_MARKS.sub("", without_marks(text)).split())
    return " ".join(one_alphabet(word) for word in plain.split(" "))


def _read(text: str, clean: str, lang: Lang, *, marks: tuple[str, ...], cities_named: bool) -> Label:
    terms = read_terms(clean, 0, len(clean), Reading(lang, None, None))
    terms.cities_named = cities_named
    unit = read_label_unit(terms, clean)
    place, _ = read_place(terms, [range(len(terms))], clean)
    if place is not None and place.code not in (None, COUNTRY) and _is_settlement(clean, place, terms):
        place = place._replace(code=None, text=clean)
    partners = {str(term.value("partner")) for term in terms if term.has("partner")}
    words = clean[: unit.start] + clean[unit.end :] if unit and not unit.counted else clean
    return Label(
        text=text,
        words=_NUMBERING.sub("", words, count=1).strip(" ,;:()-–"),
        time=read_time(clean, terms, lang),
        unit=unit,
        area=(place.code, place.text) if place else None,
        partner=partners.pop() if len(partners) == 1 else None,
        categories=terms.present,
        marks=marks,
    )
