"""The tables of a release as tidy CSV: one row a value or missing value, columns by SDMX concept."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from records.observation import Observation
from records.release import Release
from records.table import Missing, by_table

Item = TypeVar("Item")

_BETWEEN: Final = "; "  # of several qualifiers or flags

#: what a column holds of an observation
_OBSERVED: Final[dict[str, Callable[[Observation], object]]] = {
    "obs_id": lambda obs: obs.obs_id,
    "indicator": lambda obs: obs.indicator,
    "indicator_text": lambda obs: obs.indicator_text,
    "measure": lambda obs: obs.measure,
    "ref_area": lambda obs: obs.ref_area,
    "ref_area_text": lambda obs: obs.ref_area_text,
    "counterpart_area": lambda obs: obs.counterpart_area,
    "time_period": lambda obs: obs.time_period and obs.time_period.sdmx,
    "base_per": lambda obs: obs.base_per and obs.base_per.sdmx,
    "unit_measure": lambda obs: obs.unit_measure,
    "unit_mult": lambda obs: obs.unit_mult,
    "obs_value": lambda obs: obs.obs_value,
    "decimals": lambda obs: obs.decimals,
    "direction": lambda obs: obs.direction,
    "obs_status": lambda obs: obs.obs_status,
    "qualifiers": lambda obs: _BETWEEN.join(obs.qualifiers),
    "flags": lambda obs: _BETWEEN.join(obs.flags),
    "same_as": lambda obs: obs.same_as,
    "locator": lambda obs: obs.evidence.locator,
    "quote": lambda obs: obs.evidence.quote,
}
#: the same of a missing value, whose other columns are empty
_MISSING: Final[dict[str, Callable[[Missing], object]]] = {
    "indicator_text": lambda mark: mark.indicator_text,
    "ref_area": lambda mark: mark.ref_area,
    "ref_area_text": lambda mark: mark.ref_area_text,
    "time_period": lambda mark: mark.time_period and mark.time_period.sdmx,
    "obs_status": lambda mark: mark.obs_status,
    "locator": lambda mark: mark.locator,
    "quote": lambda mark: mark.quote,
}

COLUMNS: Final = tuple(_OBSERVED)


def tidy_tables(release: Release) -> Iterator[bytes]:
    """Each of `release.tables`, in its order, as UTF-8 CSV (RFC 4180, but for `\\n` at line ends).

    The first row holds the names of `COLUMNS`; rows are in the order of the print, and a column that says
    nothing is empty. A value is written as it stands in the record, to be multiplied by 10^`unit_mult`.
    """
    for table, observed in zip(release.tables, by_table(release.tables, release.observations), strict=True):
        rows = [(obs.evidence.start, _row(_OBSERVED, obs)) for obs in observed]
        rows += [(mark.start, _row(_MISSING, mark)) for mark in table.missing]
        rows.sort(key=lambda row: row[0])
        yield _csv([row for _, row in rows])


def _row(columns: Mapping[str, Callable[[Item], object]], item: Item) -> list[object]:
    return [columns[name](item) if name in columns else None for name in COLUMNS]


def _csv(rows: list[list[object]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return stream.getvalue().encode()
