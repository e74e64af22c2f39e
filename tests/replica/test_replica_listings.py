"""The way from the home page to a release."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from replica_client import Get, parse

from fixtures.replica.model import LANGS, Lang
from fixtures.replica.site import load_site, prefix

PRICES = "/en/industries/economy/prices/publications/"
DEMOGRAPHY = "/en/industries/social-statistics/demography/publications/"


def hrefs(page: str, path: str) -> list[str]:
    return [urljoin(path, href) for href in parse(page).xpath("//a/@href")]


def release_ids(page: str) -> list[int]:
    return [int(item.rpartition("_")[2]) for item in parse(page).xpath("//ul[@class='release-list']/li/@id")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_release_is_found_by_following_links(get: Get, lang: Lang) -> None:
    root = f"{prefix(lang)}/"
    seen: set[str] = set()
    queue = [root]
    while queue:
        path = queue.pop()
        if path in seen or not (path == root or path.startswith(f"{root}industries/")):
            continue
        seen.add(path)
        queue += hrefs(get(path).text, path)

    expected = {page.path for page in load_site().editions(lang)}
    assert len(expected) >= 14
    assert expected <= seen


def test_a_listing_is_newest_first_without_a_year(get: Get) -> None:
    page = get(DEMOGRAPHY).text
    items = parse(page).xpath("//ul[@class='release-list']/li")

    assert release_ids(page) == [402277, 341570, 187342, 125430]
    assert items[1].text_content().split()[:5] == ["12", "May", "The", "migration", "of"]
    assert items[0].xpath(".//a[@class='release-title']/@href") == ["402277/"]


def test_the_title_of_an_english_listing_is_russian(get: Get) -> None:
    tree = parse(get(DEMOGRAPHY).text)

    assert tree.get("lang") == "en"
    assert tree.xpath("string(//title)").startswith("Публикации - Bureau")


def test_only_one_theme_is_cut_into_pages(get: Get) -> None:
    first, second = get(PRICES).text, get(f"{PRICES}?PAGEN_1=2").text

    assert len(release_ids(first)) == 5
    assert release_ids(second) == [117208]
    assert f"{PRICES}?PAGEN_1=2" in hrefs(first, PRICES)
    assert "bx-pagination" not in get(DEMOGRAPHY).text


def test_a_page_beyond_the_last_is_the_last(get: Get) -> None:
    assert release_ids(get(f"{PRICES}?PAGEN_1=99").text) == [117208]


@pytest.mark.parametrize(
    ("query", "expected"),
    [("year=2024", [166015, 117208]), ("name=40498", [470655]), ("year=2026&name=40447", [475981])],
)
def test_filters(get: Get, query: str, expected: list[int]) -> None:
    assert release_ids(get(f"{PRICES}?{query}").text) == expected


def test_the_language_switch_of_a_release_leads_to_the_listing(get: Get) -> None:
    switch = parse(get(f"{DEMOGRAPHY}187342/").text).xpath("//a[@class='lang']/@href")

    assert switch == [
        "/industries/social-statistics/demography/publications/",
        "/ru/industries/social-statistics/demography/publications/",
    ]


def test_a_release_is_not_found_under_another_language_or_theme(get: Get) -> None:
    assert get("/ru/industries/social-statistics/demography/publications/187342/").status_code == 404
    assert get(f"{PRICES}187342/").status_code == 404


def test_rows_of_spreadsheets(get: Get) -> None:
    tree = parse(get("/ru/industries/social-statistics/demography/spreadsheets/").text)
    row = tree.xpath("//*[@id='bx_3218110189_341593']")[0]
    title, date, size = (" ".join(cell.text_content().split()) for cell in row)

    assert (title, date) == ("Миграция населения за январь-март 2025 года", "12.05.2025")
    assert size.endswith(" KB, xlsx")
    assert row.xpath(".//a/@href") == ["/api/iblock/element/341593/file/ru/"]


def test_dynamic_tables_stand_in_groups(get: Get) -> None:
    tree = parse(get("/en/industries/social-statistics/demography/dynamic-tables/").text)
    blocks = tree.xpath("//div[@class='tables-block']")

    assert [block[0].text_content().strip() for block in blocks] == ["on years:", "by month:"]
    assert {link.text_content().strip() for link in tree.xpath("//*[@class='element-file-formats']/a")} == {
        "xls"
    }


def test_news_are_cut_into_pages_and_their_slugs_lead_to_them(get: Get) -> None:
    first, second = (parse(get(f"/ru/news/?PAGEN_1={page}").text) for page in (1, 2))
    links = [link for page in (first, second) for link in page.xpath("//a[@class='news-item__title']/@href")]

    assert len(links) == 3
    assert links[0].endswith("-goda-/")
    assert "5<span>3 128</span>" in get(links[0]).text
