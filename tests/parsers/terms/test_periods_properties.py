"""What holds of times in any text: round trips, spans, no crash, linear work."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.terms.bases import find_bases
from parsers.terms.periods import find_periods
from parsers.terms.periods_tokens import tokenise
from records.period import sdmx_code
from records.release import Lang


def names(words: str) -> list[str]:
    return words.split()


LANGS: tuple[Lang, ...] = ("en", "ru", "kk")
EN = names("January February March April May June July August September October November December")
RU = names("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
RU_IN = names("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре")
RU_OF = names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
KK = names("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан")
KK_IN = [
    *names("қаңтарда ақпанда наурызда сәуірде мамырда маусымда"),
    *names("шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"),
]
ROMANS = ("I", "II", "III", "IV")
QUARTERS = (
    ("en", "in the {} quarter of {year}"),
    ("ru", "в {} квартале {year} года"),
    ("kk", "{year} жылғы {} тоқсанда"),
)
SIGNS = "2024 2025г. 20171) (2025) 1 31 - – / , . ( ) of the in I =100 к на с жылғы кезеңмен полугодие"
MARKERS = "compared to corresponding period previous month quarter сравнению салыстырғанда"
WORDS = st.sampled_from([*EN, *RU_IN, *KK_IN, *names(SIGNS), *names(MARKERS)])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))
years = st.integers(1991, 2099)
months = st.integers(1, 12)
dashes = st.sampled_from(["-", "–", "—", " - ", " – ", "- "])


@given(years, months)
def test_month_round_trip(year: int, month: int) -> None:
    printed: list[tuple[Lang, str]] = [
        ("en", f"in {EN[month - 1]} {year}"),
        ("ru", f"в {RU_IN[month - 1]} {year} года"),
        ("ru", f"{RU[month - 1]} {year}г."),
        ("kk", f"{year} жылғы {KK_IN[month - 1]}"),
    ]
    for lang, text in printed:
        (term,) = find_periods(text.upper(), lang)
        assert (term.kind, term.time.sdmx) == ("month", f"{year}-{month:02}-01/P1M")


@given(years, st.tuples(months, months).filter(lambda pair: pair[0] < pair[1]), dashes)
def test_months_round_trip(year: int, pair: tuple[int, int], dash: str) -> None:
    first, last = pair
    printed: list[tuple[Lang, str]] = [
        ("en", f"{EN[first - 1]}{dash}{EN[last - 1]} {year}"),
        ("ru", f"за {RU[first - 1]}{dash}{RU[last - 1]} {year} г."),
        ("ru", f"в {RU_IN[first - 1]}{dash}{RU_IN[last - 1]} {year} года"),
        ("kk", f"{year} жылғы {KK[first - 1]}{dash}{KK_IN[last - 1]}"),
    ]
    for lang, text in printed:
        (term,) = find_periods(text, lang)
        assert term.time.sdmx == f"{year}-{first:02}-01/P{last - first + 1}M"
        assert term.time.cumulative is (first == 1)


@given(years, st.integers(1, 4))
def test_quarter_round_trip(year: int, quarter: int) -> None:
    for lang, form in QUARTERS:
        for numeral in (ROMANS[quarter - 1], str(quarter)):
            (term,) = find_periods(form.format(numeral, year=year), lang)
            assert (term.kind, term.time.sdmx) == ("quarter", f"{year}-{quarter * 3 - 2:02}-01/P3M")


@given(st.dates(date(1991, 1, 1), date(2099, 12, 31)))
def test_day_round_trip(day: date) -> None:
    printed: list[tuple[Lang, str]] = [
        ("en", f"{EN[day.month - 1]} {day.day}, {day.year}"),
        ("en", f"{day.day} {EN[day.month - 1]} {day.year}"),
        ("ru", f"{day.day} {RU_OF[day.month - 1]} {day.year} года"),
        ("kk", f"{day.year} жылғы {day.day} {KK[day.month - 1]}"),
        ("ru", f"{day:%d.%m.%Y}"),
    ]
    for lang, text in printed:
        (term,) = find_periods(text, lang)
        assert (term.kind, term.time.start, term.time.end) == ("day", day, day)


@given(TEXTS, st.sampled_from(LANGS), st.one_of(st.none(), years))
def test_terms_are_slices_in_order(text: str, lang: Lang, year: int | None) -> None:
    done = 0
    for term in find_periods(text, lang, year=year):
        assert done <= term.start < term.end <= len(text)
        assert text[term.start : term.end] == term.time.text
        assert term.time.sdmx == sdmx_code(term.time.start, term.time.end)
        done = term.end


@given(TEXTS, st.sampled_from(LANGS), years)
def test_bases_are_slices_in_order(text: str, lang: Lang, year: int) -> None:
    for reference in (None, *(term.time for term in find_periods(f"May {year}", "en"))):
        done = 0
        for base in find_bases(text, lang, 0, None, reference):
            assert done <= base.start < base.end <= len(text)
            assert base.time is None or base.time.text in text[base.start : base.end]
            done = base.end


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "unit", ["2024 ", "7", "7,", "(2025) ", "may ", "январь-", "2024-", "қаңтар ", "1 ", "\n "]
)
def test_long_repetition_is_read_in_one_pass(lang: Lang, unit: str) -> None:
    """50 000 characters: a form that backtracks would not come back."""
    text = (unit * 50_000)[:50_000]
    assert len(tokenise(text, lang, 0, len(text)).tokens) <= len(text)
    assert all(term.end <= len(text) for term in find_periods(text, lang, year=2020))
    assert all(base.end <= len(text) for base in find_bases(text, lang))
