"""Cells are printed as a person sees them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers.workbook.printed import printed
from parsers.readers.workbook.sheets import Style, Value

ACCOUNTING = '_-* #,##0.00\\ _₽_-;\\-* #,##0.00\\ _₽_-;_-* "-"??\\ _₽_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.7000000000000028, "3.7"),
        (0.1 + 0.2, "0.3"),
        (2024.0, "2024"),
        (1919, "1919"),
        (-7592.0, "-7592"),
        (-0.0, "0"),
        (123456789012.0, "123456789012"),
        (0.00001234, "0.00001234"),
        (1e20, "1E+20"),
        (1e-10, "1E-10"),
        ("Almaty", "Almaty"),
        ("", ""),
        ("#DIV/0!", "#DIV/0!"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2025, 4, 1), "2025-04-01"),
    ],
)
def test_general_prints_what_is_stored_without_noise(value: Value, text: str) -> None:
    assert printed(value, Style()) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (3.7000000000000028, "0.0", "3.7"),
        (101.0, "0.0", "101.0"),
        (3.65, "0.0", "3.7"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (999.95, "0.0", "1000.0"),
        (-0.04, "0.0", "-0.0"),
        (7, "00", "07"),
        (0.5, "#.0", ".5"),
        (5, "0.##", "5"),
        (5.25, "0.0##", "5.25"),
        (1234567.891, "#,##0", "1 234 568"),
        (1234.5, "#,##0.00", "1 234.50"),
        (12345.6, "# ##0.0", "12 345.6"),
        (252048188.1, r"###\ ###\ ###\ ##0.0", "252 048 188.1"),
        (5, r"###\ ###\ ##0.0", "5.0"),
        (1_500_000, "0.0,,", "1.5"),
        (0.123, "0.0%", "12.3%"),
        (0.123, "0%", "12%"),
        (12345, "0.00E+00", "1.23E+04"),
        (95.63, "@", "95.63"),
        (5, '0.0" kg"', "5.0 kg"),
        (12345.678, "#,##0.00[$р.-419]", "12 345.68р."),
        (45000, 'General" thsd."', "45000 thsd."),
        (0.5, "# ?/?", "0.5"),
        (0, "#,###", ""),
        (5, '0.0"', "5.0"),
        (5, "", "5"),
    ],
)
def test_numbers_by_their_codes(value: float, code: str, text: str) -> None:
    assert printed(value, Style(code)) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (-5.25, "0.0;(0.0)", "(5.3)"),
        (-5.25, "0.0;-0.0", "-5.3"),
        (-3, "0.0;[Red]-0.0", "-3.0"),
        (-1234, r"#,##0_ ;\-#,##0\ ", "-1 234"),
        (0, '0.0;-0.0;"-"', "-"),
        (0, "0;-0;;@", ""),
        (5, "0;-0;;@", "5"),
        (-5, ";;;", ""),
        (0.5, "[<1]0.00;0", "0.50"),
        (5, "[<1]0.00;0", "5"),
        (-7, "[>=100]0;[Blue]0.0", "-7.0"),
        (12345.678, ACCOUNTING, "12 345.68"),
        (-12345.678, ACCOUNTING, "-12 345.68"),
        (0, ACCOUNTING, "-"),
        ("...", ACCOUNTING, "..."),
        ("Abai", '0;-0;0;@" region"', "Abai region"),
        (" x ", "0.0", " x "),
    ],
)
def test_sections_for_negative_zero_and_text(value: Value, code: str, text: str) -> None:
    assert printed(value, Style(code)) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (date(2024, 1, 5), "dd.mm.yyyy", "05.01.2024"),
        (date(2024, 1, 5), "[$-419]d mmm yyyy;@", "5 Jan 2024"),
        (date(2024, 1, 5), "mmmm yy", "January 24"),
        (date(2024, 1, 5), "dddd", "Friday"),
        (date(2024, 1, 5), "0.0", "2024-01-05"),
        (datetime.fromisoformat("2024-01-05 13:07:09"), "dd.mm.yyyy hh:mm", "05.01.2024 13:07"),
        (datetime.fromisoformat("2024-01-05 00:07:09"), "h:mm:ss AM/PM", "12:07:09 AM"),
        (time(3, 4), "h:mm", "3:04"),
        (timedelta(hours=30, minutes=5), "[h]:mm:ss", "30:05:00"),
    ],
)
def test_dates_and_times_by_their_codes(value: Value, code: str, text: str) -> None:
    assert printed(value, Style(code)) == text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_two_decimals_are_within_half_a_hundredth_of_the_value(value: float) -> None:
    text = printed(value, Style("#,##0.00"))
    assert abs(float(text.replace(" ", "")) - value) <= 0.005 + abs(value) * 1e-14


@given(
    st.one_of(st.floats(), st.text(), st.integers(-(10**18), 10**18)),
    st.text('0#?.,;%@E+-[]<>= \\"_*dmyhs$АAk'),
)
def test_no_code_fails(value: Value, code: str) -> None:
    assert isinstance(printed(value, Style(code)), str)
