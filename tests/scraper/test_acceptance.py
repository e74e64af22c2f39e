"""Losses that are for good: what `harvest --accept` takes for right, and what it leaves alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from harness import DEMOGRAPHY, Harvester
from site_pages import LISTING, listing_page
from small_site import SmallHarvester, SmallSite

import scraper.summary
from scraper.acceptance import accepted_names
from scraper.cli import cli
from scraper.errors import UsageError
from scraper.exits import Exit
from scraper.findings import Finding
from scraper.summary import Summary

SHEETS = "/en/industries/economy/prices/spreadsheets/"
TREE = "/en/industries/"
TOPIC = ["economy/prices"]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallHarvester:
    """Eight releases, harvested."""
    harvester = SmallHarvester(SmallSite(), tmp_path / "home", monkeypatch)
    for element in range(1, 9):
        harvester.publish(element)
    assert harvester.run().exit_code == Exit.DONE
    return harvester


def shrink(small: SmallHarvester, left: int) -> None:
    """Leave the first so many releases on the listing."""
    for page in small.site.pages[left:]:
        small.site.unlist(page.element)


def told(summary: Summary, kind: str) -> list[str]:
    return [finding.message for finding in summary.findings if finding.kind == kind]


def accepted(home: Path) -> list[tuple[object, ...]]:
    database = sqlite3.connect(home / "catalog.sqlite")
    try:
        return [tuple(row) for row in database.execute("SELECT * FROM accepted ORDER BY 1, 2")]
    finally:
        database.close()


@pytest.mark.parametrize("left", [0, 3])
def test_shrunken_listing_is_an_alarm_every_run_until_it_is_accepted(
    small: SmallHarvester, left: int
) -> None:
    shrink(small, left)
    for _ in range(2):
        small.wait(days=1)
        summary = small.run(topic=TOPIC)
        assert summary.exit_code == Exit.STRUCTURE
        (message,) = told(summary, "structure")
        assert message.endswith(f"; if that is right: kzstat harvest --accept {LISTING}")
    moment = small.clock.now().isoformat()
    summary = small.run(topic=TOPIC, accept=(LISTING,))
    assert summary.exit_code == Exit.DONE
    assert told(summary, "accepted") == [f"{LISTING}: {left} entries, where 8 were before"]
    assert len(told(summary, "gone")) == 8 - left
    assert accepted(small.home) == [(LISTING, "", moment, 8, left)]
    small.wait(days=1)
    after = small.run(topic=TOPIC)
    assert (after.exit_code, told(after, "gone"), told(after, "accepted")) == (Exit.DONE, [], [])


def test_records_stay_though_their_listing_is_accepted_as_lost(small: SmallHarvester) -> None:
    records = {path: path.read_bytes() for path in small.home.glob("records/**/*.json")}
    shrink(small, 1)
    small.run(accept=(LISTING,))
    assert len(records) == 8
    assert {path: path.read_bytes() for path in small.home.glob("records/**/*.json")} == records


def test_what_comes_after_an_accepted_loss_is_harvested_and_judged_anew(small: SmallHarvester) -> None:
    shrink(small, 2)
    small.run(accept=(LISTING,))
    small.wait(days=1)
    page = small.publish(20)
    assert small.run().exit_code == Exit.DONE
    assert small.record(page)
    small.wait(days=1)
    shrink(small, 1)
    (message,) = told(small.run(), "structure")
    assert message.startswith(f"{LISTING}: 1 entries, where 3 were before; ")


def test_only_what_is_named_is_accepted(small: SmallHarvester) -> None:
    shrink(small, 2)
    summary = small.run(accept=(SHEETS,))
    assert summary.exit_code == Exit.STRUCTURE
    assert told(summary, "accepted") == [f"{SHEETS}: nothing to accept in this run"]
    assert told(summary, "gone") == []


def test_listing_of_files_that_is_not_there_any_more_is_accepted(harvester: Harvester) -> None:
    sheets = f"/en/industries/{DEMOGRAPHY}/spreadsheets/"
    assert harvester.run().files.found
    harvester.fault("404", sheets)
    for _ in range(2):
        assert harvester.run().exit_code == Exit.FAILED
    summary = harvester.run(accept=(sheets,))
    assert summary.exit_code == Exit.DONE
    (message,) = told(summary, "accepted")
    assert message.startswith(f"{sheets}: 0 entries, where ")
    assert told(summary, "gone") != []
    after = harvester.run()
    assert (after.exit_code, after.findings) == (Exit.DONE, [])
    harvester.replica.faults.clear()
    assert harvester.run().files.found  # it is back, and listed anew


def test_theme_that_is_gone_from_the_tree_is_accepted_by_its_topic(
    small: SmallHarvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = SmallSite.body
    other = "/en/industries/economy/tariffs/publications/"

    def renamed(site: SmallSite, path: str) -> bytes:
        if path == TREE:
            return b'<a href="/en/industries/economy/tariffs/">T</a>'
        return body(site, path.replace("/tariffs/", "/prices/"))

    monkeypatch.setattr(SmallSite, "body", renamed)
    small.wait(days=1)
    summary = small.run()
    assert summary.exit_code == Exit.STRUCTURE
    (message,) = told(summary, "structure")
    assert message.endswith("; if that is right: kzstat harvest --accept economy/prices")
    summary = small.run(accept=("economy/prices",))  # the tree was read less than a day ago
    assert told(summary, "accepted") == ["economy/prices (en) is not in the tree any more"]
    assert len(told(summary, "gone")) == 8
    assert [row[:2] for row in accepted(small.home)] == [("economy/prices", "en")]
    small.wait(days=1)
    after = small.run()
    assert (after.exit_code, told(after, "gone"), told(after, "structure")) == (Exit.DONE, [], [])
    assert other in small.site.asked
    assert LISTING not in small.site.asked


def test_theme_that_comes_back_after_it_was_accepted_as_gone_is_listed_again(
    small: SmallHarvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = SmallSite.body

    def without(site: SmallSite, path: str) -> bytes:
        if path == TREE:
            return b'<a href="/en/industries/economy/tariffs/">T</a>'
        return listing_page() if path.endswith("/tariffs/publications/") else body(site, path)

    with monkeypatch.context() as patch:
        patch.setattr(SmallSite, "body", without)
        small.wait(days=1)
        small.run(accept=("economy/prices",))
    small.wait(days=1)
    summary = small.run()
    assert told(summary, "structure") == []
    assert sum(count.found for count in summary.counts) >= 8


def test_name_that_nobody_knows_is_refused(small: SmallHarvester) -> None:
    with pytest.raises(UsageError, match="--accept economy/weather: no listing and no theme that is known"):
        small.run(accept=("economy/weather",))
    assert small.site.asked == []


def test_names_are_taken_as_people_have_them() -> None:
    given = (f"https://stat.gov.kz{LISTING}", LISTING.rstrip("/"), "economy/prices/", "economy/prices")
    assert accepted_names(given) == {LISTING, "economy/prices"}


def test_command_that_the_finding_names_is_one_line_for_the_operator(harvester: Harvester) -> None:
    harvester.run()
    site = ["--base-url", harvester.replica.base_url, "--home", str(harvester.home)]
    result = CliRunner().invoke(cli, ["harvest", *site, "--topic", DEMOGRAPHY, "--accept", "/en/nothing/"])
    assert result.exit_code == Exit.USAGE
    assert result.stderr.splitlines()[-1] == (
        "error: --accept /en/nothing/: no listing and no theme that is known"
    )


def test_loss_that_a_killed_run_has_accepted_is_told_by_the_next(
    small: SmallHarvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing in the code catches it, as nothing catches SIGKILL."""

    def kill(*_: object) -> None:
        raise Killed

    shrink(small, 3)
    with monkeypatch.context() as patch:
        patch.setattr(scraper.summary, "write_atomically", kill)
        with pytest.raises(Killed):
            small.run(accept=(LISTING,))
    summary = small.run()
    assert Finding(kind="accepted", message=f"{LISTING}: 3 entries, where 8 were before") in summary.findings
    assert len(told(summary, "gone")) == 5
    assert small.run().findings == []
