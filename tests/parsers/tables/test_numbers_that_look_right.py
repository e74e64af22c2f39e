"""Sheets in which a number once came out wrong, or was lost, without a word."""

from __future__ import annotations

import pytest
from written_sheets import Said, check, columns, read, rows, year


def account_of(grid: str) -> tuple[dict[str, float], dict[str, str]]:
    """The values by cell, and the reasons of the cells that are none."""
    lines = [[cell.strip() for cell in line.split("|")] for line in grid.strip("\n").split("\n")]
    account = read([lines], None)
    values = {obs.evidence.locator.rpartition("!")[2]: float(obs.obs_value) for obs in account.observations}
    reasons = {cell.locator.rpartition("!")[2]: cell.reason for t in account.tables for cell in t.unplaced}
    return values, reasons


def test_a_sign_of_per_cent_that_the_format_only_prints_does_not_scale_the_value() -> None:
    values, _ = account_of(
        """
        Share of households, %
         | 2023 | 2024
        Akmola | 12.3~12.3% | 0.145~14.5%
        Aktobe | 15~15% | 0.2~20%
        """
    )
    assert values == {"B3": 12.3, "C3": 14.5, "B4": 15.0, "C4": 20.0}


def test_a_rounded_print_that_looks_like_a_year_keeps_its_stored_value() -> None:
    values, _ = account_of(
        """
        Sheep, heads
         | 2023 | 2024
        Akmola | 1999.6~2000 | 2015.8~2016
        Aktobe | 3000.4~3000 | 2100.2~2100
        """
    )
    assert values == {"B3": 1999.6, "C3": 2015.8, "B4": 3000.4, "C4": 2100.2}


def test_a_first_row_of_values_that_look_like_years_is_data() -> None:
    check(
        Said(
            data="B3:D4",
            area=rows(3, ["KZ-11", "KZ-15"]),
            time=columns("B", [year(2022), year(2023), year(2024)]),
            unit="units",
        ),
        """
        Number of farms, units
         | 2022 | 2023 | 2024
        Akmola | 1950 | 2001 | 2012
        Aktobe | 4001 | 4100 | 4200
        """,
    )


def test_a_year_in_the_words_of_a_row_is_not_the_year_of_its_values() -> None:
    check(
        Said(data="B3:C4", time=columns("B", [year(2022), year(2023)]), unit="units"),
        """
        Number of dwellings by year of construction, units
         | 2022 | 2023
        Built before 1970 | 100 | 101
        Built after 1991 | 300 | 301
        """,
    )


def test_two_multipliers_of_one_unit_stay_with_their_columns() -> None:
    check(
        Said(
            data="B4:E5",
            area=rows(4, ["KZ-11", "KZ-15"]),
            time=columns("B", [year(2023), year(2024), year(2023), year(2024)]),
            unit="KZT",
            mult=columns("B", [3, 3, 6, 6]),
        ),
        """
        Investments by regions | | | |
         | thousand tenge | < | million tenge | <
         | 2023 | 2024 | 2023 | 2024
        Akmola | 5 | 6 | 7 | 8
        Aktobe | 9 | 4 | 3 | 5
        """,
    )


def test_a_text_with_two_readings_is_told_and_not_guessed() -> None:
    values, reasons = account_of(
        """
        Cattle, heads
         | 2023 | 2024
        Akmola | "1,234" | 1500
        Aktobe | 1600 | 1700
        """
    )
    assert values == {"C3": 1500, "B4": 1600, "C4": 1700}
    assert reasons == {"B3": "number_ambiguous"}


def test_a_number_in_brackets_is_negative() -> None:
    values, reasons = account_of(
        """
        Financial result, million tenge
         | 2023 | 2024
        Akmola | -200~(200.0) | "(12,5)"
        Aktobe | 300.5 | 12.5
        """
    )
    assert values == {"B3": -200, "C3": -12.5, "B4": 300.5, "C4": 12.5}
    assert reasons == {}


@pytest.mark.parametrize("text", ["11e", "<0.1", "#DIV/0!", "300 (p)"])
def test_a_print_among_numbers_that_is_none_is_told_and_names_nothing(text: str) -> None:
    lines = [["Cattle, heads"], ["", "2022", "2023"], ["Abai", f'"{text}"', "12.5"], ["Akmola", "3.5", "4.5"]]
    account = read([lines], None)
    assert {obs.evidence.locator: obs.ref_area for obs in account.observations}["sheet:1!C3"] == "KZ-10"
    told = {cell.locator for table in account.tables for cell in table.unplaced}
    read_cells = {obs.evidence.locator for obs in account.observations}
    assert "sheet:1!B3" in told | read_cells


def test_the_region_with_the_name_of_a_city_is_told_by_another_sheet() -> None:
    check(
        Said(
            data="1!B3:B5 2!B3:B4",
            area={"1!B3": "KZ-10", "1!B4": "KZ-19", "1!B5": "KZ-23", "2!B3": "KZ-71", "2!B4": "KZ-75"},
            time=year(2024),
            unit="t",
        ),
        """
        Milk, tons
         | 2024
        Abai | 10.5
        Almaty | 11.5
        Atyrau | 12.5
        """,
        """
        Continuation
         | 2024
        Astana city | 13.5
        Almaty city | 14.5
        """,
    )


def test_rows_of_a_part_are_of_the_region_above_them() -> None:
    check(
        Said(
            data="B3:B6", area=rows(3, ["KZ-10", "KZ-10", "KZ-11", "KZ-15"]), time=year(2024), unit="persons"
        ),
        """
        Population, persons
         | 2024
        Abai | 200
        including urban | 50
        Akmola | 300
        Aktobe | 400
        """,
    )


def test_a_comparison_of_two_times_is_of_the_first() -> None:
    check(
        Said(
            data="B3:B5",
            area=rows(3, ["KZ-10", "KZ-11", "KZ-15"]),
            time="2025-01-01/P6M",
            unit="percent",
            measure="index",
            base="2024-01-01/P6M",
        ),
        """
        Milk production
         | January-June 2025 as percent of January-June 2024
        Abai | 101.5
        Akmola | 99
        Aktobe | 100.5
        """,
    )


def test_the_years_of_a_list_are_times_and_no_values() -> None:
    check(
        Said(
            data="C2:C4",
            area=rows(2, ["KZ-11", "KZ-75", "KZ-15"]),
            time=rows(2, [year(2023), year(2023), year(2024)]),
            unit="kWh",
            mult=6,
        ),
        """
        Region | Year | Electricity production (mln. kWh)
        Akmola region | 2023 | 1234.5
        Almaty city | 2023 | 2222.5
        Aktobe region | 2024 | 3333.5
        """,
    )


def test_a_quantity_per_something_is_not_that_quantity() -> None:
    values, reasons = account_of(
        """
        Electricity consumption, kWh per person
         | 2023 | 2024
        Akmola | 1200.5 | 1300.5
        """
    )
    assert values == {}
    assert set(reasons.values()) == {"no_unit"}
