"""What the replica holds: enough releases, in all languages, with the seeds among them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from replica_client import parse

import fixtures
from fixtures.replica.attachments import attachments_of
from fixtures.replica.pages import render_release
from fixtures.replica.site import ReleaseEdition, load_site

SITE = load_site()
EDITIONS = list(SITE.editions())
SEEDS = {187342: "000_23c0cca11a20ccea.txt", 341570: "001_6d5caa87cab76080.txt"}


def page_text(page: ReleaseEdition) -> str:
    tree = parse(render_release(SITE, page))
    for hidden in tree.xpath("//script | //comment()"):
        hidden.drop_tree()
    for line_break in tree.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    return " ".join(tree.text_content().split())


def edition(element: int) -> ReleaseEdition:
    return next(page for page in EDITIONS if page.id == element)


def test_counts() -> None:
    assert len(EDITIONS) >= 28
    assert len(SITE.releases) >= 11
    assert {page.release.published.year for page in EDITIONS} >= {2023, 2024, 2025, 2026}
    assert {page.lang for page in EDITIONS} == {"en", "ru", "kk"}
    assert {page.branch.theme.slug for page in EDITIONS} == {
        "demography",
        "prices",
        "stat-wags",
        "foreign-market",
    }


def test_every_kind_of_period_occurs() -> None:
    periods = {release.period.partition("/")[2] for release in SITE.releases}

    assert periods >= {"", "P1M", "P3M", "P6M", "P7M", "P9M", "P11M", "P1Y"}


def test_element_ids_are_unique_and_not_chronological() -> None:
    elements = [page.id for page in EDITIONS]
    elements += [
        element for tables in SITE.tables.values() for table in tables for element in table.ids.values()
    ]
    english = [page.id for page in EDITIONS if page.lang == "en"]

    assert len(set(elements)) == len(elements)
    assert english != sorted(english, reverse=True)


@pytest.mark.parametrize("element", SEEDS)
def test_the_seeds_are_on_their_pages_word_for_word(element: int) -> None:
    seed = Path(fixtures.__file__).parent / "seeds" / SEEDS[element]
    printed = re.sub(r"\]\(#\)|\[|^#+ |^-[-\s]*$", "", seed.read_text("utf-8"), flags=re.MULTILINE)
    lines = [" ".join(line.split()) for line in printed.split("\n") if line.strip()]
    # The last lines are the table of contacts, in columns that a page does not have.
    body = [line for line in lines if not line.startswith(("Responsible", "Department", "Statistics"))]
    text = page_text(edition(element))

    assert len(body) > 30
    assert [line for line in body if line not in text] == []


@pytest.mark.parametrize(
    ("element", "words"),
    [
        (187342, "Responsible for the release: Department of Population Statistics"),
        (187342, "Executor: Zh.Aidarbekova Тел. +7 (7172) 749540 E-mail: zhu.aidarbekova@aspire.gov.kz"),
        (341570, "Executor: K.Rysbayev Тел. +7 (7172) 749343 E-mail:k.rysbaev@aspire.gov.kz"),
        (341570, "Address: 010000, Astana city Mangilik el avenue, 8 House of Ministries, Entrance 4"),
    ],
)
def test_the_contacts_of_the_seeds(element: int, words: str) -> None:
    assert words in page_text(edition(element))


@pytest.mark.parametrize(
    ("element", "markup"),
    [
        (470602, "5<span>3 128</span> сдел<span>ок</span>"),
        (125430, "20&nbsp;033.8 thousand people"),
        (341366, '<th rowspan="2">Region</th>'),
        (355402, '<div class="divTableCell">3&nbsp;215</div>'),
        (84977, "Next release data: 16.10.2023"),
        (310866, "January–November 2024"),
        (486077, "Highcharts.chart('publication-chart-5', publicationChartOptions_5);"),
        (486077, "/Динамика внешка анг.xlsx"),
        (475981, "12.4, 12.3, 12.2, null"),
    ],
)
def test_the_difficulties_are_there(element: int, markup: str) -> None:
    assert markup in render_release(SITE, edition(element)).decode()


def test_a_release_without_a_next_date() -> None:
    assert "Date of next publication" not in page_text(edition(125430))
    assert "Date of next publication: 11.11.2024" in page_text(edition(187342))


def test_every_file_is_there_and_is_what_its_name_says() -> None:
    files = attachments_of(SITE).by_path
    magic = {"pdf": b"%PDF", "lsx": b"PK\x03\x04", "png": b"\x89PNG"}

    assert len(files) > 100
    others = [file.stored for file in files.values() if not file.read().startswith(magic[file.stored[-3:]])]
    assert others == ["40150.xlsx", "40148.xlsx", "40152.xlsx"]  # OLE2 under another name, as on the site
    assert sum(len(file.read()) for file in files.values()) < 5_000_000


@pytest.mark.parametrize("page", EDITIONS, ids=lambda page: f"{page.id}.{page.lang}")
def test_every_file_link_of_a_page_leads_somewhere(page: ReleaseEdition) -> None:
    files = attachments_of(SITE)
    tree = parse(render_release(SITE, page))
    uploads = tree.xpath("//*[contains(@class, 'publication-detail')]//@*[starts-with(., '/upload/')]")
    elements = re.findall(r"/api/iblock/element/(\d+)/file/(\w+)/", html.tostring(tree, encoding="unicode"))

    assert (str(page.id), page.lang) in elements
    assert all((int(element), lang) in files.elements for element, lang in elements)
    assert all(unquote(path) in files.by_path for path in uploads)
