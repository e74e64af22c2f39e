"""The year of what a listing prints without one."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.replica.site import load_site
from scraper.listed_dates import Dated, clash, date_listed
from scraper.listed_days import Listed

TODAY = date(2026, 3, 20)
RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
KK = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
MONTHS = {"en": [*calendar.month_name], "ru": ["", *RU.split()], "kk": ["", *KK.split()]}
few = settings(max_examples=25)  # each reads 120 titles


def listed(day: date, title: str = "Prices", lang: str = "en") -> Listed:
    return Listed(f"{day.day}", MONTHS[lang][day.month], title)


def of_month_before(day: date) -> str:
    """A title with the month before `day` as its period."""
    last = day.replace(day=1) - timedelta(days=1)
    return f"Prices ({calendar.month_name[last.month]} {last.year})"


@st.composite
def monthly(draw: Any) -> list[date]:
    """Ten years of releases, one a month, newest first."""
    days = draw(st.lists(st.integers(1, 28), min_size=120, max_size=120))
    first = draw(st.integers(1, 12))
    year = draw(st.integers(1995, 2014))
    return [date(year + (first + i) // 12, (first + i) % 12 + 1, day) for i, day in enumerate(days)][::-1]


@given(monthly(), st.integers(0, 30), st.sampled_from(["en", "ru", "kk"]))
def test_ten_years_in_order_are_dated_rightly_without_any_period(
    days: list[date], later: int, lang: str
) -> None:
    dated = date_listed([listed(day, lang=lang) for day in days], days[0] + timedelta(days=later))
    assert dated == [Dated(day, certain=True) for day in days]


@given(monthly(), st.integers(0, 119), st.integers(0, 119))
def test_one_item_out_of_its_place_does_not_shift_the_years_of_the_others(
    days: list[date], taken: int, put: int
) -> None:
    order = [*days]
    order.insert(put, moved := order.pop(taken))
    dated = date_listed([listed(day) for day in order], days[0])
    others = [(day, found.date) for day, found in zip(order, dated, strict=True) if day != moved]
    assert [found for _, found in others] == [day for day, _ in others]


@few
@given(monthly(), st.integers(0, 119), st.integers(0, 119))
def test_with_periods_in_the_titles_only_the_item_out_of_its_place_may_be_wrong_and_is_not_certain(
    days: list[date], taken: int, put: int
) -> None:
    order = [*days]
    order.insert(put, moved := order.pop(taken))
    dated = date_listed([listed(day, of_month_before(day)) for day in order], days[0])
    wrong = [(day, found) for day, found in zip(order, dated, strict=True) if found.date != day]
    assert all(day == moved and not found.certain for day, found in wrong)
    assert sum(not found.certain for found in dated) <= 2


@few
@given(monthly(), st.sets(st.integers(0, 119)))
def test_items_without_a_period_between_others_with_one(days: list[date], silent: set[int]) -> None:
    items = [listed(d, "Prices" if i in silent else of_month_before(d)) for i, d in enumerate(days)]
    assert date_listed(items, days[0]) == [Dated(day, certain=True) for day in days]


@given(st.lists(st.tuples(st.text("0123456789x", max_size=3), st.sampled_from(["May", "мая", "?", ""]))))
def test_whatever_is_listed_there_is_one_date_an_item_and_none_is_to_come(
    items: list[tuple[str, str]],
) -> None:
    dated = date_listed([Listed(day, month, "Prices (2025)") for day, month in items], TODAY)
    assert len(dated) == len(items)
    assert all(found.date is None or found.date <= TODAY for found in dated)
    assert all(found.date for found in dated if found.certain)


def test_the_replica_s_listings_are_dated_as_their_pages_are() -> None:
    site = load_site()
    checked = 0
    for lang in ("en", "ru", "kk"):
        for theme in {page.branch.theme.slug for page in site.editions(lang)}:
            pages = list(site.editions(lang, theme))
            items = [listed(page.release.published, page.title, lang) for page in pages]
            dates = [found.date for found in date_listed(items, date(2026, 6, 1))]
            assert dates == [page.release.published for page in pages]
            checked += len(pages)
    assert checked == 46


def test_the_order_of_site_md_that_ids_do_not_follow() -> None:
    items = [
        Listed("12", "August", "Foreign trade turnover (January-June 2025)"),
        Listed("14", "July", "Foreign trade turnover (January-May 2025)"),
        Listed("15", "January", "Foreign trade turnover (January–November 2024)"),
    ]
    dates = [date(2025, 8, 12), date(2025, 7, 14), date(2025, 1, 15)]
    assert date_listed(items, TODAY) == [Dated(day, certain=True) for day in dates]


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("31", "February"),
        ("99", "May"),
        ("0", "May"),
        ("5", "Brumaire"),
        ("", ""),
        ("²", "May"),
        ("005", "May"),
    ],
)
def test_what_is_no_day_of_the_calendar_has_no_date_and_disturbs_no_other(day: str, month: str) -> None:
    items = [Listed("2", "March", "Prices"), Listed(day, month, "Prices"), Listed("3", "February", "Prices")]
    assert date_listed(items, TODAY) == [
        Dated(date(2026, 3, 2), certain=True),
        Dated(None, certain=False),
        Dated(date(2026, 2, 3), certain=True),
    ]


def test_a_leap_day_is_of_a_leap_year() -> None:
    assert date_listed([Listed("29", "February", "Prices (January 2024)")], TODAY)[0].date == date(
        2024, 2, 29
    )


def test_a_release_of_the_day_its_period_ends_on() -> None:
    items = [Listed("24", "июня", "Индекс цен (на 24 июня 2025 года)")]
    assert date_listed(items, date(2025, 6, 25)) == [Dated(date(2025, 6, 24), certain=True)]


def test_title_and_order_that_disagree_are_not_certain() -> None:
    """By the order alone, both would be of this year: the series was given up two years ago."""
    items = [
        Listed("12", "March", "Prices (February 2024)"),
        Listed("12", "February", "Prices (January 2024)"),
    ]
    assert date_listed(items, TODAY) == [
        Dated(date(2024, 3, 12), certain=False),
        Dated(date(2024, 2, 12), certain=True),
    ]


def test_a_release_more_than_a_year_late_is_dated_by_its_place_and_not_certain() -> None:
    items = [
        Listed("12", "March", "Prices (February 2026)"),
        Listed("20", "February", "Culture (2024)"),
        Listed("12", "February", "Prices (January 2026)"),
    ]
    assert date_listed(items, TODAY)[1] == Dated(date(2026, 2, 20), certain=False)


def test_a_gap_of_most_of_a_year_without_a_period_is_not_certain() -> None:
    items = [Listed("12", "March", "Prices"), Listed("1", "April", "Prices")]
    assert date_listed(items, TODAY) == [
        Dated(date(2026, 3, 12), certain=True),
        Dated(date(2025, 4, 1), certain=False),
    ]


def test_a_gap_of_most_of_a_year_is_certain_where_the_next_title_leaves_no_other_year() -> None:
    items = [
        Listed("12", "March", "Prices (February 2026)"),
        Listed("1", "April", "Prices"),
        Listed("12", "March", "Prices (February 2025)"),
    ]
    assert date_listed(items, TODAY)[1] == Dated(date(2025, 4, 1), certain=True)


def test_thousands_of_items_each_a_year_before_the_last_run_out_of_years() -> None:
    items = [Listed(f"{2 + i % 2}", "May", "Prices") for i in range(4000)]
    assert len(date_listed(items, TODAY)) == 4000


MAY = Listed("12", "May", "Prices (April 2025)")


@pytest.mark.parametrize(
    ("dated", "published", "line"),
    [
        (Dated(date(2025, 5, 12), certain=True), date(2025, 5, 12), None),
        (Dated(date(2025, 5, 12), True), date(2025, 5, 14), "the listing says 12 May, the page 2025-05-14"),
        (
            Dated(date(2025, 5, 12), certain=True),
            date(2024, 5, 12),
            "the listing's titles and order say 2025-05-12, the page 2024-05-12",
        ),
        (Dated(date(2025, 5, 12), certain=False), date(2024, 5, 12), None),
        (Dated(None, certain=False), date(2024, 5, 12), None),
    ],
)
def test_the_line_of_a_clash(dated: Dated, published: date, line: str | None) -> None:
    assert clash(MAY, dated, published) == line
