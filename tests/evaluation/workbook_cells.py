"""The evaluation set of workbooks: cells of real files with what each of them says, looked at by hand.

The labels lie in `fixtures/evaluation/workbooks/<name>.jsonl`; the files are not part of this repository but
lie beside it, in `../shared/bureau/files`. `docs/evaluation.md` tells how the cells were drawn and labelled.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cases import FOLDER

CELLS = FOLDER / "workbooks"
FILES = Path(__file__).parents[3] / "shared" / "bureau" / "files"

#: one answer, or a list where several are right; null is a place without a code, or a time that is not told
Answers = str | list[str | None] | None


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of a file of labels: the workbook that its cells are in, in `../shared/bureau/files`."""

    file: str
    sha256: str


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="is"):
    """A cell; `printed` is its content, where it matters."""

    sheet: str
    cell: str
    printed: str | None = None

    @property
    def locator(self) -> str:
        """The cell as the evidence of an observation names it."""
        return f"sheet:{self.sheet}!{self.cell}"


class Data(Place, frozen=True, kw_only=True, tag="data"):
    """A cell that is an observation; for a row of another country, `area` is that country."""

    value: float
    area: Answers
    time: Answers
    unit: Answers
    mult: int
    measure: Answers


class Mark(Place, frozen=True, kw_only=True, tag="missing"):
    """A mark in the place of a number."""


class NoData(Place, frozen=True, kw_only=True, tag="no_data"):
    """A cell that holds a number which is no observation, and why."""

    why: str


Cell = Data | Mark | NoData


def listed(answers: Answers) -> list[str | None]:
    """All the answers that are right."""
    return answers if isinstance(answers, list) else [answers]


@dataclass(frozen=True)
class Workbook:
    """A real file and the cells of it that are labelled."""

    name: str
    path: Path
    sha256: str | None
    cells: tuple[Cell, ...]

    @property
    def absence(self) -> str | None:
        """Why the file cannot be read here, in one line; None where it can."""
        if not self.path.is_file():
            return f"{self.path} is not there"
        if self.sha256 and hashlib.sha256(self.path.read_bytes()).hexdigest() != self.sha256:
            return f"{self.path} is another file than the one that was labelled"
        return None


def load_workbooks() -> list[Workbook]:
    """All labelled workbooks; raises msgspec.ValidationError for a line that is no label."""
    return [_load(path) for path in sorted(CELLS.glob("*.jsonl"))]


def _load(path: Path) -> Workbook:
    first, *lines = path.read_bytes().splitlines()
    source = msgspec.json.decode(first, type=Source)
    cells = tuple(msgspec.json.decode(line, type=Cell) for line in lines)
    return Workbook(path.stem, FILES / source.file, source.sha256, cells)


def digest() -> str:
    """What the labels are, as one hash: a floor holds for the labels that it was measured on."""
    content = hashlib.sha256()
    for path in sorted(CELLS.glob("*.jsonl")):
        content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.hexdigest()
