"""What is known of the bureau's site (SITE.md), as the cassettes hold it: one test a behaviour."""

from __future__ import annotations

from typing import Any

import pytest
from cassettes import (
    FAULTS,
    FILE,
    FOLDER,
    KAZAKH,
    LISTING,
    NEWS,
    PAGE,
    SPREADSHEETS,
    TABLES,
    cassette,
    client_of,
)
from harness import FakeClock

from fixtures.replica.server import Replica
from scraper.site.listing import read_listing
from scraper.site.page import page_tree, words


def rows(clock: FakeClock, name: str, address: str, path: str) -> list[str]:
    """The words of the elements at `path` on the page that a cassette holds."""
    with cassette(name), client_of(clock) as client:
        response = client.get(address)
    return [words(row) for row in page_tree(response.body, response.url, response.charset).xpath(path)]


def test_every_cassette_is_one_that_can_be_recorded_again() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(FAULTS)


@pytest.mark.parametrize(
    ("name", "rule", "seconds"),
    [
        ("robots-crawl-delay", "Crawl-delay: 5", 5),
        ("robots-request-rate", "Request-rate: 10/1m 0800-1700", 6),
    ],
)
def test_delay_that_the_host_asks_for_is_kept(clock: FakeClock, name: str, rule: str, seconds: float) -> None:
    with cassette(name) as tape, client_of(clock, delay=1) as client:
        client.get(PAGE)
    assert rule in tape.responses[0]["body"]["string"].decode()
    assert len(clock.slept) == 1
    assert seconds - 0.001 <= clock.slept[0] <= 1.05 * seconds


def test_kazakh_has_no_prefix(clock: FakeClock) -> None:
    with cassette("listing-kazakh"), client_of(clock) as client:
        response = client.get(KAZAKH)
    listing = read_listing(response.body, response.url, response.charset)
    assert [release.address.path for release in listing.entries][:2] == [
        "/industries/economy/prices/publications/476003/",
        "/industries/economy/prices/publications/470688/",
    ]
    assert listing.entries[0].title == "Қазақстан Республикасындағы инфляция (2026 жылғы қаңтар)"


def test_listing_goes_on_with_pagen_1(clock: FakeClock) -> None:
    with cassette("listing-second-page") as tape, client_of(clock) as client:
        response = client.get(f"{LISTING}?PAGEN_1=2")
    assert tape.requests[1].query == [("PAGEN_1", "2")]
    listing = read_listing(response.body, response.url, response.charset)
    assert [release.title for release in listing.entries] == [
        "Inflation in the Republic of Kazakhstan (December 2023)"
    ]


def test_spreadsheets_have_their_title_in_the_link(clock: FakeClock) -> None:
    found = rows(clock, "spreadsheets", SPREADSHEETS, "//*[@class='divTableBody']/*[@class='divTableRow']")
    assert found == [
        "Миграция населения за январь-март 2025 года 12.05.2025 6.3 KB, xlsx",
        "Миграция населения за январь-июнь 2024 года 09.08.2024 6.3 KB, xlsx",
    ]


def test_dynamic_tables_have_their_type_in_the_link(clock: FakeClock) -> None:
    found = rows(clock, "dynamic-tables", TABLES, "//*[@class='divTableBody']/*[@class='divTableRow']")
    assert found[0] == "Average monthly nominal wage by regions 12.05.2025 6 KB xls"


def test_addresses_of_news_may_end_in_a_hyphen(clock: FakeClock) -> None:
    with cassette("news"), client_of(clock) as client:
        response = client.get(NEWS)
    tree = page_tree(response.body, response.url, response.charset)
    links: list[Any] = tree.xpath("//a[@class='news-item__title']/@href")
    assert [str(link) for link in links] == [
        "/ru/news/kolichestvo-sdelok-s-zhilem-v-dekabre-2025-goda-/",
        "/ru/news/godovaya-inflyatsiya-sostavila-11-8-/",
    ]


def test_file_has_a_percent_encoded_cyrillic_name(clock: FakeClock) -> None:
    with cassette("file") as tape, client_of(clock) as client:
        response = client.get(FILE)
    assert tape.responses[1]["status"]["code"] == 302
    assert tape.responses[1]["headers"]["Location"] == [response.url.partition(":18437")[2]]
    assert "%D0%" in response.url
    assert response.url.endswith(".pdf")


def test_page_arrives_compressed_and_is_unfolded(replica: Replica, clock: FakeClock) -> None:
    """Not from a cassette: those keep bodies unfolded."""
    with client_of(clock, base_url=replica.base_url) as client:
        body = client.get(PAGE).body
    with cassette("page"), client_of(clock) as client:
        assert client.get(PAGE).body == body
    sent = replica.log[-1]
    assert (sent.path_qs, sent.headers["Accept-Encoding"]) == (PAGE, "gzip")
