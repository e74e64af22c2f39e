"""What a page may not lose, and whose page it may not be: read with the real parsers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_catalog import entry

from fixtures.replica.pages import render_release
from fixtures.replica.site import load_site
from parsers.origin import Origin
from parsers.release import parse_release
from records.release import Release
from scraper.errors import OtherPageError, StructureError
from scraper.losses import refuse_loss, refuse_other_issue, told_missing

URL = "https://stat.gov.kz/en/industries/economy/prices/publications/356118/"


def read(body: bytes) -> Release:
    return parse_release(body, Origin(url=URL, media_type="text/html", release_id="economy/prices/356118/en"))


@pytest.fixture(scope="module")
def page() -> bytes:
    """Inflation in June 2025, published on 1 July."""
    site = load_site()
    return next(render_release(site, page) for page in site.editions("en") if page.id == 356118)


def test_paragraphs_that_are_gone_are_no_revision(page: bytes) -> None:
    emptied = page.replace(b"<p>", b"<template>").replace(b"</p>", b"</template>")
    with pytest.raises(StructureError, match="has lost all key points"):
        refuse_loss(read(page), read(emptied))


def test_dates_that_are_gone_are_no_revision(page: bytes) -> None:
    with pytest.raises(StructureError, match="has lost all dates that the record held has"):
        refuse_loss(read(page), read(page.replace(b"Date of ", b"Day of ")))


def test_corrected_figure_is_a_revision(page: bytes) -> None:
    refuse_loss(read(page), read(page.replace(b"%", b"1%", 1)))
    refuse_loss(None, read(page))


@pytest.mark.parametrize(
    ("title", "dated", "is_other"),
    [
        ("Inflation in the Republic of Kazakhstan (June 2025)", date(2025, 7, 1), False),
        ("Inflation in the Republic of Kazakhstan (May 2025)", date(2025, 7, 1), False),
        ("Inflation in the Republic of Kazakhstan (June 2025)", date(2025, 6, 2), False),
        ("Inflation in the Republic of Kazakhstan (May 2025)", date(2025, 6, 2), True),
        ("Inflation in the Republic of Kazakhstan", date(2025, 6, 2), False),
    ],
)
def test_page_of_another_day_and_another_period_is_that_of_another_issue(
    page: bytes, title: str, dated: date, is_other: bool
) -> None:
    listed = replace(entry(356118), title=title, dated=dated.isoformat())
    if not is_other:
        refuse_other_issue(listed, read(page))
        return
    with pytest.raises(OtherPageError, match="of June 2025, where May 2025 is listed"):
        refuse_other_issue(listed, read(page))


def test_release_without_a_sentence_is_told(page: bytes) -> None:
    emptied = page.replace(b"<p>", b"<template>").replace(b"</p>", b"</template>")
    (finding,) = told_missing(entry(356118), read(emptied))
    assert (finding.kind, finding.message) == (
        "poor",
        "s/t/356118/en: no sentence was found in its key points",
    )
    assert told_missing(entry(356118), read(page)) == []
