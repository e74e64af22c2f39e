"""The vocabulary files are sound, and say as much in each language."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations
from typing import get_args

import pytest

from parsers.vocabulary.language import language, load, squeeze, unit_kinds
from records.observation import Measure
from records.release import LANGS, Lang

NAMES = sorted(
    entry.name.removesuffix(".toml")
    for entry in files("parsers.vocabulary").iterdir()
    if entry.name.endswith(".toml")
)
KINDS = {"count", "money", "quantity", "yield", "percent", "points", "factor", "rate"}
CURRENCIES = {"CNY", "EUR", "GBP", "KZT", "RUB", "USD"}

#: categories of words that say opposite things, or read the same number in two ways
CONTRADICTIONS = [
    ("increase", "decrease"),
    ("more", "less"),
    ("increase", "less"),
    ("decrease", "more"),
    ("positive", "negative"),
    ("annual", "monthly"),
    ("over_year", "over_month"),
    ("unchanged", "increase"),
    ("unchanged", "decrease"),
    ("provisional", "approximate"),
]

each_language = pytest.mark.parametrize("lang", LANGS)


def units() -> dict[str, dict[str, list[str]]]:
    return {code: entry for code, entry in load("units").items() if "kind" in entry}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_loads(name: str) -> None:
    assert load(name)


def test_the_files_are_those_known() -> None:
    shared = {
        "areas",
        "continuations",
        "indicators",
        "open_data",
        "partners",
        "sheets",
        "tables",
        "towns",
        "units",
        "walls",
    }
    assert set(NAMES) == shared | set(LANGS) | {f"periods_{lang}" for lang in LANGS}


@each_language
def test_every_language_compiles(lang: Lang) -> None:
    assert language(lang).lang == lang
    assert language(lang).headings[squeeze("Glossary" if lang == "en" else "Глоссарий")] == "glossary"


def test_languages_have_the_same_tables_and_categories() -> None:
    tables = {lang: load(lang) for lang in LANGS}
    for table in ("headings", "labels"):
        assert {lang: set(data[table]) ^ set(tables["en"][table]) for lang, data in tables.items()} == {
            lang: set() for lang in LANGS
        }
    for lang, data in tables.items():
        assert set(data) == set(tables["en"]), lang
        assert {"increase", "decrease", "more", "less", "share", "level", "balance"} <= set(data["words"])


@each_language
def test_no_category_is_empty_and_no_phrase_stands_twice_in_one(lang: Lang) -> None:
    for category, phrases in load(lang)["words"].items():
        assert isinstance(phrases, list), category
        assert len(phrases) == len(set(phrases)), (
            category,
            sorted(p for p in phrases if phrases.count(p) > 1),
        )
        assert all(phrase.strip() == phrase != "" for phrase in phrases), category


@each_language
@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS)
def test_no_phrase_says_two_opposite_things(lang: Lang, one: str, other: str) -> None:
    words = load(lang)["words"]
    both = {p.lower() for p in words.get(one, [])} & {p.lower() for p in words.get(other, [])}
    assert both == set()


@each_language
def test_no_heading_or_label_means_two_things(lang: Lang) -> None:
    for table in (load(lang)["headings"], load(lang)["labels"]):
        for one, other in combinations(table, 2):
            assert set(map(squeeze, table[one])) & set(map(squeeze, table[other])) == set(), (one, other)


@pytest.mark.parametrize("code", units())
def test_unit(code: str) -> None:
    entry = units()[code]
    assert entry["kind"] in KINDS
    assert unit_kinds()[code] == entry["kind"]
    assert all(entry[lang] for lang in LANGS)
    assert re.fullmatch(r"[A-Z]{3}|[A-Za-z0-9_]+", code)
    assert (entry["kind"] == "money") == (code in CURRENCIES) == bool(re.fullmatch("[A-Z]{3}", code))


def test_units_of_the_contract_are_there() -> None:
    named = "persons births percent percentage_points times per_1000_population m2 t t_km p_km head"
    assert {*named.split(), "c_per_ha", "units", *CURRENCIES} <= set(units())


@each_language
def test_no_phrase_is_two_units(lang: Lang) -> None:
    for (code, entry), (other, more) in combinations(units().items(), 2):
        if entry.get("per") != more.get("per"):
            continue  # `people`, and so many for each thousand of them
        assert {p.lower() for p in entry[lang]} & {p.lower() for p in more[lang]} == set(), (code, other)


@each_language
def test_multipliers(lang: Lang) -> None:
    forms = load("units")["multipliers"]
    assert set(forms) == {"3", "6", "9", "12"}
    assert all(forms[power][lang] for power in forms)


@pytest.mark.parametrize("area", load("areas")["area"], ids=lambda area: f"{area['code']}-{area['type']}")
def test_area(area: dict[str, object]) -> None:
    assert re.fullmatch(r"KZ(-(\d\d|[A-Z]{3}))?", str(area["code"]))
    assert area["type"] in {"country", "region", "city"}
    assert (area["type"] == "country") == (area["code"] == "KZ")
    assert all(area[lang] for lang in LANGS)


def test_areas_of_the_contract_are_there_once() -> None:
    codes = [area["code"] for area in load("areas")["area"]]
    assert len(codes) == len(set(codes))
    assert {"KZ", "KZ-71", "KZ-75", "KZ-79", "KZ-19", "KZ-YUZ"} <= set(codes)
    assert sum(area["type"] == "region" for area in load("areas")["area"]) >= 17
    assert {a["code"] for a in load("areas")["area"] if a["type"] == "city"} == {"KZ-71", "KZ-75", "KZ-79"}


@each_language
def test_no_name_is_two_areas_of_one_type(lang: Lang) -> None:
    for one, other in combinations(load("areas")["area"], 2):
        if one["type"] == other["type"]:
            assert set(one[lang]) & set(other[lang]) == set(), (one["code"], other["code"])


@pytest.mark.parametrize("code", load("partners"))
def test_partner(code: str) -> None:
    assert re.fullmatch(r"[A-Z]{2}|CIS|EAEU|[A-Z]{3,6}", code)
    assert all(load("partners")[code][lang] for lang in LANGS)


@pytest.mark.parametrize("code", load("indicators"))
def test_indicator(code: str) -> None:
    entry = load("indicators")[code]
    assert re.fullmatch(r"[a-z_]+", code)
    assert entry["name"]
    for lang in LANGS:
        assert entry[lang]
        assert all(word and word == word.lower() for words in entry[lang] for word in words)
    assert {key.removeprefix("not_") for key in entry} <= {"name", "measures", "units", *LANGS}
    assert set(entry.get("units", ())) <= set(load("units"))
    assert set(entry.get("measures", ())) <= set(get_args(Measure))


@each_language
def test_no_pattern_is_two_indicators(lang: Lang) -> None:
    for (code, entry), (other, more) in combinations(load("indicators").items(), 2):
        patterns = {frozenset(words) for words in entry[lang]} & {frozenset(words) for words in more[lang]}
        assert patterns == set(), (code, other)
