from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from lxml import html

from benchmarks.bulletin import make_bulletin
from benchmarks.bulletins import MOST_MEMORY, compare, peak_memory
from benchmarks.crawl import harvest
from benchmarks.pages import SIZE, SLACK, make_pages
from benchmarks.runs import FailedRunError, serve
from benchmarks.site.answers import GeneratedSite
from benchmarks.site.counters import peak
from benchmarks.site.plan import Plan, planned_publications
from fixtures.replica.model import Release
from fixtures.replica.routes import Document, Redirection
from fixtures.replica.site import load_site
from parsers.origin import Origin
from parsers.release import parse_release

PLAN = Plan(releases=250, until=dt.date(2026, 5, 15), themes=2)
TOPICS = ("economy/national-accounts", "economy/prices")


def test_pages_are_as_large_as_the_bureaus_and_the_same_every_time() -> None:
    pages = make_pages(6)
    assert [len(page) for page in pages if abs(len(page) - SIZE) > SLACK] == []
    assert pages == make_pages(6)
    assert len(set(pages)) == 6


def test_a_bulletin_is_the_same_every_time_and_read_as_pdfplumber_reads_it() -> None:
    made = make_bulletin(4)
    assert made == make_bulletin(4)
    found = compare(made)
    assert (found.pages, found.same_text) == (4, 4)
    assert (found.tables, found.same_tables) == (3, 3)


def test_the_memory_of_a_process_that_reads_a_bulletin_is_measured() -> None:
    assert 20 < peak_memory(make_bulletin(1)) < MOST_MEMORY


def test_pages_are_releases_in_three_languages_with_charts_and_figures() -> None:
    releases = [parse_release(page, Origin(url="page")) for page in make_pages(46)]
    assert sum(release.numerals.total for release in releases) > 46 * 14  # a seed has 16
    assert {release.lang for release in releases} == {"en", "ru", "kk"}
    for release in releases:
        assert 1_000 < len(release.text) < 6_000
        assert len([chart for chart in release.charts if chart.series]) >= 4


def test_a_page_is_another_in_the_next_turn() -> None:
    turn = len(list(load_site().editions()))
    pages = make_pages(turn + 1)
    first, again = (parse_release(page, Origin(url="page")) for page in (pages[0], pages[turn]))
    assert first.series == again.series
    assert first.title != again.title
    assert [obs.obs_value for obs in first.observations] != [obs.obs_value for obs in again.observations]


@cache
def generated() -> GeneratedSite:
    return GeneratedSite(PLAN)


def body(path: str, **query: str) -> bytes:
    answer = generated().answer(path, query)
    assert isinstance(answer, Document)
    return answer.body


def tree(path: str, **query: str) -> html.HtmlElement:
    return html.document_fromstring(body(path, **query).decode())


@cache
def listed() -> dict[str, str]:
    """Address and title of all releases that the site lists, in every language."""
    found: dict[str, str] = {}
    for prefix, topic in product(("/en", "/ru", ""), TOPICS):
        path, numbers = f"{prefix}/industries/{topic}/publications/", ["1"]
        for number in numbers:
            listing = tree(path, PAGEN_1=number)
            pages = {
                href.partition("=")[2] for href in listing.xpath("//a[contains(@href, 'PAGEN_1')]/@href")
            }
            numbers += sorted(pages - {*numbers})
            titles = listing.find_class("release-title")
            assert len(titles) <= 32
            found |= {path + title.get("href"): title.text_content().strip() for title in titles}
    return found


def test_generated_site_lists_every_release_once() -> None:
    releases = listed()
    assert len(releases) == PLAN.releases
    assert len({path.rstrip("/").rpartition("/")[2] for path in releases}) == PLAN.releases


def test_generated_pages_are_the_releases_that_are_listed() -> None:
    releases = listed()
    texts = []
    for path, title in list(releases.items())[::20]:
        page = body(path)
        assert PLAN.size - 1000 < len(page) < PLAN.size + 1000
        release = parse_release(page, Origin(url=f"https://stat.gov.kz{path}"))
        assert release.title == title
        assert release.time_period is not None
        assert release.published is not None
        assert release.next_published is not None
        assert release.time_period.end < release.published < release.next_published
        assert len(release.observations) >= 5
        texts.append(release.text)
    assert len(set(texts)) == len(texts) == 13


def test_generated_release_has_a_file_of_its_own() -> None:
    path = next(iter(listed()))
    (file,) = tree(path).xpath("//a[starts-with(@href, '/api/')]/@href")
    redirection = generated().answer(file, {})
    assert isinstance(redirection, Redirection)
    assert body(redirection.location).startswith(b"%PDF-")
    assert generated().answer("/upload/iblock/1.pdf", {}) is None


def test_newest_issue_of_each_series_is_due_after_the_day_of_the_plan() -> None:
    sites = planned_publications(PLAN).values()
    newest: dict[str, Release] = {}
    for release in (release for site in sites for release in site.releases):
        newest.setdefault(release.series, release)
    assert len(newest) == PLAN.themes * PLAN.series
    for release in newest.values():
        assert release.next_published is not None
        assert release.published <= PLAN.until < release.next_published


def test_peak_is_the_largest_number_of_starts_within_a_second() -> None:
    assert peak([]) == 0
    assert peak([0.0, 0.5, 0.99, 1.0, 1.2, 3.0]) == 4
    assert peak([index / 16 for index in range(100)]) == 16


def test_run_is_counted_by_the_site_and_measured_by_the_kernel(tmp_path: Path) -> None:
    with serve("--releases", "6", "--themes", "1") as site:
        command = harvest(tmp_path, site.base_url)
        cost, counts = site.measure(command, {"KZSTAT_DELAY": "0"})
        with pytest.raises(FailedRunError, match=r"exit code 2\n.*unknown language"):
            site.measure([*command, "--lang", "de"])
    assert len(list(tmp_path.glob("records/**/*.json"))) == 6
    assert cost.requests == counts.requests >= 1 + 3 + 3 + 6 * 3
    assert cost.releases == counts.releases == 6
    assert counts.statuses[302] == 6
    assert cost.cpu > 0
    assert 10 < cost.peak < 1000
