"""How far listings are read, and what the catalog is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from site_pages import LISTING, THEME, Pages, discovery_of, item, listing_page, pager, row, tables_page

from scraper.catalog.store import Catalog, view_catalog
from scraper.errors import StatusError, StructureError, UsageError
from scraper.fetch.response import Response, Validators
from scraper.findings import Finding
from scraper.scope import Scope

NOW = datetime(2025, 6, 2, 6, 0, tzinfo=UTC)
SHEETS = "/en/industries/economy/prices/spreadsheets/"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with view_catalog(tmp_path / "none.sqlite") as catalog:
        yield catalog


def read(site: Pages, catalog: Catalog, days: int = 0, *topics: str, accept: str = "") -> list[Finding]:
    """Read the listings `days` after the first time; gives the findings."""
    site.asked.clear()
    findings: list[Finding] = []
    discovery = discovery_of(site, catalog, NOW + timedelta(days=days), findings, accept)
    list(discovery.listings(Scope(("en",), topics)))
    return findings


def due(catalog: Catalog) -> list[str]:
    return [entry.element for entry in catalog.queue.releases(Scope(("en",)))]


def listings_asked(site: Pages) -> list[str]:
    return [path for path in site.asked if path.startswith(LISTING)]


def three_pages(*first: str) -> Pages:
    """A listing of three pages of two items; `first` stand before them."""
    items = [*first, *(item(f"{number}/", title=f"No. {number}") for number in (6, 5, 4, 3, 2, 1))]
    pages = [items[start : start + 2] for start in range(0, len(items), 2)]
    numbers = range(2, len(pages) + 1)
    paths = [LISTING, *(f"{LISTING}?PAGEN_1={number}" for number in numbers)]
    return Pages(
        {path: listing_page(*page, pager=pager(numbers)) for path, page in zip(paths, pages, strict=True)}
    )


def test_section_that_the_tree_only_names_is_looked_into(catalog: Catalog) -> None:
    site = Pages(
        {
            "/en/industries/": b'<a href="/en/industries/economy/">E</a>',
            "/en/industries/economy/": THEME,
            LISTING: listing_page(item()),
        }
    )
    assert read(site, catalog) == []
    assert due(catalog) == ["166015"]


def test_tree_without_themes_is_not_understood(catalog: Catalog) -> None:
    with pytest.raises(StructureError, match="no theme is linked"):
        read(Pages({"/en/industries/": b"<p>Welcome</p>"}), catalog)


def test_tree_is_read_once_a_day(catalog: Catalog) -> None:
    site = Pages({LISTING: listing_page(item())})
    read(site, catalog)
    assert "/en/industries/" in site.asked
    read(site, catalog)
    assert "/en/industries/" not in site.asked
    read(site, catalog, 1)
    assert "/en/industries/" in site.asked


def test_topic_that_the_site_does_not_have(catalog: Catalog) -> None:
    with pytest.raises(
        UsageError, match="no topic 'economy/weather' on the site; it has: economy, economy/prices, news"
    ):
        read(Pages({}), catalog, 0, "economy/weather")


def test_pager_that_leads_in_a_circle_ends(catalog: Catalog) -> None:
    circle = pager((1, 2))
    site = Pages(
        {
            LISTING: listing_page(item("1/"), pager=circle),
            f"{LISTING}?PAGEN_1=2": listing_page(item("1/"), item("2/"), pager=circle),
        }
    )
    read(site, catalog)
    assert due(catalog) == ["1", "2"]
    assert listings_asked(site) == [LISTING, f"{LISTING}?PAGEN_1=2"]


def test_pager_without_end_is_a_finding(catalog: Catalog) -> None:
    class Endless(Pages):
        def __call__(self, path: str, *rest: object) -> object:  # type: ignore[override]
            if path.startswith(LISTING):
                number = int(path.partition("=")[2] or 1)
                self.pages[path] = listing_page(item(f"{number}/"), pager=pager([number + 1]))
            return super().__call__(path)

    site = Endless({})
    (finding,) = read(site, catalog)
    assert finding.kind == "structure"
    assert "more than 200 pages" in finding.message
    assert len(listings_asked(site)) == 200
    assert due(catalog) == []


def test_whole_listing_is_read_at_first_and_its_first_page_alone_after_that(catalog: Catalog) -> None:
    site = three_pages()
    read(site, catalog)
    assert due(catalog) == ["6", "5", "4", "3", "2", "1"]
    assert len(listings_asked(site)) == 3
    read(site, catalog)
    assert listings_asked(site) == [LISTING]


def test_new_item_is_found_without_reading_what_is_known(catalog: Catalog) -> None:
    read(three_pages(), catalog)
    site = three_pages(item("7/", title="No. 7"))
    read(site, catalog)
    assert due(catalog)[-1] == "7"
    # the second page begins with an item that was on the first: known, so the rest is
    assert listings_asked(site) == [LISTING, f"{LISTING}?PAGEN_1=2"]


def test_listing_is_read_to_its_end_every_week(catalog: Catalog) -> None:
    read(three_pages(), catalog)
    site = three_pages()
    site.pages[f"{LISTING}?PAGEN_1=3"] = listing_page(
        item("2/", title="No. 2"), item("1/", title="No. 1, corrected")
    )
    read(site, catalog, 6)
    assert len(listings_asked(site)) == 1
    read(site, catalog, 7)
    assert len(listings_asked(site)) == 3
    entry = catalog.listings.entry("economy/prices/1/en")
    assert entry is not None
    assert entry.title == "No. 1, corrected"


def test_item_that_is_not_listed_any_more_is_said_once(catalog: Catalog) -> None:
    read(Pages({LISTING: listing_page(item("1/"), item("2/", title="Gone"), item("3/"))}), catalog)
    site = Pages({LISTING: listing_page(item("1/"), item("3/"))})
    (finding,) = read(site, catalog)
    assert (finding.kind, finding.message) == ("gone", f"{LISTING}: not listed any more: Gone")
    assert read(site, catalog) == []


@pytest.mark.parametrize(
    ("left", "message"),
    [(0, "an empty listing, where 5 entries were before"), (2, "2 entries, where 5 were before")],
)
def test_listing_that_shrinks_is_not_believed(catalog: Catalog, left: int, message: str) -> None:
    read(Pages({LISTING: listing_page(*(item(f"{number}/") for number in range(1, 6)))}), catalog)
    site = Pages({LISTING: listing_page(*(item(f"{number}/") for number in range(1, left + 1)))})
    for _ in range(2):  # as long as it is so
        (finding,) = read(site, catalog)
        advice = f"if that is right: kzstat harvest --accept {LISTING}"
        assert (finding.kind, finding.message) == ("structure", f"{LISTING}: {message}; {advice}")
    assert len(due(catalog)) == 5


def test_page_sent_anew_that_says_the_same_makes_its_newest_releases_be_asked_for_once(
    catalog: Catalog,
) -> None:
    site = Pages({LISTING: listing_page(item("1/"))})
    read(site, catalog)
    catalog.queue.done("/en/industries/economy/prices/publications/1/")
    read(site, catalog)
    assert due(catalog) == ["1"]
    catalog.queue.done("/en/industries/economy/prices/publications/1/")
    read(site, catalog)  # a server that never says 304
    assert due(catalog) == []
    site.unchanged.add(LISTING)
    read(site, catalog)
    site.unchanged.clear()
    read(site, catalog)  # it did, so this is news
    assert due(catalog) == ["1"]


def listing_of(number: int) -> Pages:
    return Pages({LISTING: listing_page(*(item(f"{one}/") for one in range(1, number + 1)))})


def test_listing_that_shrinks_a_little_every_day_is_seen(catalog: Catalog) -> None:
    for day, left in enumerate((10, 8, 6, 5)):
        assert {finding.kind for finding in read(listing_of(left), catalog, day)} <= {"gone"}
    for day in (4, 20, 45):  # more than half of six, less than half of ten; no day makes it right
        (finding,) = read(listing_of(4), catalog, day)
        assert finding.kind == "structure"
        assert finding.message.startswith(f"{LISTING}: 4 entries, where 10 were before; ")
    findings = read(listing_of(4), catalog, 45, accept=LISTING)
    assert [finding.kind for finding in findings] == ["accepted", "gone"]
    assert [finding.kind for finding in read(listing_of(2), catalog, 46)] == ["gone", "gone"]


def test_listing_may_shrink_to_less_than_half_in_the_course_of_months(catalog: Catalog) -> None:
    for day, left in ((0, 10), (1, 7), (32, 5), (63, 3), (94, 2)):
        assert {finding.kind for finding in read(listing_of(left), catalog, day)} <= {"gone"}
    assert catalog.listings.count(LISTING) == 2


def test_theme_that_the_tree_has_lost_is_still_read_and_said(catalog: Catalog) -> None:
    site = Pages({LISTING: listing_page(item("1/"))})
    read(site, catalog)
    site.pages["/en/industries/"] = b'<a href="/en/industries/economy/local-market/">M</a>'
    site.pages["/en/industries/economy/local-market/publications/"] = listing_page()
    (finding,) = read(site, catalog, 1)
    assert finding.kind == "structure"
    said = "economy/prices (en) is not in the tree any more, 1 of its entries were listed"
    assert finding.message == f"{said}; if that is right: kzstat harvest --accept economy/prices"
    assert LISTING in site.asked


def test_tables_are_due_where_they_are_new_or_listed_otherwise(catalog: Catalog) -> None:
    def files() -> list[str]:
        found = [table.url for table in catalog.queue.tables(Scope(("en",)))]
        for url in found:
            catalog.queue.table_done(url)
        return found

    site = Pages({LISTING: listing_page(item()), SHEETS: tables_page(row(7), row(8, size="2"))})
    read(site, catalog)
    seven, eight = "/api/iblock/element/7/file/en/", "/api/iblock/element/8/file/en/"
    assert files() == [seven, eight]
    read(site, catalog)
    assert files() == []
    site.pages[SHEETS] = tables_page(row(7), row(8, size="3"))
    read(site, catalog)
    assert files() == [eight]


def test_row_without_a_file_is_not_understood(catalog: Catalog) -> None:
    site = Pages({LISTING: listing_page(item()), SHEETS: tables_page(row().replace("/api/", "/x/"))})
    (finding,) = read(site, catalog)
    assert finding.kind == "structure"
    assert "a row of the listing offers no file" in finding.message


def test_wall_in_the_place_of_a_listing_of_tables_is_not_an_empty_one(catalog: Catalog) -> None:
    site = Pages({LISTING: listing_page(item()), SHEETS: b"<html><body>Please log in</body></html>"})
    (finding,) = read(site, catalog)
    assert (finding.kind, "neither rows of a listing" in finding.message) == ("structure", True)


def test_later_page_that_is_not_to_be_had_does_not_keep_back_the_ones_before_it(catalog: Catalog) -> None:
    class Broken(Pages):
        def __call__(self, path: str, validators: Validators | None = None) -> Response:
            if path.endswith("=3") and self.is_broken:
                raise StatusError(path, 500)
            return super().__call__(path, validators)

        is_broken = True

    site = Broken(three_pages().pages)
    (finding,) = read(site, catalog)
    assert (finding.kind, finding.message) == ("failed", f"{LISTING}?PAGEN_1=3: HTTP 500")
    assert due(catalog) == ["6", "5", "4", "3"]
    site.is_broken = False
    assert read(site, catalog) == []
    assert sorted(due(catalog)) == ["1", "2", "3", "4", "5", "6"]


def test_page_that_lists_what_the_one_before_it_does_is_not_understood(catalog: Catalog) -> None:
    site = three_pages()
    site.pages[f"{LISTING}?PAGEN_1=2"] = site.pages[LISTING]
    (finding,) = read(site, catalog)
    assert finding.message == f"{LISTING}: page 2 lists what the pages before it list"


def test_listing_that_another_reader_has_read_is_read_again(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Pages({LISTING: listing_page(item("1/"))})
    read(site, catalog)
    site.unchanged.add(LISTING)
    site.pages[LISTING] = listing_page(item("1/"), item("2/"))  # as if the reader had missed one
    read(site, catalog)
    assert due(catalog) == ["1"]
    monkeypatch.setattr("scraper.listings.READER", "2")
    read(site, catalog)
    assert due(catalog) == ["1", "2"]


def test_tree_that_fails_is_the_one_seen_last(catalog: Catalog) -> None:
    site = Pages({LISTING: listing_page(item("1/"))})
    read(site, catalog)
    site.pages["/en/industries/"] = b"<p>Welcome</p>"
    (finding,) = read(site, catalog, 1)
    assert finding.kind == "structure"
    assert "no theme is linked" in finding.message
    assert LISTING in site.asked


def test_years_that_only_the_filter_shows_are_asked_for(catalog: Catalog) -> None:
    """A listing that begins with the last year alone; its filter offers two more, one of two pages."""
    years = "".join(f'<option value="{year}">{year}</option>' for year in ("", 2025, 2024, 2023))
    form = f'<select name="year">{years}</select>'
    site = Pages(
        {
            LISTING: listing_page(item("5/", title="Prices (April 2025)"), pager=form),
            f"{LISTING}?year=2024": listing_page(
                item("4/", title="Prices (April 2024)"), pager=form + '<a href="?year=2024&PAGEN_1=2">2</a>'
            ),
            f"{LISTING}?year=2024&PAGEN_1=2": listing_page(item("3/", title="Prices (April 2024), revised")),
            f"{LISTING}?year=2023": listing_page(item("2/", title="Prices (April 2023)"), pager=form),
        }
    )
    assert read(site, catalog) == []
    assert due(catalog) == ["5", "4", "3", "2"]
    entries = [catalog.listings.entry(f"economy/prices/{number}/en") for number in (5, 4, 2)]
    assert [entry and entry.dated for entry in entries] == ["2025-05-15", "2024-05-15", "2023-05-15"]
    read(site, catalog)
    assert listings_asked(site) == [LISTING]
