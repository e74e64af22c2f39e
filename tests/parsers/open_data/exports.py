"""Open-data exports in the bureau's shape, made up."""

from __future__ import annotations

import json
from collections.abc import Sequence

from parsers.origin import Origin
from parsers.release import parse_release
from records.observation import Observation
from records.release import Release

HEADER = ("NAM", "DAT", "PERIOD", "КАТО(по каталогу)", "LКАТО(по каталогу)", "ПОЛ", "LПОЛ", "VAL")
Row = tuple[str, str, str, str, str, str]  # name, date, period, area, sex, value


def tsv(rows: Sequence[Row]) -> bytes:
    """The `/csv/file/` export of `rows`."""
    lines = [
        HEADER,
        *((name, date, at, area, "0", sex, "0", value) for name, date, at, area, sex, value in rows),
    ]
    return "\r\n".join("\t".join(f'"{field}"' for field in line) for line in lines).encode("utf-8-sig")


def as_json(rows: Sequence[Row]) -> bytes:
    """The same as an array of records."""
    names = [name for name in HEADER if not name.startswith("L")]
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False).encode()


def read(data: bytes) -> Release:
    """The record of a local file."""
    return parse_release(data, Origin("export.xls"))


def one(name: str, date: str, period: str, *, area: str = "Г.АСТАНА", value: str = "12 345") -> Observation:
    """The observation of an export of one row."""
    (obs,) = read(tsv([(name, date, period, area, "Всего", value)])).observations
    return obs
