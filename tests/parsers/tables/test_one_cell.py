"""How a unit or a time is spelt, in the smallest table there is."""

from __future__ import annotations

import pytest
from written_sheets import Said, check, month, quarter, to_month, year


@pytest.mark.parametrize(
    ("spelt", "unit", "mult"),
    [
        ("thous. tenge", "KZT", 3),
        ("thousend tenge", "KZT", 3),
        ("thousand of tenge", "KZT", 3),
        ("KZT million", "KZT", 6),
        ("US$ million", "USD", 6),
        ("mln. $", "USD", 6),
        ("tenge/m2", "KZT", 0),
        ("tenge per 1 kg", "KZT", 0),
        ("mln. pcs", "units", 6),
        ("piece", "units", 0),
        ("m²", "m2", 0),
        ("thousand m³", "m3", 3),
        ("mln. cub.m", "m3", 6),
        ("hectare", "ha", 0),
        ("sq km", "km2", 0),
        ("mln. pkm", "p_km", 6),
        ("mln. kW.h", "kWh", 6),
        ("million kW/h", "kWh", 6),
        ("pers.", "persons", 0),
        ("thsd. heads", "head", 3),
    ],
)
def test_a_unit_over_a_table(spelt: str, unit: str, mult: int) -> None:
    grid = f"""
    Indicators of enterprises of the region | <
     | {spelt}
     | 2024
    Abai | 120.4
    Akmola | 220.1
    """
    check(Said(data="B4:B5", area={"4": "KZ-10", "5": "KZ-11"}, time=year(2024), unit=unit, mult=mult), grid)


@pytest.mark.parametrize(
    ("spelt", "time"),
    [
        ("2024 year", year(2024)),
        ("year 2024", year(2024)),
        ("2024 (preliminary data)", year(2024)),
        ("2024e", year(2024)),
        ("2024¹⁾", year(2024)),
        ("quarter I 2024", quarter(1, 2024)),
        ("I quater 2024", quarter(1, 2024)),
        ("Januar 2024", month(1, 2024)),
        ("Jan. 2024", month(1, 2024)),
        ("January - March 2024", to_month(3, 2024)),
        ("9 months of 2024", to_month(9, 2024)),
        ("as at January 1, 2024", "2024-01-01"),
        ("2016-2020", "2016-01-01/P60M"),
    ],
)
def test_a_time_over_a_column(spelt: str, time: str) -> None:
    grid = f"""
    Output of enterprises of the region, mln. tenge | <
     | {spelt}
    Abai | 120.4
    Akmola | 220.1
    """
    check(Said(data="B3:B4", area={"3": "KZ-10", "4": "KZ-11"}, time=time, unit="KZT", mult=6), grid)


@pytest.mark.parametrize(
    "title",
    [
        "Output of enterprises for 2024",
        "Output of enterprises in 2024",
        "Output of enterprises (2024)",
        "Output of enterprises, 2024",
        "Output of enterprises 2024",
        "Output of enterprises for 2024 year",
    ],
)
def test_a_time_in_a_title(title: str) -> None:
    grid = f"""
    {title} | <
     | mln. tenge
    Abai | 120.4
    Akmola | 220.1
    """
    check(Said(data="B3:B4", area={"3": "KZ-10", "4": "KZ-11"}, time=year(2024), unit="KZT", mult=6), grid)
