"""A run that is killed between any two of its steps, and the run after it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from harness import DEMOGRAPHY, Harvester, by_status

import scraper.publish
from scraper.archive import Archive
from scraper.catalog.store import Catalog
from scraper.exits import Exit

ROOT = Path(__file__).resolve().parents[2]

STEPS: dict[str, tuple[object, str]] = {
    "archive": (Archive, "put"),
    "record": (scraper.publish, "write_atomically"),
    "address": (Catalog, "save_url"),
    "commit": (Catalog, "save_release"),
    "run": (Catalog, "save_run"),
}


class Killed(BaseException):
    """Nothing in the code catches it, as nothing catches SIGKILL."""


def killer(step: Callable[..., Any], call: int, *, after: bool) -> Callable[..., Any]:
    calls = count(1)

    def killing(*values: Any, **options: Any) -> Any:
        if next(calls) != call:
            return step(*values, **options)
        if after:
            step(*values, **options)
        raise Killed

    return killing


@pytest.fixture
def undisturbed(harvester: Harvester) -> dict[str, str]:
    twin = Harvester(harvester.replica, harvester.home.parent / "twin")
    assert twin.run().exit_code == Exit.DONE
    assert len(twin.records()) == 4
    return twin.records()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("step", "call"),
    [
        *((step, call) for step in ("archive", "record", "address", "commit") for call in (1, 2, 4)),
        ("run", 1),
    ],
)
def test_run_after_a_kill_ends_with_the_records_of_an_undisturbed_one(
    harvester: Harvester, undisturbed: dict[str, str], step: str, call: int, after: bool
) -> None:
    owner, name = STEPS[step]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, killer(getattr(owner, name), call, after=after))
        with pytest.raises(Killed):
            harvester.run()
    summary = harvester.run()
    assert summary.exit_code == Exit.DONE
    assert harvester.records() == undisturbed
    harvester.asked()
    assert harvester.run().exit_code == Exit.DONE
    assert harvester.releases_asked() == []
    assert [path for path in harvester.home.rglob("*") if path.suffix == ".part"] == []


def test_change_is_told_though_the_run_that_saw_it_was_killed(harvester: Harvester) -> None:
    harvester.run()
    listing = f"/en/industries/{DEMOGRAPHY}/publications/"
    harvester.fault(
        "changed-figure", listing, find="January-June 2024", replace="January-June 2024, corrected"
    )
    harvester.fault("changed-figure", f"{listing}187342/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Catalog, "save_release", killer(Catalog.save_release, 1, after=False))
        with pytest.raises(Killed):
            harvester.run()
    summary = harvester.run()
    assert [entry.release_id for entry in by_status(summary, "changed")] == [f"{DEMOGRAPHY}/187342/en"]


@pytest.mark.parametrize("requests", [4, 9, 17])
def test_program_killed_by_the_system_is_made_good_by_the_next_run(
    harvester: Harvester, requests: int
) -> None:
    """SIGKILL as soon as the replica has been asked so often; the real program, the real parsers."""
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
