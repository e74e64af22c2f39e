"""Values that are a power of ten off their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from record_help import observation

from records.checks.scale import check_scale, find_suspects, mark_suspects
from records.observation import Observation
from records.period import period

REGIONS = ("KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31")


def series(values: Sequence[float], **changes: Any) -> list[Observation]:
    """One value a year from 2001 on."""
    area = changes.get("ref_area", "KZ")
    return [
        observation(
            obs_id=f"{area}.{at}", obs_value=value, decimals=0 if value == int(value) else 1,
            time_period=period(str(2000 + at), date(2000 + at, 1, 1), date(2000 + at, 12, 31)), **changes,
        )
        for at, value in enumerate(values, start=1)
    ]  # fmt: skip


def suspects(observations: Sequence[Observation]) -> list[int | float]:
    return [found.observation.obs_value for found in find_suspects(observations)]


@pytest.mark.parametrize(
    ("values", "off"),
    [
        ([88.3, 120.5, 937.4, 1075.9, 2917.9, 3071800.0, 3641.9], [3071800.0]),
        ([937400.0, 1075.9, 1190.2, 1302.8], [937400.0]),
        ([937.4, 1075.9, 1190.2, 130280.0], [130280.0]),
        ([937.4, 1.0759, 1190.2, 1302.8], [1.0759]),
        ([937.4, 1075900.0, 1190200.0, 1302.8, 1411.5, 1502.2], [1075900.0, 1190200.0]),
    ],
)
def test_a_jump_by_a_power_of_ten_is_found(values: list[float], off: list[float]) -> None:
    assert suspects(series(values)) == off


@pytest.mark.parametrize(
    "values",
    [
        [0, 1, 3, 120, 0, 2],
        [110, 120, 1, 131, 125],
        [1, 12, 130, 1400, 15000, 160000],
        [88.3, 120.5, 197.1, 310.2, 519.9, 937.4],
        [0, 0, 0, 5000],
        [12.5, 13.1, 5200.0, 5400.0, 5600.0, 5500.0],
        [500, 400, 25, 600, 350],
        [4200, 80000],
        [],
    ],
)
def test_small_counts_zeros_growth_and_breaks_are_none(values: list[float]) -> None:
    assert suspects(series(values)) == []


def test_a_balance_that_changes_its_sign_is_none() -> None:
    assert suspects(series([24876, -62, 5406, -5561, 3, 40445], measure="balance")) == []
    assert suspects(series([24876, 26002, -27169000, 31000], measure="balance")) == [-27169000]


def test_series_of_other_dimensions_are_no_neighbours() -> None:
    rural, urban = series([5, 6, 5], qualifiers=["rural"]), series([5100, 6200, 5300], qualifiers=["urban"])
    assert suspects([*rural, *urban]) == []


def test_without_a_series_the_other_regions_tell() -> None:
    regions = [
        series([value], ref_area=area)[0]
        for area, value in zip(REGIONS, (31, 45, 28, 52, 39000, 61, 44), strict=True)
    ]
    assert suspects(regions) == [39000]
    assert suspects(regions[:5]) == []
    country = series([300], ref_area="KZ")
    assert suspects([*country, *regions[:4], *regions[5:]]) == []


def test_suspects_are_flagged_and_nothing_is_mended() -> None:
    marked = mark_suspects(series([937.4, 1075.9, 1190200.0, 1302.8]))
    assert [(obs.obs_value, obs.flags) for obs in marked][2] == (1190200.0, ["scale_suspect"])
    assert sum(bool(obs.flags) for obs in marked) == 1
    (check,) = check_scale(marked)
    assert (check.rule, check.verdict, check.observations) == ("scale_of_neighbours", "fail", ["KZ.3"])
    assert check.detail == "1.1902e+06 beside 937.4 to 1302.8"


def test_the_outcome_where_nothing_is_off() -> None:
    assert [check.verdict for check in check_scale(series([1.5, 1.6, 1.7]))] == ["pass"]
    assert [check.verdict for check in check_scale([])] == ["not_applicable"]
