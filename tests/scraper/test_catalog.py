"""The catalog as a file: what it is told it tells, all of it or nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scraper.catalog.rows import ListedRow, ListingRow, ReleaseRow, UrlState
from scraper.catalog.store import Catalog, open_catalog, view_catalog
from scraper.errors import UsageError
from scraper.scope import Scope

STATE = UrlState(url="/a/", kind="release", outcome="ok", sha256="0" * 64, parser_version="1")
ROW = ReleaseRow(
    release_id="s/t/1/en",
    url="/a/",
    section="s",
    theme="t",
    element="1",
    lang="en",
    listed="15 May T",
    title="T",
    series="T",
    period=None,
    published="2025-05-15",
    next_published="2025-06-16",
    stage=None,
    figures="[]",
    issue="s/t/1/en",
    superseded_by=None,
    vintage=1,
    record_path="records/s/t/1.en.json",
    record_sha256="1" * 64,
    first_seen="2026-05-04T06:00:00+00:00",
    last_changed="2026-05-04T06:00:00+00:00",
)
LISTING = ListingRow(
    url="/en/",
    etag=None,
    last_modified=None,
    first_page="0" * 64,
    entries=0,
    pages=1,
    restless=0,
    walked_at="2026-05-04T06:00:00+00:00",
    reader="1",
    peak=0,
    peak_at="2026-05-04T06:00:00+00:00",
)


def entry(
    number: int, dated: str | None = "2025-05-15", certain: int = 1, due: str | None = "new"
) -> ListedRow:
    return ListedRow(
        release_id=f"s/t/{number}/en",
        url=f"/{number}/",
        listing="/en/",
        section="s",
        theme="t",
        element=str(number),
        lang="en",
        day="15",
        month="May",
        title="T",
        dated=dated,
        certain=certain,
        due=due,
    )


def save(catalog: Catalog, attachments: tuple[str, ...] = ()) -> None:
    with catalog.transaction():
        catalog.releases.save_url(STATE)
        catalog.releases.save(ROW, attachments)


def test_what_the_catalog_is_told_it_tells(tmp_path: Path) -> None:
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        catalog.releases.save_url(replace(STATE, url="/file/", kind="attachment"))
        save(catalog, ("/file/",))
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        assert catalog.releases.url("/a/") == STATE
        assert catalog.releases.release("s/t/1/en") == ROW
        assert catalog.releases.holds("s", "t", "en") == 1
        assert catalog.releases.failing() == []
        (count,) = catalog.releases.theme_counts()
    assert (count.releases, count.newest) == (1, "2025-05-15")


def test_release_and_its_parts_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        with pytest.raises(sqlite3.IntegrityError):
            save(catalog, ("/an address nobody knows/",))
        assert catalog.releases.url("/a/") is None
        assert catalog.releases.release("s/t/1/en") is None


def test_release_may_be_written_twice(tmp_path: Path) -> None:
    with open_catalog(tmp_path / "catalog.sqlite") as catalog:
        for _ in range(2):
            save(catalog)
        assert catalog.releases.holds("s", "t", "en") == 1


def test_entry_keeps_its_place_and_its_failure_when_it_is_listed_again(tmp_path: Path) -> None:
    with view_catalog(tmp_path / "none") as catalog:
        catalog.listings.save(LISTING, [entry(1), entry(2)])
        catalog.queue.failed("/1/", "http_500")
        catalog.listings.save(LISTING, [entry(2), entry(1)])
        due = list(catalog.queue.releases(Scope(("en",))))
    assert [(one.element, one.due, one.failed) for one in due] == [("2", "new", 0), ("1", "new", 1)]


def test_queue_is_read_to_its_end_while_it_is_worked_off(tmp_path: Path) -> None:
    with view_catalog(tmp_path / "none") as catalog:
        catalog.listings.save(LISTING, [entry(number) for number in range(1, 451)])
        taken = []
        for one in catalog.queue.releases(Scope(("en",))):
            taken.append(one.element)
            catalog.queue.done(one.url)
        assert taken == [str(number) for number in range(1, 451)]
        assert list(catalog.queue.releases(Scope(("en",)))) == []


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(("en",)), "1234"),
        (Scope(("ru",)), ""),
        (Scope(("en",), ("s",)), "1234"),
        (Scope(("en",), ("s/t",)), "1234"),
        (Scope(("en",), ("s/u", "u")), ""),
    ],
)
def test_scope_chooses_languages_and_topics(tmp_path: Path, scope: Scope, expected: str) -> None:
    with view_catalog(tmp_path / "none") as catalog:
        catalog.listings.save(LISTING, [entry(number) for number in range(1, 5)])
        assert "".join(one.element for one in catalog.queue.releases(scope)) == expected
        assert sum(catalog.queue.count(scope).values()) == len(expected)


def test_scope_in_time_takes_what_is_inside_and_what_may_be(tmp_path: Path) -> None:
    scope = Scope(("en",), (), date(2024, 1, 1), date(2024, 12, 31))
    entries = [
        entry(1, "2024-01-01"),
        entry(2, "2024-12-31"),
        entry(3, "2025-01-01"),
        entry(4, "2023-12-31"),
        entry(5, "2023-12-31", certain=0),
        entry(6, None),
        entry(7, "2022-12-01", certain=0),
    ]
    with view_catalog(tmp_path / "none") as catalog:
        catalog.listings.save(LISTING, entries)
        assert [one.element for one in catalog.queue.releases(scope)] == ["1", "2", "5", "6"]


def test_catalog_of_another_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with open_catalog(path):
        pass
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with (
        pytest.raises(UsageError, match=r"another version of kzstat \(catalog 99, not 6\)"),
        open_catalog(path),
    ):
        pass


def test_file_that_is_no_catalog(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(b"this is not a database, and long enough to be looked at")
    for look in (open_catalog, view_catalog):
        with pytest.raises(UsageError, match="file is not a database"), look(path):
            pass


def test_catalog_that_another_program_writes_to_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalog.sqlite"
    with open_catalog(path):
        pass
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("scraper.catalog.store.PATIENCE", 0)
    try:
        with pytest.raises(UsageError, match=r"catalog\.sqlite: database is locked"):  # noqa: SIM117
            with open_catalog(path) as catalog:
                save(catalog)
    finally:
        other.close()


def test_looking_at_a_catalog_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with open_catalog(path) as catalog:
        save(catalog)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with view_catalog(path) as catalog:
        assert catalog.releases.holds("s", "t", "en") == 1
        catalog.releases.save_url(replace(STATE, url="/b/"))
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_looking_at_no_catalog_makes_none(tmp_path: Path) -> None:
    with view_catalog(tmp_path / "catalog.sqlite") as catalog:
        assert catalog.releases.theme_counts() == []
        assert catalog.last_run() is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_new_is_taken_before_what_comes_again_and_again(tmp_path: Path) -> None:
    with view_catalog(tmp_path / "none") as catalog:
        catalog.listings.save(LISTING, [entry(number, due=None) for number in range(1, 7)])
        for number, fetched_at in ((1, "2026-05-03"), (2, "2026-05-01")):
            state = replace(STATE, url=f"/{number}/", fetched_at=fetched_at)
            catalog.releases.save_url(state)
        catalog.queue.mark_newest("/en/", 2)
        for times, number in ((2, 3), (1, 4)):
            for _ in range(times):
                catalog.queue.failed(f"/{number}/", "http_500")
        catalog.queue.ask_again("/5/")
        catalog.listings.save(LISTING, [entry(6, due="its entry in the listing has changed")])
        due = list(catalog.queue.releases(Scope(("en",))))
    assert [one.element for one in due] == ["6", "5", "2", "1", "4", "3"]
