from __future__ import annotations

import json

import msgspec
import pytest
from fake_parser import VERSION, fake_parse
from harness import DEMOGRAPHY, Harvester, by_status, counted

from parsers.origin import Origin
from records.codec import decode
from records.release import Release
from scraper.exits import Exit
from scraper.parser import Parser

LISTING = f"/en/industries/{DEMOGRAPHY}/publications/"
MIGRATION = f"{LISTING}187342/"
RECORD = f"records/{DEMOGRAPHY}/187342.en.json"
WORKBOOKS = "/api/iblock/element/*"


def correct_listing(harvester: Harvester) -> None:
    """Change the entry of the release on migration in the listing, so that the next run looks at it again."""
    harvester.fault(
        "changed-figure", LISTING, find="January-June 2024", replace="January-June 2024, corrected"
    )


def test_page_that_always_fails_is_reported_and_the_others_are_harvested(harvester: Harvester) -> None:
    harvester.fault("500", MIGRATION)
    summary = harvester.run()
    assert summary.exit_code == Exit.FAILED
    (failed,) = by_status(summary, "failed")
    assert failed.release_id == f"{DEMOGRAPHY}/187342/en"
    assert failed.why == f"{harvester.replica.base_url}{MIGRATION}: HTTP 500"
    assert len(harvester.records()) == 3
    assert harvester.releases_asked().count(MIGRATION) == 5


def test_failed_page_is_harvested_by_the_next_run(harvester: Harvester) -> None:
    harvester.fault("500", MIGRATION)
    harvester.run()
    harvester.replica.faults.clear()
    harvester.asked()
    summary = harvester.run()
    assert harvester.releases_asked() == [MIGRATION]
    assert [entry.release_id for entry in by_status(summary, "new")] == [f"{DEMOGRAPHY}/187342/en"]
    assert summary.exit_code == Exit.DONE


def test_hopeless_pages_come_last_under_a_limit(harvester: Harvester) -> None:
    harvester.fault("404", f"{LISTING}402277/")
    assert len(by_status(harvester.run(limit=2), "failed")) <= 1
    harvester.run(limit=2)
    harvester.run(limit=1)
    assert len(harvester.records()) == 3


@pytest.mark.parametrize("kind", ["bot-wall", "login", "maintenance", "changed-page"])
def test_wall_in_place_of_a_release_is_a_structure_finding(harvester: Harvester, kind: str) -> None:
    harvester.fault(kind, MIGRATION)
    summary = harvester.run()
    assert summary.exit_code == Exit.STRUCTURE
    assert [entry.release_id for entry in by_status(summary, "structure")] == [f"{DEMOGRAPHY}/187342/en"]
    assert RECORD not in harvester.records()
    assert len(harvester.records()) == 3


def test_last_good_record_stays_behind_a_wall(harvester: Harvester) -> None:
    harvester.run()
    before = harvester.records()
    correct_listing(harvester)
    harvester.fault("bot-wall", MIGRATION)
    assert harvester.run().exit_code == Exit.STRUCTURE
    assert RECORD in before
    assert harvester.records() == before


@pytest.mark.parametrize("kind", ["bot-wall", "changed-page"])
def test_listing_that_is_not_understood_is_a_structure_finding(harvester: Harvester, kind: str) -> None:
    harvester.fault(kind, LISTING)
    summary = harvester.run()
    assert summary.exit_code == Exit.STRUCTURE
    assert [finding.kind for finding in summary.findings] == ["structure"]
    assert LISTING in summary.findings[0].message
    assert harvester.records() == {}


def test_one_listing_behind_a_wall_does_not_keep_the_others(harvester: Harvester) -> None:
    harvester.fault("bot-wall", LISTING)
    summary = harvester.run(topic=[DEMOGRAPHY, "economy/foreign-market"])
    assert summary.exit_code == Exit.STRUCTURE
    assert len(by_status(summary, "new")) == 3


def test_listing_that_always_fails_is_a_failure(harvester: Harvester) -> None:
    harvester.fault("500", LISTING)
    summary = harvester.run(topic=[DEMOGRAPHY, "economy/foreign-market"])
    assert summary.exit_code == Exit.FAILED
    assert [finding.kind for finding in summary.findings] == ["failed"]


def test_tree_behind_a_wall_is_a_structure_finding(harvester: Harvester) -> None:
    harvester.fault("bot-wall", "/en/industries/")
    summary = harvester.run()
    assert summary.exit_code == Exit.STRUCTURE
    assert "no theme is linked" in summary.findings[0].message


def test_tree_of_one_language_that_fails_does_not_keep_the_others(harvester: Harvester) -> None:
    harvester.fault("500", "/ru/industries/")
    summary = harvester.run(lang=["en", "ru"])
    assert summary.exit_code == Exit.FAILED
    assert len(by_status(summary, "new")) == 4


def test_tree_that_cannot_be_had_at_all_is_unreachable(harvester: Harvester) -> None:
    harvester.fault("503", "/*/industries/")
    summary = harvester.run(lang=["en", "ru"])
    assert summary.exit_code == Exit.UNREACHABLE
    assert summary.entries == []


def test_listing_that_has_lost_all_its_releases_is_a_structure_finding(harvester: Harvester) -> None:
    harvester.run()
    before = harvester.records()
    harvester.fault("empty-listing", LISTING)
    summary = harvester.run()
    assert summary.exit_code == Exit.STRUCTURE
    said = summary.findings[0].message
    assert said.startswith(f"{LISTING}: an empty listing, where 4 entries were before; ")
    assert harvester.records() == before


def test_listing_that_never_had_a_release_is_no_alarm(harvester: Harvester) -> None:
    summary = harvester.run(topic=["environment/stat-eco"])
    assert summary.entries == []
    assert summary.exit_code == Exit.DONE


def test_whole_site_without_a_release_is_a_structure_finding(harvester: Harvester) -> None:
    harvester.fault("empty-listing", "*/publications/")
    summary = harvester.run(topic=[])
    assert summary.exit_code == Exit.STRUCTURE
    assert summary.findings[0].message == "no listing of the whole site has a release"


def test_page_that_is_cut_off_fails_alone(harvester: Harvester) -> None:
    harvester.fault("cut-off", "/en/industries/economy/foreign-market/publications/486077/")
    summary = harvester.run(topic=["economy/foreign-market"])
    assert summary.exit_code == Exit.FAILED
    (failed,) = by_status(summary, "failed")
    assert "did not arrive whole" in failed.why
    assert len(by_status(summary, "new")) == 2


def test_redirect_to_another_page_is_not_taken_for_the_release(harvester: Harvester) -> None:
    harvester.fault("redirect", MIGRATION, location=f"{LISTING}341570/")
    summary = harvester.run()
    (failed,) = by_status(summary, "failed")
    assert "which is not that release" in failed.why
    assert RECORD not in harvester.records()


def test_missing_attachment_fails_the_run_but_not_the_record(harvester: Harvester) -> None:
    harvester.fault("404", "/api/iblock/element/187342/file/en/")
    summary = harvester.run()
    assert summary.exit_code == Exit.FAILED
    assert RECORD in harvester.records()
    (entry,) = [entry for entry in summary.entries if entry.attachments_failed]
    assert entry.attachments_failed == [
        f"{harvester.replica.base_url}/api/iblock/element/187342/file/en/: HTTP 404"
    ]


def test_attachment_that_is_gone_for_good_is_not_asked_for_every_day(harvester: Harvester) -> None:
    harvester.fault("404", "/api/iblock/element/187342/file/en/")
    harvester.run()
    assert harvester.run().exit_code == Exit.DONE


def test_attachment_that_failed_for_now_is_fetched_by_the_next_run(harvester: Harvester) -> None:
    harvester.run()
    whole = harvester.records()
    for path in (harvester.home / "catalog.sqlite", harvester.home / RECORD):
        path.unlink()
    harvester.fault("500", WORKBOOKS)
    assert harvester.run().exit_code == Exit.FAILED
    assert decode((harvester.home / RECORD).read_bytes()).spreadsheets[0].sha256 is None
    harvester.replica.faults.clear()
    harvester.asked()
    assert harvester.run().exit_code == Exit.DONE
    assert harvester.records() == whole


def test_page_in_the_place_of_an_attachment_is_not_archived_as_one(harvester: Harvester) -> None:
    harvester.fault("bot-wall", "/api/iblock/element/187342/file/en/")
    summary = harvester.run()
    (entry,) = [entry for entry in summary.entries if entry.attachments_failed]
    assert "a page in the place of a file" in entry.attachments_failed[0]


def test_release_whose_entry_changed_is_asked_for_with_its_validators(harvester: Harvester) -> None:
    harvester.run()
    correct_listing(harvester)
    harvester.replica.log.clear()
    summary = harvester.run()
    (exchange,) = [exchange for exchange in harvester.replica.log if exchange.path_qs == MIGRATION]
    assert exchange.status == 304
    assert exchange.headers["If-None-Match"].endswith('-gzip"')
    assert [counted(summary, status) for status in ("unchanged", "changed", "new")] == [4, 0, 0]


def test_changed_figure_is_told_with_the_fields_that_changed(harvester: Harvester) -> None:
    harvester.run()
    correct_listing(harvester)
    harvester.fault("changed-figure", MIGRATION)
    summary = harvester.run()
    (changed,) = by_status(summary, "changed")
    assert changed.release_id == f"{DEMOGRAPHY}/187342/en"
    assert changed.changed_fields == ["text"]
    second = harvester.home / "runs" / "20260504T060000Z-2.json"
    assert json.loads(second.read_text())["counts"]["changed"] == 1


def test_no_validators_after_a_reading_that_failed(harvester: Harvester) -> None:
    harvester.run()
    correct_listing(harvester)
    harvester.fault("bot-wall", MIGRATION)
    assert harvester.run().exit_code == Exit.STRUCTURE
    before = harvester.records()
    assert RECORD in before
    harvester.replica.faults.clear()
    harvester.replica.log.clear()
    assert harvester.run().exit_code == Exit.DONE
    (exchange,) = [exchange for exchange in harvester.replica.log if exchange.path_qs == MIGRATION]
    assert "If-None-Match" not in exchange.headers
    assert exchange.status == 200
    assert harvester.records() == before


def test_record_against_the_contract_is_never_written(harvester: Harvester) -> None:
    def careless(data: bytes, origin: Origin) -> Release:
        release = fake_parse(data, origin)
        if origin.url.endswith("187342/"):
            return msgspec.structs.replace(release, text="a\r\nb")
        return release

    harvester.parser = Parser(careless, VERSION)
    summary = harvester.run()
    assert summary.exit_code == Exit.FAILED
    (failed,) = by_status(summary, "failed")
    assert failed.why == "breaks the record contract: text is not NFC with \\n newlines"
    assert len(harvester.records()) == 3


def test_first_run_that_cannot_reach_the_site_leaves_no_empty_folders(harvester: Harvester) -> None:
    harvester.fault("503", "*")
    assert harvester.run(retries=0).exit_code == Exit.UNREACHABLE
    assert sorted(path.name for path in harvester.home.iterdir()) == [".lock", "catalog.sqlite", "runs"]
