"""Where a run ends before its work does: a budget, a limit, a full disk, a locked home or catalog, SIGINT."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from harness import DEMOGRAPHY, Harvester, by_status, counted
from small_site import SmallHarvester, SmallSite

import scraper.archive
import scraper.catalog.store
import scraper.outbox
import scraper.summary
from records.write import write_atomically
from scraper.archive import Intake
from scraper.catalog.database import Database
from scraper.cli import cli
from scraper.errors import UsageError
from scraper.exits import Exit
from scraper.fetch.client import PoliteClient
from scraper.lock import exclusive
from scraper.summary import Summary

MIGRATION = f"/en/industries/{DEMOGRAPHY}/publications/187342/"
LEAVES = ("/publications/", "/spreadsheets/", "/dynamic-tables/", "/news/")
EVERYTHING: dict[str, Any] = {"topic": [], "lang": ["en", "ru", "kk"]}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallHarvester:
    """Eight releases, not harvested yet."""
    harvester = SmallHarvester(SmallSite(), tmp_path / "home", monkeypatch)
    for element in range(1, 9):
        harvester.publish(element)
    return harvester


def records(home: Path) -> set[str]:
    return {path.name for path in home.glob("records/**/*") if path.is_file()}


def twin_of(harvester: Harvester) -> Harvester:
    return Harvester(harvester.replica, harvester.home.parent / "twin")


# Budget and limit


def test_run_that_has_spent_its_budget_is_partial_and_no_failure(small: SmallHarvester) -> None:
    summary = small.run(max_requests=11)
    assert summary.requests == 11
    assert summary.exit_code == Exit.DONE
    assert summary.is_partial
    assert summary.spent == "the budget of 11 requests is spent"
    # seven listings, the tree among them: what is left is two releases with a file each, or three pages
    assert (counted(summary, "new"), counted(summary, "skipped")) == (3, 5)


def test_runs_with_a_budget_end_with_the_records_of_one_without(small: SmallHarvester) -> None:
    runs = 0
    while small.run(max_requests=10).is_partial:
        runs += 1
        assert runs < 10
    assert records(small.home) == {f"{element}.en.json" for element in range(1, 9)}


def test_limit_of_none_reads_the_listings_alone(small: SmallHarvester) -> None:
    summary = small.run(limit=0)
    assert (summary.exit_code, summary.is_partial) == (Exit.DONE, True)
    assert small.site.releases_asked() == []
    assert counted(summary, "skipped") == 8


# Several workers


def test_four_workers_make_the_home_that_one_makes(harvester: Harvester) -> None:
    twin = twin_of(harvester)
    assert twin.run(**EVERYTHING).exit_code == Exit.DONE
    summary = harvester.run(**EVERYTHING, workers=4)
    assert summary.exit_code == Exit.DONE
    assert len(harvester.records()) >= 46
    assert harvester.records() == twin.records()
    assert blobs(harvester.home) == blobs(twin.home)
    # What a page is worth is not told by who came home first.
    assert [entry.release_id for entry in summary.entries] == [
        entry.release_id for entry in twin.run(**EVERYTHING, again=True).entries
    ]


def blobs(home: Path) -> set[str]:
    return {path.name for path in home.glob("archive/*/*")}


def test_release_that_fails_does_not_disturb_those_that_are_fetched_beside_it(harvester: Harvester) -> None:
    twin = twin_of(harvester)
    twin.run()
    harvester.fault("404", MIGRATION)
    summary = harvester.run(workers=4)
    assert [entry.release_id for entry in by_status(summary, "failed")] == [f"{DEMOGRAPHY}/187342/en"]
    assert harvester.records().items() < twin.records().items()
    assert len(harvester.records()) == 3
    harvester.replica.faults.clear()
    assert harvester.run(workers=4).exit_code == Exit.DONE
    assert harvester.records() == twin.records()


def test_budget_is_kept_by_four_workers_together(harvester: Harvester) -> None:
    summary = harvester.run(workers=4, max_requests=9)
    assert summary.requests == 9 == len(harvester.asked())
    assert summary.is_partial
    assert harvester.run(workers=4).exit_code == Exit.DONE
    assert len(harvester.records()) == 4


def test_run_with_four_workers_that_is_interrupted_is_completed_by_the_next(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = twin_of(harvester)
    twin.run(**EVERYTHING)
    with monkeypatch.context() as patch:
        patch.setattr(scraper.outbox, "write_atomically", on_call(3, interrupt))
        summary = harvester.run(**EVERYTHING, workers=4)
    assert summary.exit_code == Exit.INTERRUPTED
    assert 0 < len(harvester.records()) < 10
    assert counted(summary, "skipped") > 30
    assert harvester.run(**EVERYTHING, workers=4).exit_code == Exit.DONE
    assert harvester.records() == twin.records()


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def on_call(number: int, happens: Callable[[], None]) -> Callable[..., Any]:
    """`write_atomically`, before one of whose calls something happens."""
    calls = count(1)

    def write(path: Path, data: bytes) -> None:
        if next(calls) == number:
            happens()
        write_atomically(path, data)

    return write


# A disk that is full


def full_disk(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_catalog(*_: Any, **__: Any) -> None:
    raise sqlite3.OperationalError("database or disk is full")


#: what is written there: by whom, and how it fails
PLACES: dict[str, tuple[Any, str, Callable[..., None], str]] = {
    "page": (scraper.archive, "write_atomically", full_disk, "No space left on device"),
    "file": (Intake, "keep", full_disk, "No space left on device"),
    "record": (scraper.outbox, "write_atomically", full_disk, "No space left on device"),
    "summary": (scraper.summary, "write_atomically", full_disk, "No space left on device"),
    "rows": (Database, "put", full_catalog, "database or disk is full"),
    "commit": (Database, "commit", full_catalog, "database or disk is full"),
}


@pytest.fixture
def command(harvester: Harvester, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("KZSTAT_DELAY", "0")
    monkeypatch.setattr(scraper.catalog.store, "PATIENCE", 0)
    site = ["--base-url", harvester.replica.base_url, "--home", str(harvester.home)]
    return ["harvest", *site, "--lang", "en", "--topic", DEMOGRAPHY]


def one_line(result: Result, exit_code: int = Exit.USAGE) -> str:
    """The error of a command: the last of its lines on stderr, and no traceback."""
    assert result.exit_code == exit_code, result.output
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert [result.stderr.splitlines()[-1]] == errors
    assert "Traceback" not in result.output
    return errors[0]


@pytest.mark.parametrize("workers", ["1", "4"])
@pytest.mark.parametrize("place", PLACES)
def test_full_disk_is_one_line_and_the_next_run_goes_on(
    harvester: Harvester, command: list[str], monkeypatch: pytest.MonkeyPatch, workers: str, place: str
) -> None:
    """The disk is full from the fourth time on that something is put there."""
    owner, name, refuse, says = PLACES[place]
    whole, calls = getattr(owner, name), count(1)

    def put(*values: Any, **options: Any) -> Any:
        if place == "summary" or next(calls) >= 4:
            refuse()
        return whole(*values, **options)

    command = [*command, "--workers", workers]
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, put)
        assert says in one_line(CliRunner().invoke(cli, command))
    assert list(harvester.home.rglob("*.part")) == []
    assert CliRunner().invoke(cli, command).exit_code == Exit.DONE
    twin = twin_of(harvester)
    command[command.index(str(harvester.home))] = str(twin.home)
    assert CliRunner().invoke(cli, command).exit_code == Exit.DONE
    assert harvester.records() == twin.records()
    assert len(harvester.records()) == 4


# A home or a catalog that is not ours to write


def test_second_harvest_of_a_home_is_one_line(harvester: Harvester, command: list[str]) -> None:
    harvester.run(limit=1)
    before = harvester.files()
    with exclusive(harvester.home):
        line = one_line(CliRunner().invoke(cli, command))
    assert line.startswith(f"error: another kzstat run is writing to {harvester.home} (since ")
    assert {**harvester.files(), str(harvester.home / ".lock"): b""} == before


def test_dry_run_and_status_do_not_wait_for_a_harvest(harvester: Harvester, command: list[str]) -> None:
    harvester.run(limit=1)
    with exclusive(harvester.home):
        assert CliRunner().invoke(cli, [*command, "--dry-run"]).exit_code == Exit.DONE
        assert CliRunner().invoke(cli, ["status", "--home", str(harvester.home)]).exit_code == Exit.DONE


def test_home_that_cannot_be_written_is_one_line(
    harvester: Harvester, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", read_only)
    assert one_line(CliRunner().invoke(cli, command)) == (
        f"error: cannot write under {harvester.home}: Read-only file system"
    )
    assert harvester.asked() == []


@pytest.fixture
def locked(harvester: Harvester) -> Iterator[None]:
    """Another program is writing to the catalog."""
    harvester.run(limit=1)
    database = sqlite3.connect(harvester.home / "catalog.sqlite", isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    yield
    database.close()


@pytest.mark.usefixtures("locked")
def test_locked_catalog_is_one_line(harvester: Harvester, command: list[str]) -> None:
    before = harvester.records()
    line = one_line(CliRunner().invoke(cli, command))
    assert line == f"error: {harvester.home / 'catalog.sqlite'}: database is locked"
    assert harvester.records() == before
    assert len(before) == 1


def test_catalog_that_is_no_database_is_one_line(harvester: Harvester, command: list[str]) -> None:
    harvester.home.mkdir()
    (harvester.home / "catalog.sqlite").write_bytes(b"something else " * 100)
    assert one_line(CliRunner().invoke(cli, command)).endswith("file is not a database")


def test_error_of_the_catalog_in_the_middle_of_a_run_is_no_traceback(
    small: SmallHarvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "put", full_catalog)
    with pytest.raises(UsageError, match="database or disk is full"):
        small.run()
    assert records(small.home) == set()


def test_client_is_closed_however_a_run_ends(harvester: Harvester, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    monkeypatch.setattr(PoliteClient, "close", lambda _: closed.append(1))
    with monkeypatch.context() as patch:
        patch.setattr(scraper.archive, "write_atomically", full_disk)
        with pytest.raises(OSError, match="No space left"):
            harvester.run(workers=4)
    assert closed == [1]


# A budget smaller than the number of listings


ENGLISH: dict[str, Any] = {"topic": [], "lang": ["en"]}


def run_until(harvester: Harvester, budget: int, is_done: Callable[[], bool]) -> list[Summary]:
    """Runs an hour apart, each with the same budget, until something is so."""
    runs: list[Summary] = []
    while not is_done():
        assert len(runs) < 150
        runs.append(harvester.run(**ENGLISH, max_requests=budget))
        assert runs[-1].requests <= budget
        harvester.clock.time += timedelta(hours=1)
    return runs


@pytest.mark.parametrize("budget", [5, 8])
def test_budget_below_the_number_of_listings_harvests_everything_in_time(
    harvester: Harvester, budget: int
) -> None:
    twin = twin_of(harvester)
    twin.run(**ENGLISH)
    listings = {path for path in twin.asked() if path.endswith(LEAVES)}
    assert len(listings) >= 20
    wanted, files = twin.records(), len(twin.file_records())
    runs = run_until(
        harvester,
        budget,
        lambda: harvester.records() == wanted and len(harvester.file_records()) == files,
    )
    assert {summary.exit_code for summary in runs} == {Exit.DONE}
    assert any(summary.entries for summary in runs[:3])  # nobody waits for the last listing
    harvester.asked()
    seen: set[str] = set()

    def has_gone_round() -> bool:
        seen.update(path for path in harvester.asked() if path.endswith(LEAVES))
        return seen == listings

    run_until(harvester, budget, has_gone_round)


def test_small_budget_is_not_used_up_by_what_fails_every_time(harvester: Harvester) -> None:
    twin = twin_of(harvester)
    twin.run(**ENGLISH)
    failing = f"records/{DEMOGRAPHY}/187342.en.json"
    harvester.fault("404", MIGRATION)
    harvester.fault("500", "/en/industries/economy/national-accounts/*")
    wanted = twin.records().keys() - {failing}
    run_until(harvester, 8, lambda: harvester.records().keys() >= wanted)
    assert failing not in harvester.records()


def test_budget_that_does_not_last_for_one_listing_is_a_failure(harvester: Harvester) -> None:
    summary = harvester.run(max_requests=2)
    assert summary.exit_code == Exit.FAILED
    (finding,) = summary.findings
    assert finding.message == (
        "the budget of 2 requests is spent before a listing was asked for; no run gets further with it"
    )
