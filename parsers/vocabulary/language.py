"""One language of the bureau: its vocabulary file and the shared tables, compiled once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, cast

from parsers.vocabulary.lexicon import Entry, Lexicon
from records.release import LANGS, Lang, SectionKey


@dataclass(frozen=True, slots=True)
class Language:
    """What differs between languages, ready to use.

    `headings` and `labels` are keyed by `squeeze`d words; `verb_final` is true where the verb closes the
    clause and so stands after its numbers. `cases` are endings by the case that they mark, where words
    in a list show by them that they stand side by side; `verb_endings` are those of verbs, `nouns` those
    that a noun behind others must have, `field_endings` those of a field of work, where the word of a
    region leads to it. `departments` are the beginnings of words for one.
    """

    lang: Lang
    headings: dict[str, SectionKey]
    labels: dict[str, str]
    letters: frozenset[str]
    verb_final: bool
    cases: dict[str, tuple[str, ...]]
    verb_endings: tuple[str, ...]
    nouns: tuple[str, ...]
    field_endings: tuple[str, ...]
    unit_lines: tuple[str, ...]
    departments: tuple[str, ...]
    abbreviations: frozenset[str]
    unit_abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    lexicon: Lexicon


@lru_cache(maxsize=1)
def unit_kinds() -> dict[str, str]:
    """Kind of each unit code: count, money, quantity, yield, percent, points, factor or rate."""
    return {code: entry["kind"] for code, entry in load("units").items() if "kind" in entry}


@lru_cache(maxsize=1)
def city_codes() -> frozenset[str]:
    """The ISO 3166-2 codes of the cities of republican significance."""
    return frozenset(area["code"] for area in load("areas")["area"] if area["type"] == "city")


def load(name: str) -> dict[str, Any]:
    """The tables of the vocabulary file `name`.toml."""
    return tomllib.loads(files("parsers.vocabulary").joinpath(f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=len(LANGS))
def language(lang: Lang) -> Language:
    """The compiled vocabulary of `lang`."""
    data = load(lang)
    sentences = data["sentences"]
    return Language(
        lang=lang,
        headings={words: cast("SectionKey", key) for words, key in _squeezed(data["headings"])},
        labels=dict(_squeezed(data["labels"])),
        letters=frozenset(data["script"]["letters"]),
        verb_final=data["verb_final"],
        cases={case: tuple(endings) for case, endings in data.get("cases", {}).items()},
        verb_endings=tuple(data["verbs"]["endings"]),
        nouns=tuple(data["verbs"]["nouns"]),
        field_endings=tuple(data["fields"]["endings"]),
        unit_lines=tuple(words.lower() for words in data["unit_lines"]["starts"]),
        departments=tuple(data["contacts"]["departments"]),
        abbreviations=frozenset(sentences["abbreviations"]),
        unit_abbreviations=frozenset(sentences["unit_abbreviations"]),
        closing_abbreviations=frozenset(sentences["closing_abbreviations"]),
        lexicon=Lexicon(_phrases(lang, data)),
    )


@lru_cache(maxsize=20_000)
def squeeze(words: str) -> str:
    """Words for comparison: lower case, letters and digits only, Cyrillic look-alikes of Latin as Latin.

    The bureau prints "Usefullinks" for "Useful links" and Cyrillic letters in Latin words (`Теl.`).
    """
    kept = "".join(ch for ch in words.lower() if ch.isalnum())
    return kept.translate(_LOOKALIKES) if any("a" <= ch <= "z" for ch in kept) else kept


def squeeze_alike(words: str) -> str:
    """`squeeze` for words of either alphabet in which single letters may be of the other (`Облoжка`)."""
    return squeeze(words).translate(_LOOKALIKES)


_LOOKALIKES = str.maketrans("асеорхутікмнв", "aceopxytikmhb")


def _squeezed(table: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name, all_words in table.items():
        yield from ((squeeze(words), name) for words in all_words)


def _inflected(phrases: list[str], endings: list[str]) -> Iterator[str]:
    """Each phrase, and with each ending where it closes with a whole word."""
    for phrase in phrases:
        yield phrase
        if phrase[-1:].isalpha():
            yield from (phrase + ending for ending in endings)


def _denominators(unit: dict[str, Any], table: dict[str, Any], lang: Lang) -> list[str]:
    """`per 1000 people`, `for every 1 000 inhabitants`: the ways to say per how many a rate counts."""
    parts = (table["leads"], table["numbers"][str(unit["per"])], unit, table["ends"])
    said = (" ".join(filter(None, words)) for words in product(*(part[lang] for part in parts)))
    return [*said, *unit.get(f"also_{lang}", ())]


def _phrases(lang: Lang, data: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    for category, phrases in data["words"].items():
        yield from ((phrase, Entry(category, None)) for phrase in phrases)
    for category, table in (("number_word", data["number_words"]), ("fold", data["fold_words"])):
        yield from ((phrase, Entry(category, value)) for phrase, value in table.items())
    units = load("units")
    for power, forms in units.pop("multipliers").items():
        yield from ((phrase, Entry("multiplier", int(power))) for phrase in forms[lang])
    denominators = units.pop("denominators")
    for code, unit in units.items():
        if "per" in unit:
            written: Iterable[str] = _denominators(unit, denominators, lang)
        else:
            written = _inflected(unit[lang], data["units"]["endings"])
        yield from ((phrase, Entry("unit", code)) for phrase in written)
        yield from ((phrase, Entry("counted_in", code)) for phrase in unit.get(f"subject_{lang}", ()))
    for code, names in load("partners").items():
        yield from ((phrase, Entry("partner", code)) for phrase in names[lang])
    for area in load("areas")["area"]:
        yield from ((phrase, Entry(f"area_{area['type']}", area["code"])) for phrase in area[lang])
