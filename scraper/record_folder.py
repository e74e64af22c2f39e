"""Records of local documents, and their tables, as files in one folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from parsers.identity import slug
from records.release import Release
from records.tidy import tidy_tables
from records.write import write_atomically
from scraper.errors import UsageError

#: bytes; most file systems take 255 of a name, and a title in Kazakh takes two a letter
LONGEST_STEM = 200
_LONGEST_TABLE = 230  # with its release's stem, its number and the title


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record or its tables went, and which document of this run had the name already."""

    paths: tuple[Path, ...]
    clash: Path | None


class RecordFolder:
    """Writes `<release_id>.json`; a second document of the same run with that name becomes `-2`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stems = _Stems()

    def write(self, document: Path, release_id: str, record: bytes) -> Written:
        """Write `record`, that of `document`; raises UsageError where the folder cannot be written."""
        stem, clash = self._stems.take(release_id, document)
        path = self._root / f"{stem}.json"
        _write(path, record)
        return Written((path,), clash)


class TableFolder:
    """Writes `<release_id>.<number of the table>[.<title>].csv`; a second document with that name as above.

    The number counts all tables of the release from 1, so that a title that changes moves no other file.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stems = _Stems()

    def write(self, document: Path, release: Release) -> Written:
        """Write the tables of `release`, read from `document`; raises UsageError as above."""
        stem, clash = self._stems.take(release.release_id, document)
        paths = []
        for number, data in enumerate(tidy_tables(release), start=1):
            name = f"{stem}.{number}.{slug(release.tables[number - 1].title)}"
            path = self._root / f"{_cut(name, _LONGEST_TABLE).rstrip('.-')}.csv"
            _write(path, data)
            paths.append(path)
        return Written(tuple(paths), clash)


class _Stems:
    """The names that one run has given, each to one document."""

    def __init__(self) -> None:
        self._taken: dict[str, Path] = {}

    def take(self, release_id: str, document: Path) -> tuple[str, Path | None]:
        """A name for `document`, and which document had the one it should have."""
        first = stem = safe_stem(release_id)
        number = 1
        while stem in self._taken:
            number += 1
            stem = f"{first}-{number}"
        self._taken[stem] = document
        return stem, self._taken[first] if stem != first else None


def safe_stem(release_id: str) -> str:
    """A release_id as a file name: nothing but letters, digits, `_`, `.` and `-`, and no leading dot."""
    stem = re.sub(r"[^\w.-]+", "-", release_id).strip("-.") or "release"
    return _cut(stem, LONGEST_STEM)


def _cut(name: str, longest: int) -> str:
    """The beginning of `name`, at most `longest` bytes of UTF-8."""
    return name.encode()[:longest].decode(errors="ignore")


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, data)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
