from __future__ import annotations

import hashlib
import json
import sqlite3

import pytest
from fake_parser import fake_parse
from harness import DEMOGRAPHY, Harvester, by_status, counted

from records.codec import decode
from scraper.errors import UsageError
from scraper.exits import Exit
from scraper.parser import Parser
from scraper.site.urls import release_of

ENGLISH = ["341570", "187342", "402277", "125430"]


def test_first_run_makes_a_record_of_every_listed_release(harvester: Harvester) -> None:
    summary = harvester.run()
    assert summary.exit_code == Exit.DONE
    assert sorted(harvester.records()) == sorted(
        f"records/{DEMOGRAPHY}/{element}.en.json" for element in ENGLISH
    )
    assert sorted(entry.release_id for entry in by_status(summary, "new")) == sorted(
        f"{DEMOGRAPHY}/{element}/en" for element in ENGLISH
    )


def test_record_says_where_it_came_from(harvester: Harvester) -> None:
    harvester.run()
    record = decode((harvester.home / f"records/{DEMOGRAPHY}/187342.en.json").read_bytes())
    assert record.release_id == f"{DEMOGRAPHY}/187342/en"
    assert (
        record.source.url == f"{harvester.replica.base_url}/en/industries/{DEMOGRAPHY}/publications/187342/"
    )
    assert record.source.etag is not None
    assert record.source.etag.endswith('-gzip"')
    assert record.source.last_modified == "Fri, 09 Aug 2024 06:00:00 GMT"
    assert record.source.fetched_at == harvester.clock.now()


def test_raw_page_is_archived_under_the_digest_the_record_names(harvester: Harvester) -> None:
    harvester.run()
    record = decode((harvester.home / f"records/{DEMOGRAPHY}/187342.en.json").read_bytes())
    digest = record.source.sha256
    blob = (harvester.home / "archive" / digest[:2] / digest[2:]).read_bytes()
    assert hashlib.sha256(blob).hexdigest() == digest
    assert b"<html" in blob


def test_second_run_fetches_no_release_and_changes_no_file_of_the_first(harvester: Harvester) -> None:
    harvester.run()
    before = harvester.records()
    assert len(harvester.releases_asked()) == 4
    summary = harvester.run()
    assert harvester.asked() == [
        "/robots.txt",
        f"/en/industries/{DEMOGRAPHY}/publications/",
        f"/en/industries/{DEMOGRAPHY}/spreadsheets/",
        f"/en/industries/{DEMOGRAPHY}/dynamic-tables/",
    ]
    assert counted(summary, "unchanged") == 4
    assert summary.exit_code == Exit.DONE
    assert harvester.records() == before


def test_all_languages_and_themes(harvester: Harvester) -> None:
    summary = harvester.run(lang=["en", "ru", "kk"], topic=[])
    assert summary.exit_code == Exit.DONE
    assert len(by_status(summary, "new")) == len(harvester.records()) == 46 + 9  # releases and news
    assert {entry.lang for entry in summary.entries} == {"en", "ru", "kk"}


def test_kazakh_pages_have_no_prefix(harvester: Harvester) -> None:
    harvester.run(lang=["kk"])
    assert f"/industries/{DEMOGRAPHY}/publications/" in harvester.asked()
    assert f"records/{DEMOGRAPHY}/341601.kk.json" in harvester.records()


def test_paged_listing_is_followed_to_its_end(harvester: Harvester) -> None:
    summary = harvester.run(topic=["economy/prices"])
    pages = [path for path in harvester.asked() if "/publications/" in path and path.endswith(("ns/", "=2"))]
    assert pages == [f"/en/industries/economy/prices/publications/{query}" for query in ("", "?PAGEN_1=2")]
    assert len(by_status(summary, "new")) == 6


def test_topic_may_be_a_section(harvester: Harvester) -> None:
    summary = harvester.run(topic=["economy"])
    assert {entry.topic for entry in summary.entries} == {"economy/prices", "economy/foreign-market"}


def test_topic_the_site_does_not_have(harvester: Harvester) -> None:
    with pytest.raises(UsageError, match=r"no topic 'economy/weather' on the site; it has: .*economy/prices"):
        harvester.run(topic=["economy/weather"])
    assert harvester.records() == {}


def test_limit_bounds_the_releases_fetched_and_the_next_run_goes_on(harvester: Harvester) -> None:
    summary = harvester.run(limit=3)
    assert len(by_status(summary, "new")) == len(harvester.releases_asked()) == 3
    assert counted(summary, "skipped") == 1
    assert summary.is_partial
    second = harvester.run(limit=3)
    assert len(harvester.releases_asked()) == 1
    assert [counted(second, status) for status in ("new", "unchanged")] == [1, 3]


def test_dry_run_writes_nothing(harvester: Harvester) -> None:
    summary = harvester.run(dry_run=True)
    assert len(by_status(summary, "skipped")) == 4
    assert harvester.releases_asked() == []
    assert not harvester.home.exists()


def test_dry_run_on_a_home_leaves_every_file_as_it_was(harvester: Harvester) -> None:
    harvester.run(limit=1)
    before = harvester.files()
    summary = harvester.run(dry_run=True)
    assert harvester.files() == before
    assert [counted(summary, status) for status in ("unchanged", "skipped")] == [1, 3]


def test_attachments_are_archived_once_and_told_in_the_record(harvester: Harvester) -> None:
    harvester.run()
    record = decode((harvester.home / f"records/{DEMOGRAPHY}/187342.en.json").read_bytes())
    (sheet, *_) = record.spreadsheets
    assert sheet.media_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert sheet.sha256 is not None
    blob = (harvester.home / "archive" / sheet.sha256[:2] / sheet.sha256[2:]).read_bytes()
    assert len(blob) == sheet.size
    asked = [path for path in harvester.asked() if path.startswith("/api/")]
    assert len(asked) == len(set(asked))
    assert "/api/iblock/element/187342/file/en/" in asked


def test_publication_file_is_a_pdf_in_the_catalog(harvester: Harvester) -> None:
    harvester.run()
    with sqlite3.connect(harvester.home / "catalog.sqlite") as database:
        (row,) = database.execute(
            "SELECT media_type, outcome FROM urls WHERE url = '/api/iblock/element/187342/file/en/'"
        )
    database.close()
    assert row == ("application/pdf", "ok")


def test_summary_file_tells_the_run(harvester: Harvester) -> None:
    harvester.run()
    (path,) = (harvester.home / "runs").iterdir()
    told = json.loads(path.read_text())
    assert path.name == "20260504T060000Z.json"
    assert told["exit_code"] == 0
    assert told["counts"]["found"] == told["counts"]["new"] == 4
    assert {entry["release_id"] for entry in told["entries"]} == {
        f"{DEMOGRAPHY}/{element}/en" for element in ENGLISH
    }


def test_two_runs_in_one_second_keep_two_summaries(harvester: Harvester) -> None:
    harvester.run()
    harvester.run()
    assert sorted(path.name for path in (harvester.home / "runs").iterdir()) == [
        "20260504T060000Z-2.json",
        "20260504T060000Z.json",
    ]


def test_home_of_one_site_is_not_mixed_with_another(harvester: Harvester) -> None:
    harvester.run(limit=1)
    with pytest.raises(UsageError, match=r"harvested from 127\.0\.0\.1; choose another --home"):
        harvester.run(base_url="http://localhost:1")


def test_record_that_is_gone_is_written_again_from_the_archive(harvester: Harvester) -> None:
    harvester.run()
    before = harvester.records()
    (harvester.home / f"records/{DEMOGRAPHY}/187342.en.json").unlink()
    harvester.replica.log.clear()
    assert harvester.run().exit_code == Exit.DONE
    (page,) = [exchange for exchange in harvester.replica.log if release_of(exchange.path_qs)]
    assert page.status == 304
    assert harvester.records() == before


def test_new_parsers_read_everything_again_without_validators(harvester: Harvester) -> None:
    harvester.run()
    harvester.parser = Parser(fake_parse, "fake-2")
    harvester.replica.log.clear()
    summary = harvester.run()
    pages = [exchange for exchange in harvester.replica.log if release_of(exchange.path_qs)]
    assert [exchange.status for exchange in pages] == [200] * 4
    assert len(by_status(summary, "unchanged")) == 4
    assert harvester.run().exit_code == Exit.DONE
    harvester.asked()
    harvester.run()
    assert harvester.releases_asked() == []


def test_real_parsers_make_complete_records_of_the_replica(harvester: Harvester) -> None:
    harvester.parser = Parser()
    summary = harvester.run(lang=["en", "ru", "kk"])
    assert summary.exit_code == Exit.DONE
    for path in harvester.records():
        record = decode((harvester.home / path).read_bytes())
        assert path == f"records/{DEMOGRAPHY}/{record.release_id.split('/')[2]}.{record.lang}.json"
        assert record.published is not None
        assert record.observations
