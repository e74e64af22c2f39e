"""Series out of a stream, their periods, and what holds for any issues at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from calendar_issues import issue, later
from hypothesis import given
from hypothesis import strategies as st

from records.period import sdmx_code
from scraper.calendar.arrivals import arrivals
from scraper.calendar.bureau_days import kept_from, kept_until
from scraper.calendar.forecast import forecast
from scraper.calendar.history import History, Instalment, histories
from scraper.calendar.issue import Issue
from scraper.calendar.periods import days_of

TODAY = date(2025, 9, 1)
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
PERIODS = st.sampled_from(
    [*(f"2024-01-01/P{count}M" for count in range(1, 13)), "2025-06-01", "2050-01-01/P1M"]
)


@st.composite
def any_issues(draw: st.DrawFn) -> list[Issue]:
    """A series as bad as it comes: dates missing, doubled, out of order, in the future."""
    rows = draw(
        st.lists(st.tuples(st.none() | PERIODS, st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=15)
    )
    return [
        issue(period, _iso(published), _iso(announces), number=number)
        for number, (period, published, announces) in enumerate(rows)
    ]


@st.composite
def announced_series(draw: st.DrawFn) -> list[Issue]:
    """A series in order, in which each issue announces a day after its own and none before the last one."""
    days = [date(2024, 1, 8)]
    for step in draw(st.lists(st.integers(5, 120), min_size=3, max_size=12)):
        days.append(days[-1] + timedelta(days=step))
    return [issue(None, _iso(one), _iso(other)) for one, other in pairwise(days)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def the_only(issues: list[Issue], today: date = TODAY) -> History:
    (history,) = histories(issues, today)
    return history


@given(any_issues(), st.randoms(use_true_random=False))
def test_order_inside_a_series_does_not_matter(issues: list[Issue], chance: random.Random) -> None:
    shuffled = chance.sample(issues, len(issues))
    one, other = the_only(issues), the_only(shuffled)
    assert forecast(one) == forecast(other)
    assert list(arrivals(one)) == list(arrivals(other))


@given(any_issues())
def test_every_issue_has_one_verdict_at_most_and_only_if_it_has_a_date(issues: list[Issue]) -> None:
    judged = [arrival.issue.release_id for arrival in arrivals(the_only(issues))]
    assert len(judged) == len(set(judged))
    assert set(judged) <= {one.release_id for one in issues if one.published}


@given(any_issues())
def test_no_issue_is_lost_between_placed_and_unplaced(issues: list[Issue]) -> None:
    history = the_only(issues)
    placed = [stage.issue.release_id for turn in history.instalments for stage in turn.stages]
    unplaced = [stage.issue.release_id for stage in history.unplaced]
    assert sorted(placed + unplaced) == sorted(one.release_id for one in issues)


@given(any_issues())
def test_states_agree_with_the_day(issues: list[Issue]) -> None:
    for expected in forecast(the_only(issues)):
        assert expected.due.year < 2050
        if expected.state == "due":
            assert kept_until(expected.due) >= TODAY
        else:
            assert expected.due <= TODAY


@given(any_issues())
def test_off_time_is_what_the_days_say(issues: list[Issue]) -> None:
    for arrival in arrivals(the_only(issues)):
        assert (arrival.verdict == "late") == (
            arrival.announced is not None
            and arrival.days > 0
            and arrival.published > kept_until(arrival.announced)
        )
        assert (arrival.verdict == "early") == (
            arrival.announced is not None and arrival.published < kept_from(arrival.announced)
        )


@given(announced_series(), st.integers(0, 400))
def test_without_its_newest_issue_a_series_that_waits_still_waits(issues: list[Issue], after: int) -> None:
    announced = issues[-1].next_published
    assert announced is not None
    today = announced + timedelta(days=after)
    (held,) = forecast(the_only(issues, today))
    (without,) = forecast(the_only(issues[:-1], today))
    assert without.due < held.due
    assert held.state == "due" or without.state != "due"


def test_series_of_a_stream_come_one_by_one() -> None:
    taken: list[str] = []

    def stream() -> Iterator[Issue]:
        for series in ("a", "b", "c"):
            for month in (1, 2):
                taken.append(series)
                yield issue(f"2025-0{month}-01/P1M", f"2025-0{month + 1}-12", series=series)

    first = next(histories(stream(), TODAY))
    assert first.key.series == "a"
    assert len(first.instalments) == 2
    assert taken == ["a", "a", "b"]


def test_languages_and_themes_are_series_of_their_own() -> None:
    rows = [
        issue("2025-01-01/P1M", "2025-02-12", theme=theme, lang=lang)
        for theme in ("demography", "prices")
        for lang in ("en", "ru")
    ]
    assert [(one.key.topic, one.key.lang) for one in histories(rows, TODAY)] == [
        ("social-statistics/demography", "en"),
        ("social-statistics/demography", "ru"),
        ("social-statistics/prices", "en"),
        ("social-statistics/prices", "ru"),
    ]


def test_stream_that_is_not_sorted_by_series_is_refused() -> None:
    rows = [issue(None, "2025-02-12", series=series) for series in ("a", "b", "a")]
    with pytest.raises(ValueError, match="not sorted by series"):
        list(histories(rows, TODAY))


def test_stages_of_a_period_are_one_instalment() -> None:
    stages = [issue("2025-04-01/P1M", day) for day in ("2025-05-30", "2025-05-12")]
    (instalment,) = the_only(stages).instalments
    assert [str(stage.published) for stage in instalment.stages] == ["2025-05-12", "2025-05-30"]
    assert str(instalment.came) == "2025-05-12"


def test_forecast_publications_are_told_apart_by_their_dates() -> None:
    rows = [issue("2050-01-01", f"202{year}-03-12") for year in (3, 4, 5)]
    assert len(the_only(rows).instalments) == 3


@pytest.mark.parametrize(
    ("sdmx", "first", "last"),
    [
        ("2024-01-01/P6M", "2024-01-01", "2024-06-30"),
        ("2024-01-01/P12M", "2024-01-01", "2024-12-31"),
        ("2024-02-01/P1M", "2024-02-01", "2024-02-29"),
        ("2026-06-17/P7D", "2026-06-17", "2026-06-23"),
        ("2025-06-01", "2025-06-01", "2025-06-01"),
    ],
)
def test_days_of_a_period(sdmx: str, first: str, last: str) -> None:
    assert days_of(sdmx) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "sdmx", ["", "2025", "2025-Q1", "2025-02-30", "9999-12-01/P2M", "0001-01-01/P1M", "2024-01-01/P1Y"]
)
def test_code_of_another_form_has_no_days(sdmx: str) -> None:
    assert days_of(sdmx) is None


@given(st.dates(date(1991, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_code_of_a_period_gives_its_days_back(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert days_of(sdmx_code(start, end)) == (start, end)


def test_twice_the_issues_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counting(self: Instalment) -> date | None:
        nonlocal asked
        asked += 1
        return self.stages[0].published

    def work(length: int) -> int:
        nonlocal asked
        asked = 0
        days = [later("1990-01-01", 7 * at) for at in range(length + 1)]
        rows = [issue(None, days[at], days[at + 1]) for at in range(length)]
        assert len(list(arrivals(the_only(rows)))) == length - 1
        assert len(forecast(the_only(rows))) == 1
        return asked

    monkeypatch.setattr(Instalment, "came", property(counting))
    assert 0 < work(400) <= 2.1 * work(200)
