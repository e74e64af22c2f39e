"""Which pages are of a known layout: all that the bureau makes in it, and none that lacks a landmark."""

from __future__ import annotations

import re

import pytest
from lxml import html

from fixtures.replica.pages import render_release
from fixtures.replica.site import ReleaseEdition, load_site
from scraper.site.layouts import LAYOUTS
from scraper.site.release_page import read_release_page
from scraper.site.skeleton import misfit

SITE = load_site()
PAGES = {page.path: page for page in SITE.editions()}
REQUIRED = [landmark.name for landmark in LAYOUTS[0].landmarks if landmark.least]
MIGRATION = "/en/industries/social-statistics/demography/publications/187342/"

#: a page of 2023 in few words: no tiles, no next date, no PDF, pictures in the place of charts
OLD = """<html><body>
<div class="banner-breadcrumbs-info"><div class="banner-breadcrumbs-info-top">Trade</div>
  <div class="banner-breadcrumbs-info__title">Turnover (2023)</div></div>
<div class="banner-breadcrumbs"><div class="banner-breadcrumbs-item">
  <div class="banner-breadcrumbs-item__text">Date of publication: 15.02.2024</div></div></div>
<div class="content-page publication-detail w-100">
  <div class="white-bg-block mb-4" id="key-moments">
    <div class="block-title mb-2">Dynamics of turnover</div><div class="mb-2 text-right">per cent</div>
    <div class="text-center"><img src="/upload/img1.PNG" alt="2023"></div></div>
  <div class="white-bg-block mb-2"><p>A block without a title.</p></div></div>
<div class="relese-responsible mb-4"> </div>
<div class="copyright">2026 © Bureau of National statistics</div></body></html>"""


def text_of(page: ReleaseEdition) -> str:
    return render_release(SITE, page).decode()


def told(page: str) -> str | None:
    return misfit(html.document_fromstring(page))


def renamed(page: str, name: str) -> str:
    """The page with another name for one class."""
    return re.sub(rf'(?<=["\s]){name}(?=["\s])', f"x-{name}", page)


def test_every_page_of_the_replica_is_of_a_known_layout() -> None:
    objections = [
        read_release_page(render_release(SITE, page), f"https://stat.gov.kz{path}", "utf-8").objection
        for path, page in PAGES.items()
    ]
    assert objections == [None] * 46


def test_old_page_with_little_in_it_is_of_a_known_layout() -> None:
    assert told(OLD) is None


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_landmark_that_is_renamed_is_missed(lang: str, name: str) -> None:
    page = next(page for page in PAGES.values() if page.lang == lang and page.edition.tiles)
    assert told(renamed(text_of(page), name)) == f"not built as statgov-2023: no .{name}"


@pytest.mark.parametrize(
    ("find", "put", "line"),
    [
        ("Turnover (2023)", "", ".banner-breadcrumbs-info__title without words"),
        (
            "<p>A block",
            '<div class="publication-detail"></div><p>A',
            "2 .publication-detail where 1 is expected",
        ),
        (
            '<div class="relese-responsible mb-4"> ',
            '<div class="relese-responsible mb-4">G. Aigozina',
            "no .relese-responsible-item",
        ),
        (
            "<p>A block without a title.</p>",
            '<p class="info-number-list"><b class="info-number-item"><i class="info-number-item__title">',
            "no .info-number-item__desc",
        ),
    ],
)
def test_what_is_told_of_a_page_in_another_layout(find: str, put: str, line: str) -> None:
    assert find in OLD
    assert (told(OLD.replace(find, put)) or "").startswith(f"not built as statgov-2023: {line}")


def test_landmark_in_the_wrong_place_is_missed() -> None:
    outside = OLD.replace("block-title", "x-block-title")
    page = outside.replace("<body>", '<body><div class="block-title">Trade</div>')
    assert told(page) == "not built as statgov-2023: no .block-title"


def test_page_that_names_another_release_as_its_own_is_refused() -> None:
    body = render_release(SITE, PAGES[MIGRATION])
    there = f"https://stat.gov.kz{MIGRATION.replace('187342', '5')}"
    objection = read_release_page(body, there, "utf-8").objection
    assert str(objection) == (f"{there}: the page of another release, social-statistics/demography/187342/en")
    assert read_release_page(body, there, "utf-8").files == ()


def test_page_that_does_not_say_whose_it_is_is_taken() -> None:
    page = re.sub('<meta property="og:url"[^>]*>', "", text_of(PAGES[MIGRATION]))
    page = page.replace('class="btn-document"', "")
    there = f"https://stat.gov.kz{MIGRATION}"
    assert read_release_page(page.encode(), there, "utf-8").objection is None


@pytest.mark.parametrize("body", [b"", b" ", b"<!-- -->", b"\x00"])
def test_answer_without_an_element_is_refused(body: bytes) -> None:
    page = read_release_page(body, f"https://stat.gov.kz{MIGRATION}", None)
    assert page.objection is not None
    assert page.objection.outcome == "unknown_layout"
