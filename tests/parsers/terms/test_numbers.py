"""Printed numbers, by example and by rendering any number and reading it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.terms.numbers import DecimalMark, Number, decimal_mark, find_numbers


def numbers(text: str, mark: DecimalMark | None = None) -> list[Number]:
    return list(find_numbers(text, 0, len(text), mark))


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [
        ("0", 0, 0),
        ("7289", 7289, 0),
        ("14256", 14256, 0),
        ("20 033.8", 20033.8, 1),
        ("20 343,7", 20343.7, 1),
        ("1 234 567", 1234567, 0),
        ("1,234,567", 1234567, 0),
        ("1.234.567", 1234567, 0),
        ("1,234,567.89", 1234567.89, 2),
        ("1.234.567,89", 1234567.89, 2),
        ("1 234,567", 1234.567, 3),
        ("4.4", 4.4, 1),
        ("34,1", 34.1, 1),
        ("0,125", 0.125, 3),
        ("0.05", 0.05, 2),
        ("1000,125", 1000.125, 3),
        ("105,90", 105.9, 2),
        ("123456789012345678", 123456789012345678, 0),
    ],
)
def test_value(printed: str, value: float, decimals: int) -> None:
    (number,) = numbers(printed)
    assert (number.value, number.decimals) == (value, decimals)
    assert (number.start, number.end, number.sign) == (0, len(printed), 0)


@pytest.mark.parametrize(
    ("printed", "mark", "value", "grouped"),
    [
        ("1.000", None, None, 1000),
        ("1,000", None, None, 1000),
        ("14,256", None, None, 14256),
        ("1.000", ",", 1000, 1000),
        ("1.000", ".", None, 1000),
        ("1,000", ".", 1000, 1000),
        ("1,000", ",", None, 1000),
        ("999,999", None, None, 999999),
    ],
)
def test_three_digits_behind_a_mark(
    printed: str, mark: DecimalMark | None, value: int | None, grouped: int
) -> None:
    (number,) = numbers(printed, mark)
    assert (number.value, number.grouped, number.decimals) == (value, grouped, 0)


@pytest.mark.parametrize("printed", ["1" * 19, "1" * 18 + ",5", "9" * 400])
def test_more_digits_than_any_statistic_has(printed: str) -> None:
    (number,) = numbers(printed)
    assert (number.value, number.start, number.end) == (None, 0, len(printed))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ("no number", []),
        ("from 3 to 5", [3, 5]),
        ("15-28 years", [15, 28]),
        ("77%, the share", [77]),
        ("2024.", [2024]),
        ("in 2024, 2025", [2024, 2025]),
        ("12 3456", [12, 3456]),
        ("2023 100 people", [2023, 100]),
        ("1 234567", [1, 234567]),
        ("1 046 women", [1046]),
        ("4,4%; 5,5%", [4.4, 5.5]),
        ("09.08.2024", [None]),
        ("КЗ12", [12]),
        ("м²", []),
    ],
)
def test_numbers_of_a_text(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("-5", -1),
        ("−5", -1),
        ("–5", -1),
        ("+5", 1),
        ("is -5", -1),
        ("(-5)", -1),
        ("«-5»", -1),
        ("- 5", 0),
        ("15-5", 0),
        ("area-5", 0),
        (" 5", 0),
    ],
)
def test_sign(text: str, sign: int) -> None:
    assert numbers(text)[-1].sign == sign


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("4.4% and 78.2%", "."),
        ("4,4% and 78,2%", ","),
        ("4.4% and 78,2%", None),
        ("14256 people", None),
        ("20 033.8 thousand", "."),
        ("1,000 people, 4.4%", "."),
        ("published on 09.08.2024: 4,4%", ","),
        ("", None),
    ],
)
def test_decimal_mark_of_a_document(text: str, mark: DecimalMark | None) -> None:
    assert decimal_mark(text) == mark


def test_only_the_asked_part_is_read() -> None:
    (number,) = find_numbers("12 34 56", 3, 5, None)
    assert (number.value, number.start, number.end) == (34, 3, 5)


MARKS = st.sampled_from([",", "."])


def render(whole: int, decimals: str, group: str, mark: str) -> str:
    digits = f"{whole:,}".replace(",", group)
    return f"{digits}{mark}{decimals}" if decimals else digits


@given(st.integers(0, 10**12), st.text("0123456789", max_size=2), st.sampled_from(["", " "]), MARKS)
def test_a_rendered_number_is_read_back(whole: int, decimals: str, group: str, mark: str) -> None:
    text = f"amounted to {render(whole, decimals, group, mark)} tenge"
    (number,) = numbers(text)
    assert number.value == pytest.approx(float(f"{whole}.{decimals or 0}"), rel=1e-12)
    assert number.decimals == len(decimals)
    assert text[number.start : number.end] == render(whole, decimals, group, mark)


@given(st.integers(10**6, 10**12), st.text("0123456789", min_size=1, max_size=2), MARKS)
def test_groups_behind_the_other_mark(whole: int, decimals: str, mark: str) -> None:
    group = "." if mark == "," else ","
    (number,) = numbers(render(whole, decimals, group, mark))
    assert number.value == pytest.approx(float(f"{whole}.{decimals}"), rel=1e-12)


@given(st.integers(1, 999), st.integers(0, 999), MARKS)
def test_one_group_behind_a_mark_is_never_guessed(first: int, second: int, mark: str) -> None:
    (number,) = numbers(f"{first}{mark}{second:03}")
    assert (number.value, number.grouped) == (None, first * 1000 + second)


@given(st.text("0123456789 .,-–%абвxyz()", max_size=60))
def test_every_digit_is_in_one_number(text: str) -> None:
    found = numbers(text)
    covered = [i for number in found for i in range(number.start, number.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, ch in enumerate(text) if ch.isdigit()} <= set(covered)
