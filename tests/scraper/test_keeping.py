"""The archive and the home."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.errors import UsageError
from scraper.home import Home
from scraper.media import media_type


def test_blob_lies_under_its_digest(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    digest = archive.put(b"bytes")
    assert digest == hashlib.sha256(b"bytes").hexdigest()
    assert (tmp_path / digest[:2] / digest[2:]).read_bytes() == b"bytes"
    assert archive.get(digest) == b"bytes"


def test_blob_that_is_not_what_its_name_says_is_not_given_and_is_mended(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    digest = archive.put(b"bytes")
    archive.path(digest).write_bytes(b"byt")
    assert archive.get(digest) is None
    archive.put(b"bytes")
    assert archive.get(digest) == b"bytes"


def test_blob_nobody_kept(tmp_path: Path) -> None:
    assert Archive(tmp_path).get("0" * 64) is None


def test_home_under_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=r"cannot write under .*file/home"):
        Home(tmp_path / "file" / "home").prepare()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "application/vnd.ms-excel"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
        (b"PK\x03\x04...readme.txt", "application/zip"),
        (
            b"PK\x03\x04...xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            b"PK\x03\x04...word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"NAM\tDAT", None),
        (b"", None),
    ],
)
def test_media_type_is_told_by_the_first_bytes(data: bytes, expected: str | None) -> None:
    assert media_type(data) == expected
