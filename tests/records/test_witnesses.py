"""One fact, many witnesses: who agrees, who disagrees, who stands alone."""

from __future__ import annotations

from typing import Any

import pytest
from figure_help import TABLES, YEAR_AGO, figure, growth, index, record

from parsers.vocabulary.language import unit_kinds
from records.checks.same_thing import COUNTED
from records.checks.witnesses import check_witnesses, compare_witnesses
from records.observation import Observation
from records.release import Check

BOOK = "births-2025-en"


def compared(own: Observation, *cells: Observation) -> list[Check]:
    """The checks of one figure against the cells of a workbook; the last one tells who is alone."""
    return compare_witnesses(record(own), [record(*cells, release_id=BOOK)])


def verdict(own: Observation, *cells: Observation) -> str:
    """`alone` where no check is of the figure itself."""
    *checks, _ = compared(own, *cells)
    return checks[0].verdict if checks else "alone"


def test_a_workbook_that_has_the_number_of_the_sentence_agrees() -> None:
    check, alone = compared(figure("k1.1", 4923), figure("c1.1", 4923))
    assert (check.rule, check.verdict, check.observations) == ("attachments_agree", "pass", ["k1.1"])
    assert check.detail == (
        "births, KZ-71, 2025-01-01/P3M: sentence 4 923 persons, births-2025-en sheet:1.1!C7 4 923 persons"
    )
    assert alone.detail == "0 of 1 figures stand alone: none in a sentence or tile, 0 in tables"


def test_one_digit_that_is_wrong_shows() -> None:
    check, _ = compared(figure("k1.1", 4923), figure("c1.1", 4920))
    assert check.verdict == "fail"
    assert check.detail == (
        "births, KZ-71, 2025-01-01/P3M: sentence 4 923 persons, births-2025-en sheet:1.1!C7 4 920 persons"
    )


@pytest.mark.parametrize(
    ("sentence", "cell"),
    [
        ("number of births", "Births by regions, total"),
        ("число родившихся", "Родившиеся по регионам, всего"),
        ("туғандар саны", "Өңірлер бойынша туғандардың саны, барлығы"),
    ],
    ids=["en", "ru", "kk"],
)
def test_words_count_without_order_endings_and_what_titles_add(sentence: str, cell: str) -> None:
    assert verdict(figure("k1.1", 4923, sentence), figure("c1.1", 4923, cell)) == "pass"
    assert verdict(figure("k1.1", 4923, sentence), figure("c1.1", 4932, cell)) == "fail"


@pytest.mark.parametrize(
    ("value", "mult", "decimals", "expected"),
    [
        (20343.7, 3, 1, "pass"),  # 20 343 703 persons in the workbook
        (20343.8, 3, 1, "fail"),
        (20.3, 6, 1, "pass"),
        (20.4, 6, 1, "fail"),
        (20343703, 0, 0, "pass"),
        (20343.703, 0, 0, "fail"),  # a thousand too small
    ],
)
def test_units_of_a_thousand_are_compared_at_the_coarser_print(
    value: float, mult: Any, decimals: int, expected: str
) -> None:
    own = figure("k1.1", value, unit_mult=mult, decimals=decimals)
    assert verdict(own, figure("c1.1", 20343703)) == expected


@pytest.mark.parametrize("printed", [2.4, 2.5])
def test_a_half_may_be_rounded_either_way(printed: float) -> None:
    own = figure("k1.1", printed, decimals=1, unit_measure="t")
    assert verdict(own, figure("c1.1", 2.45, decimals=2, unit_measure="t")) == "pass"


def test_a_stored_number_with_noise_is_the_printed_one() -> None:
    assert verdict(index("k1.1", 103.7), index("c1.1", 103.70000000000280)) == "pass"


@pytest.mark.parametrize(
    ("change", "of_index", "expected"),
    [(5.1, 105.1, "pass"), (-34.1, 65.9, "pass"), (5.1, 105.2, "fail"), (34.1, 65.9, "fail")],
)
def test_a_change_agrees_with_the_index_that_says_it(change: float, of_index: float, expected: str) -> None:
    assert verdict(growth("k1.1", change), index("c1.1", of_index)) == expected


def test_factors_of_more_and_of_less_differ() -> None:
    more = growth("k1.1", 1.7, unit_measure="times")
    less = growth("c1.1", 1.7, unit_measure="times", direction="decrease")
    assert verdict(more, less) == "fail"


@pytest.mark.parametrize(
    "other",
    [
        {"ref_area": "KZ-75"},
        {"ref_area": None},
        {"counterpart_area": "RU"},
        {"time_period": YEAR_AGO},
        {"time_period": None},
        {"measure": "rate"},
        {"unit_measure": "KZT"},
        {"text": "deaths"},
        {"qualifiers": ["urban"]},
    ],
    ids=str,
)
def test_who_tells_of_something_else_neither_agrees_nor_disagrees(other: dict[str, Any]) -> None:
    cell = figure("c1.1", 4923, **other)
    assert verdict(figure("k1.1", 4923), cell) == verdict(figure("k1.1", 4920), cell) == "alone"


@pytest.mark.parametrize("base", [None, YEAR_AGO])
def test_a_change_without_its_base_is_compared_with_nothing(base: Any) -> None:
    assert verdict(growth("k1.1", 5.1, base_per=None), growth("c1.1", 5.1, base_per=base)) == "alone"


def test_births_in_persons_and_in_births_are_the_same() -> None:
    assert verdict(figure("k1.1", 4923, unit_measure="births"), figure("c1.1", 4923)) == "pass"
    assert {unit for unit, kind in unit_kinds().items() if kind == "count"} == COUNTED


def test_codes_decide_where_both_have_one() -> None:
    own = figure("k1.1", 4923, "newborn children", indicator="births")
    assert verdict(own, figure("c1.1", 4923, "births", indicator="births")) == "pass"
    assert verdict(own, figure("c1.1", 4923, "newborn children", indicator="deaths")) == "alone"


def test_a_narrower_row_of_a_table_may_not_contradict() -> None:
    boys = figure("c1.2", 2500, "births, boys")
    assert verdict(figure("k1.1", 4923), boys, figure("c1.1", 4923, "births, total")) == "pass"
    assert verdict(figure("k1.1", 4923), boys, figure("c1.1", 4920, "births, total")) == "fail"
    assert verdict(figure("k1.1", 4923), boys, figure("c1.1", 2423, "births, girls")) == "alone"


def test_words_of_a_title_that_all_cells_share_narrow_nothing() -> None:
    title = "natural movement of the population, births"
    cells = figure("c1.1", 4920, title), figure("c1.2", 900, title, ref_area="KZ-75")
    assert verdict(figure("k1.1", 4923), *cells) == "fail"


def test_cells_that_fit_as_well_with_two_values_say_nothing() -> None:
    cells = figure("c1.1", 4920), figure("c1.2", 4921)
    assert verdict(figure("k1.1", 4923), *cells) == "alone"
    assert verdict(figure("k1.1", 4921), *cells) == "pass"


def test_a_cell_in_the_very_words_outweighs_one_in_more_words() -> None:
    cells = figure("c1.1", 4920), figure("d1.1", 4923, "births, boys")
    assert verdict(figure("k1.1", 4923), *cells) == "fail"


def test_about_so_many_contradicts_nobody() -> None:
    assert verdict(figure("k1.1", 4900, flags=["approximate"]), figure("c1.1", 4923)) == "alone"


def test_one_of_two_attachments_that_disagrees_is_enough() -> None:
    books = [record(figure("c1.1", value), release_id=f"book-{value}") for value in (4923, 4920)]
    check, _ = compare_witnesses(record(figure("k1.1", 4923)), books)
    assert check.verdict == "fail"
    assert "book-4923 sheet:1.1!C7 4 923 persons, book-4920 sheet:1.1!C7 4 920 persons" in check.detail


def test_without_attachments_there_is_nothing_to_check() -> None:
    assert compare_witnesses(record(figure("k1.1", 4923)), []) == []


def test_who_stands_alone_is_summed_up_and_sentences_are_listed() -> None:
    own = record(figure("k1.1", 4923), figure("t1.1", 7, "deaths"), figure("c1.1", 1), figure("c1.2", 2))
    (check,) = compare_witnesses(own, [record(release_id=BOOK)])
    assert (check.verdict, check.observations) == ("not_applicable", [])
    assert check.detail == "4 of 4 figures stand alone: 2 in sentences and tiles (k1.1, t1.1), 2 in tables"


def test_tile_sentence_and_table_of_one_page_are_compared() -> None:
    told = [figure("t1.1", 4923), figure("k1.1", 4923, same_as="t1.1")]
    cell = figure("c1.1", 4920, locator="xpath:/html/body/table/tr[2]/td[2]")
    check, alone = check_witnesses([*told, cell], TABLES)
    assert (check.rule, check.verdict) == ("witnesses_agree", "fail")
    assert check.detail == (
        "births, KZ-71, 2025-01-01/P3M: tile 4 923 persons, sentence 4 923 persons, table 1 4 920 persons"
    )
    assert check.observations == ["t1.1", "k1.1", "c1.1"]
    assert alone.detail.startswith("0 of 3 ")


@pytest.mark.parametrize(("value", "verdict"), [(4923, "pass"), (4920, "fail")])
def test_a_chart_is_a_witness_and_no_observation(value: float, verdict: str) -> None:
    point = figure("c1.1", value, locator="chart 2")
    check, _ = check_witnesses([figure("k1.1", 4923)], (), [point])
    assert (check.verdict, check.observations) == (verdict, ["k1.1"])
    assert check.detail.endswith(f"chart 2 {value:,} persons".replace(",", " "))


@pytest.mark.parametrize("value", [11.8, 111.8])
def test_percentages_of_growth_are_no_contradiction_to_it(value: float) -> None:
    """`12,4` under `in % to the corresponding month`: heads may not say that these are no indices."""
    assert verdict(growth("k1.1", 11.8), index("c1.1", value)) == "pass"


def test_a_tile_that_contradicts_its_sentence_shows() -> None:
    check, alone = check_witnesses([figure("t1.1", 4932), figure("k1.1", 4923)], ())
    assert (check.verdict, check.observations) == ("fail", ["t1.1", "k1.1"])
    assert alone.verdict == "not_applicable"


def test_a_sentence_that_only_another_sentence_repeats_is_alone() -> None:
    (check,) = check_witnesses([figure("k1.1", 4923), figure("k1.2", 4923, same_as="k1.1")], ())
    assert check.detail == "2 of 2 figures stand alone: 2 in sentences and tiles (k1.1, k1.2), 0 in tables"


def test_no_figure_is_no_witness() -> None:
    (check,) = check_witnesses([], ())
    assert (check.verdict, check.detail) == ("not_applicable", "no figures")


def test_a_book_of_many_cells_is_asked_by_area_and_time() -> None:
    """Quadratic time would take hours here."""
    cells = [
        figure(f"c1.{n}", n, f"row {n}", ref_area=None, ref_area_text=f"town {n}") for n in range(20_000)
    ]
    own = [figure(f"k1.{n}", n, f"row {n}", ref_area=None, ref_area_text=f"town {n}") for n in range(2_000)]
    *checks, alone = compare_witnesses(record(*own), [record(*cells, release_id=BOOK)])
    assert [check.verdict for check in checks] == ["pass"] * 2_000
    assert alone.detail.startswith("0 of 2000 ")
