"""HTTP as the replica speaks it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
import requests
from replica_client import Get

from fixtures.replica.server import Replica, serve

RELEASE = "/en/industries/social-statistics/demography/publications/341570/"
THEME = "/en/industries/social-statistics/demography"
PLAIN = {"Accept-Encoding": "identity"}


def test_a_page_is_utf8_and_says_so(get: Get) -> None:
    answer = get(RELEASE)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=UTF-8"
    assert "«Taldau»" in answer.content.decode("utf-8")


def test_validators(get: Get) -> None:
    first, second = get(RELEASE), get(RELEASE)

    assert first.headers["ETag"] == second.headers["ETag"]
    assert first.headers["ETag"].startswith('"')
    assert first.headers["Last-Modified"] == "Mon, 12 May 2025 06:00:00 GMT"


def test_encodings_have_etags_of_their_own(get: Get) -> None:
    compressed, plain = get(RELEASE), get(RELEASE, headers=PLAIN)

    assert compressed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert compressed.content == plain.content
    assert compressed.headers["ETag"] != plain.headers["ETag"]
    assert compressed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_not_modified_by_etag(get: Get, encoding: str) -> None:
    etag = get(RELEASE, headers={"Accept-Encoding": encoding}).headers["ETag"]
    again = get(RELEASE, headers={"Accept-Encoding": encoding, "If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("since", "status"),
    [("Mon, 12 May 2025 06:00:00 GMT", 304), ("Mon, 12 May 2025 05:59:59 GMT", 200)],
)
def test_not_modified_since(get: Get, since: str, status: int) -> None:
    assert get(RELEASE, headers={"If-Modified-Since": since}).status_code == status


def test_the_etag_goes_before_the_date(get: Get) -> None:
    headers = {"If-None-Match": '"other"', "If-Modified-Since": "Mon, 12 May 2025 06:00:00 GMT"}

    assert get(RELEASE, headers=headers).status_code == 200


def test_an_address_without_slash_is_redirected(get: Get, replica: Replica) -> None:
    answer = get(f"{THEME}?year=2025", allow_redirects=False)

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{THEME}/?year=2025"


@pytest.mark.parametrize(
    "path", ["/nothing/", "/nothing", "/upload/iblock/000/x/y.pdf", f"{THEME}/x/", "/api/"]
)
def test_not_found(get: Get, path: str) -> None:
    assert get(path, allow_redirects=False).status_code == 404


def test_an_attachment_is_redirected_to_a_cyrillic_name(get: Get) -> None:
    answer = get("/api/iblock/element/341592/file/en/")
    first = answer.history[0]

    assert first.status_code == 302
    assert first.headers["Location"].isascii()
    assert unquote(first.headers["Location"]).endswith("/Миграция 1 кв 2025 анг.xlsx")
    assert unquote(first.headers["Location"]).startswith("/upload/iblock/")
    assert answer.content.startswith(b"PK\x03\x04")
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")


def test_the_publication_is_a_pdf_of_the_size_on_its_page(get: Get) -> None:
    answer = get("/api/iblock/element/341570/file/en/")

    assert answer.content.startswith(b"%PDF")
    assert f"{len(answer.content) / 1024:.1f}  KB, pdf" in get(RELEASE).text


def test_an_element_is_not_found_in_another_language(get: Get) -> None:
    assert get("/api/iblock/element/341592/file/ru/").status_code == 404


def test_robots(get: Get) -> None:
    lines = get("/robots.txt").text.splitlines()

    assert lines[0] == "User-agent: *"
    assert {"Disallow: /bitrix/", "Disallow: /search/", "Crawl-delay: 2.5"} <= set(lines)


def test_no_delay_unless_asked_for() -> None:
    with serve() as replica:
        rules = requests.get(f"{replica.base_url}/robots.txt", timeout=10).text
    assert "Crawl-delay" not in rules
    assert "Request-rate" not in rules


def test_request_rate() -> None:
    with serve(request_rate="10/1m") as replica:
        lines = requests.get(f"{replica.base_url}/robots.txt", timeout=10).text.splitlines()
    assert lines[-1] == "Request-rate: 10/1m"


def test_the_log(get: Get, replica: Replica) -> None:
    get("/en/news/?PAGEN_1=2", headers={"User-Agent": "kzstat/0"})
    exchange = replica.log[-1]

    assert (exchange.method, exchange.path_qs, exchange.status) == ("GET", "/en/news/?PAGEN_1=2", 200)
    assert exchange.headers["User-Agent"] == "kzstat/0"
