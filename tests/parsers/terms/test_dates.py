"""The date behind a label: day first, always."""

from __future__ import annotations

import re
import sys
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parsers.terms.dates import Refusal, read_date
from records.release import Lang


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "09.08.2024", date(2024, 8, 9)),
        ("en", " 9.8.2024 ", date(2024, 8, 9)),
        ("en", "09/08/2024", date(2024, 8, 9)),
        ("en", "09-08-2024", date(2024, 8, 9)),
        ("en", "9.8.2024 year", date(2024, 8, 9)),
        ("en", "2026-09-30 00:00:00", date(2026, 9, 30)),
        ("en", "2026-09-30", date(2026, 9, 30)),
        ("en", "16 February 2026", date(2026, 2, 16)),
        ("en", "April 30, 2024", date(2024, 4, 30)),
        ("en", "11 March, 2025", date(2025, 3, 11)),
        ("en", "1st of April 2025", date(2025, 4, 1)),
        ("en", "Sept. 5, 2025", date(2025, 9, 5)),
        ("en", "as of APRIL 1, 2025", date(2025, 4, 1)),
        ("en", "16 February 2026 Date of next publication: 16.03.2026", date(2026, 2, 16)),
        ("en", "16.03.2026, before 1 April 2026", date(2026, 3, 16)),
        ("ru", "26 июня 2026 года", date(2026, 6, 26)),
        ("ru", "от 26 июня 2026г.", date(2026, 6, 26)),
        ("ru", "1-го мая 2025", date(2025, 5, 1)),
        ("ru", "15 янв. 2026", date(2026, 1, 15)),
        ("ru", "30.01.2025 год", date(2025, 1, 30)),
        ("ru", "12.05.2025г.", date(2025, 5, 12)),
        ("kk", "2023 жылғы 13 ақпан", date(2023, 2, 13)),
        ("kk", "2025 ж. 15 мамыр", date(2025, 5, 15)),
        ("kk", "13.02.2023 ж.", date(2023, 2, 13)),
    ],
)
def test_date(lang: Lang, text: str, day: date) -> None:
    assert read_date(text, lang) == day


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("en", "31.02.2025", "31.02.2025"),
        ("en", "13.25.2024", "13.25.2024"),
        ("en", "02.30.2024", "02.30.2024"),
        ("en", "2026-13-01", "2026-13-01"),
        ("en", "09.08.24", "two-digit year"),
        ("en", "09.08.0204", "1900-2100"),
        ("en", "31 February 2025", "31 February 2025"),
        ("ru", "30 февраля 2026 года", "30 февраля 2026 года"),
        ("kk", "2025 жылғы 31 ақпан", "2025 жылғы 31 ақпан"),
    ],
)
def test_refusal_names_the_print(lang: Lang, text: str, named: str) -> None:
    refusal = read_date(text, lang)
    assert isinstance(refusal, Refusal)
    assert named in refusal.reason
    assert "\n" not in refusal.reason


@pytest.mark.parametrize(
    "text", ["", "no date", "May 2026", "482.2 KB, pdf", "+7 7172 749061", "12.2024", "in 2024"]
)
def test_no_date(text: str) -> None:
    assert read_date(text, "en") is None


@given(
    st.dates(date(1991, 1, 1), date(2099, 12, 31)),
    st.sampled_from("./-"),
    st.sampled_from(["en", "ru", "kk"]),
)
def test_numeric_dates_are_day_first(day: date, sign: str, lang: Lang) -> None:
    assert read_date(f"{day.day:02}{sign}{day.month:02}{sign}{day.year}", lang) == day


@given(st.integers(1, 31), st.integers(1, 31), st.integers(1991, 2099))
def test_an_impossible_date_is_never_swapped(first: int, second: int, year: int) -> None:
    assume(second > 12)
    assert isinstance(read_date(f"{first}.{second}.{year}", "en"), Refusal)


@given(st.text(alphabet="0123456789./- :мая15май жылғы", max_size=40), st.sampled_from(["en", "ru", "kk"]))
def test_any_text_gives_a_date_a_refusal_or_none(text: str, lang: Lang) -> None:
    found = read_date(text, lang)
    assert found is None or isinstance(found, (date, Refusal))
    assert found is None or re.search("[0-9]", text)


def test_dateparser_is_not_loaded_for_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)
    assert read_date("09.08.2024", "en") == date(2024, 8, 9)
    assert read_date("2023 жылғы 13 ақпан", "kk") == date(2023, 2, 13)
    with pytest.raises(ImportError):
        read_date("16 February 2026", "en")
