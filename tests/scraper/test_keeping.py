"""The archive, the catalog and the home."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.catalog.rows import ReleaseRow, UrlState
from scraper.catalog.store import open_catalog, view_catalog
from scraper.errors import UsageError
from scraper.home import Home
from scraper.media import media_type

STATE = UrlState(url="/a/", kind="release", outcome="ok", sha256="0" * 64, parser_version="1")
ROW = ReleaseRow(
    release_id="s/t/1/en",
    url="/a/",
    section="s",
    theme="t",
    element=1,
    lang="en",
    listed="15 May T",
    title="T",
    series="T",
    period=None,
    published="2025-05-15",
    next_published="2025-06-16",
    record_path="records/s/t/1.en.json",
    record_sha256="1" * 64,
    first_seen="2026-05-04T06:00:00+00:00",
    last_changed="2026-05-04T06:00:00+00:00",
)


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


def test_what_the_catalog_is_told_it_tells(tmp_path: Path) -> None:
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        catalog.save_url(replace(STATE, url="/file/", kind="attachment"))
        catalog.save_release(STATE, ROW, ["/file/"])
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        assert catalog.url("/a/") == STATE
        assert catalog.release("s/t/1/en") == ROW
        assert catalog.holds("s", "t", "en") == 1
        assert catalog.failing() == []
        (count,) = catalog.theme_counts(date(2025, 5, 31))
    assert (count.releases, count.newest, count.next_due) == (1, "2025-05-15", "2025-06-16")


def test_next_date_is_that_of_the_newest_issue_of_a_series(tmp_path: Path) -> None:
    issues = (
        ("1", "A", "2025-05-15", "2025-06-16"),
        ("2", "A", "2025-06-16", "2025-07-15"),
        ("3", "B", None, None),
    )
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        for release_id, series, published, due in issues:
            row = replace(ROW, release_id=release_id, series=series, published=published, next_published=due)
            catalog.save_release(STATE, row, [])
        (count,) = catalog.theme_counts(date(2025, 6, 30))
    assert (count.releases, count.newest, count.next_due) == (3, "2025-06-16", "2025-07-15")


def test_release_and_its_parts_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        with pytest.raises(sqlite3.IntegrityError):
            catalog.save_release(STATE, ROW, ["/an address nobody knows/"])
        assert catalog.url("/a/") is None
        assert catalog.release("s/t/1/en") is None


def test_catalog_survives_being_written_twice(tmp_path: Path) -> None:
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        for _ in range(2):
            catalog.save_release(STATE, ROW, [])
        assert catalog.holds("s", "t", "en") == 1


def test_catalog_of_another_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with open_catalog(path):
        pass
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with (
        pytest.raises(UsageError, match=r"another version of kzstat \(catalog 99, not 1\)"),
        open_catalog(path),
    ):
        pass


def test_file_that_is_no_catalog(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(b"this is not a database, and long enough to be looked at")
    with pytest.raises(UsageError, match="file is not a database"), open_catalog(path):
        pass


def test_looking_at_no_catalog_makes_none(tmp_path: Path) -> None:
    with view_catalog(tmp_path / "catalog.sqlite") as catalog:
        assert catalog.theme_counts(date(2025, 6, 30)) == []
        assert catalog.last_run() is None
    assert list(tmp_path.iterdir()) == []


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
