"""A run that is killed between any two of its steps, and the run after it."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from harness import DEMOGRAPHY, Harvester, by_status, offer, records_below, zip_of

from fixtures.replica.server import Replica
from records.write import write_atomically
from scraper.catalog.releases import Releases
from scraper.exits import Exit
from scraper.site.urls import release_of

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent

#: how many steps of a run are tried; the run has some seven times as many
POINTS = 110

#: what the catalog holds but for the times
CATALOG = (
    "SELECT url, kind, outcome, detail, etag, media_type, size, sha256, parser_version FROM urls ORDER BY 1",
    "SELECT release_id, listed, series, period, issue, vintage, record_sha256 FROM releases ORDER BY 1",
    "SELECT release_id, vintage, page_sha256, changes FROM vintages ORDER BY 1, 2",
    "SELECT * FROM attachments ORDER BY 1, 2",
    "SELECT url, member, release_id, sha256, outcome, compared, record_sha256 FROM readings ORDER BY 1, 2",
    "SELECT * FROM containers ORDER BY 1",
    "SELECT * FROM members ORDER BY 1, 2",
    "SELECT release_id, title, dated, due, failed FROM listed ORDER BY 1",
    "SELECT url, title, printed, due FROM tables ORDER BY 1",
    "SELECT * FROM outbox",
    "SELECT listing FROM asked ORDER BY 1",
    "SELECT * FROM findings",
)


def contents(home: Path) -> tuple[dict[str, str], list[list[tuple[object, ...]]], list[str]]:
    """Records, catalog and names of blobs of a home, without times."""
    database = sqlite3.connect(home / "catalog.sqlite")
    try:
        tables = [[tuple(row) for row in database.execute(query)] for query in CATALOG]
    finally:
        database.close()
    return records_below(home), tables, sorted(path.name for path in home.glob("archive/*/*"))


def told(home: Path) -> set[tuple[str, str]]:
    """Kind and message of the findings that the runs of a home have told."""
    summaries = [json.loads(path.read_bytes()) for path in home.glob("runs/*.json")]
    return {(finding["kind"], finding["message"]) for run in summaries for finding in run["findings"]}


def run_children(replica: Replica, homes: Path, *points: int) -> list[str]:
    """`killing.py`: a line a point."""
    arguments = [replica.base_url, str(homes), *map(str, points)]
    done = subprocess.run(
        [sys.executable, str(HERE / "killing.py"), *arguments],
        capture_output=True,
        text=True,
        cwd=homes,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_run_after_a_kill_ends_with_the_home_of_an_undisturbed_one(
    running_replica: Replica, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL before each of more than a hundred steps, spread over a run of more than sixty documents."""
    running_replica.faults.clear()
    members = {"a.txt": b"one", "b.csv": b"\xef\xbb\xbfa;b", "c.zip": zip_of({"d.txt": b"two"})}
    offer(monkeypatch, {"187342.pdf": zip_of(members)})
    (line,) = run_children(running_replica, tmp_path, 0)  # before no step
    steps = int(line.split()[3])
    assert line.split()[:3] == ["0", "0", "0"]
    undisturbed, findings = contents(tmp_path / "0"), told(tmp_path / "0")
    assert {kind for kind, _ in findings} == {"kept_packed"}
    assert len(undisturbed[1][6]) == 3  # members of a container
    documents = [row for row in undisturbed[1][0] if row[7] is not None]
    assert len(documents) > 60
    points = range(1, steps + 1, max(1, steps // POINTS))
    assert len(points) >= 100
    for line in run_children(running_replica, tmp_path, *points):
        point, killed, ended, _ = line.split()
        assert (int(killed), int(ended)) == (-signal.SIGKILL, Exit.DONE), f"point {point}"
        assert contents(tmp_path / point) == undisturbed, f"point {point}"
        assert told(tmp_path / point) == findings, f"point {point}"
        assert list((tmp_path / point).rglob("*.part")) == [], f"point {point}"


def test_change_is_told_though_the_run_that_saw_it_was_killed(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing in the code catches it, as nothing catches SIGKILL."""

    def kill(*_: object) -> None:
        raise Killed

    harvester.run()
    listing = f"/en/industries/{DEMOGRAPHY}/publications/"
    harvester.fault(
        "changed-figure", listing, find="January-June 2024", replace="January-June 2024, corrected"
    )
    harvester.fault("changed-figure", f"{listing}187342/")
    with monkeypatch.context() as patch:
        patch.setattr(Releases, "save", kill)
        with pytest.raises(Killed):
            harvester.run()
    summary = harvester.run()
    assert [entry.release_id for entry in by_status(summary, "changed")] == [f"{DEMOGRAPHY}/187342/en"]


def test_record_that_a_killed_run_has_committed_and_not_written_is_written_by_the_next(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = Harvester(harvester.replica, harvester.home.parent / "twin")
    twin.run()

    def full(path: Path, record: bytes) -> None:
        if b'"media_type": "text/html"' in record:  # of a page; its files come first
            raise OSError(28, "No space left on device")
        write_atomically(path, record)

    with monkeypatch.context() as patch:
        patch.setattr("scraper.outbox.write_atomically", full)
        with pytest.raises(OSError, match="No space left"):
            harvester.run()
    assert harvester.records() == {}
    harvester.asked()
    assert harvester.run().exit_code == Exit.DONE
    assert harvester.records() == twin.records()
    assert len([path for path in harvester.asked() if release_of(path)]) == 3  # the first was committed


@pytest.mark.parametrize("requests", [4, 9, 17])
def test_program_killed_by_the_system_is_made_good_by_the_next_run(
    harvester: Harvester, requests: int
) -> None:
    """SIGKILL as soon as the replica has been asked so often; the real program, the real parsers, four
    threads.
    """
    twin = Harvester(harvester.replica, harvester.home.parent / "twin")
    assert subprocess.run(program(twin), capture_output=True, cwd=ROOT, check=False).returncode == 0
    harvester.replica.log.clear()
    with subprocess.Popen(program(harvester), stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        while len(harvester.replica.log) < requests:
            assert process.poll() is None
        process.kill()
    assert process.returncode == -signal.SIGKILL
    again = subprocess.run(program(harvester), capture_output=True, cwd=ROOT, check=False)
    assert again.returncode == 0, again.stderr
    assert harvester.records() == twin.records()
    assert len(harvester.records()) == 4


def program(harvester: Harvester) -> list[str]:
    code = "import os; os.environ['KZSTAT_DELAY'] = '0'; from scraper.cli import main; main()"
    site = ["--base-url", harvester.replica.base_url, "--home", str(harvester.home)]
    return [sys.executable, "-c", code, "harvest", *site, "--lang", "en", "--topic", DEMOGRAPHY]
