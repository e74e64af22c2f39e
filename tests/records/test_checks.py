"""Every consistency rule: kept, broken, and with nothing to look at."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from record_help import evidence, numeral, numerals, observation

from records.checks import Figures, run_checks
from records.checks.balances import check_balances
from records.checks.dates import check_dates
from records.checks.facts import check_facts
from records.checks.lists import check_list_counts
from records.checks.shares import check_shares
from records.observation import Observation
from records.period import period
from records.release import Numerals

APRIL = period("April 2026", date(2026, 4, 1), date(2026, 4, 30))
COUNTED = numerals(explained_as=[numeral("3", "list_count")], explained=1, total=4)
ANNOUNCED = f"{'in 3 regions (of all) ':>72}: 7"  # as long as the samples' offsets ask
UNCOUNTED = numerals(explained_as=[], explained=0, total=3)


def obs(obs_id: str, indicator: str, value: float, **changes: Any) -> Observation:
    return observation(obs_id=obs_id, indicator=indicator, obs_value=value, **changes)


def movement(arrivals: float, departures: float, net: float, **changes: Any) -> list[Observation]:
    return [
        obs("a", "migration_arrivals", arrivals, **changes),
        obs("b", "migration_departures", departures, **changes),
        obs("c", "net_migration", net, measure="balance", **changes),
    ]


@pytest.mark.parametrize(
    ("figures", "verdict", "detail"),
    [
        (movement(14256, 6967, 7289), "pass", "14256 - 6967 = 7289"),
        (movement(14256, 6967, 7298), "fail", "14256 - 6967 ≠ 7298"),
        (movement(1122, 4923, -3801), "pass", "1122 - 4923 = -3801"),
        (movement(10.5, 3.2, 7.2, decimals=1), "pass", "10.5 - 3.2 = 7.2"),
        (movement(10.5, 3.2, 7.0, decimals=1), "fail", "10.5 - 3.2 ≠ 7.0"),
    ],
)
def test_balance(figures: list[Observation], verdict: str, detail: str) -> None:
    (check,) = check_balances(figures)
    assert (check.rule, check.verdict, check.detail) == ("balance_is_difference", verdict, detail)
    assert check.observations == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("balance", "plus", "minus"),
    [
        ("net_migration", "migration_arrivals", "migration_departures"),
        ("natural_increase", "births", "deaths"),
        ("trade_balance", "exports", "imports"),
    ],
)
def test_every_balance_with_its_terms(balance: str, plus: str, minus: str) -> None:
    figures = [obs("a", plus, 5), obs("b", minus, 3), obs("c", balance, 2, measure="balance")]
    assert [check.verdict for check in check_balances(figures)] == ["pass"]


@pytest.mark.parametrize(
    "other",
    [
        {"ref_area": "KZ-71"},
        {"counterpart_area": "CIS"},
        {"time_period": APRIL},
        {"time_period": None},
        {"unit_mult": 3},
        {"unit_measure": "persons"},
        {"same_as": "x"},
        {"measure": "share"},
    ],
    ids=str,
)
def test_a_balance_of_something_else_is_not_compared(other: dict[str, Any]) -> None:
    figures = [
        *movement(14256, 6967, 1)[:2],
        obs("c", "net_migration", 1, **({"measure": "balance"} | other)),
    ]
    assert [check.verdict for check in check_balances(figures)] == ["not_applicable"]


def test_no_balance() -> None:
    (check,) = check_balances([])
    assert (check.verdict, check.detail) == ("not_applicable", "no balance with both its terms")


def regions(count: int) -> list[Observation]:
    of_place = {"ref_area_text": "region", "evidence": evidence("7", 1)}
    return [observation(obs_id=f"k2.{i}", **of_place) for i in range(1, count + 1)]


@pytest.mark.parametrize(
    ("listed", "verdict", "detail"),
    [
        (3, "pass", "3 announced, 3 listed"),
        (2, "fail", "3 announced, 2 listed"),
        (4, "fail", "3 announced, 4 listed"),
    ],
)
def test_list_count(listed: int, verdict: str, detail: str) -> None:
    (check,) = check_list_counts(regions(listed), COUNTED, ANNOUNCED)
    assert (check.rule, check.verdict, check.detail) == ("list_has_its_count", verdict, detail)
    assert check.observations == [f"k2.{i}" for i in range(1, listed + 1)]


@pytest.mark.parametrize(
    ("figures", "account"),
    [
        (regions(3), UNCOUNTED),
        ([], COUNTED),
        ([observation()], COUNTED),  # before the count, and of no place
        (regions(3), numerals(explained_as=[numeral("regions", "list_count")])),  # a count in words
    ],
)
def test_no_counted_list(figures: list[Observation], account: Numerals) -> None:
    (check,) = check_list_counts(figures, account, ANNOUNCED)
    assert (check.rule, check.verdict) == ("list_has_its_count", "not_applicable")


def test_a_list_behind_a_comma_is_not_the_counted_one() -> None:
    text = ANNOUNCED.replace(" (of all)", ", it fell")
    (check,) = check_list_counts(regions(3), COUNTED, text)
    assert (check.rule, check.verdict) == ("list_has_its_count", "not_applicable")


def test_a_figure_of_something_else_is_no_item_of_the_list() -> None:
    other = replace(regions(1)[0], obs_id="k2.9", indicator_text="deaths")
    (check,) = check_list_counts([*regions(3), other], COUNTED, ANNOUNCED)
    assert (check.verdict, check.observations) == ("pass", ["k2.1", "k2.2", "k2.3"])


def shares(*values: float) -> list[Observation]:
    return [
        obs(f"s{i}", "births", value, measure="share", unit_measure="percent")
        for i, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "verdict", "detail"),
    [
        ((62.4, 37.6), "pass", "2 of a whole, together 100.0 %"),
        ((33.4, 33.4, 33.4), "pass", "3 of a whole, together 100.2 %"),
        ((62.4, 39.6), "fail", "2 of a whole, together 102.0 %"),
        ((178.2,), "fail", "1 of a whole, together 178.2 %"),
    ],
)
def test_shares(values: tuple[float, ...], verdict: str, detail: str) -> None:
    (check,) = check_shares(shares(*values))
    assert (check.rule, check.verdict, check.detail) == ("shares_within_whole", verdict, detail)
    assert check.observations == [f"s{i}" for i in range(len(values))]


def test_shares_of_two_times_are_two_wholes() -> None:
    now, then = (
        shares(80),
        [obs("t", "births", 70, measure="share", unit_measure="percent", time_period=APRIL)],
    )
    assert [check.verdict for check in check_shares([*now, *then])] == ["pass", "pass"]


def test_a_share_printed_twice_counts_once() -> None:
    twin = obs("t", "births", 80, measure="share", unit_measure="percent", same_as="s0")
    assert [check.observations for check in check_shares([*shares(80), twin])] == [["s0"]]


def test_no_shares() -> None:
    (check,) = check_shares([observation()])
    assert (check.verdict, check.detail, check.observations) == ("not_applicable", "no shares", [])


@pytest.mark.parametrize(
    ("published", "following", "verdict"),
    [
        (date(2026, 4, 10), date(2026, 5, 10), "pass"),
        (date(2026, 4, 10), date(2026, 4, 10), "fail"),
        (date(2026, 4, 10), date(2025, 5, 10), "fail"),
        (date(2026, 4, 10), None, "not_applicable"),
        (None, date(2026, 4, 10), "not_applicable"),
        (None, None, "not_applicable"),
    ],
)
def test_dates(published: date | None, following: date | None, verdict: str) -> None:
    check = check_dates(published, following)
    assert (check.rule, check.verdict, check.observations) == ("next_publication_is_later", verdict, [])


def test_one_value_for_one_thing() -> None:
    thousands = obs("b", "births", 0.052, unit_mult=3, decimals=3)
    (check,) = check_facts([obs("a", "births", 52), thousands])
    assert (check.rule, check.verdict, check.observations) == ("one_value_for_one_thing", "pass", [])


def test_two_values_for_one_thing() -> None:
    (check,) = check_facts([obs("a", "births", 52), obs("b", "births", 53), obs("c", "births", 52)])
    assert (check.verdict, check.detail, check.observations) == ("fail", "52 ≠ 53", ["a", "b", "c"])


@pytest.mark.parametrize(
    "other",
    [
        {"indicator_text": "deaths"},
        {"measure": "share"},
        {"unit_measure": "persons"},
        {"ref_area": "KZ-71"},
        {"ref_area": None, "ref_area_text": "Semey"},
        {"counterpart_area": "CIS"},
        {"time_period": APRIL},
        {"base_per": APRIL},
        {"qualifiers": ["urban"]},
    ],
    ids=str,
)
def test_two_things_may_have_two_values(other: dict[str, Any]) -> None:
    (check,) = check_facts([obs("a", "births", 52), obs("b", "births", 53, **other)])
    assert check.verdict == "pass"


def test_all_rules_in_a_fixed_order() -> None:
    found = run_checks(Figures([], UNCOUNTED, [], []), "", (None, None))
    assert [check.rule for check in found] == [
        "balance_is_difference",
        "list_has_its_count",
        "shares_within_whole",
        "one_value_for_one_thing",
        "table_cells_are_read",
        "witnesses_agree",
        "next_publication_is_later",
    ]
