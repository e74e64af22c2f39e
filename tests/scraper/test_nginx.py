"""Against a server that is not ours: nginx, with its own validators, compression and limits."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from harness import DEMOGRAPHY, FakeClock, Harvester, by_status, counted
from nginx import LIMITED, Nginx, find_nginx, save_tree, serve

from fixtures.replica.faults import Faults
from fixtures.replica.server import Replica
from scraper.exits import Exit
from scraper.parser import Parser
from scraper.site.urls import release_of

LISTING = f"/en/industries/{DEMOGRAPHY}/publications/"
MIGRATION = f"{LISTING}187342/"
RECORD = f"records/{DEMOGRAPHY}/187342.en.json"
FILE = "/api/iblock/element/187342/file/en/"


@dataclass
class PatientClock(FakeClock):
    """Once so many seconds were slept, the server has calmed down: `limited` is taken away."""

    limited: Path = Path(LIMITED)
    seconds: float = 5

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if sum(self.slept) >= self.seconds:
            self.limited.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def saved(running_replica: Replica, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What nginx serves; nobody changes it."""
    find_nginx()
    running_replica.faults.clear()
    folder = tmp_path_factory.mktemp("nginx") / "saved"
    save_tree(running_replica.base_url, folder)
    return folder


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    """A copy for one test."""
    return Path(shutil.copytree(saved, tmp_path / "nginx"))


@pytest.fixture
def nginx(folder: Path) -> Iterator[Nginx]:
    with serve(folder) as nginx:
        yield nginx


def harvester_of(nginx: Nginx, home: Path) -> Harvester:
    """One with the real parsers."""
    stand_in = Replica(nginx.base_url, Faults(), [])
    return Harvester(stand_in, home, parser=Parser())


@pytest.fixture
def harvester(nginx: Nginx, tmp_path: Path) -> Harvester:
    return harvester_of(nginx, tmp_path / "home")


def comparable(harvester: Harvester) -> dict[str, str]:
    """The records without what is another on every server: its address and its ETags."""
    base_url = harvester.replica.base_url
    return {
        path: re.sub(r'"etag": "(\\.|[^"\\])*"', '"etag": "-"', text.replace(base_url, ""))
        for path, text in harvester.records().items()
    }


def test_records_are_those_of_the_replica(harvester: Harvester, replica: Replica, tmp_path: Path) -> None:
    first_hand = Harvester(replica, tmp_path / "first", parser=Parser())
    everything = {"lang": ["en", "ru", "kk"], "topic": []}
    assert first_hand.run(**everything).exit_code == Exit.DONE
    assert harvester.run(**everything).exit_code == Exit.DONE
    records = comparable(harvester)
    assert len(records) == 46 + 9  # releases and news
    assert records == comparable(first_hand)


def test_validators_are_those_of_nginx(harvester: Harvester) -> None:
    harvester.run()
    source = json.loads((harvester.home / RECORD).read_text("utf-8"))["source"]
    assert re.fullmatch(r'W/"[0-9a-f]+-[0-9a-f]+"', source["etag"])  # weak, since nginx compressed the page
    assert source["last_modified"] == "Fri, 09 Aug 2024 06:00:00 GMT"


def test_second_run_takes_no_release_and_changes_no_record(harvester: Harvester, nginx: Nginx) -> None:
    harvester.run()
    before, first = harvester.records(), len(nginx.asked())
    summary = harvester.run()
    again = nginx.asked()[first:]
    assert summary.exit_code == Exit.DONE
    assert again
    assert [address for status, address in again if release_of(address) and status == 200] == []
    assert harvester.records() == before
    assert counted(summary, "unchanged") == len(before) == 4


def test_release_asked_again_gets_304_with_all_its_files(harvester: Harvester, nginx: Nginx) -> None:
    harvester.run()
    before, first = harvester.records(), len(nginx.asked())
    (harvester.home / RECORD).unlink()
    assert harvester.run().exit_code == Exit.DONE
    again = nginx.asked()[first:]
    assert (304, MIGRATION) in again
    assert (302, FILE) in again
    uploads = [status for status, address in again if address.startswith("/upload/")]
    assert uploads
    assert set(uploads) == {304}
    assert harvester.records() == before


def test_new_figure_on_disk_is_noticed_when_the_listing_changes(harvester: Harvester, nginx: Nginx) -> None:
    harvester.run()
    before = harvester.records()
    nginx.edit(MIGRATION, "14256", "14257")
    nginx.edit(LISTING, "January-June 2024", "January-June 2024, corrected")
    summary = harvester.run()
    assert [entry.release_id for entry in by_status(summary, "changed")] == [f"{DEMOGRAPHY}/187342/en"]
    after = harvester.records()
    assert "14256" in before[RECORD]
    assert "14257" in after[RECORD]
    assert "14256" not in after[RECORD]
    assert {path for path in after if after[path] != before[path]} == {RECORD}


@pytest.mark.parametrize("status", [429, 503])
def test_limit_of_requests_is_answered_by_backing_off(folder: Path, tmp_path: Path, status: int) -> None:
    limited = folder / LIMITED
    limited.touch()
    with serve(folder, status) as nginx:
        harvester = harvester_of(nginx, tmp_path / "home")
        harvester.clock = PatientClock(limited=limited)
        assert harvester.run().exit_code == Exit.DONE
        statuses = [found for found, _ in nginx.asked()]
    assert len(harvester.records()) == 4
    assert not limited.exists()
    assert statuses.count(status) >= 2
    first, second = [pause for pause in harvester.clock.slept if pause >= 1][:2]
    assert first < second
