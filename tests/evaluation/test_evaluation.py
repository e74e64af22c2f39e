"""The evaluation set is read no worse than when its floors were pinned (`make eval`)."""

from __future__ import annotations

from functools import cache

import pytest
import yaml
from cases import FLOORS, HALVES, Case, digest, load_cases
from floors import measured
from scores import Score, read, score

from records.release import LANGS, Release

PINNED = yaml.safe_load(FLOORS.read_text("utf-8"))
CASES = load_cases()


@cache
def readings() -> list[tuple[Case, Release, Score]]:
    """Every document of the set with its record and score."""
    return [(case, release, score(case, release)) for case in CASES for release in [read(case)]]


def test_the_floors_are_those_of_this_set() -> None:
    assert PINNED["set"] == digest(), "the set has changed: look at `make eval`, then pin it with --pin"


@pytest.mark.parametrize("name", [f"{half} {lang}" for half in HALVES for lang in LANGS])
@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_no_score_falls_below_its_floor(name: str, figure: str) -> None:
    assert measured(readings())[name][figure] >= PINNED["floors"][name][figure]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_every_numeral_is_accounted_for(case: Case) -> None:
    (found,) = (one for known, _, one in readings() if known is case)
    assert found.lost == 0


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_language_is_recognised(case: Case) -> None:
    (release,) = (record for known, record, _ in readings() if known is case)
    assert release.lang == case.lang


@pytest.mark.parametrize("lang", LANGS)
def test_the_set_is_as_large_as_it_must_be(lang: str) -> None:
    mine = [case for case in CASES if case.lang == lang]
    releases = [case for case in mine if case.mechanisms == ("whole_release",)]
    assert len(mine) - len(releases) >= 40
    assert len(releases) >= 6
    assert len({case.topic for case in mine}) >= 15
