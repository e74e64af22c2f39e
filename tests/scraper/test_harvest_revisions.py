"""When what is held is asked for again, and when it is not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from site_pages import LISTING
from small_site import TREE, Page, SmallHarvester, SmallSite, parse

from parsers.origin import Origin
from records.codec import decode
from records.release import Release
from scraper.catalog.store import view_catalog
from scraper.home import Home
from scraper.parser import Parser
from scraper.summary import Summary

DAYS = 60


class Readings:
    """Parsers that count what they read."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, data: bytes, origin: Origin) -> Release:
        self.number += 1
        return parse(data, origin)


@pytest.fixture
def readings() -> Readings:
    return Readings()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readings: Readings) -> SmallHarvester:
    """A release of today and one of long ago, harvested."""
    small = SmallHarvester(SmallSite(), tmp_path / "home", monkeypatch, parser=Parser(readings, "1"))
    small.publish(7)
    small.site.pages.append(Page(1, date(2024, 1, 9)))
    assert len(harvest(small).entries) == 2
    readings.number = 0
    return small


def harvest(small: SmallHarvester, **options: Any) -> Summary:
    return small.run(revision_days=DAYS, walk_days=7, **options)


def statuses(summary: Summary) -> dict[str, str]:
    return {entry.release_id.split("/")[2]: entry.status for entry in summary.entries}


def asked_on_day(small: SmallHarvester, days: int) -> list[int]:
    """The releases that a run asks for so many days after the last."""
    small.wait(days=days)
    harvest(small)
    return small.site.releases_asked()


def text(small: SmallHarvester, element: int) -> str:
    return decode(small.record(small.site.page(element))).text


# The window in which a release may be revised


def test_recent_release_is_asked_for_once_a_day_and_an_old_one_is_not(small: SmallHarvester) -> None:
    small.wait(hours=12)
    harvest(small)
    assert small.site.releases_asked() == []
    small.wait(hours=12)
    harvest(small)
    assert small.site.releases_asked() == [7]
    harvest(small)
    assert small.site.releases_asked() == []


def test_release_that_has_not_changed_costs_one_request_and_no_reading(
    small: SmallHarvester, readings: Readings
) -> None:
    before = small.record(small.site.page(7))
    small.wait(days=1)
    summary = harvest(small)
    assert [path for path in small.site.asked if "7/" in path] == [f"{LISTING}7/"]  # and not its workbook
    assert statuses(summary) == {"7": "unchanged"}
    assert readings.number == 0
    assert small.record(small.site.page(7)) == before


def test_revision_is_noticed_within_a_day_and_told_as_a_version(small: SmallHarvester) -> None:
    small.site.change(7, text="Prices rose by 0.2 %")
    small.wait(days=1)
    entry, files = harvest(small).entries  # its page, and then its files as well
    assert (entry.status, entry.vintage, entry.changed_fields) == ("changed", 2, ["text"])
    assert (files.status, files.why) == ("unchanged", "asked for again")
    assert text(small, 7) == "Prices rose by 0.2 %"


def test_page_that_is_only_dressed_otherwise_is_read_once(small: SmallHarvester, readings: Readings) -> None:
    small.site.change(7, banner="Come to our open day")
    small.wait(days=1)
    assert statuses(harvest(small)) == {"7": "unchanged"}
    assert readings.number == 1
    small.wait(days=1)
    assert statuses(harvest(small)) == {"7": "unchanged"}
    assert readings.number == 1


@pytest.mark.parametrize(("days", "asked"), [(DAYS, [7]), (DAYS + 1, [])])
def test_window_is_of_so_many_days_after_the_publication(
    small: SmallHarvester, days: int, asked: list[int]
) -> None:
    assert asked_on_day(small, days) == asked


def test_window_of_no_days_has_nothing_asked_for_again(small: SmallHarvester) -> None:
    small.wait(days=1)
    small.run(revision_days=0)
    assert small.site.releases_asked() == []


def test_revision_of_an_old_release_is_noticed_when_everything_is_asked_for_again(
    small: SmallHarvester,
) -> None:
    small.site.change(1, text="Prices rose by 0.3 %")
    assert asked_on_day(small, 1) == [7]
    assert statuses(harvest(small, again=True)) == {"7": "unchanged", "1": "changed"}
    assert text(small, 1) == "Prices rose by 0.3 %"


def test_asking_again_goes_on_in_the_next_run_where_a_limit_has_ended_it(small: SmallHarvester) -> None:
    harvest(small, again=True, limit=1)
    assert small.site.releases_asked() == [7]
    harvest(small)
    assert small.site.releases_asked() == [1]
    harvest(small)
    assert small.site.releases_asked() == []


def test_asking_again_asks_for_files_too(small: SmallHarvester) -> None:
    small.wait(days=1)
    harvest(small, again=True)
    files = [path for path in small.site.asked if path.startswith("/api/")]
    assert files == [small.site.page(7).file, small.site.page(1).file]


def test_release_that_failed_within_its_window_is_asked_for_by_the_next_run(small: SmallHarvester) -> None:
    small.site.change(7, text="Prices rose by 0.2 %")
    small.site.broken[small.site.page(7).path] = "500"
    small.wait(days=1)
    assert statuses(harvest(small)) == {"7": "failed"}
    assert text(small, 7) == "Prices rose by 0.1 %"
    small.site.broken.clear()
    assert statuses(harvest(small)) == {"7": "changed"}


# Listings


def test_listing_sent_anew_that_says_the_same_has_its_releases_asked_for_once(small: SmallHarvester) -> None:
    small.site.dress = "<p>1</p>"
    harvest(small)
    assert sorted(small.site.releases_asked()) == [1, 7]
    harvest(small)
    assert small.site.releases_asked() == []


def test_listing_that_is_sent_anew_each_time_tells_nothing(small: SmallHarvester) -> None:
    asked = []
    for hour in range(4):
        small.site.dress = f"<p>{hour}</p>"
        harvest(small)
        asked.append(len(small.site.releases_asked()))
    assert asked == [2, 0, 0, 0]


def test_corrected_entry_has_its_release_asked_for(small: SmallHarvester) -> None:
    small.site.change(1, entry="Prices, corrected", text="Prices rose by 0.4 %")
    (entry,) = harvest(small).entries
    assert (entry.why, entry.status, entry.vintage) == (
        "its entry in the listing has changed",
        "changed",
        2,
    )
    assert small.site.releases_asked() == [1]
    harvest(small)
    assert small.site.releases_asked() == []


def long_listing(small: SmallHarvester) -> None:
    """Four more old releases: the listing has two pages."""
    small.site.pages += [Page(element, date(2024, 1, 9) - timedelta(element)) for element in (2, 3, 4, 5)]
    harvest(small)
    small.site.asked.clear()


def test_correction_on_a_later_page_is_noticed_when_the_listing_is_walked(small: SmallHarvester) -> None:
    long_listing(small)
    small.site.change(5, entry="Prices, corrected")
    assert asked_on_day(small, 6) == [7]
    assert asked_on_day(small, 1) == [5, 7]


def test_later_pages_are_left_alone_until_the_listing_is_walked(small: SmallHarvester) -> None:
    long_listing(small)
    pages = []
    for _ in range(8):
        small.wait(days=1)
        harvest(small)
        pages.append(sum("PAGEN_1" in path for path in small.site.asked))
    assert pages == [0, 0, 0, 0, 0, 0, 1, 0]


def test_walk_that_fails_is_made_by_the_next_run(small: SmallHarvester) -> None:
    long_listing(small)
    small.site.broken[f"{LISTING}?PAGEN_1=2"] = "500"
    small.wait(days=7)
    (finding,) = harvest(small).findings
    assert (finding.kind, "PAGEN_1=2: HTTP 500" in finding.message) == ("failed", True)
    small.site.broken.clear()
    harvest(small)
    assert f"{LISTING}?PAGEN_1=2" in small.site.asked


def test_tree_of_themes_is_asked_for_once_a_day(small: SmallHarvester) -> None:
    trees = []
    for _ in range(5):
        small.wait(hours=12)
        harvest(small)
        trees.append(small.site.asked.count(TREE))
    assert trees == [0, 1, 0, 1, 0]


def test_release_that_is_not_listed_any_more_is_told_and_kept(small: SmallHarvester) -> None:
    small.site.unlist(1)
    (finding,) = harvest(small).findings
    assert (finding.kind, finding.message) == ("gone", f"{LISTING}: not listed any more: Prices")
    assert text(small, 1) == "Prices rose by 0.1 %"
    with view_catalog(Home(small.home).catalog) as catalog:
        assert catalog.releases.release("economy/prices/1/en") is not None
