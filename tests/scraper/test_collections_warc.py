"""WARC files as collections of documents."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from disk import forbid
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scraper.collections.addresses import FileAddress, classify
from scraper.collections.collection import open_collection
from scraper.collections.stored import Refused, Stored
from scraper.site.old_site import OldAddress

SITE = "https://stat.gov.kz"
HTML = [("Content-Type", "text/html; charset=UTF-8")]
LIMIT = 64 * 1024


class Warc:
    """Writes a WARC file."""

    def __init__(self, file: BytesIO, *, packed: bool) -> None:
        self._writer = WARCWriter(file, gzip=packed)

    def response(
        self,
        path: str,
        body: bytes = b"<html>",
        *,
        day: int = 1,
        status: str = "200 OK",
        headers: list[tuple[str, str]] = HTML,
        told: dict[str, str] | None = None,
        kind: str = "response",
    ) -> None:
        url = path if ":" in path else SITE + path
        fields = {"WARC-Date": f"2021-05-{day:02}T06:00:00Z", **(told or {})}
        head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        self._write(url, kind, body, http_headers=head, warc_headers_dict=fields)

    def other(self, kind: str, url: str, body: bytes = b"a: b\r\n") -> None:
        self._write(url, kind, body)

    def _write(self, url: str, kind: str, body: bytes, **headers: object) -> None:
        # with the length told, warcio makes no temporary files that it leaves open
        record = self._writer.create_warc_record(url, kind, BytesIO(body), length=len(body), **headers)
        self._writer.write_record(record)


@contextmanager
def warc(path: Path) -> Iterator[Warc]:
    file = BytesIO()
    yield Warc(file, packed=path.suffix == ".gz")
    path.write_bytes(file.getvalue())


@pytest.fixture(params=["old.warc", "old.warc.gz"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / request.param


def told(path: Path, limit: int = LIMIT) -> list[tuple[str, bytes] | str]:
    """Path and body of each document, and the reasons of what is refused."""
    return [
        (item.url.removeprefix(SITE), item.body) if isinstance(item, Stored) else item.reason
        for item in open_collection(path, limit)
    ]


def test_response_is_a_document_with_all_that_the_server_told(path: Path) -> None:
    with warc(path) as file:
        file.other("warcinfo", "")
        file.response("/ru/official/industry/61/statistic/7", "Цены".encode())
    (document,) = open_collection(path, LIMIT)
    assert isinstance(document, Stored)
    assert document.url == f"{SITE}/ru/official/industry/61/statistic/7"
    assert document.body == "Цены".encode()
    assert (document.media_type, document.charset) == ("text/html", "utf-8")
    assert document.fetched_at == datetime(2021, 5, 1, 6, tzinfo=UTC)
    assert document.where == f"{path}: record 2"
    assert classify(document) == OldAddress("statistic", "61-7", "ru")


def test_what_is_no_document_is_passed_over(path: Path) -> None:
    with warc(path) as file:
        file.response("/revisited", kind="revisit")
        file.response("/missing", status="404 Not Found")
        file.response("/moved", status="302 Found", headers=[("Location", "/elsewhere")])
        file.response("ftp://stat.gov.kz/file")
        file.response("dns:stat.gov.kz")
        file.response("/asked", kind="request")
        file.other("metadata", f"{SITE}/a")
        file.response("/no-http", status="OK")
        file.other("response", f"{SITE}/empty", b"")
        file.response("/kept", b"kept")
    assert told(path) == [("/kept", b"kept")]


def test_file_carries_the_address_that_redirected_to_it(path: Path) -> None:
    with warc(path) as file:
        file.response(
            "/api/iblock/element/5/file/en/",
            status="302 Found",
            headers=[("Location", "/upload/iblock/9e0/%D0%A1.xlsx")],
        )
        file.response(
            "http://stat.gov.kz/api/getFile/?docId=ESTAT1",
            status="301 Moved",
            headers=[("Location", f"{SITE}/api/iblock/element/5/file/en/")],
        )
        file.response("/upload/iblock/9e0/С.xlsx", b"PK")
        file.response("/a", status="302 Found", headers=[("Location", "/b")])
        file.response("/b", status="302 Found", headers=[("Location", "/a")])
        file.response("/b", status="302 Found", headers=[("Location", "http://[")])
    (document,) = open_collection(path, LIMIT)
    assert isinstance(document, Stored)
    assert document.redirected_from == (
        f"{SITE}/api/iblock/element/5/file/en/",
        "http://stat.gov.kz/api/getFile/?docId=ESTAT1",
    )
    assert classify(document) == FileAddress("/api/iblock/element/5/file/en/")


def test_copies_of_one_address_come_in_the_order_of_their_dates(path: Path) -> None:
    with warc(path) as file:
        file.response("/a", b"third", day=3)
        file.response("/b", b"only", day=4)
        file.response("/a", b"first", day=1)
        file.response("http://stat.gov.kz/a", b"second", day=2)
        file.response("/c", b"1", day=1)
        file.response("/c", b"2", day=2)
    found = told(path)
    assert [body for url, body in found if url.endswith("/a")] == [b"first", b"second", b"third"]
    assert [body for url, body in found if url == "/c"] == [b"1", b"2"]
    assert len(found) == 6


def test_copies_in_several_files_of_a_folder_come_in_the_order_of_their_dates(tmp_path: Path) -> None:
    for name, day in (("1.warc", 2), ("2.warc.gz", 1), ("3.WARC", 3)):
        with warc(tmp_path / name) as file:
            file.response("/a", str(day).encode(), day=day)
    (tmp_path / "edition").write_bytes(b"mirrored")
    assert told(tmp_path) == [("/edition", b"mirrored"), ("/a", b"1"), ("/a", b"2"), ("/a", b"3")]


def test_copy_of_the_wayback_machine_has_the_time_of_the_snapshot(path: Path) -> None:
    with warc(path) as file:
        file.response("http://web.archive.org/web/20200101000000/https://stat.gov.kz/a", b"new", day=1)
        file.response("http://web.archive.org/web/20190101000000id_/http://stat.gov.kz/a", b"old", day=2)
    found = [item for item in open_collection(path, LIMIT) if isinstance(item, Stored)]
    assert [(item.body, item.fetched_at and item.fetched_at.year) for item in found] == [
        (b"old", 2019),
        (b"new", 2020),
    ]
    assert found[0].url == "http://stat.gov.kz/a"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-05-01T06:00:00.123456789Z", datetime(2021, 5, 1, 6, 0, 0, 123456, tzinfo=UTC)),
        ("2021-05-01T06:00:00", datetime(2021, 5, 1, 6, tzinfo=UTC)),
        ("2021", None),
        ("yesterday", None),
    ],
)
def test_dates(path: Path, date: str, expected: datetime | None) -> None:
    with warc(path) as file:
        file.response("/a", told={"WARC-Date": date})
    (document,) = open_collection(path, LIMIT)
    assert isinstance(document, Stored)
    assert document.fetched_at == expected


CHUNKED = [*HTML, ("Transfer-Encoding", "chunked")]
ZIPPED = [*HTML, ("Content-Encoding", "gzip")]


def zipped(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


@pytest.mark.parametrize(
    ("headers", "stored", "body"),
    [
        (CHUNKED, b"3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n", b"abcdefg"),
        (CHUNKED, b"<html>kept without chunks", b"<html>kept without chunks"),
        (ZIPPED, zipped(b"words"), b"words"),
        (ZIPPED, b"<html>kept decoded", b"<html>kept decoded"),
        ([*ZIPPED, *CHUNKED], b"17\r\n%b\r\n0\r\n\r\n" % zipped(b"abc"), b"abc"),
        ([("Content-Encoding", "br")], b"<html>kept decoded", b"<html>kept decoded"),
        ([("Content-Encoding", "identity")], b"words", b"words"),
        (ZIPPED, b"", b""),
    ],
)
def test_codings_are_undone_where_the_bytes_show_them(
    path: Path, headers: list[tuple[str, str]], stored: bytes, body: bytes
) -> None:
    with warc(path) as file:
        file.response("/a", stored, headers=headers)
    assert told(path) == [("/a", body)]


@pytest.mark.parametrize(
    ("headers", "stored", "reason"),
    [
        ([], b"x" * (LIMIT + 1), f"more than {LIMIT} bytes"),
        (ZIPPED, zipped(b"\0" * 50_000_000), f"more than {LIMIT} bytes"),
        (ZIPPED, zipped(b"words")[:-9], "the gzip coding of the body is damaged"),
        (ZIPPED, zipped(b"words")[:-8] + b"\0" * 8, "the gzip coding of the body is damaged"),
        (CHUNKED, b"5\r\nabc", "the chunks of the body are damaged or cut off"),
        (CHUNKED, b"3\r\nabc\r\n", "the chunks of the body are damaged or cut off"),
        ([("Content-Encoding", "br")], b"\x0b\x02\x80", "content coding 'br' is not read"),
    ],
)
def test_body_that_cannot_be_had_does_not_stop_the_others(
    path: Path, headers: list[tuple[str, str]], stored: bytes, reason: str
) -> None:
    with warc(path) as file:
        file.response("/a", stored, headers=headers)
        file.response("/b", b"fine")
    first, second = told(path)
    assert isinstance(first, str)
    assert first.startswith(f"{SITE}/a: {reason}")
    assert second == ("/b", b"fine")


def test_record_that_was_cut_off_when_captured(path: Path) -> None:
    with warc(path) as file:
        file.response("/a", told={"WARC-Truncated": "disconnect"})
        file.response("/b", b"fine")
    assert told(path) == [("/b", b"fine"), "cut off when it was captured: disconnect"]


@pytest.mark.parametrize("missing", [9, 40])
def test_file_that_is_cut_off_gives_what_could_be_read_and_one_line(path: Path, missing: int) -> None:
    with warc(path) as file:
        for name in "abc":
            file.response(f"/{name}", bytes(range(256)))
    path.write_bytes(path.read_bytes()[:-missing])
    *found, last = open_collection(path, LIMIT)
    assert [item.url for item in found if isinstance(item, Stored)][:1] == [f"{SITE}/a"]
    assert f"{SITE}/c" not in [item.url for item in found if isinstance(item, Stored)]
    assert isinstance(last, Refused)
    assert last.where == str(path)
    assert last.reason.endswith(": read as far as it goes")
    assert "\n" not in last.reason


@pytest.mark.parametrize("missing", [1, 8])
def test_record_whose_checksum_is_cut_off_does_not_count(tmp_path: Path, missing: int) -> None:
    with warc(tmp_path / "a.warc.gz") as file:
        file.response("/a", b"a")
    data = (tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(data[:-missing])
    (refused,) = told(tmp_path / "a.warc.gz")
    assert isinstance(refused, str)
    assert refused.startswith("damaged gzip: ")


def test_record_with_another_checksum_does_not_count(tmp_path: Path) -> None:
    with warc(tmp_path / "a.warc.gz") as file:
        file.response("/a", b"a")
    data = (tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(data[:-8] + b"\0" * 4 + data[-4:])
    (refused,) = told(tmp_path / "a.warc.gz")
    assert isinstance(refused, str)
    assert refused.startswith("damaged gzip: CRC check failed")


def test_damage_in_the_middle_gives_what_is_proven_to_be_whole_before_it(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sizes = []
    for names in ("ab", "abcd"):
        with warc(path) as file:
            for name in names:
                file.response(f"/{name}", name.encode())
        sizes.append(path.stat().st_size)
    data = bytearray(path.read_bytes())
    data[sizes[0] : sizes[0] + 20] = b"\0" * 20
    path.write_bytes(data)
    first, last = told(path)
    assert first == ("/a", b"a")
    assert isinstance(last, str)
    assert last.endswith(": read as far as it goes")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no WARC at all", "no WARC record at byte 0"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "the record at byte 0 does not tell its length"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "the record at byte 0 does not tell its length"),
        (b"WARC/1.0\r\nContent-Length: 9\r\n\r\nshort", "the file ends within the record at byte 0"),
        (b"WARC/1.0\r\nX: " + b"x" * 200_000, "the record at byte 0 does not tell its length"),
        (b"\x1f\x8b\x08 no gzip", "damaged gzip: "),
    ],
)
def test_what_is_no_warc_file(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    (refused,) = told(tmp_path / "a.warc")
    assert isinstance(refused, str)
    assert refused.startswith(reason)
    assert refused.endswith(": read as far as it goes")


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("1.warc", "2.warc"):
        with warc(tmp_path / name) as file:
            file.response(f"/{name}", b"x")
    forbid(monkeypatch, Path, "open", tmp_path / "1.warc")
    assert told(tmp_path) == [("/2.warc", b"x"), "Permission denied"]


def test_empty_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"")
    assert told(tmp_path / "a.warc") == []


def test_whole_file_packed_at_once_is_read_as_well(tmp_path: Path) -> None:
    with warc(tmp_path / "a.warc") as file:
        file.response("/b", b"2", day=2)
        file.response("/b", b"1", day=1)
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress((tmp_path / "a.warc").read_bytes()))
    assert told(tmp_path / "a.warc.gz") == [("/b", b"1"), ("/b", b"2")]


def test_addresses_in_angle_brackets_as_wget_wrote_them(tmp_path: Path) -> None:
    with warc(tmp_path / "a.warc") as file:
        file.response("/edition/publication/month")
    data = (tmp_path / "a.warc").read_bytes().replace(b"URI: https", b"URI: <https")
    (tmp_path / "a.warc").write_bytes(data.replace(b"/month", b"/month>"))
    (document,) = open_collection(tmp_path / "a.warc", LIMIT)
    assert isinstance(document, Stored)
    assert classify(document) == OldAddress("edition", "month", None)


def test_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    with warc(tmp_path / "a.warc") as file:
        for number in range(3):
            file.response(f"/{number}", b"x" * 50_000)
    collection = open_collection(tmp_path / "a.warc", LIMIT)
    assert isinstance(next(collection), Stored)
    (tmp_path / "a.warc").write_bytes(b"")
    cut, rest = collection
    assert isinstance(cut, Refused)
    assert cut.reason == f"{SITE}/1: the file ends within the body"
    assert isinstance(rest, Refused)
    assert rest.reason.startswith("changed while it was read: ")
