"""Language editions of one release, which the site does not link, found by what they print."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.replica.site import load_site
from records.observation import Observation
from records.release import LANGS, Lang
from scraper.series.edition import Edition, figures_of
from scraper.series.link import learn, link

EXPECTED = Path(__file__).parents[2] / "fixtures" / "expected" / "pages"
FIGURES = (11.5, 105.1, 34120.0, 68.0)
OTHER_FIGURES = (11.5, 98.7, 412.0, 77.3)
DAY = date(2026, 2, 2)


@cache
def replica() -> tuple[Edition, ...]:
    """The replica's editions, from their expected records."""
    editions = []
    for page in load_site().editions():
        record = json.loads((EXPECTED / f"{page.id}.{page.lang}.json").read_text("utf-8"))
        section, theme, *_ = record["release_id"].split("/")
        figures = figures_of(msgspec.convert(record["observations"], list[Observation]))
        published = date.fromisoformat(record["published"])
        period = record["time_period"]["sdmx"]
        series = record["series"]
        editions.append(
            Edition(record["release_id"], section, theme, page.lang, series, period, published, figures)
        )
    return tuple(editions)


def issues() -> set[tuple[str, ...]]:
    """The release_ids of each issue of the replica, in the order of languages."""
    found: dict[tuple[str, str], dict[Lang, str]] = defaultdict(dict)
    for page in load_site().editions():
        path = f"{page.branch.group.slug}/{page.branch.theme.slug}/{page.id}/{page.lang}"
        found[page.series.slug, page.release.period][page.lang] = path
    return {tuple(by_lang[lang] for lang in LANGS if lang in by_lang) for by_lang in found.values()}


def edition(name: str, lang: Lang, series: str = "Inflation", **changes: object) -> Edition:
    one = Edition(name, "economy", "prices", lang, series, "2026-01-01/P1M", DAY, FIGURES)
    return replace(one, **changes)


def test_every_issue_of_the_replica_is_linked_rightly() -> None:
    links = link(replica())
    assert len(links.groups) == 16
    assert set(links.groups) == issues()
    assert links.ambiguous == []


@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(shuffler: random.Random) -> None:
    editions = [*replica()]
    shuffler.shuffle(editions)
    assert link(editions) == link(replica())


def test_two_series_of_one_theme_and_month_are_told_apart_by_their_numbers() -> None:
    """Inflation and housing deals of the replica, as if both were of one month and published on one day."""
    prices = [
        replace(one, period="2026-01-01/P1M", published=DAY)
        for one in replica()
        if one.theme == "prices" and one.period in ("2026-01-01/P1M", "2025-12-01/P1M")
    ]
    assert len(prices) == 6
    links = link(prices)
    assert set(links.groups) == {group for group in issues() if group[0] in {p.release_id for p in prices}}
    assert links.ambiguous == []


def test_all_issues_of_the_replica_in_one_theme_and_one_period_are_still_told_apart() -> None:
    heap = [replace(one, section="s", theme="t", period="2026", published=DAY) for one in replica()]
    links = link(heap)
    assert set(links.groups) == issues()
    assert links.ambiguous == []


def test_what_the_replica_compares() -> None:
    """The margin that decides: editions of one issue share most figures, two issues next to none."""
    known = {release_id: issue for issue in issues() for release_id in issue}
    shares: dict[bool, list[float]] = {True: [], False: []}
    for a, b in combinations(replica(), 2):
        mine, theirs = set(a.figures), set(b.figures)
        same = known[a.release_id] == known[b.release_id]
        shares[same].append(len(mine & theirs) / len(mine | theirs))
    assert min(shares[True]) >= 0.6
    assert max(shares[False]) < 0.1


def test_years_and_tiny_whole_numbers_are_not_compared() -> None:
    page = next(one for one in replica() if one.release_id.endswith("187342/en"))
    assert page.figures
    assert not {year for year in page.figures if 1900 <= year <= 2100 and year.is_integer()}
    assert min(value for value in page.figures if value.is_integer()) >= 10


def test_two_releases_with_other_numbers_are_not_linked_however_alone_they_are() -> None:
    links = link([edition("a", "en"), edition("b", "ru", figures=OTHER_FIGURES)])
    assert links.groups == []
    assert links.ambiguous == []


@pytest.mark.parametrize(("period", "theme"), [("2026-02-01/P1M", "prices"), ("2026-01-01/P1M", "trade")])
def test_the_same_numbers_in_another_period_or_theme_are_another_issue(period: str, theme: str) -> None:
    assert link([edition("a", "en"), edition("b", "ru", period=period, theme=theme)]).groups == []


def test_releases_without_a_period_are_linked_to_nothing() -> None:
    assert link([edition("a", "en", period=None), edition("b", "ru", period=None)]).groups == []


def test_preliminary_and_final_editions_are_paired_by_their_publication() -> None:
    later = date(2026, 4, 2)
    links = link(
        [
            edition("1", "en"),
            edition("2", "ru", published=date(2026, 2, 4)),
            edition("3", "en", published=later),
            edition("4", "ru", published=later),
        ]
    )
    assert links.groups == [("1", "2"), ("3", "4")]


def test_between_two_of_the_same_numbers_and_day_nothing_is_linked_and_that_is_said() -> None:
    links = link([edition("1", "en"), edition("2", "ru"), edition("3", "ru"), edition("4", "kk")])
    assert links.groups == [("1", "4")]
    assert links.ambiguous == [("1", "2", "3", "4")]


def test_of_two_that_share_figures_the_one_that_shares_clearly_more_is_linked() -> None:
    links = link(
        [
            edition("1", "en"),
            edition("2", "ru"),
            edition("3", "ru", figures=(*FIGURES[:2], *OTHER_FIGURES[1:])),
        ]
    )
    assert links.groups == [("1", "2")]
    assert links.ambiguous == []


def test_a_weak_link_does_not_join_two_editions_of_a_language() -> None:
    """English is one issue with the first Russian edition, Kazakh with the second."""
    links = link(
        [
            edition("1", "en", figures=(11.1, 22.2, 33.3)),
            edition("2", "ru", figures=(11.1, 22.2, 33.3)),
            edition("3", "ru", figures=(22.2, 33.3, 44.4)),
            edition("4", "kk", figures=(22.2, 33.3, 44.4)),
        ]
    )
    assert links.groups == [("1", "2"), ("3", "4")]
    assert links.ambiguous == []


def test_links_that_join_two_editions_of_a_language_and_are_equally_strong_are_all_in_doubt() -> None:
    shared = tuple(n + 0.5 for n in range(8))
    first, second = (101.5, 102.5), (201.5, 202.5)
    links = link(
        [
            edition("1", "en", figures=(*first, *shared)),
            edition("2", "ru", figures=(*first, *shared[:6])),
            edition("3", "ru", figures=(*second, *shared[:6])),
            edition("4", "kk", figures=(*second, *shared)),
        ]
    )
    assert links.groups == []
    assert links.ambiguous == [("1", "2", "3", "4")]


def test_a_release_alone_in_its_month_without_numbers_is_linked_by_the_day() -> None:
    silent = edition("b", "ru", figures=())
    assert link([edition("a", "en"), silent]).groups == [("a", "b")]
    assert link([edition("a", "en"), replace(silent, published=date(2026, 2, 3))]).groups == []
    assert link([edition("a", "en"), silent, edition("c", "ru", figures=OTHER_FIGURES)]).groups == []


def test_series_learnt_from_the_numbers_of_one_month_decide_another_without_numbers() -> None:
    """Two series a month; in February the numbers of one language could not be read."""
    january = [
        edition("1", "en"),
        edition("2", "ru", "Инфляция"),
        edition("3", "en", "Housing", figures=OTHER_FIGURES),
        edition("4", "ru", "Жильё", figures=OTHER_FIGURES),
    ]
    february = [replace(one, release_id=f"{one.release_id}0", period="2026-02-01/P1M") for one in january]
    february = [replace(one, figures=()) if one.lang == "ru" else one for one in february]
    assert link(february).groups == []
    assert link(february, learn(january)).groups == [("10", "20"), ("30", "40")]


def test_what_was_learnt_forbids_a_link_that_only_the_day_would_make() -> None:
    january = [edition("1", "en"), edition("2", "ru", "Инфляция")]
    february = [
        edition("3", "en", period="2026-02-01/P1M"),
        edition("4", "ru", "Жильё", period="2026-02-01/P1M", figures=()),
    ]
    assert link(february).groups == [("3", "4")]
    assert link(february, learn(january)).groups == []


def test_numbers_outrank_what_was_learnt() -> None:
    january = [edition("1", "en"), edition("2", "ru", "Инфляция")]
    renamed = [edition("3", "en"), edition("4", "ru", "Индекс потребительских цен")]
    assert link(renamed, learn(january)).groups == [("3", "4")]


def test_a_series_with_two_partners_is_not_learnt() -> None:
    months = [
        edition("1", "en"),
        edition("2", "ru", "Инфляция"),
        edition("3", "en", period="2026-02-01/P1M"),
        edition("4", "ru", "Цены", period="2026-02-01/P1M"),
    ]
    assert learn(months).partners == {}


def test_dashes_and_the_words_of_a_stage_make_no_other_series() -> None:
    january = [edition("1", "en", "Gross product - all"), edition("2", "ru", "Валовой продукт")]
    silent = [
        edition("3", "en", "Gross product – all (preliminary data)", period="2026-02-01/P1M", figures=()),
        edition("4", "ru", "Валовой продукт", period="2026-02-01/P1M", figures=(), published=None),
    ]
    assert link(silent, learn(january)).groups == [("3", "4")]


def test_what_was_learnt_decides_between_the_same_numbers() -> None:
    known = learn([edition("1", "en"), edition("2", "ru", "Инфляция")])
    doubles = [edition("3", "en"), edition("4", "ru", "Инфляция"), edition("5", "ru", "Цены")]
    assert link(doubles).groups == []
    assert link(doubles, known).groups == [("3", "4")]
