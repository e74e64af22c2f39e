"""Releases taken in from local archives of the site."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from fake_parser import FAKE, fake_parse
from harness import DEMOGRAPHY, Harvester, by_status, counted, is_of_page
from local_archives import Backfill, Capture, mirror, page, recorded_time, write_folder, write_warc

import scraper.archive
import scraper.commands.backfill
import scraper.outbox
from fixtures.replica.site import load_site
from parsers.origin import Origin
from records.checks.witnesses import RULE_OF_ATTACHMENTS
from records.codec import decode
from records.release import Release
from scraper.catalog.database import Database
from scraper.catalog.rows import UrlState, VintageRow
from scraper.catalog.store import open_catalog
from scraper.cli import cli
from scraper.errors import UsageError
from scraper.exits import Exit
from scraper.outlook import all_histories
from scraper.parser import Parser
from scraper.site.urls import release_of

FILE = b"%PDF-1.7 births"


@pytest.fixture
def backfill(tmp_path: Path) -> Backfill:
    return Backfill(tmp_path / "home")


def vintages(backfill: Backfill, element: int) -> list[VintageRow]:
    with open_catalog(backfill.home / "catalog.sqlite") as catalog:
        return catalog.releases.vintages(f"{DEMOGRAPHY}/{element}/en")


def state(backfill: Backfill, url: str) -> UrlState | None:
    with open_catalog(backfill.home / "catalog.sqlite") as catalog:
        return catalog.releases.url(url)


def issues(home: Path) -> dict[str, str]:
    """The issue of every release that is held."""
    with open_catalog(home / "catalog.sqlite") as catalog:
        series = catalog.releases.series()
        ids = [row.release_id for key in series for row in catalog.releases.issues(key)]
        rows = [catalog.releases.release(release_id) for release_id in ids]
        return {row.release_id: row.issue for row in rows if row}


def archived(backfill: Backfill, body: bytes) -> bool:
    digest = hashlib.sha256(body).hexdigest()
    path = backfill.home / "archive" / digest[:2] / digest[2:]
    return path.exists() and path.read_bytes() == body


def without_transport(records: dict[str, str]) -> dict[str, str]:
    transport = r'"(etag|last_modified|fetched_at)": (null|"(?:[^"\\]|\\.)*")'
    return {path: re.sub(transport, r'"\1": "-"', without_files(text)) for path, text in records.items()}


def without_files(text: str) -> str:
    """A record without what its files bear witness of: a mirror of the pages has none."""
    record = json.loads(text)
    record["checks"] = [check for check in record["checks"] if check["rule"] != RULE_OF_ATTACHMENTS]
    return json.dumps(record, indent=2, ensure_ascii=False)


@pytest.mark.parametrize("kind", ["folder", "warc", "warc.gz"])
def test_records_are_those_of_a_harvest(harvester: Harvester, tmp_path: Path, kind: str) -> None:
    harvester.parser = Parser()
    harvester.run(lang=["en", "ru", "kk"])
    pages = [path for path in dict.fromkeys(harvester.asked()) if release_of(path)]
    captures = mirror(harvester.replica, pages)
    base_url = harvester.replica.base_url
    if kind == "folder":
        path = write_folder(tmp_path / "mirror", captures)
    else:
        path = write_warc(tmp_path / f"site.{kind}", captures, base_url)
    backfill = Backfill(tmp_path / "local", base_url, Parser())
    summary = backfill.run(path)
    assert summary.exit_code == Exit.DONE
    assert len(by_status(summary, "new")) == len(pages) >= 12
    assert summary.requests == 0
    assert harvester.asked() == []
    taken = {path: text for path, text in backfill.records().items() if is_of_page(text)}
    assert without_transport(taken) == without_transport(harvester.records())
    linked = issues(backfill.home)
    assert linked == issues(harvester.home)
    assert 3 in Counter(linked.values()).values()  # language editions of one issue


def test_time_of_the_archive_is_told_and_left_out_where_it_is_not_known(
    backfill: Backfill, tmp_path: Path
) -> None:
    backfill.run(write_warc(tmp_path / "a.warc", [page(1, "one", day=4), page(2, "two")]))
    assert recorded_time(datetime(2026, 3, 4, 6, tzinfo=UTC)) in backfill.record(1)
    assert '"fetched_at": null' in backfill.record(2)


def test_files_of_a_page_are_archived_and_told_though_they_come_behind_it(
    backfill: Backfill, tmp_path: Path
) -> None:
    linked = Capture("/api/iblock/element/1/file/en/", FILE, "application/octet-stream")
    other = Capture("/api/iblock/element/9/file/en/", b"%PDF-1.7 other")
    summary = backfill.run(write_warc(tmp_path / "a.warc", [page(1, "one"), linked, other]))
    (sheet,) = decode(backfill.record(1).encode()).spreadsheets
    assert (sheet.media_type, sheet.size) == ("application/pdf", len(FILE))
    assert sheet.sha256 == hashlib.sha256(FILE).hexdigest()
    assert archived(backfill, FILE)
    assert not archived(backfill, other.body)
    assert (summary.files.found, summary.files.fetched, summary.passed_over) == (1, 1, 1)


def test_file_that_turns_up_later_is_told_in_the_record(backfill: Backfill, tmp_path: Path) -> None:
    backfill.run(write_folder(tmp_path / "mirror", [page(1, "one")]))
    assert decode(backfill.record(1).encode()).spreadsheets[0].sha256 is None
    write_folder(tmp_path / "mirror", [Capture("/api/iblock/element/1/file/en/", FILE)])
    backfill.run(tmp_path / "mirror")
    assert decode(backfill.record(1).encode()).spreadsheets[0].size == len(FILE)


def test_page_in_the_place_of_a_file_is_a_failure(backfill: Backfill, tmp_path: Path) -> None:
    wall = Capture("/api/iblock/element/1/file/en/", b"<!DOCTYPE html><p>Sorry")
    summary = backfill.run(write_folder(tmp_path / "mirror", [page(1, "one"), wall]))
    (line,) = summary.files.failed
    assert line.endswith("a page in the place of a file")
    assert summary.exit_code == Exit.FAILED
    assert len(backfill.records()) == 1


def test_copies_of_a_page_in_order_of_time_are_vintages(backfill: Backfill, tmp_path: Path) -> None:
    captures = [page(1, "11 births", day=9), page(1, "10 births", day=2)]
    summary = backfill.run(write_warc(tmp_path / "a.warc", captures))
    assert [(entry.status, entry.vintage) for entry in summary.entries] == [("new", None), ("changed", 2)]
    first, second = vintages(backfill, 1)
    assert (first.seen_at, second.seen_at) == ("2026-03-02T06:00:00+00:00", "2026-03-09T06:00:00+00:00")
    (change,) = json.loads(second.changes)
    assert (change["old"], change["new"]) == ("Births10 births. Table", "Births11 births. Table")
    assert "11 births" in backfill.record(1)
    assert archived(backfill, captures[1].body)


@pytest.mark.parametrize("day", [1, None])
def test_copy_not_known_to_be_newer_is_archived_and_changes_nothing(
    backfill: Backfill, tmp_path: Path, day: int | None
) -> None:
    backfill.run(write_warc(tmp_path / "new.warc", [page(1, "11 births", day=9)]))
    before, known = backfill.records(), state(backfill, page(1, "").path)
    old = page(1, "10 births", day=day)
    summary = backfill.run(write_warc(tmp_path / "old.warc", [old]))
    assert [entry.status for entry in summary.entries] == ["unchanged"]
    assert backfill.records() == before
    assert state(backfill, old.path) == known
    assert len(vintages(backfill, 1)) == 1
    assert archived(backfill, old.body)
    assert summary.exit_code == Exit.DONE


def test_older_copy_does_not_replace_what_was_harvested_and_the_site_is_still_asked(
    harvester: Harvester, tmp_path: Path
) -> None:
    harvester.run(limit=1)
    (path,) = [path for path in harvester.asked() if release_of(path)]
    before = harvester.records()
    backfill = Backfill(harvester.home, harvester.replica.base_url)
    element = release_of(path)
    assert element is not None
    backfill.run(
        write_warc(tmp_path / "a.warc", [page(element.element, "nothing", day=1)], harvester.replica.base_url)
    )
    assert harvester.records() == before
    not_yet = next(p for p in ("187342", "125430") if not any(p in name for name in before))
    backfill.run(
        write_warc(tmp_path / "b.warc", [page(int(not_yet), "old words", day=1)], harvester.replica.base_url)
    )
    assert "old words" in backfill.record(int(not_yet))
    summary = harvester.run()
    (revised,) = [entry for entry in summary.entries if f"/{not_yet}/" in entry.release_id]
    assert (revised.status, revised.vintage) == ("changed", 2)
    assert "old words" not in backfill.record(int(not_yet))


def test_newer_copy_that_says_the_same_is_remembered_as_seen_then(backfill: Backfill, tmp_path: Path) -> None:
    backfill.run(write_warc(tmp_path / "a.warc", [page(1, "10", day=2)]))
    backfill.run(write_warc(tmp_path / "b.warc", [page(1, "10", day=20)]))
    backfill.run(write_warc(tmp_path / "c.warc", [page(1, "12", day=10)]))
    assert "10. Table" in backfill.record(1)
    assert len(vintages(backfill, 1)) == 1


class KilledError(BaseException):
    """Stands for a kill: nothing under test catches it."""


def test_interrupted_run_goes_on_without_reading_again(backfill: Backfill, tmp_path: Path) -> None:
    captures = [page(element, f"{element} births") for element in range(1, 8)]
    path = write_warc(tmp_path / "a.warc", captures)
    read: list[str] = []

    def parse(data: bytes, origin: Origin) -> Release:
        read.append(origin.url)
        if len(read) == 4:
            raise KeyboardInterrupt
        return fake_parse(data, origin)

    backfill.parser = Parser(parse, FAKE.version)
    summary = backfill.run(path)
    assert summary.exit_code == Exit.INTERRUPTED
    summary = backfill.run(path)
    addresses = [release_of(url) for url in read[4:]]
    assert [address.element for address in addresses if address] == [4, 5, 6, 7]
    assert [counted(summary, status) for status in ("new", "unchanged")] == [4, 3]
    assert len(backfill.records()) == 7


def test_run_killed_at_any_step_and_started_again_gives_what_an_undisturbed_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Capture("/api/iblock/element/1/file/en/", FILE, "application/pdf")
    captures = [page(1, "10", day=2), file, page(1, "11", day=9), page(2, "two")]
    path = write_warc(tmp_path / "a.warc", captures)
    undisturbed = Backfill(tmp_path / "undisturbed")
    undisturbed.run(path)
    assert len(undisturbed.records()) == 3  # two pages and a file
    points = 0
    while True:
        backfill = Backfill(tmp_path / str(points))
        with monkeypatch.context() as patch:
            kill_before(points, patch)
            try:
                backfill.run(path)
                break
            except KilledError:
                pass
        backfill.run(path)
        assert backfill.records() == undisturbed.records()
        assert [row.page_sha256 for row in vintages(backfill, 1)] == [
            row.page_sha256 for row in vintages(undisturbed, 1)
        ]
        points += 1
    assert points > 12


def kill_before(point: int, patch: pytest.MonkeyPatch) -> None:
    """Have the run end before this step: a file put in its place, or a commit."""
    steps = count()

    def killing(step: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*values: Any) -> Any:
            if next(steps) == point:
                raise KilledError
            return step(*values)

        return stepping

    owners = (
        (scraper.archive, "write_atomically"),
        (scraper.outbox, "write_atomically"),
        (Database, "commit"),
    )
    for owner, name in owners:
        patch.setattr(owner, name, killing(getattr(owner, name)))


def test_new_parsers_read_everything_again(backfill: Backfill, tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc", [page(1, "one"), page(2, "two", day=3)])
    backfill.run(path)
    backfill.parser = Parser(fake_parse, "fake-2")
    assert counted(backfill.run(path), "fetched") == 2
    assert counted(backfill.run(path), "fetched") == 0


def test_record_that_is_gone_is_written_again(backfill: Backfill, tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc", [page(1, "one")])
    backfill.run(path)
    before = backfill.records()
    (backfill.home / next(iter(before))).unlink()
    backfill.run(path)
    assert backfill.records() == before


def test_damaged_warc_gives_what_can_be_read_and_a_finding(backfill: Backfill, tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc", [page(1, "one"), page(2, "two"), page(3, "three")])
    path.write_bytes(path.read_bytes()[:-200])
    summary = backfill.run(path)
    assert len(backfill.records()) == 2
    (finding,) = summary.findings
    assert finding.kind == "failed"
    assert "the file ends within the record" in finding.message
    assert summary.exit_code == Exit.FAILED


def test_page_that_cannot_be_read_fails_and_what_is_held_stays(backfill: Backfill, tmp_path: Path) -> None:
    good = page(1, "one", day=2)
    wall = Capture(good.path, b"<!DOCTYPE html><html><p>captcha</p>", day=9)
    summary = backfill.run(write_warc(tmp_path / "a.warc", [good, wall]))
    assert [entry.status for entry in summary.entries] == ["new", "failed"]
    assert "a.warc: record 2" in summary.entries[1].why
    assert summary.exit_code == Exit.FAILED
    assert [counted(summary, status) for status in ("found", "new", "failed", "skipped")] == [2, 1, 1, 0]
    known = state(backfill, good.path)
    assert known is not None
    assert known.outcome == "ok"


def test_page_of_the_old_site_becomes_a_record_in_its_language(harvester: Harvester, tmp_path: Path) -> None:
    russian = next(one.path for one in load_site().editions() if one.lang == "ru")
    body = requests_body(harvester, russian)
    captures = [
        Capture("/official/industry/61/statistic/7", body),
        Capture("/edition/publication/month", b"<!DOCTYPE html><html><p>Nothing here</p></html>"),
        Capture("/api/getFile/?docId=ESTAT123", FILE),
    ]
    backfill = Backfill(tmp_path / "home", parser=Parser())
    path = write_warc(tmp_path / "a.warc", captures)
    summary = backfill.run(path)
    assert list(backfill.records()) == ["records/old/statistic/61-7.ru.json"]
    record = decode((backfill.home / "records/old/statistic/61-7.ru.json").read_bytes())
    assert (record.release_id, record.lang) == ("old/statistic/61-7/ru", "ru")
    (failure,) = summary.findings
    assert "a.warc: record 2" in failure.message
    assert summary.exit_code == Exit.FAILED
    held = state(backfill, "/api/getFile/?docId=ESTAT123")
    assert held is not None
    assert (held.kind, held.media_type, held.size) == ("attachment", "application/pdf", len(FILE))
    assert archived(backfill, FILE)
    assert summary.files.found == 1
    assert counted(backfill.run(path), "unchanged") == 1


def test_old_site_is_not_waited_for(harvester: Harvester, tmp_path: Path) -> None:
    english = next(one.path for one in load_site().editions() if one.lang == "en")
    body = requests_body(harvester, english)
    backfill = Backfill(tmp_path / "home", parser=Parser())
    captures = [Capture("/official/industry/61/statistic/7", body), Capture(english, body)]
    backfill.run(write_warc(tmp_path / "a.warc", captures))
    with open_catalog(backfill.home / "catalog.sqlite") as catalog:
        (history,) = all_histories(catalog, date(2030, 1, 1))
    assert len(backfill.records()) == 2
    assert history.key.section != "old"


def requests_body(harvester: Harvester, path: str) -> bytes:
    return mirror(harvester.replica, [path])[0].body


def test_languages_and_topics_are_chosen(backfill: Backfill, tmp_path: Path) -> None:
    prices = Capture("/en/industries/economy/prices/publications/5/", page(5, "five").body)
    captures = [page(1, "one"), page(2, "two", "ru"), page(3, "three", "kk"), prices]
    path = write_folder(tmp_path / "mirror", captures)
    summary = backfill.run(path, lang=["ru", "kk"])
    assert sorted(Path(name).name for name in backfill.records()) == ["2.ru.json", "3.kk.json"]
    assert summary.passed_over == 2
    backfill.run(path, topic=["economy"])
    assert len(backfill.records()) == 3
    assert "records/economy/prices/5.en.json" in backfill.records()


def test_days_of_publication_are_those_of_the_pages_and_unknown_ones_are_in(tmp_path: Path) -> None:
    days = {1: date(2024, 1, 31), 2: date(2024, 2, 1), 3: date(2024, 3, 1), 4: None}

    def dated(data: bytes, origin: Origin) -> Release:
        release = fake_parse(data, origin)
        day = days[int(release.release_id.split("/")[2])]
        fields = release.fields | ({"published": release.fields["title"]} if day else {})
        return msgspec.structs.replace(release, published=day, fields=fields)

    backfill = Backfill(tmp_path / "home", parser=Parser(dated, "dated"))
    path = write_folder(tmp_path / "mirror", [page(element, "words") for element in days])
    backfill.run(path, since=date(2024, 2, 1), until=date(2024, 2, 29))
    assert sorted(Path(name).name for name in backfill.records()) == ["2.en.json", "4.en.json"]


def test_limit_bounds_what_is_taken_in_and_the_next_run_goes_on(backfill: Backfill, tmp_path: Path) -> None:
    path = write_folder(tmp_path / "mirror", [page(element, "words") for element in (1, 2, 3)])
    summary = backfill.run(path, limit=2)
    assert [counted(summary, status) for status in ("new", "skipped")] == [2, 1]
    assert summary.is_partial
    summary = backfill.run(path, limit=2)
    assert [counted(summary, status) for status in ("new", "unchanged", "skipped")] == [1, 2, 0]
    assert len(backfill.records()) == 3


def test_dry_run_writes_nothing(backfill: Backfill, tmp_path: Path) -> None:
    path = write_folder(tmp_path / "mirror", [page(1, "one"), page(2, "two")])
    summary = backfill.run(path, dry_run=True)
    assert [entry.title for entry in by_status(summary, "skipped")] == ["Births 1", "Births 2"]
    assert not backfill.home.exists()
    backfill.run(path, limit=1)
    before = {file: file.read_bytes() for file in backfill.home.rglob("*") if file.is_file()}
    assert [entry.title for entry in backfill.run(path, dry_run=True).entries] == ["Births 2"]
    assert {file: file.read_bytes() for file in backfill.home.rglob("*") if file.is_file()} == before


def test_listings_and_all_else_are_passed_over(backfill: Backfill, tmp_path: Path) -> None:
    captures = [
        Capture(f"/en/industries/{DEMOGRAPHY}/publications/", b"<html>"),
        Capture("/en/about/", b"<html>"),
    ]
    summary = backfill.run(write_folder(tmp_path / "mirror", captures))
    assert (summary.passed_over, summary.entries, summary.exit_code) == (2, [], Exit.DONE)


def test_several_archives_are_one_collection(backfill: Backfill, tmp_path: Path) -> None:
    pages = write_warc(tmp_path / "pages.warc", [page(1, "one")])
    files = write_folder(tmp_path / "files", [Capture("/api/iblock/element/1/file/en/", FILE)])
    backfill.run(pages, files)
    assert decode(backfill.record(1).encode()).spreadsheets[0].size == len(FILE)


def test_address_too_long_for_the_name_of_a_file_is_none_of_the_bureaus(
    backfill: Backfill, tmp_path: Path
) -> None:
    long = [
        Capture(f"/en/industries/{'a' * length}/b/publications/1/", page(1, "one").body)
        for length in (300, 3000)
    ]
    many = Capture(f"/en/industries/a/b/publications/{'9' * 5000}/", b"<html>")
    summary = backfill.run(write_warc(tmp_path / "a.warc", [*long, many, page(2, "two")]))
    assert list(backfill.records()) == [f"records/{DEMOGRAPHY}/2.en.json"]
    assert summary.passed_over == 3


def test_home_of_another_site_is_refused(backfill: Backfill, tmp_path: Path) -> None:
    path = write_folder(tmp_path / "mirror", [page(1, "one")])
    backfill.run(path)
    with pytest.raises(UsageError, match=r"harvested from stat\.gov\.kz; choose another --home"):
        Backfill(backfill.home, "http://localhost:1").run(path)


@pytest.fixture
def _fake_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        scraper.commands.backfill, "Options", partial(scraper.commands.backfill.Options, parser=FAKE)
    )


@pytest.mark.usefixtures("_fake_options")
def test_command_tells_what_was_taken_in_and_says_nothing_of_a_contact(tmp_path: Path) -> None:
    path = write_folder(tmp_path / "mirror", [page(1, "one"), Capture("/en/about/", b"<html>")])
    result = CliRunner().invoke(cli, ["backfill", "--from", str(path), "--home", str(tmp_path / "home")])
    assert result.exit_code == 0
    assert "contact" not in result.stderr
    assert result.stdout.splitlines()[-3:] == [
        f"1 release pages found in {path}; 1 read.",
        "0 files, 0 of them new; 1 other documents passed over (listings are not read).",
        f"Records are in {tmp_path / 'home'}/records.",
    ]


def test_path_that_is_no_archive_is_one_line_and_exit_2(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    result = CliRunner().invoke(cli, ["backfill", "--from", str(missing), "--home", str(tmp_path / "home")])
    assert result.exit_code == 2
    assert result.stderr == f"error: {missing}: neither a folder nor a WARC file (.warc, .warc.gz)\n"
    assert not (tmp_path / "home").exists()
