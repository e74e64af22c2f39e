"""What changes only the spelling of a document changes none of its figures."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final

import pytest
from cases import Case, load_cases

from parsers.origin import Origin
from parsers.release import parse_release
from records.release import LANGS, Lang, Release

CASES: Final = load_cases()
_THOUSANDS_COMMA: Final = re.compile(r"\d,\d{3}(?!\d)")
_PLACE_OR_BRANCH: Final = re.compile(r"\b(?:в|in) [a-zа-я]+ [–-] \d")
_UNIT_STOP: Final = re.compile(r"\d (?:тыс|млн|млрд|г|кг|kg|[a-z. ]*m)\. [A-ZА-ЯӘІҢҒҮҰҚӨҺ]")
_WORDS: Final[dict[Lang, dict[str, str]]] = {
    "en": {"%": " percent"},
    "ru": {"%": " процентов"},
    "kk": {"%-ға": " пайызға", "%-ды": " пайызды", "%-дан": " пайыздан", "%-ы": "%-ы", "%": " пайыз"},
}


def _per_cent_as_word(text: str, lang: Lang) -> str:
    pattern = "|".join(map(re.escape, sorted(_WORDS[lang], key=len, reverse=True)))
    return re.sub(r"(?<=\d)\s?(" + pattern + ")", lambda sign: _WORDS[lang][sign[1]], text)


SPELLINGS: Final[dict[str, Callable[[str, Lang], str]]] = {
    "no-break spaces": lambda text, _: re.sub(r"(?<=\d) (?=\d{3}\b)", "\xa0", text),
    "blanks for no-break spaces": lambda text, _: text.replace("\xa0", " ").replace("\u202f", " "),
    "thin spaces": lambda text, _: re.sub(r"(?<=\d)[ \xa0](?=\d{3}\b)", "\u202f", text),
    "hyphens for dashes": lambda text, _: text.replace("–", "-"),
    "points for commas": lambda text, _: re.sub(r"(?<=\d),(?=\d)", ".", text),
    "commas for points": lambda text, _: re.sub(r"(?<=\d)\.(?=\d{1,2}(?![\d.]))(?<!\d\.\d\d)", ",", text),
    "per cent as a word": _per_cent_as_word,
    "upper case": lambda text, _: text.upper(),
    "carriage returns": lambda text, _: text.replace("\n", "\r\n"),
}


def figures(release: Release) -> list[tuple[object, ...]]:
    """All that the spelling must not change."""
    return [
        (
            *(
                o.obs_value,
                o.unit_measure,
                o.unit_mult,
                o.measure,
                o.direction,
                o.ref_area,
                o.counterpart_area,
            ),
            *(o.time_period and o.time_period.sdmx, o.base_per and o.base_per.sdmx),
        )
        for o in release.observations
    ]


def reading(case: Case, sentence: str) -> list[tuple[object, ...]]:
    """The figures of the case with its sentence written so."""
    document = case.document.replace(case.text, sentence)
    return figures(parse_release(document.encode(), Origin("release.txt")))


def as_page(case: Case) -> bytes:
    """The document as a page, with each number in an inline element of its own."""
    title, *lines = (html.escape(line, quote=False) for line in case.document.splitlines() if line.strip())
    parts = [f"<h1>{title}</h1>"]
    for line in lines:
        tag = "h2" if _HEADING.match(line) else "p"
        parts.append(f"<{tag}>{_DIGIT.sub(_in_span, line)}</{tag}>")
    return ("<!DOCTYPE html><html><body>" + "".join(parts) + "</body></html>").encode()


def _in_span(digit: re.Match[str]) -> str:
    return f"<span>{digit[0]}</span>"


_HEADING: Final = re.compile(r"\d\. \w+(?: \w+)?$")
_DIGIT: Final = re.compile(r"\d")
SENTENCES: Final = {lang: [c for c in CASES if c.lang == lang and c.text != c.document] for lang in LANGS}


def _is_another_text(text: str, spelling: str) -> bool:
    """Whether the spelling would say something else.

    A comma of thousands would be a point; in capitals nothing tells if a unit's full stop ends a sentence,
    nor a branch from a town.
    """
    if spelling == "upper case":
        return any(pattern.search(text) for pattern in (_UNIT_STOP, _PLACE_OR_BRANCH))
    return "commas" in spelling and _THOUSANDS_COMMA.search(text) is not None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling_changes_no_figure(spelling: str, lang: Lang) -> None:
    assert len(SENTENCES[lang]) >= 40
    changed = [
        case.id
        for case in SENTENCES[lang]
        if not _is_another_text(case.text, spelling)
        if reading(case, SPELLINGS[spelling](case.text, lang)) != reading(case, case.text)
    ]
    assert changed == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_missing_full_stop_changes_no_figure(lang: Lang) -> None:
    changed = [c.id for c in SENTENCES[lang] if reading(c, c.text.rstrip(".")) != reading(c, c.text)]
    assert changed == []


@pytest.mark.parametrize("lang", LANGS)
def test_inline_elements_change_no_figure(lang: Lang) -> None:
    changed = [
        case.id
        for case in SENTENCES[lang]
        if figures(parse_release(as_page(case), Origin("release.html"))) != reading(case, case.text)
    ]
    assert changed == []
