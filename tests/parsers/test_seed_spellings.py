"""The seeds in other spellings of the same characters: no figure and no date changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from expected_seeds import SOURCES, Source, raw, record
from replica_records import EDITIONS, name
from replica_records import record as replica_record

from fixtures.replica.pages import render_release
from fixtures.replica.site import ReleaseEdition, load_site
from parsers.origin import Origin
from parsers.release import parse_release
from records.observation import Observation
from records.period import TimePeriod
from records.release import Release

TEXTS = [source for source in SOURCES if source.form == "text"]
PAGES = [source for source in SOURCES if source.form == "page"]

#: another way to print or to save the same text
SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "no-break-blanks": lambda text: text.replace(" ", "\u00a0").encode(),
    "narrow-no-break-blanks": lambda text: text.replace(" ", "\u202f").encode(),
    "trailing-blanks": lambda text: re.sub("$", "  ", text, flags=re.MULTILINE).encode(),
    "byte-order-mark": lambda text: text.encode("utf-8-sig"),
    "utf-16-le": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "windows-1251": lambda text: text.encode("windows-1251"),
    "blank-before-per-cent": lambda text: text.replace("%", " %").encode(),
    "no-break-blank-before-per-cent": lambda text: text.replace("%", "\u00a0%").encode(),
    "en-dash-in-periods": lambda text: re.sub(r"(January)-(\w+)", r"\1–\2", text).encode(),
    "blanks-round-the-dash-of-periods": lambda text: re.sub(r"(January)-(\w+)", r"\1 – \2", text).encode(),
    "decimal-commas": lambda text: re.sub(r"(\d)\.(\d)(?=%| times)", r"\1,\2", text).encode(),
    "decimal-points": lambda text: re.sub(r"(\d),(\d)(?=%| times)", r"\1.\2", text).encode(),
    "grouped-thousands": lambda text: re.sub(
        r"\b(\d{1,2})(\d{3})(?= people| to people)", r"\1 \2", text
    ).encode(),
    "soft-hyphens": lambda text: text.replace("migration", "mi\u00adgra\u00adtion").encode(),
    "doubled-blank-lines": lambda text: text.replace("\n\n", "\n\n\n\n").encode(),
}
#: what would break a page's markup, or contradict its own declaration of its encoding
IN_A_TEXT_ONLY = {
    *("cr", "no-break-blanks", "narrow-no-break-blanks", "soft-hyphens"),
    *("windows-1251", "utf-16-le", "utf-16-be"),
}


def dates(time: TimePeriod | None) -> tuple[str, bool] | None:
    return (time.sdmx, time.cumulative) if time else None


def fact(obs: Observation) -> tuple[object, ...]:
    """What must not depend on the spelling."""
    return (
        *(obs.indicator, obs.measure, obs.obs_value, obs.decimals, obs.direction),
        *(obs.unit_measure, obs.unit_mult, obs.ref_area, obs.counterpart_area),
        *(dates(obs.time_period), dates(obs.base_per), obs.obs_status, obs.flags),
    )


def header(release: Release) -> tuple[object, ...]:
    return (release.lang, release.published, release.next_published, dates(release.time_period))


def cases(sources: list[Source], spellings: set[str]) -> list[tuple[Source, str]]:
    """Each source in each spelling that alters it (a page with decimal points has no commas to alter)."""
    pairs = [(source, spelling) for source in sources for spelling in sorted(spellings)]
    return [(source, name) for source, name in pairs if SPELLINGS[name](raw(source).decode()) != raw(source)]


CASES = cases(TEXTS, set(SPELLINGS)) + cases(PAGES, SPELLINGS.keys() - IN_A_TEXT_ONLY)


@pytest.mark.parametrize(("source", "spelling"), CASES, ids=str)
def test_a_spelling_changes_no_figure(source: Source, spelling: str) -> None:
    text = raw(source).decode()
    found, plain = parse_release(SPELLINGS[spelling](text), Origin(source.name)), record(source)
    assert [fact(obs) for obs in found.observations] == [fact(obs) for obs in plain.observations]
    assert len(found.observations) == 12
    assert header(found) == header(plain)
    assert found.numerals.unread == []
    assert [section.key for section in found.sections] == [section.key for section in plain.sections]


def test_every_spelling_alters_a_source() -> None:
    assert {spelling for _, spelling in CASES} == set(SPELLINGS)


@pytest.mark.parametrize("source", PAGES, ids=str)
@pytest.mark.parametrize("blank", ["&nbsp;", "\u00a0", "\u2009", "&#8239;"])
def test_blanks_between_the_words_of_a_page(source: Source, blank: str) -> None:
    text = re.sub(r"(?<=[\w,]) (?=[\w(]+[^<>]*</p>)", blank, raw(source).decode())
    assert blank in text
    found = parse_release(text.encode(), Origin(source.name))
    assert [fact(obs) for obs in found.observations] == [fact(obs) for obs in record(source).observations]


@pytest.mark.parametrize("source", PAGES, ids=str)
def test_numbers_cut_by_inline_tags(source: Source) -> None:
    text = re.sub(
        r"(\d)(\d[.,\d]*)(?=%| people| times| to people)", r"\1<span>\2</span>", raw(source).decode()
    )
    assert "</span>%" in text
    found = parse_release(text.encode(), Origin(source.name))
    assert [fact(obs) for obs in found.observations] == [fact(obs) for obs in record(source).observations]


@pytest.mark.parametrize("page", [page for page in EDITIONS if page.lang != "en"], ids=name)
def test_decomposed_letters(page: ReleaseEdition) -> None:
    text = unicodedata.normalize("NFD", render_release(load_site(), page).decode())
    assert not unicodedata.is_normalized("NFC", text)
    found = parse_release(text.encode(), Origin(page.path))
    plain = replica_record(page)
    assert [fact(obs) for obs in found.observations] == [fact(obs) for obs in plain.observations]
    assert (found.text, header(found)) == (plain.text, header(plain))
