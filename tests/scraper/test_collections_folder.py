"""Mirrored folders as collections of documents."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from disk import forbid

from scraper.collections.addresses import Address, FileAddress, address_of, classify
from scraper.collections.collection import open_collection
from scraper.collections.stored import Refused, Stored
from scraper.errors import UsageError
from scraper.site.old_site import OldAddress
from scraper.site.urls import ReleaseAddress, ThemeAddress

PAGE = b"<!DOCTYPE html><title>x</title>"
DEMOGRAPHY = "social-statistics/demography"
RELEASE = ReleaseAddress("social-statistics", "demography", 187342, "en")
LISTING = ThemeAddress("social-statistics", "demography", "en")


def write(root: Path, *names: str, body: bytes = PAGE) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def documents(root: Path, max_bytes: int = 1024) -> list[Stored]:
    found = list(open_collection(root, max_bytes))
    assert not [item for item in found if isinstance(item, Refused)]
    return [item for item in found if isinstance(item, Stored)]


def refused(root: Path, max_bytes: int = 1024) -> list[tuple[str, str]]:
    found = open_collection(root, max_bytes)
    return [(Path(item.where).name, item.reason) for item in found if isinstance(item, Refused)]


@pytest.mark.parametrize(
    ("name", "url", "address"),
    [
        (
            f"stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/187342/index.html",
            f"https://stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/187342/",
            RELEASE,
        ),
        (
            f"en/industries/{DEMOGRAPHY}/publications/187342/index.html",
            f"https://stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/187342/",
            RELEASE,
        ),
        (
            f"www.stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/187342.html",
            f"https://www.stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/187342",
            RELEASE,
        ),
        (
            f"stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/index.html?PAGEN_1=2.html",
            f"https://stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/?PAGEN_1=2",
            LISTING,
        ),
        (
            f"stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/index.html%3FPAGEN_1=2",
            f"https://stat.gov.kz/en/industries/{DEMOGRAPHY}/publications/?PAGEN_1=2",
            LISTING,
        ),
        (
            "stat.gov.kz/api/getFile/index.html@docId=ESTAT123",
            "https://stat.gov.kz/api/getFile/?docId=ESTAT123",
            OldAddress("file", "ESTAT123", None),
        ),
        (
            "stat.gov.kz/api/getFile@docId=ESTAT123&lang=ru.html",
            "https://stat.gov.kz/api/getFile?docId=ESTAT123&lang=ru",
            OldAddress("file", "ESTAT123", "ru"),
        ),
        (
            "stat.gov.kz/official/industry/61/statistic/7",
            "https://stat.gov.kz/official/industry/61/statistic/7",
            OldAddress("statistic", "61-7", None),
        ),
        (
            "stat.gov.kz/api/iblock/element/187342/file/en/index.html",
            "https://stat.gov.kz/api/iblock/element/187342/file/en/",
            FileAddress("/api/iblock/element/187342/file/en/"),
        ),
        (
            "stat.gov.kz/upload/iblock/9e0/Страны анг.xlsx",
            f"https://stat.gov.kz/upload/iblock/9e0/{quote('Страны анг.xlsx')}",
            None,
        ),
        ("mc.yandex.ru/edition/publication/month", "https://mc.yandex.ru/edition/publication/month", None),
        ("stat.gov.kz/me@home.txt", "https://stat.gov.kz/me@home.txt", None),
    ],
)
def test_address_of_a_mirrored_file(tmp_path: Path, name: str, url: str, address: Address | None) -> None:
    write(tmp_path, name)
    (document,) = documents(tmp_path)
    assert (document.url, classify(document)) == (url, address)


def test_host_may_be_the_folder_itself(tmp_path: Path) -> None:
    write(tmp_path, "127.0.0.1:8080/edition/publication/month")
    (document,) = open_collection(tmp_path / "127.0.0.1:8080", 1024)
    assert isinstance(document, Stored)
    assert document.url == "https://127.0.0.1:8080/edition/publication/month"


def test_host_of_the_settings_stands_in_for_one_that_is_not_told(tmp_path: Path) -> None:
    write(tmp_path, f"en/industries/{DEMOGRAPHY}/publications/187342/index.html")
    (document,) = open_collection(tmp_path, 1024, "http://replica.test:8080")
    assert isinstance(document, Stored)
    assert document.url == f"http://replica.test:8080/en/industries/{DEMOGRAPHY}/publications/187342/"
    assert classify(document, "http://replica.test:8080") == RELEASE
    assert classify(document) is None


def test_copy_from_the_wayback_machine_has_the_address_and_time_of_the_original(tmp_path: Path) -> None:
    folder = "web.archive.org/web/20190304101112id_/http:"
    write(tmp_path, f"{folder}/stat.gov.kz/official/industry/61/statistic/7")
    (document,) = documents(tmp_path)
    assert document.url == "http://stat.gov.kz/official/industry/61/statistic/7"
    assert document.fetched_at == datetime(2019, 3, 4, 10, 11, 12, tzinfo=UTC)


def test_page_saved_by_a_browser_tells_its_address(tmp_path: Path) -> None:
    url = "https://stat.gov.kz/ru/official/industry/61/statistic/7?a=1&amp;b=2"
    mark = f"<!DOCTYPE html>\n<!-- saved from url=({len(url):04}){url} -->\n<html>".encode()
    write(tmp_path, "Статистика цен.html", body=mark)
    (document,) = documents(tmp_path)
    assert document.url == "https://stat.gov.kz/ru/official/industry/61/statistic/7?a=1&b=2"
    assert classify(document) == OldAddress("statistic", "61-7", "ru")


def test_page_mirrored_by_httrack_tells_its_address_and_time(tmp_path: Path) -> None:
    listing = f"stat.gov.kz/en/industries/{DEMOGRAPHY}/publications"
    tool = "HTTrack Website Copier/3.x [XR&CO'2014], Sun, 07 Aug 2022 05:35:38 GMT"
    mark = f"<!DOCTYPE html>\n<html>\n<!-- Mirrored from {listing}/?PAGEN_1=2 by {tool} -->\n"
    write(tmp_path, f"{listing}/index2f5a.html", body=mark.encode())
    (document,) = documents(tmp_path)
    assert document.url == f"https://{listing}/?PAGEN_1=2"
    assert document.fetched_at == datetime(2022, 8, 7, 5, 35, 38, tzinfo=UTC)
    assert classify(document) == LISTING
    write(tmp_path, f"{listing}/index2f5a.html", body=mark.replace("07 Aug", "07 Никогда").encode())
    (document,) = documents(tmp_path)
    assert document.url == f"https://{listing}/?PAGEN_1=2"
    assert document.fetched_at is None


def test_mark_in_the_middle_of_a_page_counts_for_nothing(tmp_path: Path) -> None:
    mark = b"<!-- saved from url=(0014)http://evil.kz -->"
    write(tmp_path, "stat.gov.kz/a", body=PAGE + b" " * 5000 + mark)
    (document,) = documents(tmp_path, max_bytes=10_000)
    assert document.url == "https://stat.gov.kz/a"


def test_what_a_file_is_told_by_its_bytes_and_its_time_by_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.xlsx", body=b"%PDF-1.7")
    write(tmp_path, "b.txt", body=b"words")
    known = [(item.media_type, item.charset, item.fetched_at, item.body) for item in documents(tmp_path)]
    assert known == [("application/pdf", None, None, b"%PDF-1.7"), (None, None, None, b"words")]


def test_documents_come_in_the_order_of_their_paths_without_hidden_ones(tmp_path: Path) -> None:
    write(tmp_path, "b/2", "b/1", "a", "c", ".hidden", ".git/config", "b/.DS_Store")
    assert [document.url for document in documents(tmp_path)] == [
        f"https://stat.gov.kz/{name}" for name in ("a", "b/1", "b/2", "c")
    ]


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret", "mirror/a")
    mirror = tmp_path / "mirror"
    (mirror / "b").symlink_to("a")
    (mirror / "c").symlink_to(tmp_path / "outside" / "secret")
    (mirror / "d").symlink_to(tmp_path / "outside")
    (mirror / "e").symlink_to("nothing")
    (mirror / "f").symlink_to("f")
    found = list(open_collection(mirror, 1024))
    assert [Path(item.where).name for item in found if isinstance(item, Stored)] == ["a", "b"]
    reasons = dict(refused(mirror))
    assert reasons["c"] == reasons["d"] == "a link out of the folder"
    assert reasons.keys() == {"c", "d", "e", "f"}


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path) == [("pipe", "no regular file")]


def test_file_beyond_the_limit_is_refused_and_the_others_are_given(tmp_path: Path) -> None:
    write(tmp_path, "a", body=b"x" * 1025)
    write(tmp_path, "b", body=b"x" * 1024)
    found = list(open_collection(tmp_path, 1024))
    assert found[0] == Refused(str(tmp_path / "a"), "more than 1024 bytes")
    assert isinstance(found[1], Stored)


def test_what_may_not_be_read_is_refused_and_the_others_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a", "b", "folder/c")
    forbid(monkeypatch, Path, "open", tmp_path / "a")
    forbid(monkeypatch, os, "scandir", tmp_path / "folder")
    found = list(open_collection(tmp_path, 1024))
    assert refused(tmp_path) == [("a", "Permission denied"), ("folder", "Permission denied")]
    assert [Path(item.where).name for item in found if isinstance(item, Stored)] == ["b"]


def test_names_that_are_no_text_are_shown_and_asked_as_they_are(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\n.txt")).write_bytes(b"x")
    (document,) = documents(tmp_path)
    assert document.url == "https://stat.gov.kz/%FF%0A.txt"
    assert document.where == f"{tmp_path}/\ufffd\ufffd.txt"


@pytest.mark.parametrize("name", ["nothing", "file.zip"])
def test_what_is_no_collection(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.zip").write_bytes(b"PK")
    with pytest.raises(UsageError, match=r"neither a folder nor a WARC file"):
        open_collection(tmp_path / name, 1024)


@pytest.mark.parametrize("url", ["http://[", "about:blank", "", "/en/about/"])
def test_address_that_is_none(url: str) -> None:
    assert address_of(url) is None
