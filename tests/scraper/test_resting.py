"""Listings that rest between two releases (`rest_hours`), and what wakes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from harness import counted
from site_pages import LISTING
from small_site import SmallHarvester, SmallSite

from scraper.exits import Exit

SHEETS = "/en/industries/economy/prices/spreadsheets/"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallHarvester:
    """A release of 4 May 2026 that announces the next for 7 May, harvested at noon in Astana."""
    harvester = SmallHarvester(SmallSite(), tmp_path / "home", monkeypatch)
    harvester.publish(1, announces=date(2026, 5, 7))
    assert harvester.run(rest_hours=20).exit_code == Exit.DONE
    return harvester


def test_listings_rest_where_nothing_is_due(small: SmallHarvester) -> None:
    for _ in range(19):
        small.wait(hours=1)
        summary = small.run(rest_hours=20)
        assert (summary.requests, summary.exit_code) == (0, Exit.DONE)
        assert counted(summary, "found") == counted(summary, "unchanged") == 1
    small.wait(hours=1)
    small.run(rest_hours=20)
    assert {LISTING, SHEETS, "/en/news/"} <= set(small.site.asked)


def test_without_the_setting_every_run_asks_every_listing(small: SmallHarvester) -> None:
    small.run()
    assert {LISTING, SHEETS, "/en/news/"} <= set(small.site.asked)


def test_unannounced_release_is_found_within_a_day(small: SmallHarvester) -> None:
    small.wait(hours=1)
    page = small.publish(2)
    small.run(rest_hours=20)
    assert not (small.home / page.record).exists()
    small.wait(hours=19)
    small.run(rest_hours=20)
    assert (small.home / page.record).exists()


def test_theme_is_asked_every_run_from_the_announced_day_until_the_release_is_there(
    small: SmallHarvester,
) -> None:
    small.wait(days=2, hours=14)  # eight in the evening in London, the seventh in Astana
    small.run(rest_hours=20)
    for _ in range(3):
        small.wait(hours=1)
        small.run(rest_hours=20)
        assert {LISTING, SHEETS} <= set(small.site.asked)
        assert "/en/news/" not in small.site.asked
    small.wait(hours=12)
    page = small.publish(2, announces=date(2026, 6, 8))
    small.run(rest_hours=20)
    assert small.record(page)
    small.wait(hours=1)
    small.run(rest_hours=20)
    assert LISTING not in small.site.asked


@pytest.mark.parametrize("fault", ["500", "wall"])
def test_listing_that_was_not_read_well_does_not_rest(small: SmallHarvester, fault: str) -> None:
    small.wait(hours=21)
    small.site.broken[LISTING] = fault
    assert small.run(rest_hours=20).exit_code != Exit.DONE
    small.site.broken.clear()
    small.wait(hours=1)
    assert small.run(rest_hours=20).exit_code == Exit.DONE
    assert LISTING in small.site.asked
    assert SHEETS not in small.site.asked


def test_listing_that_is_named_to_be_accepted_does_not_rest(small: SmallHarvester) -> None:
    small.run(rest_hours=20, accept=(LISTING,))
    assert LISTING in small.site.asked
