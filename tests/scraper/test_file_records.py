"""Files of releases and listings as records of their own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner
from fake_parser import fake_parse
from harness import DEMOGRAPHY, Harvester, by_status, offer, zip_of

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from records.codec import decode
from records.release import Check, Release
from scraper.catalog.releases import Releases
from scraper.catalog.rows import ReadingRow, VintageRow
from scraper.catalog.store import view_catalog
from scraper.cli import cli
from scraper.exits import Exit
from scraper.home import Home
from scraper.parser import Parser

TABLE = "/api/iblock/element/187401/file/en/"
STORED = "187401.xlsx"  # listed, and linked by the release 187342
ONE, TWO = b"\xef\xbb\xbfarea;value one", b"\xef\xbb\xbfarea;value two"
ONE_SHA = hashlib.sha256(ONE).hexdigest()
PAGE_RECORD = f"records/{DEMOGRAPHY}/187342.en.json"
RECORD = f"records/{DEMOGRAPHY}/187401.en.json"


def record(harvester: Harvester, path: str = RECORD) -> Release:
    return decode((harvester.home / path).read_bytes())


def reading(harvester: Harvester, url: str = TABLE, member: str = "") -> ReadingRow | None:
    with view_catalog(Home(harvester.home).catalog) as catalog:
        return catalog.readings.get(url, member)


def vintages(harvester: Harvester, release_id: str) -> list[VintageRow]:
    with view_catalog(Home(harvester.home).catalog) as catalog:
        return catalog.releases.vintages(release_id)


class Reading:
    """The fake parser, with a count of what it is given and files that it cannot read."""

    def __init__(self, version: str = "fake-1", unreadable: Sequence[bytes] = ()) -> None:
        self.parsed: list[str] = []
        self.unreadable = unreadable
        self.parser = Parser(self.parse, version)

    def parse(self, data: bytes, origin: Origin) -> Release:
        self.parsed.append(origin.release_id or "")
        if data in self.unreadable:
            raise UnreadableDocumentError("encrypted", "protected by a password")
        return fake_parse(data, origin)

    def of_files(self) -> list[str]:
        """The files that were read since the last call."""
        files = [name for name in self.parsed if "/187401" in name]
        self.parsed.clear()
        return files


def test_listed_table_becomes_a_record_under_its_own_element(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: ONE})
    assert harvester.run().exit_code == Exit.DONE
    held = record(harvester)
    assert held.release_id == f"{DEMOGRAPHY}/187401/en"
    assert held.text == "area;value one"
    assert held.source.url == harvester.replica.base_url + TABLE
    assert held.source.sha256 == ONE_SHA
    assert held.source.last_modified == "Fri, 09 Aug 2024 06:00:00 GMT"
    row = reading(harvester)
    assert row is not None
    assert (row.outcome, row.vintage, row.compared) == ("ok", 1, 1)


def test_release_names_the_bytes_that_the_record_of_its_workbook_is_made_of(harvester: Harvester) -> None:
    harvester.run()
    (sheet, *_) = record(harvester, PAGE_RECORD).spreadsheets
    assert sheet.sha256 == record(harvester).source.sha256


def test_file_of_a_release_stands_beside_the_record_of_its_page(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {"187342.pdf": b"%PDF-1.7 Arrivals"})
    harvester.run()
    held = record(harvester, f"records/{DEMOGRAPHY}/187342-file.en.json")
    assert (held.release_id, held.text) == (f"{DEMOGRAPHY}/187342-file/en", "%PDF-1.7 Arrivals")


def test_members_of_a_container_become_records_by_their_names(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {"Том 1/Цены.csv": ONE, "tom-1-a.csv": ONE, "Tom 1 A.csv": TWO, "readme": b"nothing to read"}
    offer(monkeypatch, {STORED: zip_of(members)})
    assert harvester.run().exit_code == Exit.DONE
    digests = [hashlib.sha256(name.encode()).hexdigest()[:16] for name in ("tom-1-a.csv", "Tom 1 A.csv")]
    texts = {
        path.removeprefix(f"records/{DEMOGRAPHY}/"): json.loads(text)["text"]
        for path, text in harvester.file_records().items()
        if "/187401" in path
    }
    assert texts == {
        "187401-том-1-цены-csv.en.json": "area;value one",
        f"187401-tom-1-a-csv-{digests[0]}.en.json": "area;value one",
        f"187401-tom-1-a-csv-{digests[1]}.en.json": "area;value two",
    }


def test_second_run_reads_nothing_and_asks_for_no_file(harvester: Harvester) -> None:
    counting = Reading()
    harvester.parser = counting.parser
    first = harvester.run()
    files = harvester.file_records()
    assert first.files.read == len(files) == 13
    assert counting.of_files() == [f"{DEMOGRAPHY}/187401/en"]  # once, though listed and linked
    harvester.asked()
    second = harvester.run()
    assert counting.parsed == []
    assert [path for path in harvester.asked() if path.startswith("/api/")] == []
    assert (second.files.read, harvester.file_records()) == (0, files)


def test_file_that_cannot_be_read_fails_nothing_and_is_told_once(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: ONE})
    harvester.parser = Reading(unreadable=[ONE]).parser
    summary = harvester.run()
    assert (summary.exit_code, summary.is_partial) == (Exit.DONE, False)
    assert len(by_status(summary, "new")) == 4
    (finding,) = summary.findings
    line = f"{TABLE}: protected by a password"
    assert (finding.kind, finding.code, finding.message) == ("unread", "encrypted", line)
    assert (summary.files.unread, summary.files.read) == ({"encrypted": 1}, 12)
    assert (harvester.home / "archive" / ONE_SHA[:2] / ONE_SHA[2:]).read_bytes() == ONE
    assert RECORD not in harvester.file_records()
    assert harvester.run(again=True).findings == []


def test_unread_file_is_read_again_by_other_parsers_from_the_archive(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: ONE})
    harvester.parser = Reading(unreadable=[ONE]).parser
    harvester.run()
    harvester.parser = Reading("fake-2", unreadable=[ONE]).parser
    assert harvester.run().findings == []  # the same reason, told before
    harvester.asked()
    harvester.parser = Reading("fake-3").parser
    assert harvester.run(limit=0).files.read == 13  # no release was asked for
    assert [path for path in harvester.asked() if path.startswith("/api/")] == []
    assert record(harvester).text == "area;value one"
    assert len(vintages(harvester, f"{DEMOGRAPHY}/187401/en")) == 1


def test_revised_workbook_is_a_new_vintage_of_its_record(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: ONE})
    harvester.run()
    before = (harvester.home / RECORD).read_bytes()
    offer(monkeypatch, {STORED: TWO})
    summary = harvester.run(again=True)
    assert summary.files.revised == [f"{DEMOGRAPHY}/187401/en, vintage 2"]
    assert record(harvester).text == "area;value two"
    first, second = vintages(harvester, f"{DEMOGRAPHY}/187401/en")
    changes = json.loads(second.changes)
    texts = [(one["old"], one["new"]) for one in changes if one["path"] == "/text"]
    assert texts == [("area;value one", "area;value two")]
    blob = harvester.home / "archive" / first.record_sha256[:2] / first.record_sha256[2:]
    assert blob.read_bytes() == before


def test_other_bytes_that_say_the_same_are_no_vintage(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: ONE})
    harvester.run()
    before = (harvester.home / RECORD).read_bytes()
    offer(monkeypatch, {STORED: ONE + b"\xc3\xa9"})  # the fake parser reads ASCII
    assert harvester.run(again=True).files.revised == []
    assert (harvester.home / RECORD).read_bytes() == before


def test_reading_by_other_parsers_is_no_vintage(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def more(data: bytes, origin: Origin) -> Release:
        return fake_parse(data + b" and more", origin) if data in (ONE, TWO) else fake_parse(data, origin)

    offer(monkeypatch, {STORED: ONE})
    harvester.run()
    harvester.parser = Parser(more, "fake-2")
    assert harvester.run().files.revised == []
    assert record(harvester).text == "area;value one and more"
    offer(monkeypatch, {STORED: TWO})
    harvester.run(again=True)
    *_, change = [
        one
        for one in json.loads(vintages(harvester, f"{DEMOGRAPHY}/187401/en")[-1].changes)
        if one["path"] == "/text"
    ]
    assert (change["old"], change["new"]) == ("area;value one and more", "area;value two and more")


def test_damaged_version_leaves_the_last_good_record(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    harvester.parser = Reading(unreadable=[TWO]).parser
    offer(monkeypatch, {STORED: ONE})
    harvester.run()
    offer(monkeypatch, {STORED: TWO})
    (finding,) = harvester.run(again=True).findings
    assert finding.kind == "unread"
    assert record(harvester).text == "area;value one"
    row = reading(harvester)
    assert row is not None
    assert (row.outcome, row.vintage, row.sha256) == ("encrypted", 1, hashlib.sha256(TWO).hexdigest())


def test_record_of_a_file_that_is_gone_is_written_again_without_a_request(harvester: Harvester) -> None:
    harvester.run()
    before = (harvester.home / RECORD).read_bytes()
    (harvester.home / RECORD).unlink()
    harvester.asked()
    assert harvester.run().findings == []
    assert [path for path in harvester.asked() if path.startswith("/api/")] == []
    assert (harvester.home / RECORD).read_bytes() == before
    assert len(vintages(harvester, f"{DEMOGRAPHY}/187401/en")) == 1


def test_run_that_is_killed_before_a_record_is_kept_does_not_know_the_file(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing in the code catches it, as nothing catches SIGKILL."""

    save = Releases.save_vintage

    def kill(releases: Releases, row: VintageRow) -> None:
        if row.release_id == f"{DEMOGRAPHY}/187401/en":
            raise Killed
        save(releases, row)

    twin = Harvester(harvester.replica, harvester.home.parent / "twin")
    twin.run()
    with monkeypatch.context() as patch:
        patch.setattr(Releases, "save_vintage", kill)
        with pytest.raises(Killed):
            harvester.run()
    assert reading(harvester) is None
    with view_catalog(Home(harvester.home).catalog) as catalog:
        assert catalog.releases.url(TABLE) is None
    harvester.run()
    assert (harvester.records(), harvester.file_records()) == (twin.records(), twin.file_records())


# Witnesses


def told(release: Release, attachments: Sequence[Release]) -> list[Check]:
    """A check that quotes what the files of a release say."""
    words = " | ".join(sorted(one.text for one in attachments if one.text.startswith("area")))
    detail = f"{len(attachments)} files: {words}"
    del release
    return [Check(rule="attachments_agree", verdict="pass", detail=detail, observations=[])]


@pytest.fixture
def heard(harvester: Harvester, monkeypatch: pytest.MonkeyPatch) -> Harvester:
    monkeypatch.setattr("scraper.witnesses.compare_witnesses", told)
    offer(monkeypatch, {STORED: ONE})
    return harvester


def detail(harvester: Harvester) -> list[str]:
    return [check.detail for check in record(harvester, PAGE_RECORD).checks]


def test_release_is_compared_with_its_own_file_and_the_workbooks_it_links_to(heard: Harvester) -> None:
    heard.run()
    assert detail(heard) == ["8 files: area;value one"]


def test_file_that_comes_late_changes_the_checks_and_is_no_revision(heard: Harvester) -> None:
    heard.fault("404", TABLE)
    heard.fault("500", TABLE)
    heard.run()
    assert detail(heard) == ["7 files: "]
    heard.replica.faults.clear()
    heard.run(again=True)
    assert detail(heard) == ["8 files: area;value one"]
    assert len(vintages(heard, f"{DEMOGRAPHY}/187342/en")) == 1


def test_file_read_again_changes_the_checks_without_a_request(
    heard: Harvester,
) -> None:
    heard.parser = Reading(unreadable=[ONE]).parser
    heard.run()
    assert detail(heard) == ["7 files: "]
    heard.parser = Parser(fake_parse, "fake-2")
    heard.asked()
    heard.run(limit=0)
    assert [path for path in heard.asked() if "publications/1" in path or "/api/" in path] == []
    assert detail(heard) == ["8 files: area;value one"]
    assert len(vintages(heard, f"{DEMOGRAPHY}/187342/en")) == 1
    before = heard.records()
    heard.run()
    assert heard.records() == before
    assert len(vintages(heard, f"{DEMOGRAPHY}/187342/en")) == 1


def test_status_counts_the_files_that_were_read(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: ONE})
    harvester.parser = Reading(unreadable=[ONE]).parser
    harvester.run()
    for form, part in ((), "12 files read, 1 cannot be (1 encrypted).\n"), (("--json",), '"encrypted": 1'):
        assert part in CliRunner().invoke(cli, ["status", "--home", str(harvester.home), *form]).stdout
