from __future__ import annotations

import pytest
from site_pages import item, listing_page

from scraper.errors import StructureError
from scraper.site.files import attached_files
from scraper.site.industries import sections_on, themes_on
from scraper.site.listing import read_listing
from scraper.site.page import page_tree

URL = "https://stat.gov.kz/en/industries/economy/prices/publications/"


def test_entry_of_a_listing() -> None:
    (release,) = read_listing(listing_page(item()), URL, "utf-8").entries
    assert release.address.release_id == "economy/prices/166015/en"
    assert release.title == "Inflation in the Republic of Kazakhstan (April 2025)"
    assert (release.day, release.month) == ("15", "May")


@pytest.mark.parametrize(
    "href", ["166015/", "./166015", "/en/industries/economy/prices/publications/166015/"]
)
def test_link_is_joined_with_the_address_of_the_listing(href: str) -> None:
    (release,) = read_listing(listing_page(item(href)), URL, None).entries
    assert release.address.element == 166015


@pytest.mark.parametrize("lists", [0, 2])
def test_page_without_exactly_one_list_is_not_a_listing(lists: int) -> None:
    with pytest.raises(StructureError, match=f"{lists} lists of releases where one is expected"):
        read_listing(listing_page(item(), lists=lists), URL, None)


@pytest.mark.parametrize(
    "bad", [item("/en/about/"), "<li>Inflation</li>", item().replace("release-title", "t")]
)
def test_item_that_leads_to_no_release_breaks_the_listing(bad: str) -> None:
    with pytest.raises(StructureError, match=r"an item of the listing leads to no release: .*Inflation"):
        read_listing(listing_page(item(), bad), URL, None)


def test_empty_listing_is_a_listing() -> None:
    assert read_listing(listing_page(), URL, None).entries == ()


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x01\x02"])
def test_answer_that_is_no_page(body: bytes) -> None:
    with pytest.raises(StructureError):
        read_listing(body, URL, None)


def test_charset_nobody_knows_is_left_to_the_page() -> None:
    assert page_tree("<p>Баға</p>".encode(), URL, "x-no-such-charset") is not None


def test_pager_links_to_pages_of_this_listing_only() -> None:
    pager = (
        '<a href="?PAGEN_1=2">2</a><a href="/en/industries/economy/prices/publications/?PAGEN_1=3">3</a>'
        '<a href="/en/news/?PAGEN_1=4">4</a><a href="?PAGEN_1=0">0</a><a href="?PAGEN_1=x">x</a>'
    )
    assert read_listing(listing_page(item(), pager=pager), URL, None).pages == {2, 3}


def test_themes_of_one_language_each_once() -> None:
    page = page_tree(
        b"""<a href="/en/industries/economy/">E</a><a href="/en/industries/economy/prices/">P</a>
        <a href="/en/industries/economy/prices/publications/">again</a>
        <a href="/ru/industries/economy/x/">ru</a>
        <a href="/en/industries/environment/">section</a><a href="/en/about/">about</a>""",
        URL,
        None,
    )
    assert [theme.topic for theme in themes_on(page, URL, "en")] == ["economy/prices"]
    assert sections_on(page, URL, "en") == ["economy", "environment"]


def test_files_of_a_page_each_once_and_of_this_site_only() -> None:
    body = b"""<a href="/api/iblock/element/5/file/en/">a</a><a href="/api/iblock/element/5/file/en">b</a>
        <a href="https://example.org/api/iblock/element/6/file/en/">c</a><a href="#">d</a>"""
    assert attached_files(page_tree(body, URL, None), URL) == ["/api/iblock/element/5/file/en/"]
