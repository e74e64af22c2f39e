"""Containers that releases and listings link to: what a run makes of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from harness import DEMOGRAPHY, Harvester, offer, zip_of

import scraper.members
from scraper.archive import Archive
from scraper.catalog.releases import Releases
from scraper.catalog.rows import MemberRow
from scraper.catalog.store import view_catalog
from scraper.exits import Exit
from scraper.home import Home

FILE = "/api/iblock/element/187342/file/en/"
STORED = "187342.pdf"  # a name of the bureau's says nothing of the bytes
TABLE = "187401.xlsx"
RAR = b"Rar!\x1a\x07\x01\x00" + b"packed" * 100
PRICES = {"Том 1/Цены.txt": b"\xef\xbb\xbfa;b\n", "notes.pdf": b"%PDF-1.7 notes"}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def members(home: Path, container: bytes) -> list[MemberRow]:
    with view_catalog(Home(home).catalog) as catalog:
        return catalog.releases.members(sha256(container))


def blobs(home: Path) -> set[str]:
    """The sha256 of every blob in the archive."""
    return {path.parent.name + path.name for path in home.glob("archive/??/*")}


def told(harvester: Harvester, **options: bool) -> tuple[int, list[tuple[str, str]]]:
    """The exit code and the findings of a run."""
    summary = harvester.run(**options)
    return summary.exit_code, [(finding.kind, finding.message) for finding in summary.findings]


@pytest.mark.parametrize("stored", [STORED, TABLE], ids=["of a release", "of a listing"])
def test_what_a_zip_holds_is_archived_and_noted(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch, stored: str
) -> None:
    container = zip_of(PRICES)
    offer(monkeypatch, {stored: container})
    assert told(harvester) == (Exit.DONE, [])
    assert [(row.name, row.media_type, row.size) for row in members(harvester.home, container)] == [
        ("notes.pdf", "application/pdf", 14),
        ("Том 1/Цены.txt", "text/csv", 7),
    ]
    archive = Archive(Home(harvester.home).archive)
    assert [archive.get(row.sha256) for row in members(harvester.home, container)] == [
        PRICES["notes.pdf"],
        PRICES["Том 1/Цены.txt"],
    ]
    assert archive.get(sha256(container)) == container


def test_container_is_unpacked_once_whatever_its_addresses(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    offer(monkeypatch, {STORED: zip_of(PRICES)})
    harvester.run()
    offer(monkeypatch, {STORED: zip_of(PRICES), "341570.pdf": zip_of(PRICES)})
    monkeypatch.setattr(scraper.members, "unpack", never)
    assert told(harvester, again=True) == (Exit.DONE, [])
    with view_catalog(Home(harvester.home).catalog) as catalog:
        second = catalog.releases.url("/api/iblock/element/341570/file/en/")
    assert second is not None
    assert second.sha256 == sha256(zip_of(PRICES))


def test_rar_is_kept_packed_which_is_said_once_and_is_no_failure(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: RAR})
    line = f"{FILE}: rar: kept packed: no library reads it without an external program"
    assert told(harvester) == (Exit.DONE, [("kept_packed", line)])
    assert told(harvester, again=True) == (Exit.DONE, [])
    assert sha256(RAR) in blobs(harvester.home)
    assert members(harvester.home, RAR) == []


def test_same_rar_at_two_addresses_is_told_once(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, {STORED: RAR, "341570.pdf": RAR, TABLE: RAR})
    assert len(told(harvester)[1]) == 1


def test_bomb_is_a_failure_told_once_and_nothing_of_it_reaches_the_disk(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = zip_of({"zeros": b"\0" * 8 * 2**20})
    offer(monkeypatch, {TABLE: bomb})
    code, [(kind, line)] = told(harvester)
    assert (code, kind) == (Exit.FAILED, "failed")
    assert line.endswith(f"bytes that become {8 * 2**20}")
    assert sha256(bomb) in blobs(harvester.home)
    assert max(path.stat().st_size for path in harvester.home.glob("archive/??/*")) < 2**20
    assert told(harvester) == (Exit.DONE, [])


def test_members_that_are_encrypted_stay_packed_and_the_others_are_archived(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = zip_of({"a.txt": b"open", "b.txt": b"secret", "c.txt": b"secret too"})
    container = bytearray(whole)
    for name in (b"b.txt", b"c.txt"):
        container[whole.rindex(name) - 46 + 8] |= 1  # general purpose bit 0 in the directory
    offer(monkeypatch, {STORED: bytes(container)})
    line = f"{FILE}: b.txt: encrypted, and 1 more of its members"
    assert told(harvester) == (Exit.FAILED, [("failed", line)])
    assert [row.name for row in members(harvester.home, bytes(container))] == ["a.txt"]


def test_member_that_is_damaged_leaves_nothing_behind(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    container = zip_of({"a.txt": b"good", "b.txt": b"b" * 5000})
    place = container.index(b"b.txt") + 5
    container = container[:place] + b"\xff\xff" + container[place + 2 :]
    offer(monkeypatch, {STORED: container})
    code, [(kind, line)] = told(harvester)
    assert (code, kind) == (Exit.FAILED, "failed")
    assert line.startswith(f"{FILE}: b.txt: ")
    assert [row.name for row in members(harvester.home, container)] == ["a.txt"]
    assert list((harvester.home / "archive" / "incoming").iterdir()) == []


def test_container_in_a_container_is_archived_as_it_is_and_told(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = zip_of({"deep.txt": b"x"})
    offer(monkeypatch, {STORED: zip_of({"inner.zip": inner})})
    line = f"{FILE}: inner.zip: a container in a container, kept packed"
    assert told(harvester) == (Exit.DONE, [("kept_packed", line)])
    assert sha256(inner) in blobs(harvester.home)


def test_names_of_members_lead_nowhere_and_print_nothing_else(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    container = zip_of({"../../../evil\x1b[2J.txt": b"evil", "C:\\autorun.inf": b"auto"})
    offer(monkeypatch, {STORED: container})
    assert told(harvester) == (Exit.DONE, [])
    assert [row.name for row in members(harvester.home, container)] == ["autorun.inf", "evil\ufffd[2J.txt"]
    names = [path.name for path in harvester.home.parent.rglob("*")]
    assert [name for name in names if "evil" in name or "autorun" in name] == []


def test_workbook_is_a_document_and_not_unpacked(harvester: Harvester) -> None:
    harvester.run()
    with view_catalog(Home(harvester.home).catalog) as catalog:
        workbook = catalog.releases.url("/api/iblock/element/187401/file/en/")
        assert workbook is not None
        assert workbook.media_type is not None
        assert workbook.media_type.endswith("spreadsheetml.sheet")
        assert not catalog.releases.knows_container(workbook.sha256 or "")


def test_run_that_is_killed_before_it_commits_notes_no_member_and_the_next_one_does(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing in the code catches it, as nothing catches SIGKILL."""

    def kill(*_: object) -> None:
        raise Killed

    container = zip_of(PRICES)
    offer(monkeypatch, {STORED: container})
    with monkeypatch.context() as patch:
        patch.setattr(Releases, "save_container", kill)
        with pytest.raises(Killed):
            harvester.run()
    assert f"records/{DEMOGRAPHY}/187342.en.json" not in harvester.records()
    assert members(harvester.home, container) == []
    assert {sha256(data) for data in PRICES.values()} <= blobs(harvester.home)
    assert told(harvester) == (Exit.DONE, [])
    assert len(members(harvester.home, container)) == 2
