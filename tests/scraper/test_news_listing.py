"""The listing of the news of the bureau: read whatever its markup, and no further than it is new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from site_pages import LISTING, Pages, discovery_of, item, listing_page, news_item, news_page, pager

from scraper.catalog.store import Catalog, view_catalog
from scraper.errors import StructureError
from scraper.findings import Finding
from scraper.scope import Scope
from scraper.site.news import read_news
from scraper.site.news_page import prints
from scraper.site.page import page_tree

URL = "https://stat.gov.kz/en/news/"


def only_entry(page: bytes) -> tuple[str, str, str, date | None]:
    (entry,) = read_news(page, URL, "utf-8", "en").entries
    return entry.address.slug, entry.title, entry.day, entry.dated


def test_item_has_the_words_of_its_link_and_the_date_beside_it() -> None:
    assert only_entry(news_page(news_item())) == (
        "growth-of-5-",
        "Growth of 5%",
        "14.01.2026",
        date(2026, 1, 14),
    )


@pytest.mark.parametrize(
    "item",
    [
        '<li><a href="growth/">Growth</a> <i>14.01.2026 10:30</i></li>',
        '<a href="growth/"><b>14.01.2026</b><h3>Gro<span>wth</span></h3></a>',
        """<tr><td><a href="growth"><img src="a.png"></a></td><td><a href="/en/news/growth/">Growth</a>
        <p>As of 01.01.2026 it grew.</p><a href="/en/news/growth/">More</a></td><td>14.01.2026</td></tr>""",
        """<p>14.01.2026 <a href="/en/industries/economy/">Economy</a> <a href="/en/about/">x</a>
        <a href="//stat.gov.kz/en/news/growth/#top">Growth</a></p>""",
    ],
    ids=["date behind", "a card", "a picture and more", "other links beside"],
)
def test_markup_does_not_matter(item: str) -> None:
    other = "<div><span>13.01.2026</span><a href='/en/news/decline/'>Decline</a></div>"
    table = f"<table>{item}</table>" if item.startswith("<tr>") else item
    first, second = read_news(news_page(table, other), URL, None, "en").entries
    assert (first.title, first.dated) == ("Growth", date(2026, 1, 14))
    assert (second.title, second.dated) == ("Decline", date(2026, 1, 13))


@pytest.mark.parametrize("day", ["", "As of 14.01.2026", "31.02.2026", "2026"])
def test_item_without_a_day_has_none_and_takes_none_from_elsewhere(day: str) -> None:
    page = news_page(news_item(day=day), pager="<p>03.05.2026</p>")
    assert only_entry(page)[3] is None


def test_links_that_lead_elsewhere_are_no_items() -> None:
    page = news_page(
        news_item(),
        '<a href="/ru/news/rost/">Russian</a><a href="https://example.org/en/news/other/">x</a>',
        '<a href="http://[">broken</a><a href="/en/news/a/b/">below</a><a>none</a>',
    )
    assert only_entry(page)[0] == "growth-of-5-"


@pytest.mark.parametrize("page", [b"<html><body>Checking your browser</body></html>", b"<p>No</p>"])
def test_wall_is_not_a_listing_without_news(page: bytes) -> None:
    with pytest.raises(StructureError, match="not a page of the bureau's news"):
        read_news(page, URL, None, "en")


@pytest.mark.parametrize(
    "page",
    [
        "<title>Housing transactions in December 2025 - Bureau</title>",
        "<body><div class='x'>Housing trans<span>actions</span> in December <b>2025</b></div>",
        "<body><h1>HOUSING TRANSACTIONS: December 2025</h1>",
    ],
)
def test_page_that_prints_most_words_of_the_title(page: str) -> None:
    assert prints(page_tree(page.encode(), URL, "utf-8"), "Housing transactions in December 2025")


@pytest.mark.parametrize(
    "page",
    [
        "<title>Page not found</title><p>December 2025</p>",
        "<body><a href='/'>Housing transactions in December 2025</a></body>",
        "<body><script>'Housing transactions in December 2025'</script></body>",
    ],
)
def test_page_that_only_links_to_the_title_or_does_not_say_it(page: str) -> None:
    assert not prints(page_tree(page.encode(), URL, "utf-8"), "Housing transactions in December 2025")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with view_catalog(tmp_path / "none.sqlite") as catalog:
        yield catalog


def read(site: Pages, catalog: Catalog, days: int = 0) -> list[Finding]:
    """Read the listing of news `days` after the first time; gives the findings."""
    site.asked.clear()
    findings: list[Finding] = []
    now = datetime(2026, 2, 2, 6, 0, tzinfo=UTC) + timedelta(days=days)
    list(discovery_of(site, catalog, now, findings).listings(Scope(("en",), ("news",))))
    return findings


def due(catalog: Catalog) -> list[str]:
    return [entry.element for entry in catalog.queue.releases(Scope(("en",)))]


def pages_of(newest: int, last: int = 6) -> Pages:
    """A listing of items `newest` down to 1, one a page; its pager names the next two pages and the last."""
    numbers = range(newest, 0, -1)
    return Pages(
        {
            f"/en/news/{f'?PAGEN_1={page}' if page > 1 else ''}": news_page(
                news_item(f"item-{number}", f"{number:02}.01.2026", f"Item {number}"),
                pager=pager({min(page + 1, newest), min(page + 2, newest), newest}),
            )
            for page, number in enumerate(numbers, 1)
        }
    )


def test_listing_is_read_whole_once_and_its_first_page_alone_for_good(catalog: Catalog) -> None:
    site = pages_of(6)
    assert read(site, catalog) == []
    assert site.asked == ["/en/news/", *(f"/en/news/?PAGEN_1={number}" for number in range(2, 7))]
    assert due(catalog) == [f"item-{number}" for number in range(6, 0, -1)]
    read(site, catalog, days=400)
    assert site.asked == ["/en/news/"]


def test_new_items_on_several_pages_are_all_found_though_the_pager_names_the_last(catalog: Catalog) -> None:
    read(pages_of(6), catalog)
    site = pages_of(10)
    read(site, catalog)
    assert due(catalog)[6:] == ["item-10", "item-9", "item-8", "item-7"]
    assert site.asked == ["/en/news/", *(f"/en/news/?PAGEN_1={number}" for number in range(2, 6))]


def test_listing_of_hundreds_of_pages_is_read_to_its_end(catalog: Catalog) -> None:
    days = [date(2026, 1, 1) - timedelta(days=number) for number in range(300)]
    site = Pages(
        {
            f"/en/news/{f'?PAGEN_1={page}' if page > 1 else ''}": news_page(
                news_item(f"item-{page}", f"{day:%d.%m.%Y}"), pager=pager(range(1, 301))
            )
            for page, day in enumerate(days, 1)
        }
    )
    assert read(site, catalog) == []
    assert len(due(catalog)) == 300


def test_first_page_without_news_is_a_finding_only_where_there_were_some(catalog: Catalog) -> None:
    assert read(Pages({}), catalog) == []
    read(Pages({"/en/news/": news_page(news_item())}), catalog)
    (finding,) = read(Pages({}), catalog)
    assert finding.kind == "structure"
    assert finding.message.startswith("/en/news/: an empty listing, where 1 entries were before; ")
    assert due(catalog) == ["growth-of-5-"]


def test_later_page_without_news_is_a_finding_from_the_first_time_on(catalog: Catalog) -> None:
    site = pages_of(3)
    site.pages["/en/news/?PAGEN_1=2"] = news_page()
    (finding,) = read(site, catalog)
    assert (finding.kind, "PAGEN_1=2: no news" in finding.message) == ("structure", True)
    assert due(catalog) == []


def test_item_that_is_not_listed_any_more_is_said_when_the_listing_gets_shorter(catalog: Catalog) -> None:
    read(pages_of(6), catalog)
    site = pages_of(5)
    (finding,) = read(site, catalog)
    assert (finding.kind, finding.message) == ("gone", "/en/news/: not listed any more: Item 6")


def test_news_do_not_make_a_site_without_releases_whole(catalog: Catalog) -> None:
    site = Pages({LISTING: listing_page(), "/en/news/": news_page(news_item())})
    discovery = discovery_of(site, catalog, datetime(2026, 2, 2, tzinfo=UTC), [])
    with pytest.raises(StructureError, match="no listing of the whole site has a release"):
        list(discovery.listings(Scope(("en",))))


def test_tree_that_does_not_name_the_news_has_not_lost_them(catalog: Catalog) -> None:
    site = Pages({LISTING: listing_page(item()), "/en/news/": news_page(news_item())})
    for days in (0, 1):  # the tree is read once a day
        findings: list[Finding] = []
        now = datetime(2026, 2, 2, 6, 0, tzinfo=UTC) + timedelta(days=days)
        asked = list(discovery_of(site, catalog, now, findings).listings(Scope(("en",))))
        assert findings == []
        found = {one.theme.topic: one.releases for one in asked if one.releases is not None}
        assert found == {"economy/prices": 1, "news/news": 1}


def test_backfill_takes_what_is_of_its_days_and_what_has_no_day(catalog: Catalog) -> None:
    site = Pages(
        {
            "/en/news/": news_page(
                news_item("c", "14.01.2026"), news_item("b", ""), news_item("a", "13.01.2025")
            )
        }
    )
    read(site, catalog)
    scope = Scope(("en",), ("news",), since=date(2026, 1, 1), until=date(2026, 1, 31))
    assert [entry.element for entry in catalog.queue.releases(scope)] == ["c", "b"]
