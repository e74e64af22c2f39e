"""Sentences of other topics: what is read is right, and what is not read is listed as unread.

`fixtures/expected/sentences/<lang>.yaml` holds them with all that they say. A parser that learns to read
more of them passes as before; one that reads a figure wrongly, or loses a number, fails. `floor` is how many
figures were read when it was last raised.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml
from expected_seeds import FIXTURES

from parsers.origin import Origin
from parsers.release import parse_release
from records.observation import Observation
from records.release import LANGS, Release

PERIOD = "2025-01-01/P6M"
CORRESPONDING = "2024-01-01/P6M"
DATA: dict[str, dict[str, Any]] = {
    lang: yaml.safe_load((FIXTURES / "expected" / "sentences" / f"{lang}.yaml").read_text("utf-8"))
    for lang in LANGS
}
SENTENCES = [(lang, row["say"], row["figures"]) for lang in LANGS for row in DATA[lang]["sentences"]]


@cache
def reading(lang: str, sentence: str) -> Release:
    """The record of a small release with one sentence."""
    text = DATA[lang]["template"].format(sentence=sentence)
    return parse_release(text.encode(), Origin("release.txt"))


def said(row: list[Any]) -> tuple[object, ...]:
    """A figure as the file gives it: value, power, unit, measure, direction, area, partner, time."""
    value, unit, measure, more = row
    way = ("increase" if value > 0 else "decrease") if measure == "change" else None
    return (
        *(value, more.get("mult", 0), unit, measure, more.get("direction", way)),
        *(more.get("area", "KZ"), more.get("partner"), str(more.get("time", PERIOD))),
    )


def read(obs: Observation) -> tuple[object, ...]:
    """The same of an observation."""
    time = obs.time_period.sdmx if obs.time_period else None
    return (
        *(obs.obs_value, obs.unit_mult, obs.unit_measure, obs.measure, obs.direction),
        *(obs.ref_area, obs.counterpart_area, time),
    )


def bases(row: list[Any]) -> set[str | None]:
    """The bases that a figure may have."""
    base = row[3].get("base")
    return {None, CORRESPONDING} if base == "implied" else {base}


@pytest.mark.parametrize(
    ("lang", "sentence", "figures"), SENTENCES, ids=[f"{s[0]}-{s[1][:60]}" for s in SENTENCES]
)
def test_what_is_read_is_right(lang: str, sentence: str, figures: list[Any]) -> None:
    release = reading(lang, sentence)
    assert release.lang == lang
    assert " ".join(point.text for point in release.key_points) == sentence
    known = {said(row): row for row in figures}
    wrong = [read(obs) for obs in release.observations if read(obs) not in known]
    assert wrong == []
    for obs in release.observations:
        assert (obs.base_per and obs.base_per.sdmx) in bases(known[read(obs)]), obs.evidence.quote


@pytest.mark.parametrize(
    ("lang", "sentence", "figures"), SENTENCES, ids=[f"{s[0]}-{s[1][:60]}" for s in SENTENCES]
)
def test_what_is_not_read_is_listed(lang: str, sentence: str, figures: list[Any]) -> None:
    release = reading(lang, sentence)
    found = {abs(obs.obs_value) for obs in release.observations}
    left = [abs(row[0]) for row in figures if abs(row[0]) not in found]
    unread = {n.quote.replace(" ", "").replace(",", ".") for n in release.numerals.unread}
    assert {str(value) for value in left} <= unread | {f"{quote}.0" for quote in unread}
    assert release.numerals.observed == len(release.observations)


@pytest.mark.parametrize("lang", LANGS)
def test_no_less_is_read_than_before(lang: str) -> None:
    sentences = [row["say"] for row in DATA[lang]["sentences"]]
    assert len(sentences) >= 25
    assert sum(len(reading(lang, sentence).observations) for sentence in sentences) >= DATA[lang]["floor"]
