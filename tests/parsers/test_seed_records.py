"""Every field of the two seed releases, as text and as page."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import pytest
from expected_seeds import SOURCES, Source, expected, raw, record

from records.invariants import EXPLAINED_FIELDS
from records.period import TimePeriod

pytestmark = pytest.mark.parametrize("source", SOURCES, ids=str)

CONTACTS = (
    *("department", "director", "director_phone", "director_phone_e164"),
    *("executor", "executor_phone", "executor_phone_e164", "email", "address"),
)


def dates(time: TimePeriod | None) -> dict[str, Any] | None:
    """A time without its words."""
    found: dict[str, Any] | None = time and msgspec.structs.asdict(time)
    return found and {name: value for name, value in found.items() if name != "text"}


@pytest.mark.parametrize(
    "field", ["lang", "title", "series", "published", "next_published", "owner", "release_id"]
)
def test_header(source: Source, field: str) -> None:
    assert getattr(record(source), field) == expected(source)[field]


def test_time_period(source: Source) -> None:
    time = record(source).time_period
    assert dates(time) == expected(source)["time_period"]
    assert time
    assert expected(source)["title"].endswith(f"for {time.text}")


def test_sections(source: Source) -> None:
    found = record(source).sections
    assert [[s.number, s.key, s.title] for s in found] == expected(source)["sections"]


def test_sections_stand_in_order_and_begin_with_their_heading(source: Source) -> None:
    release = record(source)
    last = 0
    for section in release.sections:
        assert section.start >= last
        assert section.title in release.text[section.start : section.start + len(section.title) + 10]
        last = section.end


@pytest.mark.parametrize("index", range(7))
def test_key_point(source: Source, index: int) -> None:
    points = record(source).key_points
    assert len(points) == 7
    assert [points[index].section, points[index].text] == expected(source)["key_points"][index]


def test_numerals(source: Source) -> None:
    numerals, said = record(source).numerals, expected(source)["numerals"]
    assert (numerals.total, numerals.observed) == (said["total"], said["observed"])
    assert [[n.quote, n.reason] for n in numerals.explained_as] == said["explained"]
    assert numerals.unread == []


def test_glossary(source: Source) -> None:
    found = record(source).glossary
    assert [[g.term, g.definition.rstrip(";.")] for g in found] == expected(source)["glossary"]


def test_methodology(source: Source) -> None:
    assert record(source).methodology == expected(source)["methodology"]


def test_spreadsheets(source: Source) -> None:
    found = record(source).spreadsheets
    assert [[s.title, s.url] for s in found] == expected(source)["spreadsheets"]
    assert {(s.media_type, s.size, s.sha256) for s in found} == {(None, None, None)}


def test_dynamic_tables(source: Source) -> None:
    found = record(source).dynamic_tables
    assert [[t.title, t.frequency, t.url] for t in found] == expected(source)["dynamic_tables"]


def test_charts(source: Source) -> None:
    found = record(source).charts
    assert [", ".join(filter(None, [c.title, c.unit_text])) for c in found] == expected(source)["charts"]
    assert {c.series for c in found} == {None}


def test_links(source: Source) -> None:
    assert [[link.title, link.url] for link in record(source).links] == expected(source)["links"]


@pytest.mark.parametrize("field", CONTACTS)
def test_contacts(source: Source, field: str) -> None:
    assert getattr(record(source).contacts, field) == expected(source)["contacts"][field]


def test_checks(source: Source) -> None:
    release = record(source)
    order = [obs.obs_id for obs in release.observations]
    found = [[c.rule, c.verdict, [order.index(o) + 1 for o in c.observations]] for c in release.checks]
    assert found == expected(source)["checks"]


@pytest.mark.parametrize("field", EXPLAINED_FIELDS)
def test_state_of_field(source: Source, field: str) -> None:
    state, reason = record(source).fields[field], expected(source)["absent"].get(field)
    assert (state.state, state.reason) == (("not_found", reason) if reason else ("present", None))


def test_every_empty_contact_has_a_state(source: Source) -> None:
    assert [name for name in record(source).fields if name.startswith("contacts.")] == []


def test_source(source: Source) -> None:
    found = record(source).source
    assert (found.url, found.encoding, found.layout) == (source.name, "utf-8", expected(source)["layout"])
    assert found.sha256 == hashlib.sha256(raw(source)).hexdigest()
    assert (found.fetched_at, found.etag, found.last_modified) == (None, None, None)


def test_media_type(source: Source) -> None:
    kind = record(source).source.media_type
    assert kind == "text/html" if source.form == "page" else kind in {"text/plain", "text/markdown"}
