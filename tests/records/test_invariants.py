"""Each invariant of the contract, broken once: the error says what and where."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from record_help import (
    FIRST,
    TEXT,
    change,
    evidence,
    key_point,
    numeral,
    numerals,
    observation,
    release,
    values,
)

from records.errors import ContractError
from records.period import TimePeriod, period, sdmx_code
from records.release import FieldState, Section


def test_the_record_that_the_tests_break_is_valid() -> None:
    assert [obs.obs_value for obs in release().observations] == [52, -4]


def moved(quote: str, by: int) -> Any:
    found = evidence(quote, 0)
    return replace(found, start=found.start + by, end=found.end + by)


def states(**changes: FieldState) -> dict[str, FieldState]:
    return values()["fields"] | changes


PRESENT = FieldState(state="present")
BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "carriage return": ({"text": TEXT + "\r\n"}, "text is not NFC"),
    "decomposed letters": ({"text": TEXT + "и\u0306"}, "text is not NFC"),
    "evidence beside its quote": (
        {"observations": [observation(evidence=moved("52 births", 1)), change()]},
        r"k1.1: text\[34:43\] is '2 births ', not '52 births'",
    ),
    "evidence past the end of the text": (
        {
            "observations": [
                observation(evidence=replace(evidence("52 births", 0), start=900, end=909)),
                change(),
            ]
        },
        r"k1.1: text\[900:909\] is '', not '52 births'",
    ),
    "evidence outside its key point": (
        {"observations": [observation(evidence=evidence("52 births", 1)), change()]},
        "k1.1: its evidence is outside key point 1",
    ),
    "evidence in a key point that is not there": (
        {"observations": [observation(evidence=evidence("52 births", 2)), change()]},
        "k1.1: there is no key point 2",
    ),
    "two observations of one id": (
        {"observations": [observation(), change(obs_id="k1.1")]},
        "obs_id k1.1 stands twice",
    ),
    "same_as to a later observation": (
        {"observations": [observation(same_as="k2.1"), change()]},
        "k1.1: same_as k2.1 is no earlier observation",
    ),
    "same_as to itself": (
        {"observations": [observation(same_as="k1.1"), change()]},
        "k1.1: same_as k1.1 is no earlier observation",
    ),
    "key point that is not its slice": (
        {"key_points": [replace(key_point(FIRST), text="In March."), values()["key_points"][1]]},
        r"key point 0: text\[8:56\] is .*, not 'In March\.'",
    ),
    "key points out of order": (
        {"key_points": list(reversed(values()["key_points"])), "observations": []},
        "key point 1 is out of reading order",
    ),
    "key points that overlap": (
        {"key_points": [key_point(FIRST), key_point("3 regions.")], "observations": []},
        "key point 1 is out of reading order",
    ),
    "section past the end of the text": (
        {"sections": [Section(number=None, key="links", title="Links", start=0, end=900)]},
        "section 'Links' is outside the text",
    ),
    "section that ends before it begins": (
        {"sections": [Section(number=None, key="links", title="Links", start=9, end=8)]},
        "section 'Links' is outside the text",
    ),
    "sum of the numerals": (
        {"numerals": numerals(total=6)},
        "numerals: 6 printed, but the account gives another sum",
    ),
    "list of the explained": (
        {"numerals": numerals(total=6, explained=3)},
        "numerals: explained differs from what explained_as lists",
    ),
    "numeral that is not its slice": (
        {"numerals": numerals(unread=[replace(numeral("7", "no_unit"), quote="8")])},
        r"numeral: text\[\d+:\d+\] is '7', not '8'",
    ),
    "explained numeral that is not its slice": (
        {
            "numerals": numerals(
                explained_as=[numeral("2026", "period"), replace(numeral("3", "name"), start=0)]
            )
        },
        r"numeral: text\[0:\d+\] is .*, not '3'",
    ),
    "field without a state": (
        {"fields": {name: state for name, state in values()["fields"].items() if name != "owner"}},
        "fields says nothing of owner",
    ),
    "present, but null": ({"fields": states(owner=PRESENT)}, "owner is empty, but fields says it is present"),
    "present, but an empty list": (
        {"fields": states(glossary=PRESENT)},
        "glossary is empty, but fields says it is present",
    ),
    "present, but an empty string": ({"title": ""}, "title is empty, but fields says it is present"),
    "absent without a reason": (
        {"fields": states(owner=FieldState(state="not_found"))},
        "owner is not_found without a reason",
    ),
    "absent with an empty reason": (
        {"fields": states(owner=FieldState(state="stated_absent", reason=""))},
        "owner is stated_absent without a reason",
    ),
    "doubtful without a reason": (
        {"fields": states(published=FieldState(state="conflicting"))},
        "published is conflicting without a reason",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str) -> None:
    changes, words = BROKEN[name]
    with pytest.raises(ContractError, match=words):
        release(**changes)


def test_evidence_outside_the_key_points_has_none() -> None:
    tile = observation(evidence=evidence("Births", None))
    assert release(observations=[tile, change()]).observations[0].evidence.key_point is None


def test_same_as_an_earlier_observation() -> None:
    twin = observation(obs_id="k1.2", same_as="k1.1")
    assert release(observations=[observation(), twin]).observations[1].same_as == "k1.1"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"direction": None}, "k2.1: direction None with measure change"),
        ({"measure": "level"}, "k2.1: direction decrease with measure level"),
        ({"obs_value": 4}, "k2.1: decrease with the value 4"),
        ({"direction": "increase"}, "k2.1: increase with the value -4"),
        ({"unit_measure": "times", "obs_value": -1.7}, "k2.1: a factor is printed positive, not -1.7"),
    ],
)
def test_direction_and_sign(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ContractError, match=words):
        change(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"obs_value": 0, "direction": None},
        {"obs_value": 0},
        {"obs_value": 1.7, "unit_measure": "times"},
        {"obs_value": 1.7, "unit_measure": "times", "direction": "increase"},
        {"obs_value": 4, "direction": "increase"},
    ],
)
def test_directions_that_fit(changes: dict[str, Any]) -> None:
    assert change(**changes).obs_value == changes["obs_value"]


@pytest.mark.parametrize(
    ("start", "end", "sdmx"),
    [
        (date(2024, 1, 1), date(2024, 6, 30), "2024-01-01/P6M"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02-01/P1M"),
        (date(2023, 2, 1), date(2023, 2, 28), "2023-02-01/P1M"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024-02-01/P28D"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025-01-01/P12M"),
        (date(2023, 12, 1), date(2024, 1, 31), "2023-12-01/P2M"),
        (date(2025, 6, 1), date(2025, 6, 1), "2025-06-01"),
        (date(2026, 6, 17), date(2026, 6, 23), "2026-06-17/P7D"),
    ],
)
def test_sdmx_code(start: date, end: date, sdmx: str) -> None:
    assert sdmx_code(start, end) == sdmx
    assert period("as printed", start, end).sdmx == sdmx


@pytest.mark.parametrize(
    ("start", "end", "sdmx", "words"),
    [
        (
            date(2024, 6, 30),
            date(2024, 1, 1),
            "2024-01-01/P6M",
            "ends 2024-01-01 before it starts 2024-06-30",
        ),
        (
            date(2024, 1, 1),
            date(2024, 6, 30),
            "2024-01-01/P7M",
            "'2024-01-01/P7M' does not say 2024-01-01..2024-06-30",
        ),
        (date(2024, 1, 1), date(2024, 6, 30), "2024-H1", "'2024-H1' does not say"),
        (date(2024, 1, 1), date(2024, 1, 1), "2024-01-01/P1D", "does not say"),
    ],
)
def test_period_and_code_that_differ(start: date, end: date, sdmx: str, words: str) -> None:
    with pytest.raises(ContractError, match=words):
        TimePeriod(text="as printed", start=start, end=end, sdmx=sdmx)
