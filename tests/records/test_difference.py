"""What a new vintage of a release says differently, field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_help import MARCH, change, observation, release, source

from parsers.origin import Origin
from parsers.release import parse_release
from records.describe import describe
from records.difference import Change, difference
from records.label import label
from records.period import period
from records.release import Chart, Link, Release, Series

HEAD = "Births in the Republic of Kazakhstan (January 2025)\n\nKey indicators\n\n"
BIRTHS = "In January 2025 there were 34 120 births.\n"
DEATHS = "In January 2025 there were 11 310 deaths.\n"
MARRIAGES = "In January 2025 there were 9 405 marriages.\n"


def read(text: str) -> Release:
    return parse_release(text.encode(), Origin("births.txt"))


def told(old: Release, new: Release) -> dict[str, tuple[Any, Any]]:
    """Old and new value by path, of a difference without additions and removals."""
    changes = difference(old, new)
    assert {item.kind for item in changes} <= {"replaced"}
    return {item.path: (item.old, item.new) for item in changes}


def test_a_record_does_not_differ_from_itself() -> None:
    assert difference(read(HEAD + BIRTHS), read(HEAD + BIRTHS)) == []


def test_a_revised_figure_changes_its_value_its_quote_its_sentence_and_the_text() -> None:
    revised = BIRTHS.replace("34 120", "34 210")
    quotes = "34 120 births", "34 210 births"
    assert told(read(HEAD + BIRTHS + DEATHS), read(HEAD + revised + DEATHS)) == {
        "/text": (BIRTHS.strip(), revised.strip()),
        "/key_points/0/text": (BIRTHS.strip(), revised.strip()),
        "/observations/0/obs_value": (34120, 34210),
        "/observations/0/evidence/quote": quotes,
    }


def test_a_revised_figure_on_one_line() -> None:
    revised = BIRTHS.replace("34 120", "34 210")
    lines = [describe(item) for item in difference(read(HEAD + BIRTHS), read(HEAD + revised))]
    assert "births, KZ, 2025-01: 34 120 -> 34 210" in lines
    assert "births, KZ, 2025-01: evidence/quote: 34 120 births -> 34 210 births" in lines


def test_an_inserted_sentence_adds_its_own_and_changes_no_other() -> None:
    changes = difference(read(HEAD + BIRTHS + DEATHS), read(HEAD + MARRIAGES + BIRTHS + DEATHS))
    added = {item.path: item.kind for item in changes if item.path.startswith(("/key", "/obs", "/text"))}
    assert added == {"/text": "replaced", "/key_points/0": "added", "/observations/0": "added"}
    assert "marriages, KZ, 2025-01: added, 9 405" in [describe(item) for item in changes]
    assert (changes[0].old, changes[0].new) == ("", MARRIAGES.strip())


def test_a_removed_sentence_is_named_by_its_place_in_the_old_record() -> None:
    changes = difference(read(HEAD + BIRTHS + DEATHS), read(HEAD + BIRTHS))
    (gone,) = [item for item in changes if item.path.startswith("/observations")]
    assert (gone.path, gone.kind, gone.new) == ("/observations/1", "removed", None)
    assert describe(gone) == "deaths, KZ, 2025-01: removed, was 11 310"


def test_sentences_that_change_places_change_the_text_only_where_lines_are_whole() -> None:
    moved = difference(read(HEAD + BIRTHS + DEATHS), read(HEAD + DEATHS + BIRTHS))
    assert [item.path for item in moved] == ["/text"]


def test_a_figure_that_is_read_anew_is_the_same_figure() -> None:
    old, new = release(), release(observations=[observation(ref_area="KZ-71"), change()])
    (only,) = difference(old, new)
    assert (only.path, only.old, only.new) == ("/observations/0/ref_area", "KZ", "KZ-71")
    assert describe(only) == "births, KZ-71, 2026-03: ref_area: KZ -> KZ-71"


def test_another_time_is_one_change() -> None:
    april = period("April 2026", date(2026, 4, 1), date(2026, 4, 30))
    assert told(release(), release(time_period=april)) == {
        "/time_period": (msgspec.to_builtins(MARCH), msgspec.to_builtins(april))
    }
    assert [describe(item) for item in difference(release(), release(time_period=april))] == [
        "time_period: 2026-03-01/P1M -> 2026-04-01/P1M"
    ]


def test_another_spelling_of_a_time_is_a_change_of_its_text() -> None:
    spelt = msgspec.structs.replace(MARCH, text="march of 2026")
    assert told(release(), release(time_period=spelt)) == {
        "/time_period/text": ("March 2026", "march of 2026")
    }


def test_a_figure_that_becomes_the_twin_of_another_is_a_change() -> None:
    twin = observation(obs_id="k1.2", same_as="k1.1")
    single = release(observations=[observation(), observation(obs_id="k1.2"), change()])
    double = release(observations=[observation(), twin, change()])
    assert told(single, double) == {"/observations/1/same_as": (None, "k1.1")}


def test_two_figures_that_state_the_same_are_paired_by_their_values_first() -> None:
    old = release(observations=[observation(), observation(obs_id="k1.2", obs_value=60), change()])
    new = release(
        observations=[observation(obs_id="k1.2", obs_value=60), observation(obs_value=53), change()]
    )
    assert told(old, new) == {"/observations/1/obs_value": (52, 53)}


def test_names_of_fields_are_escaped_as_rfc_6901_says() -> None:
    fields = release().fields
    other = release(fields=fields | {"a/b~c": fields["title"]})
    assert [(item.path, item.kind) for item in difference(release(), other)] == [("/fields/a~1b~0c", "added")]


def test_a_field_that_is_told_no_more() -> None:
    fields = release().fields
    (gone,) = difference(release(fields=fields | {"more": fields["title"]}), release())
    assert (gone.path, gone.kind, gone.old) == (
        "/fields/more",
        "removed",
        {"state": "present", "reason": None},
    )


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("2025-01-31", "2025-01"),
        ("2025-03-31", "2025-Q1"),
        ("2025-12-31", "2025"),
        ("2025-01-07", "2025-01-01/P7D"),
    ],
)
def test_the_time_of_a_figure_in_short(end: str, name: str) -> None:
    time = period("then", date(2025, 1, 1), date.fromisoformat(end))
    assert label(observation(time_period=time)) == f"births, KZ, {name}"


def test_plotted_data_change_point_by_point() -> None:
    def plotted(*data: float) -> Release:
        series = Series(name="births", categories=["1", "2", "3", "4"][: len(data)], data=[*data])
        return release(charts=[Chart(title="Births", unit_text=None, series=[series])])

    data = "/charts/0/series/0/data"
    assert told(plotted(1, 2, 3), plotted(1, 5, 3)) == {f"{data}/1": (2, 5)}
    appended = difference(plotted(1, 2), plotted(1, 2, 4))
    assert [(item.path, item.kind, item.new) for item in appended if item.path.startswith(data)] == [
        (f"{data}/2", "added", 4)
    ]


def test_links_without_an_address_are_not_taken_for_one_another() -> None:
    old, new = (release(links=[Link(title=title, url=None)]) for title in ("Prices", "Trade"))
    assert [(item.path, item.kind) for item in difference(old, new)] == [
        ("/links/0", "added"),
        ("/links/0", "removed"),
    ]


def test_a_renamed_link_is_the_same_link() -> None:
    old, new = (release(links=[Link(title=title, url="/1/")]) for title in ("Prices", "Trade"))
    assert told(old, new) == {"/links/0/title": ("Prices", "Trade")}


def test_changes_go_through_json_and_back() -> None:
    changes = difference(release(), release(published=date(2026, 4, 11), source=source(layout="text")))
    assert msgspec.json.decode(msgspec.json.encode(changes), type=list[Change]) == changes
    assert [describe(item) for item in changes] == [
        "published: 2026-04-10 -> 2026-04-11",
        "source/layout: statgov-2023 -> text",
    ]


def test_a_line_for_people_is_one_short_line_without_control_characters() -> None:
    line = describe(
        Change(path="/title", kind="replaced", old=None, new="a\x1b[31m\nb\u202e " + "word " * 90)
    )
    assert line.startswith("title: nothing -> a [31m b")
    assert line.isprintable()
    assert len(line) < 120


def test_of_long_texts_the_part_where_they_differ_is_shown() -> None:
    old, new = ("word " * 90 + f"there were {number} births." for number in ("34 120", "34 210"))
    line = describe(Change(path="/text", kind="replaced", old=old, new=new))
    assert line == (
        "text: … word word word there were 34 120 births. -> … word word word there were 34 210 births."
    )


@pytest.mark.parametrize("measure", ["level", "share"])
def test_a_figure_that_is_no_level_is_named_with_its_unit(measure: str) -> None:
    old, new = (release(observations=[observation(measure=measure, obs_value=v), change()]) for v in (52, 53))
    (only,) = difference(old, new)
    assert (
        describe(only)
        == {
            "level": "births, KZ, 2026-03: 52 -> 53",
            "share": "births, KZ, 2026-03, share, births: 52 -> 53",
        }[measure]
    )


@given(st.permutations(["births", "deaths", "marriages", "divorces"]), st.integers(0, 3), st.integers(1, 9))
def test_one_revised_value_is_one_change_whatever_the_order(names: list[str], place: int, more: int) -> None:
    def figures(order: list[str], values: dict[str, int]) -> list[Any]:
        return [
            observation(obs_id=f"k{i}", indicator_text=name, indicator=None, obs_value=values[name])
            for i, name in enumerate(order)
        ]

    values = dict.fromkeys(names, 52)
    revised = values | {names[place]: 52 + more}
    old, new = figures(sorted(names), values), figures(names, revised)
    assert told(release(observations=old), release(observations=new)) == {
        f"/observations/{place}/obs_value": (52, 52 + more)
    }
