"""The site in another template, read by the real parsers: nothing of it may replace a good record."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from harness import DEMOGRAPHY, Harvester, by_status

from parsers.release import PARSER_VERSION
from records.codec import decode
from scraper.archive import Archive
from scraper.catalog.store import view_catalog
from scraper.cli import cli
from scraper.exits import Exit
from scraper.home import Home
from scraper.parser import Parser

PAGES = f"*/{DEMOGRAPHY}/publications/*/"
MIGRATION = f"/en/industries/{DEMOGRAPHY}/publications/187342/"


@pytest.fixture
def real(harvester: Harvester) -> Harvester:
    harvester.parser = Parser()
    return harvester


def redesign(harvester: Harvester, pages: str) -> None:
    """Serve `pages` in other classes, and make the next run fetch every release again."""
    harvester.fault("changed-page", pages)
    harvester.parser = Parser(version=f"{PARSER_VERSION}-next")


def test_redesign_does_not_overwrite_good_records(real: Harvester) -> None:
    langs = ["en", "ru", "kk"]
    assert real.run(lang=langs).exit_code == Exit.DONE
    before = real.records()
    assert len(before) == 12
    redesign(real, PAGES)
    summary = real.run(lang=langs)
    assert summary.exit_code == Exit.STRUCTURE
    assert len(by_status(summary, "structure")) == len(summary.entries) == 12
    assert real.records() == before


def test_redesigned_release_is_told_with_its_layout_and_the_others_are_harvested(real: Harvester) -> None:
    real.fault("changed-page", MIGRATION)
    summary = real.run()
    assert summary.exit_code == Exit.STRUCTURE
    (found,) = by_status(summary, "structure")
    url = f"{real.replica.base_url}{MIGRATION}"
    assert found.why == (
        f"{url}: not built as statgov-2023: no .banner-breadcrumbs-info__title,"
        " no .banner-breadcrumbs-item__text, no .publication-detail"
    )
    assert len(by_status(summary, "new")) == len(real.records()) == 3
    with view_catalog(Home(real.home).catalog) as catalog:
        (failing,) = catalog.releases.failing()
    assert (failing.url, failing.outcome) == (MIGRATION, "unknown_layout")


def test_redesign_that_is_taken_back_leaves_the_records_of_before(real: Harvester) -> None:
    real.run()
    before = real.records()
    redesign(real, MIGRATION)
    assert real.run().exit_code == Exit.STRUCTURE
    real.replica.faults.clear()
    real.asked()
    assert real.run().exit_code == Exit.DONE
    assert real.releases_asked() == [MIGRATION]
    assert real.records() == before


def test_redesigned_page_is_still_read_as_a_local_file(real: Harvester) -> None:
    real.fault("changed-page", MIGRATION)
    real.run()
    with view_catalog(Home(real.home).catalog) as catalog:
        state = catalog.releases.url(MIGRATION)
    assert state is not None
    body = Archive(Home(real.home).archive).get(state.sha256 or "")
    assert body is not None
    page = real.home.parent / "page.html"
    page.write_bytes(body)
    result = CliRunner().invoke(cli, ["parse", str(page)])
    assert result.exit_code == Exit.DONE
    assert decode(result.stdout.encode()).source.layout == "html"
