"""A run that is killed between any two of its steps, and the run after it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from harness import DEMOGRAPHY, Harvester, by_status

import scraper.publish
from scraper.archive import Archive
from scraper.catalog.store import Catalog
from scraper.exits import Exit

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
