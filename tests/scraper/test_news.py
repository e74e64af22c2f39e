"""The news of the bureau, harvested from the replica by the real parsers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from harness import FakeClock, Harvester, by_status, counted

from fixtures.replica.model import News
from fixtures.replica.server import Replica, serve
from fixtures.replica.site import load_site
from records.codec import decode
from records.release import Release
from scraper.catalog.store import view_catalog
from scraper.exits import Exit
from scraper.home import Home
from scraper.outlook import all_histories
from scraper.parser import Parser

HOUSING = "kolichestvo-sdelok-s-zhilem-v-dekabre-2025-goda-"
INFLATION = "godovaya-inflyatsiya-sostavila-11-8-"
POPULATION = "chislennost-naseleniya-prevysila-20-mln-chelovek"


@pytest.fixture
def real(harvester: Harvester) -> Harvester:
    harvester.parser = Parser()
    return harvester


def path_of(slug: str, lang: str = "ru") -> str:
    return f"records/news/news/{slug}.{lang}.json"


def record(harvester: Harvester, slug: str) -> Release:
    return decode((harvester.home / path_of(slug)).read_bytes())


@contextmanager
def site_with(*more: News) -> Iterator[Replica]:
    """The replica with further news."""
    site = load_site()
    with serve(site=replace(site, news=(*more, *site.news))) as replica:
        yield replica


def news(title: str, paragraph: str, slug: str = "novost", day: date = date(2026, 4, 30)) -> News:
    langs = ("en", "ru", "kk")
    return News(
        date=day,
        slug=dict.fromkeys(langs, slug),
        title=dict.fromkeys(langs, title),
        paragraphs={lang: [paragraph] for lang in langs},
    )


def test_news_are_records_of_their_own(real: Harvester) -> None:
    summary = real.run(lang=["ru"], topic=["news"])
    assert summary.exit_code == Exit.DONE
    assert sorted(real.records()) == sorted(map(path_of, (HOUSING, INFLATION, POPULATION)))
    found = record(real, HOUSING)
    assert found.release_id == f"news/news/{HOUSING}/ru"
    assert found.title == "Количество сделок с жильем в декабре 2025 года"
    assert [(one.obs_value, one.time_period.sdmx) for one in found.observations] == [
        (53128, "2025-12-01/P1M")
    ]
    assert found.published is None
    assert found.source.layout == "html"
    assert found.source.url == f"{real.replica.base_url}/ru/news/{HOUSING}/"


def test_topic_news_asks_for_nothing_but_news(real: Harvester) -> None:
    real.run(lang=["ru", "kk"], topic=["news"])
    asked = real.asked()
    assert asked[:5] == [
        "/robots.txt",
        "/ru/news/",
        "/ru/news/?PAGEN_1=2",
        "/news/",
        "/news/?PAGEN_1=2",
    ]
    assert len(asked) == 5 + 6
    assert all("/news/" in path for path in asked[1:])


def test_other_topics_leave_the_news_out(harvester: Harvester) -> None:
    harvester.run()
    assert not any("/news/" in path for path in harvester.asked())


def test_topic_may_be_news_beside_a_theme(harvester: Harvester) -> None:
    summary = harvester.run(topic=["news", "social-statistics/demography"])
    assert {(count.topic, count.new) for count in summary.counts} == {
        ("news/news", 3),
        ("social-statistics/demography", 4),
    }


def test_second_run_asks_for_the_first_page_of_the_listing_alone(real: Harvester) -> None:
    real.run(lang=["ru"], topic=["news"])
    before = real.records()
    real.asked()
    summary = real.run(lang=["ru"], topic=["news"])
    assert real.asked() == ["/robots.txt", "/ru/news/"]
    assert summary.exit_code == Exit.DONE
    assert counted(summary, "unchanged") == 3
    assert real.records() == before


def test_new_item_is_found_and_the_others_are_left_alone(real: Harvester) -> None:
    real.run(lang=["ru"], topic=["news"])
    with site_with(news("Инфляция составила 10,4%", "Инфляция составила 10,4%.")) as later:
        real.replica = later
        summary = real.run(lang=["ru"], topic=["news"])
        assert [path for path in real.asked() if not path.startswith("/ru/news/?")] == [
            "/robots.txt",
            "/ru/news/",
            "/ru/news/novost/",
        ]
    (entry,) = by_status(summary, "new")
    assert entry.release_id == "news/news/novost/ru"
    assert len(real.records()) == 4


def test_item_without_a_figure_or_a_date_is_a_record_too(real: Harvester) -> None:
    with site_with(news("Встреча в бюро", "В бюро прошла встреча.")) as other:
        real.replica = other
        summary = real.run(lang=["ru"], topic=["news"])
    assert summary.exit_code == Exit.DONE
    found = record(real, "novost")
    assert (found.title, found.observations) == ("Встреча в бюро", [])
    assert "В бюро прошла встреча." in found.text


@pytest.mark.parametrize("slug", ["n" * 230, "ж" * 100, "-", "con_"])
def test_slug_that_is_long_or_odd_becomes_a_file_in_its_folder(real: Harvester, slug: str) -> None:
    with site_with(news("Встреча в бюро", "В бюро прошла встреча.", slug=slug)) as other:
        real.replica = other
        assert real.run(lang=["ru"], topic=["news"]).exit_code == Exit.DONE
    paths = [Path(path) for path in real.records()]
    assert len(paths) == 4
    assert {path.parent.as_posix() for path in paths} == {"records/news/news"}


def test_wall_in_the_place_of_an_item_is_refused_and_the_others_are_taken(real: Harvester) -> None:
    for kind, slug in (("bot-wall", HOUSING), ("login", INFLATION), ("maintenance", POPULATION)):
        real.fault(kind, f"/ru/news/{slug}/")
    summary = real.run(lang=["en", "ru"], topic=["news"])
    assert summary.exit_code == Exit.STRUCTURE
    assert len(by_status(summary, "structure")) == 3
    assert all(path.endswith(".en.json") for path in real.records())
    assert len(real.records()) == 3


def test_another_page_in_the_place_of_an_item_is_refused_and_the_record_stays(real: Harvester) -> None:
    real.run(lang=["ru"], topic=["news"])
    before = real.records()
    real.fault("changed-figure", f"/ru/news/{HOUSING}/", find="Количество сделок с жильем", replace="Ошибка")
    real.fault("changed-figure", f"/ru/news/{INFLATION}/", find="11,8", replace="11,9")
    real.parser = Parser(version="next")
    summary = real.run(lang=["ru"], topic=["news"])
    (entry,) = by_status(summary, "structure")
    assert entry.why == (
        f"{real.replica.base_url}/ru/news/{HOUSING}/: not the news item that is listed as"
        " 'Количество сделок с жильем в декабре 2025 года'"
    )
    after = real.records()
    assert after[path_of(HOUSING)] == before[path_of(HOUSING)]
    assert "11,9" in after[path_of(INFLATION)]


def test_item_that_is_gone_fails_alone_and_keeps_its_record(real: Harvester) -> None:
    real.run(lang=["ru"], topic=["news"])
    before = real.records()
    real.fault("404", f"/ru/news/{HOUSING}/")
    summary = real.run(lang=["ru"], topic=["news"], again=True)
    (entry,) = by_status(summary, "failed")
    assert (entry.release_id, "HTTP 404" in entry.why) == (f"news/news/{HOUSING}/ru", True)
    assert summary.exit_code == Exit.FAILED
    assert real.records() == before


def test_item_that_leads_back_to_the_listing_is_refused(real: Harvester) -> None:
    real.fault("redirect", f"/ru/news/{HOUSING}/", location="/ru/news/")
    summary = real.run(lang=["ru"], topic=["news"])
    (entry,) = by_status(summary, "failed")
    assert "which is not that release" in entry.why
    assert len(real.records()) == 2


def test_listed_day_stands_for_the_day_of_publication(real: Harvester) -> None:
    real.run(lang=["ru"], topic=["news"])
    with view_catalog(Home(real.home).catalog) as catalog:
        row = catalog.releases.release(f"news/news/{HOUSING}/ru")
        entry = catalog.listings.entry(f"news/news/{HOUSING}/ru")
    assert row is not None
    assert entry is not None
    assert (row.published, row.listed) == (
        "2026-01-14",
        "14.01.2026 Количество сделок с жильем в декабре 2025 года",
    )
    assert (entry.dated, entry.certain, entry.due) == ("2026-01-14", 1, None)


def test_recent_news_are_asked_for_again_as_releases_are(real: Harvester) -> None:
    real.clock = FakeClock(datetime(2026, 1, 20, 6, 0, tzinfo=UTC))
    real.run(lang=["ru"], topic=["news"])
    real.clock.sleep(24 * 3600)
    real.asked()
    summary = real.run(lang=["ru"], topic=["news"])
    assert real.asked() == ["/robots.txt", "/ru/news/", f"/ru/news/{HOUSING}/"]
    assert [entry.status for entry in summary.entries] == ["unchanged"]


def test_news_are_no_series_of_the_calendar_and_no_editions_of_one_another(real: Harvester) -> None:
    summary = real.run(lang=["en", "ru", "kk"], topic=["news"])
    assert summary.findings == []
    assert counted(summary, "new") == 9
    with view_catalog(Home(real.home).catalog) as catalog:
        assert list(all_histories(catalog, date(2030, 1, 1))) == []
        assert catalog.releases.series_seen("") == {}
        rows = [catalog.releases.release(entry.release_id) for entry in summary.entries]
    assert all(row is not None and row.issue == row.release_id for row in rows)
