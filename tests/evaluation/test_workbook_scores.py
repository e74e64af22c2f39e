"""The scorer of workbooks, tried on observations made here: nothing of it needs a real file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from workbook_cells import FILES, Data, Mark, NoData, Workbook
from workbook_floors import floor
from workbook_report import report
from workbook_scores import Outcome, Reading, outcome, outcomes, read
from workbook_truth import load_truth

from records.observation import Evidence, Observation
from records.period import period
from records.table import Missing, Table, Unplaced

SHEET = "1.1 "
IN_2024 = period("2024", date(2024, 1, 1), date(2024, 12, 31))


def observed(cell: str = "B5", **changes: Any) -> Observation:
    """168.7 thousand persons in Astana in 2024, unless changed."""
    place = Evidence(quote="168,7", start=0, end=5, key_point=None, locator=f"sheet:{SHEET}!{cell}")
    values: dict[str, Any] = {
        "obs_id": cell,
        "indicator": None,
        "indicator_text": "Labour force",
        "measure": "level",
        "obs_value": 168.7,
        "direction": None,
        "unit_measure": "persons",
        "unit_mult": 3,
        "decimals": 1,
        "ref_area": "KZ-71",
        "ref_area_text": "Astana",
        "counterpart_area": None,
        "time_period": IN_2024,
        "base_per": None,
        "qualifiers": [],
        "obs_status": "A",
        "flags": [],
        "same_as": None,
        "evidence": place,
    }
    return Observation(**values | changes)


def table(missing: str | None = None, unplaced: str | None = None) -> Table:
    """A table with a missing mark and a number that could not be placed, where asked for."""
    place: dict[str, Any] = {"quote": "-", "start": 0, "end": 1}
    unknown: dict[str, Any] = {"ref_area": None, "ref_area_text": None, "time_period": None}
    mark = Missing(
        **place, **unknown, locator=f"sheet:{SHEET}!{missing}", obs_status="M", indicator_text="Labour force"
    )
    number = Unplaced(**place, locator=f"sheet:{SHEET}!{unplaced}", reason="no_unit")
    return Table(
        title="Labour force",
        unit_text=None,
        start=0,
        end=9,
        locator=f"sheet:{SHEET}!A4:C9",
        cells=1 if unplaced else 0,
        observed=0,
        missing=[mark] if missing else [],
        unplaced=[number] if unplaced else [],
    )


def labelled(**changes: Any) -> Data:
    """The label of `observed()`, unless changed."""
    values: dict[str, Any] = {
        "sheet": SHEET,
        "cell": "B5",
        "value": 168.7,
        "area": "KZ-71",
        "time": "2024-01-01/P12M",
        "unit": "persons",
        "mult": 3,
        "measure": "level",
    }
    return Data(**values | changes)


def verdict(cell: Data | Mark | NoData, *observations: Observation, tables: tuple[Table, ...] = ()) -> str:
    return outcome(cell, Reading(observations, tables)).verdict


def test_a_cell_read_as_labelled_is_right() -> None:
    assert verdict(labelled(), observed()) == "right"


def test_the_noise_of_a_stored_number_is_no_fault() -> None:
    assert verdict(labelled(), observed(obs_value=168.70000000000002)) == "right"


@pytest.mark.parametrize(
    "change",
    [
        {"obs_value": 168.8},
        {"ref_area": "KZ-75"},
        {"ref_area": None},
        {"time_period": None},
        {"unit_measure": "percent"},
        {"unit_mult": 0},
    ],
)
def test_one_wrong_attribute_makes_a_cell_wrong(change: dict[str, Any]) -> None:
    assert verdict(labelled(), observed(**change)) == "wrong"


def test_a_wrong_cell_is_told_with_what_was_read() -> None:
    found = outcome(labelled(), Reading([observed(ref_area="KZ-75", unit_mult=0)], []))
    assert found.reason == (
        "area, mult: 168.7 persons e0 KZ-75 2024-01-01/P12M, not 168.7 persons e3 KZ-71 2024-01-01/P12M"
    )


def test_each_of_several_answers_is_right() -> None:
    cell = labelled(area=["KZ-YUZ", "KZ-61"])
    assert [verdict(cell, observed(ref_area=area)) for area in ("KZ-YUZ", "KZ-61", "KZ")] == [
        "right",
        "right",
        "wrong",
    ]


def test_a_place_without_a_code_must_have_none() -> None:
    cell = labelled(area=None)
    assert verdict(cell, observed(ref_area=None)) == "right"
    assert verdict(cell, observed()) == "wrong"


@pytest.mark.parametrize("named", [{"ref_area": "AM"}, {"ref_area": "KZ", "counterpart_area": "AM"}])
def test_another_country_is_right_in_either_field(named: dict[str, str]) -> None:
    assert verdict(labelled(area="AM"), observed(**named)) == "right"


def test_the_measure_is_told_and_does_not_count() -> None:
    found = outcome(labelled(), Reading([observed(measure="index")], []))
    assert (found.verdict, found.measure) == ("right", False)


def test_a_cell_read_twice_is_wrong() -> None:
    assert verdict(labelled(), observed(), observed()) == "wrong"


def test_the_sheet_is_part_of_the_place() -> None:
    assert verdict(labelled(sheet="1.1"), observed()) == "unread"


def test_a_cell_that_was_not_placed_is_unread_for_the_reason_given() -> None:
    found = outcome(labelled(), Reading([], [table(unplaced="B5")]))
    assert (found.verdict, found.reason) == ("unread", "no_unit")


def test_a_cell_in_no_table_is_unread() -> None:
    assert outcome(labelled(), Reading([], [])).reason == "in no table"


def test_a_number_that_is_no_data_must_not_be_observed() -> None:
    year = NoData(sheet=SHEET, cell="B5", printed="2009", why="header year")
    assert verdict(year, observed("C5")) == "right"
    assert verdict(year, observed()) == "wrong"


def test_a_missing_mark_must_be_in_a_table_and_no_observation() -> None:
    mark = Mark(sheet=SHEET, cell="B5", printed="-")
    assert verdict(mark, tables=(table(missing="B5"),)) == "right"
    assert verdict(mark, tables=(table(missing="C5"),)) == "unread"
    assert verdict(mark, observed(), tables=(table(missing="B5"),)) == "wrong"


def workbook(path: Path, sha256: str | None = None) -> Workbook:
    year = NoData(sheet=SHEET, cell="B4", printed="2009", why="header year")
    return Workbook("labour", path, sha256, (labelled(), year))


def test_nothing_of_an_unreadable_file_is_right(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    empty = workbook(tmp_path / "empty.xlsx")
    assert floor(outcomes(empty, read(empty))) == {"right": 0, "wrong": 0}


def test_a_file_that_is_missing_or_another_is_told(tmp_path: Path) -> None:
    assert workbook(tmp_path / "none.xlsx").absence == f"{tmp_path / 'none.xlsx'} is not there"
    (tmp_path / "other.xlsx").write_bytes(b"PK")
    assert workbook(tmp_path / "other.xlsx").absence is None
    assert "another file" in str(workbook(tmp_path / "other.xlsx", "0" * 64).absence)


def test_the_report_has_a_line_a_file_and_all_that_is_not_right() -> None:
    cells = [
        Outcome(labelled(), "right", measure=True),
        Outcome(labelled(cell="B6"), "wrong", "area: KZ, not KZ-71", measure=False),
        Outcome(labelled(cell="B7"), "unread", "no_unit"),
        Outcome(labelled(cell="B8"), "unread", "no_unit"),
    ]
    lines = list(report({"labour": cells}))
    assert lines[1].split() == ["labour", "4", "1", "1", "2", "25.0%", "25.0%"]
    assert lines[4].startswith("measure right in 1 of 2;")
    assert lines[5:] == [
        "wrong   labour sheet:1.1 !B6: area: KZ, not KZ-71",
        "unread  labour 2 x no_unit, first sheet:1.1 !B7",
    ]


def test_whole_files_of_truth_are_read_as_labels(tmp_path: Path) -> None:
    data = {"data": True, "value": 1, "time": None, "unit": ["persons"], "mult": 0, "measure": "level"}
    lines = [
        {"sheet": "1", "cell": "A3", "data": False, "value": 2009, "why": "header year"},
        {"sheet": "1", "cell": "A4", "data": False, "mark": "-", "why": "missing"},
        {"sheet": "1", "cell": "A5", **data, "area": "KZ"},
        {"sheet": "1", "cell": "A6", **data, "area": [None, "AM"], "partner": "AM"},
        {"sheet": "1", "cell": "A7", **data, "area": "KZ", "partner": ["EAEU", None]},
    ]
    (tmp_path / "Labour.xlsx.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (truth,) = load_truth(tmp_path)
    assert (truth.path, truth.sha256) == (FILES / "Labour.xlsx", None)
    assert [type(cell) for cell in truth.cells] == [NoData, Mark, Data, Data, Data]
    assert [cell.area for cell in truth.cells if isinstance(cell, Data)] == [["KZ"], ["AM"], ["EAEU", "KZ"]]
