"""The 24 figures of the two seed releases, field by field, as text and as page."""

from __future__ import annotations

from typing import Any

import pytest
from expected_seeds import SOURCES, Source, expected, raw, record
from lxml import html
from test_seed_records import dates

from records.observation import Observation

FIELDS = (
    *("indicator", "indicator_text", "measure", "obs_value", "direction"),
    *("unit_measure", "unit_mult", "decimals"),
    *("ref_area", "counterpart_area", "qualifiers", "obs_status", "flags", "same_as"),
)
FIGURES = range(12)

pytestmark = pytest.mark.parametrize("source", SOURCES, ids=str)
each_figure = pytest.mark.parametrize("index", FIGURES)


def pair(source: Source, index: int) -> tuple[Observation, dict[str, Any]]:
    """A figure as read, and as expected."""
    return record(source).observations[index], expected(source)["observations"][index]


def test_there_are_twelve(source: Source) -> None:
    assert len(record(source).observations) == len(expected(source)["observations"]) == 12
    assert len({obs.obs_id for obs in record(source).observations}) == 12


@each_figure
@pytest.mark.parametrize("field", FIELDS)
def test_figure(source: Source, index: int, field: str) -> None:
    obs, said = pair(source, index)
    assert getattr(obs, field) == said[field]


@each_figure
def test_time_period(source: Source, index: int) -> None:
    obs, _ = pair(source, index)
    assert dates(obs.time_period) == expected(source)["time_period"]


@each_figure
def test_base_period(source: Source, index: int) -> None:
    obs, said = pair(source, index)
    assert dates(obs.base_per) == (expected(source)["base_per"] if said["based"] else None)


@each_figure
def test_named_area(source: Source, index: int) -> None:
    obs, said = pair(source, index)
    if "ref_area_text" in said:
        assert obs.ref_area_text == said["ref_area_text"]
    else:
        assert obs.ref_area_text in {None, "the country", "Kazakhstan"}
        assert (obs.ref_area_text is None) == ("area_inherited" in obs.flags)


@each_figure
def test_evidence(source: Source, index: int) -> None:
    release, (obs, said) = record(source), pair(source, index)
    evidence = obs.evidence
    assert (evidence.quote, evidence.key_point) == (said["quote"], said["key_point"])
    assert release.text[evidence.start : evidence.end] == said["quote"]
    point = release.key_points[said["key_point"]]
    assert point.start <= evidence.start < evidence.end <= point.end


@each_figure
def test_locator_finds_the_quote_in_the_raw_file(source: Source, index: int) -> None:
    obs, said = pair(source, index)
    kind, place = obs.evidence.locator.split(":", 1)
    if source.form == "text":
        assert (kind, int(place)) == ("line", said["line"])
        assert said["quote"] in raw(source).decode().split("\n")[said["line"] - 1]
    else:
        (found,) = html.document_fromstring(raw(source).decode()).xpath(place)
        assert kind == "xpath"
        assert said["quote"] in " ".join(found.text_content().split())
