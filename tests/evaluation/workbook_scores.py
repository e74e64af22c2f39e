"""How a reading of a workbook compares with the labels of its cells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workbook_cells import Cell, Data, Mark, NoData, Workbook, listed

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from parsers.release import parse_release
from records.observation import Observation
from records.table import Table

Verdict = Literal["right", "wrong", "unread"]
#: what must be right in a cell; `measure` is shown beside them
ATTRIBUTES = ("value", "area", "time", "unit", "mult")
_DIGITS = 1e-9  # labels hold stored numbers without the noise of their last binary places


@dataclass(frozen=True)
class Outcome:
    """What became of a labelled cell, and why it is not right; `measure` where an observation was found."""

    cell: Cell
    verdict: Verdict
    reason: str = ""
    measure: bool | None = None


class Reading:
    """The observations, missing marks and unplaced numbers of a record, by the cell they stand in."""

    def __init__(self, observations: Iterable[Observation], tables: Iterable[Table]) -> None:
        self.observed: dict[str, list[Observation]] = defaultdict(list)
        for observation in observations:
            self.observed[observation.evidence.locator].append(observation)
        listed = list(tables)
        self.missing = {mark.locator for table in listed for mark in table.missing}
        self.unplaced = {number.locator: number.reason for table in listed for number in table.unplaced}


def read(workbook: Workbook) -> Reading | str:
    """The reading of the real file, or in one line why it gives none."""
    try:
        release = parse_release(workbook.path.read_bytes(), Origin(url=workbook.path.name))
    except UnreadableDocumentError as error:
        return str(error)
    return Reading(release.observations, release.tables)


def outcomes(workbook: Workbook, reading: Reading | str) -> list[Outcome]:
    """The outcome of every labelled cell; of a file that cannot be read, none is right."""
    if isinstance(reading, str):
        return [Outcome(cell, "unread", reading) for cell in workbook.cells]
    return [outcome(cell, reading) for cell in workbook.cells]


def outcome(cell: Cell, reading: Reading) -> Outcome:
    """What became of one cell."""
    found = reading.observed.get(cell.locator, [])
    match cell:
        case Data():
            return _of_data(cell, found, reading)
        case Mark() | NoData() if found:
            return Outcome(cell, "wrong", f"is no number, read as {told(found[0])}")
        case Mark() if cell.locator not in reading.missing:
            return Outcome(cell, "unread", "a missing mark that is in no table")
        case _:
            return Outcome(cell, "right")


def _of_data(cell: Data, found: list[Observation], reading: Reading) -> Outcome:
    if not found:
        return Outcome(cell, "unread", reading.unplaced.get(cell.locator, "in no table"))
    if len(found) > 1:
        return Outcome(cell, "wrong", f"{len(found)} observations: {'; '.join(map(told, found))}")
    measure = found[0].measure in listed(cell.measure)
    faults = [name for name in ATTRIBUTES if not _is_right(name, cell, found[0])]
    if faults:
        wanted = f"{cell.value:.12g} {cell.unit} e{cell.mult} {cell.area} {cell.time}"
        return Outcome(cell, "wrong", f"{', '.join(faults)}: {told(found[0])}, not {wanted}", measure)
    return Outcome(cell, "right", measure=measure)


def _is_right(name: str, cell: Data, observation: Observation) -> bool:
    return {
        "value": math.isclose(observation.obs_value, cell.value, rel_tol=_DIGITS, abs_tol=_DIGITS),
        "area": _area(observation) in listed(cell.area),
        "time": _time(observation) in listed(cell.time),
        "unit": observation.unit_measure in listed(cell.unit),
        "mult": observation.unit_mult == cell.mult,
    }[name]


def _area(observation: Observation) -> str | None:
    """A figure of or with another country is about that country, whichever field names it."""
    return observation.counterpart_area or observation.ref_area


def _time(observation: Observation) -> str | None:
    return observation.time_period.sdmx if observation.time_period else None


def told(observation: Observation) -> str:
    """An observation in the words of a label."""
    value = f"{observation.obs_value:.12g} {observation.unit_measure} e{observation.unit_mult}"
    return f"{value} {_area(observation)} {_time(observation)}"
