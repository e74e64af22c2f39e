"""What a run has found and not told, because it was killed: the next one tells it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from harness import zip_of
from killing import STEPS
from site_pages import item
from small_site import Page, SmallHarvester, SmallSite

from scraper.catalog.store import view_catalog
from scraper.exits import Exit
from scraper.findings import Finding
from scraper.home import Home

#: every kind of finding that is made once
ONCE = {"gone", "calendar", "clash", "kept_packed", "unread"}

PACKED = zip_of({"inner.zip": zip_of({"a.txt": b"one"})})


class ListedLate(Page):
    """A release whose listing says another day than its page."""

    def item(self) -> str:
        return item(f"{self.element}/", "9", "May", self.entry)


class Killed(BaseException):
    """Nothing in the code catches it, as nothing catches SIGKILL."""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallHarvester:
    """Six releases, harvested; then one is late, one is gone, and a new one brings all sorts of trouble."""
    harvester = SmallHarvester(SmallSite(), tmp_path / "home", monkeypatch)
    for element in range(1, 7):
        harvester.publish(element)
    harvester.site.change(6, announces=date(2026, 5, 6))
    harvester.run()
    harvester.site.unlist(2)
    harvester.wait(days=7)
    harvester.site.pages.insert(0, ListedLate(7, date(2026, 5, 11), workbook=PACKED))
    harvester.publish(8, workbook=b"%PDF-1.7 two")
    return harvester


def killed_at(step: int, small: SmallHarvester, patch: pytest.MonkeyPatch) -> bool:
    """Whether a run was killed before its step number `step`; without so many it ends by itself."""
    numbers = count(1)

    def watched(does: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*values: Any, **options: Any) -> Any:
            if next(numbers) == step:
                raise Killed
            return does(*values, **options)

        return stepping

    with patch.context() as steps:
        for owner, name in STEPS:
            steps.setattr(owner, name, watched(getattr(owner, name)))
        try:
            small.run()
        except Killed:
            return True
    return False


def untold(home: Path) -> list[Finding]:
    with view_catalog(Home(home).catalog) as catalog:
        return catalog.findings.untold()


def test_findings_of_a_killed_run_are_told_by_the_next(
    small: SmallHarvester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Killed before each of its steps but the last, which write what it has told."""
    before, now = small.home, small.clock.time
    small.home = tmp_path / "undisturbed"
    shutil.copytree(before, small.home)
    expected = small.run().findings
    assert {finding.kind for finding in expected} == ONCE
    assert untold(small.home) == []
    for step in count(1):
        small.home, small.clock.time = tmp_path / str(step), now
        shutil.copytree(before, small.home)
        if not killed_at(step, small, monkeypatch):
            break
        has_told = len(list(small.home.glob("runs/*.json"))) == 2
        summary = small.run()
        assert summary.exit_code == Exit.DONE
        if not has_told:
            assert sorted(map(repr, summary.findings)) == sorted(map(repr, expected)), f"step {step}"
        assert untold(small.home) == []
        assert small.run().findings == []
        shutil.rmtree(small.home)
    assert step > 100


def test_finding_is_told_by_one_run_alone(small: SmallHarvester) -> None:
    assert {finding.kind for finding in small.run().findings} == ONCE
    assert small.run().findings == []
