"""The labelled cells of real workbooks are read no worse than when their floors were pinned (`make eval`)."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
import yaml
from workbook_cells import Data, Mark, NoData, Workbook, digest, listed, load_workbooks
from workbook_floors import FLOORS, floor
from workbook_scores import outcomes, read

from records.observation import Measure

WORKBOOKS = load_workbooks()
CELLS = [cell for workbook in WORKBOOKS for cell in workbook.cells]


def pinned() -> dict[str, dict[str, int]]:
    """The floors by workbook; fails where none were pinned to the labels as they are."""
    assert FLOORS.is_file(), "no floor is pinned: look at `make eval`, then pin it with --pin"
    held = yaml.safe_load(FLOORS.read_text("utf-8"))
    assert held["set"] == digest(), "the labels have changed: look at `make eval`, then pin them with --pin"
    floors: dict[str, dict[str, int]] = held["floors"]
    return floors


def test_every_workbook_has_a_floor_and_one_that_asks_for_something() -> None:
    floors = pinned()
    assert set(floors) == {workbook.name for workbook in WORKBOOKS}
    assert all(one["right"] > 0 for one in floors.values())


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=[workbook.name for workbook in WORKBOOKS])
def test_no_workbook_falls_below_its_floor(workbook: Workbook) -> None:
    if workbook.absence:
        pytest.skip(workbook.absence)
    least = pinned()[workbook.name]
    measured = floor(outcomes(workbook, read(workbook)))
    assert measured["right"] >= least["right"]
    assert measured["wrong"] <= least["wrong"]


def test_the_set_is_as_large_as_it_must_be() -> None:
    kinds = Counter(type(cell) for cell in CELLS)
    assert len(WORKBOOKS) == 15
    assert len(CELLS) == 300
    assert kinds[NoData] >= 30
    assert kinds[Mark] >= 15


def test_the_set_holds_what_makes_workbooks_hard() -> None:
    data = [cell for cell in CELLS if isinstance(cell, Data)]
    assert {one for cell in data for one in listed(cell.measure)} >= {"level", "index", "rate", "change"}
    assert {cell.mult for cell in data} == {0, 3, 6}
    assert any(cell.area is None for cell in data)  # a town or a district
    assert any(cell.printed and cell.printed.endswith(")") for cell in data)  # a glued footnote mark
    assert any(workbook.name.endswith("_ru") for workbook in WORKBOOKS)


def test_no_cell_is_labelled_twice() -> None:
    labelled = Counter((workbook.name, cell.locator) for workbook in WORKBOOKS for cell in workbook.cells)
    assert [place for place, times in labelled.items() if times > 1] == []


def test_every_measure_is_one_of_the_contract() -> None:
    measures = {one for cell in CELLS if isinstance(cell, Data) for one in listed(cell.measure)}
    assert measures <= set(get_args(Measure))
