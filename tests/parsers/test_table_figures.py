"""Tables inside a page: each cell is the observation that its heads say, or none."""

from __future__ import annotations

import pytest

from parsers.origin import Origin
from parsers.release import parse_release
from records.observation import Observation
from records.release import Release
from records.table import by_table

PAGE = """<!DOCTYPE html><html lang="en"><body>
<h1>Wages and prices in the Republic of Kazakhstan (June 2025)</h1><p>Date of publication: 15.07.2025</p>
<h2>1. Key points</h2><p>Prices rose by 1.2%.</p>{table}
<h2>2. Glossary</h2><p>Wage – pay.</p></body></html>"""

WAGES = """<p>Average monthly wage, thousand tenge</p><table>
<tr><th rowspan="2">Region</th><th colspan="2">2024</th>
<th rowspan="2">in % to the corresponding period of 2024</th></tr>
<tr><th>I quarter</th><th>II quarter</th></tr>
<tr><td>A</td><td>1</td><td>2</td><td>3</td></tr>
<tr><td>Republic of Kazakhstan</td><td>403,2</td><td>425,1*</td><td>105,1</td></tr>
<tr><td>Almaty</td><td>350,1</td><td>-</td><td>104,0</td></tr>
<tr><td>Almaty city</td><td>512,4</td><td>– 20,1</td><td>99,9</td></tr>
<tr><td>other regions</td><td>300,4</td><td>310,1</td><td>99,1</td></tr></table>"""

_ROW = '<div class="divTableRow">{}</div>'
_CELL = '<div class="divTable{}">{}</div>'


def row(kind: str, *words: str) -> str:
    return _ROW.format("".join(_CELL.format(kind, word) for word in words))


PRICES = (
    "<p>Price indices, in % to the previous month</p>"
    f'<div class="divTable"><div class="divTableHeading">{row("Head", "Good", "May 2025", "June 2025")}</div>'
    f"{row('Cell', 'Bread', '101,2', '100,5')}{row('Cell', 'Milk, liter', '99,2', '...')}</div>"
)

PEOPLE = """<p>Population, thousand people</p><table>
<tr><td></td><td colspan="2">As of January 1, 2024</td><td colspan="2">As of January 1, 2025</td></tr>
<tr><td></td><td>urban</td><td>rural</td><td>urban</td><td>rural</td></tr>
<tr><td>Abai region</td><td>371,6</td><td>231,5</td><td>372,9</td><td>229,8</td></tr></table>"""


def read(table: str) -> Release:
    return parse_release(PAGE.format(table=table).encode(), Origin("page.html"))


def cells(table: str) -> dict[str, Observation]:
    return {obs.evidence.quote: obs for obs in read(table).observations if obs.obs_id.startswith("c")}


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("403,2", ("KZ", "2024-01-01/P3M", "KZT", 3, "level", None)),
        ("425,1", ("KZ", "2024-04-01/P3M", "KZT", 3, "level", None)),
        ("105,1", ("KZ", "2025-06-01/P1M", "percent", 0, "index", "2024-06-01/P1M")),
        ("350,1", ("KZ-19", "2024-01-01/P3M", "KZT", 3, "level", None)),
        ("512,4", ("KZ-75", "2024-01-01/P3M", "KZT", 3, "level", None)),
        ("99,9", ("KZ-75", "2025-06-01/P1M", "percent", 0, "index", "2024-06-01/P1M")),
    ],
)
def test_a_cell_is_what_its_heads_say(quote: str, said: tuple[object, ...]) -> None:
    """Area, time, unit, power of ten, measure and base."""
    obs = cells(WAGES)[quote]
    time, base = obs.time_period and obs.time_period.sdmx, obs.base_per and obs.base_per.sdmx
    assert (obs.ref_area, time, obs.unit_measure, obs.unit_mult, obs.measure, base) == said
    assert "Average monthly wage" in obs.indicator_text


def test_a_dash_before_a_number_and_a_row_of_no_place_are_left_out() -> None:
    assert set(cells(WAGES)) == {"403,2", "425,1", "105,1", "350,1", "104,0", "512,4", "99,9"}


def test_how_many_cells_were_read_is_checked() -> None:
    (check,) = (check for check in read(WAGES).checks if check.rule == "table_cells_are_read")
    assert (check.verdict, check.detail) == ("fail", "7 of 11 cells of table 1")
    assert check.observations == [obs.obs_id for obs in cells(WAGES).values()]


def test_a_table_stands_in_the_record_with_what_could_not_be_placed() -> None:
    (found,) = read(WAGES).tables
    assert (found.title, found.unit_text, found.cells, found.observed) == (
        "Average monthly wage",
        "thousand tenge",
        11,
        7,
    )
    assert found.locator == "xpath:/html/body/table"
    assert [(cell.quote, cell.reason) for cell in found.unplaced] == [
        ("– 20,1", "sign_undecided"),
        ("300,4", "area_undecided"),
        ("310,1", "area_undecided"),
        ("99,1", "area_undecided"),
    ]


def test_observations_of_a_table_stand_in_its_range() -> None:
    release = read(WAGES + PRICES)
    first, second = by_table(release.tables, release.observations)
    assert [obs.evidence.quote for obs in second] == ["101,2", "100,5", "99,2"]
    assert {obs.obs_id for obs in first} == {f"c1.{number}" for number in range(1, 8)}


def test_a_base_is_seen_from_the_column() -> None:
    read_cells = cells(PRICES)
    bases = {quote: obs.base_per and obs.base_per.sdmx for quote, obs in read_cells.items()}
    assert bases == {"101,2": "2025-04-01/P1M", "100,5": "2025-05-01/P1M", "99,2": "2025-04-01/P1M"}
    assert {obs.unit_measure for obs in read_cells.values()} == {"percent"}
    assert read_cells["99,2"].indicator_text.endswith("Milk")


def test_two_levels_of_heads_both_count() -> None:
    found = {
        (obs.time_period and obs.time_period.sdmx, *obs.qualifiers): obs.obs_value
        for obs in cells(PEOPLE).values()
    }
    assert found == {
        ("2024-01-01", "urban"): 371.6,
        ("2024-01-01", "rural"): 231.5,
        ("2025-01-01", "urban"): 372.9,
        ("2025-01-01", "rural"): 229.8,
    }


def table(caption: str, head: str, label: str, cell: str) -> str:
    rows = f"<tr><td></td><td>{head}</td></tr><tr><td>{label}</td><td>{cell}</td></tr>"
    return f"<p>{caption}</p><table>{rows}</table>"


@pytest.mark.parametrize(
    ("caption", "head", "cell", "reason"),
    [
        ("Some numbers", "A", "12,4", "no_unit"),
        ("Wages, thousand tenge", "change", "12,4", "heads_undecided"),
        ("Wages, tenge", "2026", "12 400", "heads_undecided"),
    ],
    ids=["no unit", "a change without its way", "a year that is not over"],
)
def test_a_cell_whose_heads_leave_it_open_is_not_read(
    caption: str, head: str, cell: str, reason: str
) -> None:
    page = table(caption, head, "Abai region", cell)
    assert cells(page) == {}
    assert [each.reason for found in read(page).tables for each in found.unplaced] == [reason]


def test_a_cell_whose_heads_say_all_is_read() -> None:
    assert cells(table("Wages, tenge", "2024", "Abai region", "12 400"))["12 400"].obs_value == 12400


def test_the_account_is_of_key_points() -> None:
    numerals = read(WAGES).numerals
    assert (numerals.total, numerals.observed) == (1, 1)
