"""Whatever is printed, a record holds: evidence, account of numerals, no exception."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.origin import Origin
from parsers.release import parse_release
from parsers.vocabulary.language import load
from records.codec import decode, encode
from records.release import LANGS, Lang, Release

HEADINGS = {"en": "1. Key points", "ru": "1. Основные показатели", "kk": "1. Негізгі көрсеткіштер"}
DATES = {"en": "Date of publication", "ru": "Дата опубликования", "kk": "Жарияланған күні"}
TITLES = {
    "en": "Population migration of the Republic of Kazakhstan for January-June 2025",
    "ru": "Миграция населения Республики Казахстан за январь-июнь 2025 года",
    "kk": "Қазақстан Республикасы халқының 2025 жылғы қаңтар-маусымдағы көші-қоны",
}
SIGNS = ["(", ")", "–", "-", "—", ",", ":", ";", "%", "«", "»", "*", "/", "№", "=", "+", "²", "…", "'"]
TIMES = {
    "en": [
        "in January-June 2025",
        "in 2024",
        "as of July 1, 2025",
        "compared to",
        "09.08.2024",
        "I quarter of 2025",
    ],
    "ru": [
        "в январе-июне 2025 года",
        "в 2024 году",
        "на 1 июля 2025 года",
        "по сравнению с",
        "I квартал 2025 года",
    ],
    "kk": [
        "2025 жылғы қаңтар-маусымда",
        "2024 жылы",
        "2025 жылғы 1 шілдеге",
        "салыстырғанда",
        "2025 жылғы I тоқсан",
    ],
}
NUMBER = st.one_of(
    st.integers(0, 3_000_000).map(str),
    st.decimals(0, 1000, places=1).map(lambda number: str(number).replace(".", ",")),
    st.decimals(0, 1000, places=1).map(str),
    st.integers(1000, 10**9).map(lambda number: f"{number:,}".replace(",", " ")),
    st.sampled_from(["1.000", "14,256", "1 234,567", "15-28", "2024", "1000", "0", "00", "1/2", "20–30"]),
)


@cache
def words(lang: Lang) -> list[str]:
    """Phrases of a language's vocabulary, with an ending where one is left open."""
    phrases = [phrase for category in load(lang)["words"].values() for phrase in category]
    units = [phrase for unit in load("units").values() if "kind" in unit for phrase in unit[lang]]
    names = [name for area in load("areas")["area"] for name in area[lang]]
    partners = [name for names in load("partners").values() for name in names[lang]]
    return [phrase.replace("*", "") for phrase in (*phrases, *units, *names, *partners)]


def sentences(lang: Lang) -> st.SearchStrategy[str]:
    """Words, numbers, times and signs of a language in any order, with one or no blank between them."""
    piece = st.one_of(
        st.sampled_from(words(lang)), NUMBER, st.sampled_from(SIGNS), st.sampled_from(TIMES[lang])
    )
    glue = st.sampled_from([" ", " ", " ", ""])
    return st.lists(st.tuples(piece, glue), min_size=1, max_size=25).map(
        lambda pieces: "".join(word + blank for word, blank in pieces).strip()
    )


def read(lang: Lang, body: str) -> Release:
    text = f"{TITLES[lang]}\n\n{DATES[lang]}: 10.07.2025\n\n{HEADINGS[lang]}\n\n{body}\n"
    return parse_release(text.encode(), Origin("release.txt"))


def assert_holds(release: Release) -> None:
    """The invariants, worked out anew from the text alone."""
    figures, account = release.observations, release.numerals
    assert decode(encode(release)) == release
    for obs in figures:
        evidence = obs.evidence
        assert release.text[evidence.start : evidence.end] == evidence.quote
        assert re.search(r"\d", evidence.quote) or obs.unit_measure == "times"
        assert evidence.locator.startswith("line:")
    assert account.total == len(figures) + len(account.explained_as) + len(account.unread)
    assert all(numeral.reason for numeral in (*account.explained_as, *account.unread))
    assert unaccounted(release) == []


def unaccounted(release: Release) -> list[str]:
    """Digits of the key points that stand in no quote of the account."""
    spans = [(obs.evidence.start, obs.evidence.end) for obs in release.observations]
    spans += [(n.start, n.end) for n in (*release.numerals.explained_as, *release.numerals.unread)]
    covered = {offset for start, end in spans for offset in range(start, end)}
    return [
        release.text[run.start() - 20 : run.end() + 20]
        for point in release.key_points
        for run in re.finditer(r"\d+", release.text[: point.end])
        if run.start() >= point.start and not covered.issuperset(range(*run.span()))
    ]


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=150)
@given(data=st.data())
def test_any_words_in_any_order(lang: Lang, data: st.DataObject) -> None:
    assert_holds(read(lang, data.draw(sentences(lang))))


@settings(max_examples=60)
@given(st.lists(st.one_of(*map(sentences, LANGS)), min_size=1, max_size=4))
def test_several_paragraphs_in_several_languages(paragraphs: list[str]) -> None:
    assert_holds(read("ru", "\n\n".join(paragraphs)))


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r"), max_size=200))
def test_any_characters(body: str) -> None:
    assert_holds(read("en", body))
