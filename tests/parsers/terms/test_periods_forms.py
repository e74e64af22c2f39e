"""Every printed form of a time, in three languages: the words found, the time, its kind."""

from __future__ import annotations

import pytest

from parsers.terms.periods import find_periods
from records.release import Lang

# text, words of the time, SDMX, kind, cumulative
EN = [
    ("prices in May 2026", "May 2026", "2026-05-01/P1M", "month", False),
    ("January 2025", "January 2025", "2025-01-01/P1M", "month", False),
    ("in may, 2025", "may, 2025", "2025-05-01/P1M", "month", False),
    ("Sept. 2024", "Sept. 2024", "2024-09-01/P1M", "month", False),
    ("for January-June 2024", "January-June 2024", "2024-01-01/P6M", "months", True),
    ("(January–December 2024)", "January–December 2024", "2024-01-01/P12M", "months", True),
    ("January — December 2024", "January — December 2024", "2024-01-01/P12M", "months", True),
    ("JANUARY -JUNE  2024", "JANUARY -JUNE  2024", "2024-01-01/P6M", "months", True),
    ("January\n-June 2024", "January\n-June 2024", "2024-01-01/P6M", "months", True),
    ("January-June of 2010", "January-June of 2010", "2010-01-01/P6M", "months", True),
    ("April-June 2024", "April-June 2024", "2024-04-01/P3M", "months", False),
    ("December 2023 - February 2024", "December 2023 - February 2024", "2023-12-01/P3M", "months", False),
    ("January 2024 - June 2024", "January 2024 - June 2024", "2024-01-01/P6M", "months", True),
    ("January-June 2024 year", "January-June 2024 year", "2024-01-01/P6M", "months", True),
    ("rose from January to June 2024", "from January to June 2024", "2024-01-01/P6M", "months", True),
    ("9 months 2010 year", "9 months 2010 year", "2010-01-01/P9M", "months", True),
    ("for 9 months of 2024", "9 months of 2024", "2024-01-01/P9M", "months", True),
    ("for nine months of 2024", "nine months of 2024", "2024-01-01/P9M", "months", True),
    ("1st  quarter 2025", "1st  quarter 2025", "2025-01-01/P3M", "quarter", False),
    ("1 quarter 2025", "1 quarter 2025", "2025-01-01/P3M", "quarter", False),
    ("III quarter of 2024", "III quarter of 2024", "2024-07-01/P3M", "quarter", False),
    ("in the IY quarter of 2024", "IY quarter of 2024", "2024-10-01/P3M", "quarter", False),
    ("first quarter of 2025", "first quarter of 2025", "2025-01-01/P3M", "quarter", False),
    ("Q3 2025", "Q3 2025", "2025-07-01/P3M", "quarter", False),
    ("I-III quarters of 2024", "I-III quarters of 2024", "2024-01-01/P9M", "months", True),
    ("in the second half of 2024", "second half of 2024", "2024-07-01/P6M", "half_year", False),
    ("I half-year 2024", "I half-year 2024", "2024-01-01/P6M", "half_year", False),
    ("2025", "2025", "2025-01-01/P12M", "year", False),
    ("2025 year", "2025 year", "2025-01-01/P12M", "year", False),
    ("the year 2025", "year 2025", "2025-01-01/P12M", "year", False),
    ("in 2025 it grew", "2025", "2025-01-01/P12M", "year", False),
    ("In 2024, 14256 people arrived", "2024", "2024-01-01/P12M", "year", False),
    ("in 2025 – 14 256 people", "2025", "2025-01-01/P12M", "year", False),
    ("for 2025", "2025", "2025-01-01/P12M", "year", False),
    ("GDP by region (2025)", "2025", "2025-01-01/P12M", "year", False),
    ("20171)", "20171)", "2017-01-01/P12M", "year", False),
    ("20144)", "20144)", "2014-01-01/P12M", "year", False),
    ("2006*", "2006*", "2006-01-01/P12M", "year", False),
    ("2023 year2)", "2023 year2)", "2023-01-01/P12M", "year", False),
    ("2017¹", "2017¹", "2017-01-01/P12M", "year", False),
    ("accounts 2010-2023", "2010-2023", "2010-01-01/P168M", "years", False),
    ("2010–2023 years", "2010–2023 years", "2010-01-01/P168M", "years", False),
    ("from 2010 to 2023", "from 2010 to 2023", "2010-01-01/P168M", "years", False),
    ("2023/2024", "2023/2024", "2023-09-01/P12M", "school_year", False),
    ("2023/24 academic year", "2023/24 academic year", "2023-09-01/P12M", "school_year", False),
    ("As of April 1, 2024", "As of April 1, 2024", "2024-04-01", "point", False),
    ("as 1 April 2025", "as 1 April 2025", "2025-04-01", "point", False),
    ("on January 1, 2025", "on January 1, 2025", "2025-01-01", "point", False),
    ("as of 01.04.2025", "as of 01.04.2025", "2025-04-01", "point", False),
    ("at the beginning of 2025", "at the beginning of 2025", "2025-01-01", "point", False),
    ("at the end of June 2025", "at the end of June 2025", "2025-06-30", "point", False),
    (
        "at the end of the II quarter of 2025",
        "at the end of the II quarter of 2025",
        "2025-06-30",
        "point",
        False,
    ),
    (
        "at the end of the first half of 2025",
        "at the end of the first half of 2025",
        "2025-06-30",
        "point",
        False,
    ),
    ("dated 24.06.2026", "24.06.2026", "2026-06-24", "day", False),
    ("the 1st of April 2025", "1st of April 2025", "2025-04-01", "day", False),
    ("from 1 to 15 May 2026", "from 1 to 15 May 2026", "2026-05-01/P15D", "days", False),
    ("May 1-15, 2026", "May 1-15, 2026", "2026-05-01/P15D", "days", False),
]
RU = [
    ("в мае 2026 года", "мае 2026 года", "2026-05-01/P1M", "month", False),
    ("май 2026г.", "май 2026г.", "2026-05-01/P1M", "month", False),
    ("в августе 2026года", "августе 2026года", "2026-08-01/P1M", "month", False),
    ("январь 2025 года*", "январь 2025 года*", "2025-01-01/P1M", "month", False),
    ("к декабрю 2024 года", "декабрю 2024 года", "2024-12-01/P1M", "month", False),
    ("в январе-июне 2025 года", "январе-июне 2025 года", "2025-01-01/P6M", "months", True),
    ("за январь–июнь 2026 г.", "январь–июнь 2026 г.", "2026-01-01/P6M", "months", True),
    ("ЗА ЯНВАРЬ — ИЮНЬ  2026 ГОДА", "ЯНВАРЬ — ИЮНЬ  2026 ГОДА", "2026-01-01/P6M", "months", True),
    ("с января по июнь 2024 года", "с января по июнь 2024 года", "2024-01-01/P6M", "months", True),
    (
        "декабрь 2023 г. - февраль 2024 г.",
        "декабрь 2023 г. - февраль 2024 г.",
        "2023-12-01/P3M",
        "months",
        False,
    ),
    ("за 9 месяцев 2024 года", "9 месяцев 2024 года", "2024-01-01/P9M", "months", True),
    ("за девять месяцев 2024 года", "девять месяцев 2024 года", "2024-01-01/P9M", "months", True),
    ("в I квартале 2026 года", "I квартале 2026 года", "2026-01-01/P3M", "quarter", False),
    ("1 кв. 2024г.", "1 кв. 2024г.", "2024-01-01/P3M", "quarter", False),
    ("во 2-м квартале 2024 года", "2-м квартале 2024 года", "2024-04-01/P3M", "quarter", False),
    ("третий квартал 2024 года", "третий квартал 2024 года", "2024-07-01/P3M", "quarter", False),
    ("I полугодие 2024 года", "I полугодие 2024 года", "2024-01-01/P6M", "half_year", False),
    ("в первом полугодии 2024 года", "первом полугодии 2024 года", "2024-01-01/P6M", "half_year", False),
    ("во второй половине 2024 года", "второй половине 2024 года", "2024-07-01/P6M", "half_year", False),
    ("2017 год", "2017 год", "2017-01-01/P12M", "year", False),
    ("( 2025г.)", "2025г.", "2025-01-01/P12M", "year", False),
    ("за 2025 год", "2025 год", "2025-01-01/P12M", "year", False),
    ("2025 год7)8)", "2025 год7)8)", "2025-01-01/P12M", "year", False),
    ("в 2024-м году", "2024-м году", "2024-01-01/P12M", "year", False),
    ("в 2020-2024 годах", "2020-2024 годах", "2020-01-01/P60M", "years", False),
    ("с 2020 по 2024 год", "с 2020 по 2024 год", "2020-01-01/P60M", "years", False),
    ("в 2024-2025 учебном году", "2024-2025 учебном году", "2024-09-01/P12M", "school_year", False),
    ("на 1 января 2023 года", "на 1 января 2023 года", "2023-01-01", "point", False),
    ("По состоянию на 24 июня 2026 года", "По состоянию на 24 июня 2026 года", "2026-06-24", "point", False),
    ("на начало 2026г.", "на начало 2026г.", "2026-01-01", "point", False),
    ("на конец 2024 года", "на конец 2024 года", "2024-12-31", "point", False),
    ("на конец июня 2024 года", "на конец июня 2024 года", "2024-06-30", "point", False),
    ("17 июня 2026 года", "17 июня 2026 года", "2026-06-17", "day", False),
    ("за 17-24 июня 2026 года", "17-24 июня 2026 года", "2026-06-17/P8D", "days", False),
    ("30 июня - 5 июля 2026 года", "30 июня - 5 июля 2026 года", "2026-06-30/P6D", "days", False),
]
KK = [
    ("2026 жылғы мамырда", "2026 жылғы мамырда", "2026-05-01/P1M", "month", False),
    ("2026 жылдың мамырында", "2026 жылдың мамырында", "2026-05-01/P1M", "month", False),
    ("2025 жылғы қантарда", "2025 жылғы қантарда", "2025-01-01/P1M", "month", False),
    ("2025 жылғы қазан айында", "2025 жылғы қазан айында", "2025-10-01/P1M", "month", False),
    ("2025 жылғы қаңтар-желтоқсанда", "2025 жылғы қаңтар-желтоқсанда", "2025-01-01/P12M", "months", True),
    ("2025ЖЫЛҒЫ ҚАҢТАР – МАУСЫМДА", "2025ЖЫЛҒЫ ҚАҢТАР – МАУСЫМДА", "2025-01-01/P6M", "months", True),
    ("қаңтар-маусым 2024 жыл", "қаңтар-маусым 2024 жыл", "2024-01-01/P6M", "months", True),
    ("2024 жылғы 9 айда", "2024 жылғы 9 айда", "2024-01-01/P9M", "months", True),
    ("2024 жылдың алғашқы 9 айында", "2024 жылдың алғашқы 9 айында", "2024-01-01/P9M", "months", True),
    ("2025 жылғы I тоқсанда", "2025 жылғы I тоқсанда", "2025-01-01/P3M", "quarter", False),
    ("2025 жылғы ІІ тоқсан", "2025 жылғы ІІ тоқсан", "2025-04-01/P3M", "quarter", False),
    ("2025 жылдың 2-тоқсаны", "2025 жылдың 2-тоқсаны", "2025-04-01/P3M", "quarter", False),
    ("2025 жылғы үшінші тоқсанда", "2025 жылғы үшінші тоқсанда", "2025-07-01/P3M", "quarter", False),
    (
        "2024 жылғы бірінші жартыжылдықта",
        "2024 жылғы бірінші жартыжылдықта",
        "2024-01-01/P6M",
        "half_year",
        False,
    ),
    ("2024 жылғы I жартыжылдық", "2024 жылғы I жартыжылдық", "2024-01-01/P6M", "half_year", False),
    ("2025 жыл", "2025 жыл", "2025-01-01/P12M", "year", False),
    ("2025 жылы", "2025 жылы", "2025-01-01/P12M", "year", False),
    ("2025 жылда", "2025 жылда", "2025-01-01/P12M", "year", False),
    ("2010-2023 жылдары", "2010-2023 жылдары", "2010-01-01/P168M", "years", False),
    ("2023-2024 оқу жылы", "2023-2024 оқу жылы", "2023-09-01/P12M", "school_year", False),
    ("2023 жылғы 1 қаңтарға", "2023 жылғы 1 қаңтарға", "2023-01-01", "point", False),
    ("2024 жылғы 1 шілдедегі жағдай бойынша", "2024 жылғы 1 шілдедегі жағдай", "2024-07-01", "point", False),
    ("2026 жылдың басына", "2026 жылдың басына", "2026-01-01", "point", False),
    ("2024 жылдың соңында", "2024 жылдың соңында", "2024-12-31", "point", False),
    ("2025 ж. 15 мамыр", "2025 ж. 15 мамыр", "2025-05-15", "day", False),
    ("2025 жылғы 1-15 мамырда", "2025 жылғы 1-15 мамырда", "2025-05-01/P15D", "days", False),
]
CASES = [(lang, case[0], case[1:]) for lang, cases in (("en", EN), ("ru", RU), ("kk", KK)) for case in cases]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_form(lang: Lang, text: str, expected: tuple[str, str, str, bool]) -> None:
    (term,) = find_periods(text, lang)
    assert (term.time.text, term.time.sdmx, term.kind, term.time.cumulative) == expected
    assert text[term.start : term.end] == term.time.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "2024 people"),
        ("en", "in 2024 people"),
        ("en", "amounted to 2024"),
        ("en", "of 2024 tenge"),
        ("en", "US$ 2024 mln"),
        ("en", "Law No. 2024"),
        ("en", "from 2010 tenge to 2024 tenge"),
        ("en", "Astana (2010), Almaty (1958 people)"),
        ("en", "(20171)"),
        ("en", "in 2 024 people"),
        ("en", "the 1990s"),
        ("en", "at the age of 15-28 years"),
        ("en", "in the last 3 months of 2024"),
        ("en", "in the second half of May 2024"),
        ("en", "January-June 2024-2025"),
        ("en", "the corresponding period of 2023"),
        ("en", "31 February 2025"),
        ("en", "5 quarter 2024"),
        ("en", "13 months of 2024"),
        ("en", "June-May 2024"),
        ("en", "2023-2020 years"),
        ("en", "2023/2029"),
        ("en", "in June"),
        ("en", "10.2024"),
        ("en", "May\n\n2026"),
        ("ru", "2010 тенге"),
        ("ru", "в 2010 селах"),
        ("ru", "1950-2010 тенге за кг"),
        ("ru", "за последние 12 месяцев 2025 года"),
        ("ru", "за аналогичный период 2023 года"),
        ("ru", "в 2020-х годах"),
        ("ru", "в мае"),
        ("kk", "2010 теңге"),
        ("kk", "2024 адам"),
        ("kk", "2024 жылғы тиісті кезеңмен салыстырғанда"),
        ("kk", "2024 жылғы соңғы 3 айда"),
    ],
)
def test_no_time(lang: Lang, text: str) -> None:
    assert find_periods(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "in May and June 2026", "May = 2026-05-01/P1M; June 2026 = 2026-06-01/P1M"),
        ("en", "January-May and June 2026", "January-May = 2026-01-01/P5M; June 2026 = 2026-06-01/P1M"),
        ("en", "in January-June 2024 and 2025", "January-June 2024 = 2024-01-01/P6M; 2025 = 2025-01-01/P6M"),
        (
            "en",
            "II quarter and III quarter of 2024",
            "II quarter = 2024-04-01/P3M; III quarter of 2024 = 2024-07-01/P3M",
        ),
        (
            "en",
            "in 2020, 2021 and 2022",
            "2020 = 2020-01-01/P12M; 2021 = 2021-01-01/P12M; 2022 = 2022-01-01/P12M",
        ),
        (
            "en",
            "December 2024 to December 2023",
            "December 2024 = 2024-12-01/P1M; December 2023 = 2023-12-01/P1M",
        ),
        ("ru", "за январь и февраль 2026 г.", "январь = 2026-01-01/P1M; февраль 2026 г. = 2026-02-01/P1M"),
        ("ru", "17 и 24 июня 2026 года", "17 = 2026-06-17; 24 июня 2026 года = 2026-06-24"),
        ("ru", "2024 и 2025 годах", "2024 = 2024-01-01/P12M; 2025 годах = 2025-01-01/P12M"),
        (
            "kk",
            "2026 жылғы мамыр және маусымда",
            "2026 жылғы мамыр = 2026-05-01/P1M; маусымда = 2026-06-01/P1M",
        ),
        (
            "kk",
            "2025 жылғы I және II тоқсанда",
            "2025 жылғы I = 2025-01-01/P3M; II тоқсанда = 2025-04-01/P3M",
        ),
    ],
)
def test_several_times_share_what_is_printed_once(lang: Lang, text: str, expected: str) -> None:
    found = [f"{term.time.text} = {term.time.sdmx}" for term in find_periods(text, lang)]
    assert found == expected.split("; ")


@pytest.mark.parametrize(
    ("lang", "text", "words", "sdmx"),
    [
        ("en", "in June", "June", "2026-06-01/P1M"),
        ("en", "in the I quarter", "I quarter", "2026-01-01/P3M"),
        ("en", "in January-May", "January-May", "2026-01-01/P5M"),
        ("en", "first half of the year", "first half of the year", "2026-01-01/P6M"),
        ("en", "at the beginning of the year", "at the beginning of the year", "2026-01-01"),
        ("en", "June of the previous year", "June of the previous year", "2025-06-01/P1M"),
        ("en", "as of 1 May", "as of 1 May", "2026-05-01"),
        ("ru", "в мае", "мае", "2026-05-01/P1M"),
        ("ru", "в мае 2,4 тыс.", "мае", "2026-05-01/P1M"),
        ("ru", "во втором квартале", "втором квартале", "2026-04-01/P3M"),
        ("ru", "на начало года", "на начало года", "2026-01-01"),
        ("ru", "17 июня", "17 июня", "2026-06-17"),
        ("ru", "декабрь прошлого года", "декабрь прошлого года", "2025-12-01/P1M"),
        ("kk", "маусымда", "маусымда", "2026-06-01/P1M"),
        ("kk", "I тоқсанда", "I тоқсанда", "2026-01-01/P3M"),
        ("kk", "өткен жылдың мамырында", "өткен жылдың мамырында", "2025-05-01/P1M"),
        ("kk", "17 маусымға", "17 маусымға", "2026-06-17"),
    ],
)
def test_year_left_out_is_taken_from_the_caller(lang: Lang, text: str, words: str, sdmx: str) -> None:
    (term,) = find_periods(text, lang, year=2026)
    assert (term.time.text, term.time.sdmx) == (words, sdmx)
    assert find_periods(text, lang) == []


@pytest.mark.parametrize("text", ["The data may be revised", "in May 15 people", "a march of 5 people"])
def test_english_words_that_are_no_months(text: str) -> None:
    assert find_periods(text, "en", year=2026) == []


def test_range_limits_what_is_read() -> None:
    text = "in May 2025 and in June 2026"
    (term,) = find_periods(text, "en", 12)
    assert (term.start, term.end, term.time.text) == (19, 28, "June 2026")
    (term,) = find_periods(text, "en", 0, 12)
    assert term.time.text == "May 2025"
