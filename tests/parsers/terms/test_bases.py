"""Phrases of comparison and the time that they name, in three languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from parsers.terms.bases import find_bases
from records.period import TimePeriod, period
from records.release import Lang

HALF = period("January-June 2024", date(2024, 1, 1), date(2024, 6, 30), cumulative=True)
MONTH = period("May 2026", date(2026, 5, 1), date(2026, 5, 31))
QUARTER = period("I quarter 2026", date(2026, 1, 1), date(2026, 3, 31))
YEAR = period("2025", date(2025, 1, 1), date(2025, 12, 31))
WINTER = period("December 2023 - February 2024", date(2023, 12, 1), date(2024, 2, 29))
DAY = period("as of 1 April 2025", date(2025, 4, 1), date(2025, 4, 1))
SAME = "same_period_previous_year"
DECEMBER = "december_previous_year"

# the base in <>, its time in []; then SDMX and frame
CASES: list[tuple[Lang, TimePeriod, str, str, str]] = [
    ("en", HALF, "<Compared to [the corresponding period in 2023]> it", "2023-01-01/P6M", SAME),
    ("en", HALF, "<compared to [the same period last year]>", "2023-01-01/P6M", SAME),
    ("en", HALF, "5% less <than in [January-June 2023]>.", "2023-01-01/P6M", "named"),
    ("en", HALF, "<in comparison with [January-June of 2022]>", "2022-01-01/P6M", "named"),
    ("en", HALF, "<to [the corresponding period of 2020]>", "2020-01-01/P6M", "named"),
    ("en", HALF, "<compared with the level of [2023]>", "2023-01-01/P12M", "named"),
    ("en", HALF, "<[since the beginning of the year]>", "2023-12-01/P1M", "since_year_start"),
    ("en", HALF, "(<[2019]=100>)", "2019-01-01/P12M", "fixed"),
    ("en", HALF, "<to [december 2015]>", "2015-12-01/P1M", "named"),
    ("en", HALF, "<relative to the [first half of 2023]>", "2023-01-01/P6M", "named"),
    ("en", HALF, "<against [the first half of last year]>", "2023-01-01/P6M", "named"),
    ("en", MONTH, "<to [the previous month]>", "2026-04-01/P1M", "previous_month"),
    ("en", MONTH, "101.2% <of [previous month]>", "2026-04-01/P1M", "previous_month"),
    ("en", MONTH, "<by [December of the previous year]>", "2025-12-01/P1M", DECEMBER),
    ("en", MONTH, "in % <to [December of previous year]>", "2025-12-01/P1M", DECEMBER),
    ("en", MONTH, "<to [the corresponding month of the previous year]>", "2025-05-01/P1M", SAME),
    ("en", MONTH, "in % <to [the appropriate period of previous year]>", "2025-05-01/P1M", SAME),
    ("en", MONTH, "<compared to [April]>", "2026-04-01/P1M", "named"),
    ("en", MONTH, "<compared to [2024]> - by 5%", "2024-01-01/P12M", "named"),
    ("en", MONTH, "<compared to [the previous period]>", "2026-04-01/P1M", "previous_period"),
    ("en", MONTH, "<compared to [1 May 2025]>", "2025-05-01", "named"),
    ("en", QUARTER, "<to [the previous quarter]>", "2025-10-01/P3M", "previous_quarter"),
    ("en", QUARTER, "<to [the IV quarter of the previous year]>", "2025-10-01/P3M", "named"),
    ("en", YEAR, "<to [previous year]>", "2024-01-01/P12M", "previous_year"),
    ("en", YEAR, "<compared to [last year]>", "2024-01-01/P12M", "previous_year"),
    ("en", WINTER, "<compared to [the same period of the previous year]>", "2022-12-01/P3M", SAME),
    ("ru", HALF, "<по сравнению с [соответствующим периодом 2023 года]>", "2023-01-01/P6M", SAME),
    ("ru", HALF, "<по сравнению с [тем же периодом прошлого года]>", "2023-01-01/P6M", SAME),
    ("ru", HALF, "<чем за [аналогичный период прошлого года]>", "2023-01-01/P6M", SAME),
    ("ru", HALF, "меньше, <чем в [январе-июне 2023 года]>", "2023-01-01/P6M", "named"),
    ("ru", HALF, "<к [январю-июню 2023 года]>", "2023-01-01/P6M", "named"),
    ("ru", HALF, "<относительно [I полугодия 2023 г.]>", "2023-01-01/P6M", "named"),
    ("ru", HALF, "<к [I полугодию прошлого года]>", "2023-01-01/P6M", "named"),
    ("ru", HALF, "<к уровню [2023 года]>", "2023-01-01/P12M", "named"),
    ("ru", MONTH, "<к [предыдущему месяцу]>", "2026-04-01/P1M", "previous_month"),
    ("ru", MONTH, "<к [декабрю прошлого года]>", "2025-12-01/P1M", DECEMBER),
    ("ru", MONTH, "<к [маю предыдущего года]>", "2025-05-01/P1M", "named"),
    ("ru", MONTH, "в процентах <к [2024г.]>", "2024-01-01/P12M", "named"),
    ("ru", MONTH, "<к [декабрю]>", "2025-12-01/P1M", "named"),
    ("en", HALF, "<compared to [December]>", "2023-12-01/P1M", "named"),
    ("ru", MONTH, "<против [апреля]>", "2026-04-01/P1M", "named"),
    ("ru", MONTH, "<[с начала года]>", "2025-12-01/P1M", "since_year_start"),
    ("ru", MONTH, "<[декабрь 2020 года]=100>", "2020-12-01/P1M", "fixed"),
    ("ru", MONTH, "24 мая <к [17 мая]>", "2026-05-17", "named"),
    ("ru", MONTH, "<по отношению к [маю 2025 года]>", "2025-05-01/P1M", "named"),
    ("ru", QUARTER, "<к [предыдущему кварталу]>", "2025-10-01/P3M", "previous_quarter"),
    ("ru", QUARTER, "<к [соответствующему кварталу прошлого года]>", "2025-01-01/P3M", SAME),
    ("kk", HALF, "<[2023 жылғы тиісті кезеңмен] салыстырғанда>", "2023-01-01/P6M", SAME),
    ("kk", HALF, "<[өткен жылдың тиісті кезеңімен] салыстырғанда>", "2023-01-01/P6M", SAME),
    ("kk", HALF, "<[2023 жылғы осы кезеңге] қарағанда>", "2023-01-01/P6M", SAME),
    ("kk", HALF, "<[2023 жылғы қаңтар-маусыммен] салыстырғанда>", "2023-01-01/P6M", "named"),
    ("kk", HALF, "<[2023 жылғы тиісті кезеңге]>", "2023-01-01/P6M", SAME),
    ("kk", MONTH, "<[алдыңғы аймен] салыстырғанда>", "2026-04-01/P1M", "previous_month"),
    ("kk", MONTH, "<[алдыңғы айға]>", "2026-04-01/P1M", "previous_month"),
    ("kk", MONTH, "<[өткен жылғы желтоқсанға]>", "2025-12-01/P1M", DECEMBER),
    ("kk", MONTH, "<[2025 жылғы мамырға]> 105,1%", "2025-05-01/P1M", "named"),
    ("kk", MONTH, "<[сәуірмен] салыстырғанда>", "2026-04-01/P1M", "named"),
    ("kk", MONTH, "<[жыл басынан] бері>", "2025-12-01/P1M", "since_year_start"),
]


@pytest.mark.parametrize(("lang", "reference", "marked", "sdmx", "frame"), CASES)
def test_base(lang: Lang, reference: TimePeriod, marked: str, sdmx: str, frame: str) -> None:
    text = marked.translate(str.maketrans("", "", "<>[]"))
    words, time = re.findall("<(.*)>", marked)[0], re.findall(r"\[(.*)\]", marked)[0]
    (base,) = find_bases(text, lang, 0, None, reference)
    assert base.marked
    assert (text[base.start : base.end], base.frame) == (words.replace("[", "").replace("]", ""), frame)
    assert base.time is not None
    assert (base.time.text, base.time.sdmx) == (time, sdmx)


@pytest.mark.parametrize(
    ("lang", "reference", "text", "frame"),
    [
        ("en", HALF, "to the previous month", "previous_month"),
        ("en", HALF, "to the previous year", "previous_year"),
        ("en", HALF, "compared to the previous period", "previous_period"),
        ("en", HALF, "to the corresponding month of the previous year", SAME),
        ("en", HALF, "compared to the corresponding period of 2024", "named"),
        ("en", MONTH, "to the previous quarter", "previous_quarter"),
        ("en", DAY, "compared to the same period of the previous year", SAME),
        ("en", None, "compared to the corresponding period of 2023", SAME),
        ("en", None, "since the beginning of the year", "since_year_start"),
        ("en", None, "to the previous period", "previous_period"),
        ("ru", None, "к декабрю прошлого года", DECEMBER),
        ("kk", None, "алдыңғы айға", "previous_month"),
    ],
)
def test_time_is_not_guessed(lang: Lang, reference: TimePeriod | None, text: str, frame: str) -> None:
    (base,) = find_bases(text, lang, 0, None, reference)
    assert (text[base.start : base.end], base.time, base.frame) == (text, None, frame)


def test_same_period_keeps_cumulative() -> None:
    (base,) = find_bases("compared to the corresponding period of 2023", "en", 0, None, HALF)
    assert base.time is not None
    assert base.time.cumulative


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "(in the corresponding period of 2023 – 5.1%)", "the corresponding period of 2023"),
        ("ru", "за аналогичный период прошлого года", "аналогичный период прошлого года"),
        ("kk", "2023 жылғы тиісті кезеңде", "2023 жылғы тиісті кезеңде"),
    ],
)
def test_same_period_without_a_marker_is_told_apart(lang: Lang, text: str, words: str) -> None:
    (base,) = find_bases(text, lang, 0, None, HALF)
    assert not base.marked
    assert base.time is not None
    assert (base.time.text, base.time.sdmx) == (words, "2023-01-01/P6M")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "amounted to 2024 people"),
        ("en", "in May 2025"),
        ("en", "from January to June 2024"),
        ("ru", "в мае 2025 года"),
        ("ru", "к 2010 тенге"),
        ("kk", "2025 жылғы мамырда"),
        ("kk", "алдыңғы айда"),
        ("kk", "2025 жылғы желтоқсанға дейін"),
    ],
)
def test_no_base(lang: Lang, text: str) -> None:
    assert find_bases(text, lang, 0, None, MONTH) == []


def test_two_bases_of_a_sentence() -> None:
    text = "по сравнению с предыдущим месяцем цены выросли на 0,8%, к декабрю прошлого года - на 5,1%"
    bases = find_bases(text, "ru", 0, None, MONTH)
    assert [base.time.sdmx for base in bases if base.time] == ["2026-04-01/P1M", "2025-12-01/P1M"]
