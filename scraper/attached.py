"""A local release with the files that are attached to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from records.checks.witnesses import compare_witnesses
from records.release import Release, Spreadsheet


def with_attachments(release: Release, attachments: Mapping[Path, Release]) -> Release:
    """`release` with the checks of its figures against the records of `attachments`, by their files.

    A spreadsheet whose link ends in the name of a file is told with the size and sha256 of this file.
    Raises OSError where a file is gone.
    """
    by_name = {_key(path.name): (path, record) for path, record in attachments.items()}
    sheets = [_with_file(sheet, by_name.get(_linked(sheet))) for sheet in release.spreadsheets]
    checks = [*release.checks, *compare_witnesses(release, list(attachments.values()))]
    return replace(release, spreadsheets=sheets, checks=checks)


def _with_file(sheet: Spreadsheet, file: tuple[Path, Release] | None) -> Spreadsheet:
    if file is None:
        return sheet
    path, record = file
    source = record.source
    return replace(sheet, media_type=source.media_type, size=path.stat().st_size, sha256=source.sha256)


def _linked(sheet: Spreadsheet) -> str:
    """The file name in the address of a link; the bureau's are often percent-encoded Cyrillic (SITE.md)."""
    return _key(unquote(urlsplit(sheet.url or "").path).rpartition("/")[2])


def _key(name: str) -> str:
    """File systems and browsers differ in case and in how they write composed letters."""
    return unicodedata.normalize("NFC", name).casefold()
