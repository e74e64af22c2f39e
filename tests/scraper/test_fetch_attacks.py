"""Servers that mean harm: each is refused in one clear line, within bounds of time, memory and disk."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from harness import FakeClock
from hostile import hostile_server

from scraper.errors import (
    LONGEST_MESSAGE,
    FetchError,
    NoAnswerError,
    RefusedError,
    TooLargeError,
    TransferError,
    UnreachableError,
)
from scraper.fetch.client import PoliteClient
from scraper.fetch.robots import Robots
from scraper.settings import Settings

MEBIBYTE = 2**20


@dataclass
class BusyClock(FakeClock):
    """A clock on which looking at it takes a second: as if each read from the network did."""

    looked: int = 0

    def monotonic(self) -> float:
        self.looked += 1
        return float(self.looked)


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    with hostile_server() as base_url:
        yield base_url


def client_of(base_url: str, clock: FakeClock | None = None, **settings: Any) -> PoliteClient:
    chosen: dict[str, Any] = {"delay": 0, "retries": 0, "timeout": 5, "max_bytes": 4 * MEBIBYTE, **settings}
    return PoliteClient(Settings(base_url=base_url, **chosen), clock or FakeClock())


@pytest.fixture
def client(hostile: str) -> Iterator[PoliteClient]:
    client = client_of(hostile)
    yield client
    client.close()


@pytest.fixture
def patient(hostile: str) -> Iterator[PoliteClient]:
    """A client that gives an answer five seconds, of which each read takes one."""
    client = client_of(hostile, BusyClock(), deadline=5)
    yield client
    client.close()


@pytest.mark.parametrize(
    "target",
    [
        "http://example.org/",
        "//example.org/",
        "https://127.0.0.1.example.org/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "gopher://127.0.0.1:70/",
        "http://192.168.1.1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://127.0.0.1/",
        "http://127.0.0.1:1/",
        "http://2130706433/",
        "http://localhost/",
        "http://user:secret@127.0.0.1/",
    ],
)
def test_redirect_off_the_site_is_refused_unasked(client: PoliteClient, target: str) -> None:
    with pytest.raises(RefusedError, match=r": not on http://127\.0\.0\.1:\d+$"):
        client.get(f"/redirect?{target}")
    assert client.requests == 2  # robots.txt and the redirect


def test_redirect_with_credentials_to_the_site_itself_is_refused(client: PoliteClient, hostile: str) -> None:
    with pytest.raises(RefusedError, match="not on"):
        client.get(f"/redirect?{hostile.replace('//', '//user:secret@')}/good")
    assert client.requests == 2


@pytest.mark.parametrize("private", ["http://169.254.169.254/", "http://127.0.0.1/", "http://[::1]/"])
def test_private_address_is_not_asked_for_a_page_of_the_bureau(private: str) -> None:
    client = client_of("https://stat.gov.kz")
    client._robots = Robots("", "kzstat")  # as if loaded: nothing here leaves the machine
    with pytest.raises(RefusedError, match=r"not on https://stat\.gov\.kz"):
        client.get(private)
    assert client.requests == 0


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/redirect?http://[", "no address"),
        ("/redirect?/a%01b", "control characters"),
        ("/redirect?/a%7fb", "control characters"),
        ("/redirect-latin", "not UTF-8"),
    ],
)
def test_redirect_to_what_is_no_address_is_refused(client: PoliteClient, path: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        client.get(path)


@pytest.mark.parametrize("path", ["/redirect?/cookie", "/longer?x", "/cookie"])
def test_redirects_without_end_and_cookie_loops_are_cut(client: PoliteClient, path: str) -> None:
    with pytest.raises(RefusedError, match="more than 5 redirects"):
        client.get(path)
    assert client.requests == 7  # robots.txt, the page, five redirects


def test_body_of_a_redirect_is_not_read(client: PoliteClient) -> None:
    tracemalloc.start()
    assert client.get("/redirect-with-a-body").body == b"<html></html>"
    assert tracemalloc.get_traced_memory()[1] < 4 * MEBIBYTE
    tracemalloc.stop()


def test_ten_gigabytes_that_are_announced_are_not_asked_for(client: PoliteClient) -> None:
    with pytest.raises(TooLargeError, match="10737418240 bytes, more than 4194304"):
        client.get("/declared")


@pytest.mark.parametrize("path", ["/undeclared", "/bomb"])
def test_ten_gigabytes_that_are_not_announced_are_cut_at_the_limit(client: PoliteClient, path: str) -> None:
    client.get("/good")
    tracemalloc.start()
    with pytest.raises(TooLargeError, match="more than 4194304"):
        client.get(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * MEBIBYTE  # the server that runs beside the client included


@pytest.mark.parametrize("path", ["/undeclared", "/bomb"])
def test_file_without_end_takes_no_more_disk_than_allowed(hostile: str, path: str) -> None:
    client, sink = client_of(hostile, max_file_bytes=2 * MEBIBYTE), io.BytesIO()
    with pytest.raises(TooLargeError, match="more than 2097152"):
        client.get_file(path, sink)
    client.close()
    assert MEBIBYTE < len(sink.getvalue()) <= 2 * MEBIBYTE


@pytest.mark.parametrize(
    "path",
    [
        "/drip",
        "/drip-of-chunks",
        "/drip-of-nothing",
        "/drip-of-headers",
        "/drip-of-trailers",
        "/wait-a-moment",
    ],
)
def test_answer_without_end_is_cut_at_the_deadline(patient: PoliteClient, path: str) -> None:
    with pytest.raises(TransferError, match=f"{path}: took longer than 5 s") as raised:
        patient.get(path)
    assert not raised.value.transient
    assert patient.requests == 2


def test_server_that_drips_does_not_spoil_the_next_request(patient: PoliteClient) -> None:
    with pytest.raises(TransferError, match="took longer"):
        patient.get("/drip")
    assert patient.get("/good?next").body == b"<html>next</html>"


@pytest.mark.parametrize(
    ("path", "kind", "message"),
    [
        ("/many-headers", TransferError, "the answer is not HTTP: got more than 100 headers"),
        ("/long-header", TransferError, "the answer is not HTTP: got more than 65536 bytes .* header line"),
        ("/garbage", TransferError, "the answer is not HTTP: .*SSH-2.0-OpenSSH"),
        ("/bad-chunk", TransferError, "the body did not arrive whole"),
        ("/nothing", NoAnswerError, "no answer: .*Remote end closed connection"),
        ("/coded?gzip", TransferError, "the body did not arrive whole: .*content-encoding: gzip"),
        ("/coded?br", TransferError, "Content-Encoding 'br', which was not asked for"),
        ("/coded?gzip, zstd", TransferError, "Content-Encoding 'gzip, zstd', which was not asked for"),
        ("/twice-packed", TransferError, "Content-Encoding 'gzip, gzip', which was not asked for"),
    ],
)
def test_answer_that_is_no_answer_is_one_line(
    client: PoliteClient, path: str, kind: type[FetchError], message: str
) -> None:
    with pytest.raises(kind, match=message) as raised:
        client.get(path)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) <= LONGEST_MESSAGE


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html; charset=klingon", "klingon"),
        ("text/html; charset=utf-16", "utf-16"),
        ("text/html; charset=windows-1251; charset=koi8-r", "windows-1251"),
        ('text/html; charset="utf-8%00"', "utf-8"),
        ("text/html; charset=", None),
        ("text/html; charset*=klingon'en'%ff", None),
        ("text/html", None),
    ],
)
def test_wrong_charset_does_not_cost_the_page(
    client: PoliteClient, content_type: str, charset: str | None
) -> None:
    response = client.get(f"/headers?Content-Type: {content_type}")
    assert (response.media_type, response.charset) == ("text/html", charset)
    assert response.body == b"<html></html>"


@pytest.mark.parametrize(
    "fields",
    [
        'ETag: "a%01b"|Last-Modified: %1b[31m|Content-Type: text/%01html',
        f'ETag: "{"x" * 2000}"|Last-Modified: {"x" * 2000}|Content-Type: text/html',
    ],
)
def test_validator_that_no_request_could_carry_is_not_kept(client: PoliteClient, fields: str) -> None:
    response = client.get(f"/headers?{fields}")
    assert (response.validators.etag, response.validators.last_modified) == (None, None)
    assert client.get("/good?again", response.validators).body == b"<html>again</html>"


def test_certificate_that_nobody_vouches_for_is_no_answer() -> None:
    with hostile_server(tls=True) as base_url:
        client = client_of(base_url, retries=4)
        with pytest.raises(UnreachableError, match=r"TLS failed: .*self-signed certificate"):
            client.get("/good")
        client.close()
    assert client.requests == 1  # it does not mend itself
