"""Records of local documents as files in one folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from records.write import write_atomically
from scraper.errors import UsageError

#: most file systems take 255 bytes of a name; a title in Kazakh takes two a letter
LONGEST_STEM = 200


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record went, and which document of this run had its name already."""

    path: Path
    clash: Path | None


class RecordFolder:
    """Writes `<release_id>.json`; a second document of the same run with that name becomes `-2`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._taken: dict[str, Path] = {}

    def write(self, document: Path, release_id: str, record: bytes) -> Written:
        """Write `record`, that of `document`; raises UsageError where the folder cannot be written."""
        first = stem = safe_stem(release_id)
        number = 1
        while stem in self._taken:
            number += 1
            stem = f"{first}-{number}"
        self._taken[stem] = document
        path = self._root / f"{stem}.json"
        try:
            write_atomically(path, record)
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from error
        return Written(path, self._taken[first] if stem != first else None)


def safe_stem(release_id: str) -> str:
    """A release_id as a file name: nothing but letters, digits, `_`, `.` and `-`, and no leading dot."""
    stem = re.sub(r"[^\w.-]+", "-", release_id).strip("-.") or "release"
    while len(stem.encode()) > LONGEST_STEM:
        stem = stem[:-1]
    return stem
