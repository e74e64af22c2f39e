"""Tables with footnote marks, missing values, text for numbers, slips of spelling, notes and sign-offs."""

from __future__ import annotations

from datetime import date

from written_sheets import Said, check, columns, month, quarter, rows, to_month, year

from records.period import period


def test_marks_glued_to_years_labels_and_values() -> None:
    check(
        Said(
            data="B4:D7",
            area=rows(4, ["KZ", "KZ-61", "KZ-75", "KZ-79"]),
            time=columns("B", [year(2017), year(2018), year(2019)]),
            unit="persons",
            mult=3,
            measure="level",
            value={"1!B5": 1010.2, "1!D6": 905.5},
        ),
        """
        Employed population by regions | < | < | <
         | | | thousand people
         | "20171)" | "2018 2)" | "2019¹⁾"
        Republic of Kazakhstan | 8585.2 | 8695 | 8780.8
        Turkestan 3) | "1010,2*" | 721.1 | 730.4
        Almaty city² | 880.6 | 890.4 | "905,52)"
        Shymkent city3) | - | 381.3 | 389.9
        1) Data are recalculated.
        2) Since 2018 according to the new methodology.
        3) Until 2018 South Kazakhstan region.
        * Estimate by 12 regions.
        """,
    )


def test_every_kind_of_missing_mark_is_no_number() -> None:
    check(
        Said(
            data="B4:F6",
            area=rows(4, ["KZ", "KZ-10", "KZ-47"]),
            time=columns("B", [year(of) for of in range(2019, 2024)]),
            unit="kWh",
            mult=6,
            measure="level",
        ),
        """
        Electricity generation by renewable energy sources, mln. kWh | < | < | < | < | <
         | | | | |
         | 2019 | 2020 | 2021 | 2022 | 2023
        The Republic of Kazakhstan | 2400.7 | 3245.2 | 4219.9 | 5110.1 | "6 675,3"
        Abai | - | – | … | x | "0,0"
        Mangystau | ... | 0 | х | X | 0.0
        """,
    )


def test_numbers_as_text_with_blanks_and_commas() -> None:
    check(
        Said(
            data="B4:D6",
            time=columns("B", [to_month(12, 2023), to_month(12, 2024), to_month(12, 2024)]),
            unit=columns("B", ["KZT", "KZT", "percent"]),
            mult=columns("B", [3, 3, 0]),
            measure=columns("B", ["level", "level", "index"]),
            base={"D": year(2023)},
        ),
        """
        Gross output of agricultural products (services)
         | | | thousand tenge
         | January-December 2023 | January-December 2024 | 2024 as a percentage of 2023
        Total | "7 625 160 112,4" | "8 294 118 440,0" | "113,7"
        Crop production | "4 401 118 220,7" | "4 980 442 118,2" | "121,5"
        Livestock production | "3 190 442 118" | "3 280 118 004,9" | " 103,4 "
        """,
    )


def test_misspelt_words_and_letters_of_the_other_alphabet() -> None:
    check(
        Said(
            data="B5:D7",
            area=rows(5, ["KZ", "KZ-59", "KZ-39"]),
            time=columns("B", [month(1, 2025), month(2, 2025), quarter(1, 2025)]),
            unit="KZT",
            mult=3,
            measure="level",
        ),
        """
        Volume of postal and courier services in 2025
         | | | thousend tenge
         | | |
         | Januar | Februari | I quater
        Rеpublic of Kаzakhstan | 7204118 | 7440221 | 22118004
        Soltustik Кazakhstan | 120442 | 118004 | 360118
        KostanaI | 180221 | 177440 | 541180
        """,
    )


def test_base_lines_open_blocks_of_indices() -> None:
    check(
        Said(
            data="B4:D5 B7:D8 B10:D11",
            time=columns("B", [month(1, 2025), month(2, 2025), month(3, 2025)]),
            unit="percent",
            measure="index",
            base={
                **{
                    f"{c}4:{c}5": b
                    for c, b in zip("BCD", [month(12, 2024), month(1, 2025), month(2, 2025)], strict=True)
                },
                "B7:D8": month(12, 2024),
                **{f"{c}10:{c}11": month(n, 2024) for n, c in enumerate("BCD", start=1)},
            },
        ),
        """
        Price indices in construction, percent | < | < | <
         | January 2025 | February 2025 | March 2025
        to the previous month | < | < | <
        Construction and installation works | 100.4 | 100.2 | 100.9
        Machinery and equipment | 100.9 | 101.1 | 99.8
        to December of the previous year | < | < | <
        Construction and installation works | 100.4 | 100.6 | 101.5
        Machinery and equipment | 100.9 | 102 | 101.8
        to the corresponding month of the previous year | < | < | <
        Construction and installation works | 104.2 | 104 | 103.7
        Machinery and equipment | 106.6 | 107.1 | 105
        """,
    )


def test_growth_with_signs_is_a_change() -> None:
    check(
        Said(
            data="B3:D5",
            area=rows(3, ["KZ", "KZ-35", "KZ-55"]),
            time=columns("B", [to_month(8, 2024), to_month(8, 2025), to_month(8, 2025)]),
            unit=columns("B", ["units", "units", "percent"]),
            measure=columns("B", ["level", "level", "change"]),
            base={"D": to_month(8, 2024)},
        ),
        """
        Registered criminal offenses by regions, units | < | < | <
         | January-August 2024 | January-August 2025 | increase, decrease (-) to January-August 2024, %
        Republic of Kazakhstan | 92118 | 88440 | -4
        Karagandy | 7204 | 7311 | 1.5
        Pavlodar | 4118 | 3990 | "-3,1"
        """,
        reference=period("January-August 2025", date(2025, 1, 1), date(2025, 8, 31), cumulative=True),
    )


def test_notes_and_sign_off_under_a_table_are_no_data() -> None:
    check(
        Said(
            data="B4:C6",
            time=columns("B", [year(2023), year(2024)]),
            unit="t",
            mult=3,
            measure="level",
        ),
        """
        Generation of municipal waste | < | <
         | | thousand tons
         | 2023 | 2024
        Collected waste, total | 3921.2 | 4011.8
        of which recycled | 940.4 | 1020.1
        Deposited at landfills | 2980.8 | 2991.7
         | |
        Note: data of 208 organizations | |
        № 12-8/1204-ВН | |
        11 March, 2025 | |
        Department of production statistics | |
        Executor: A. Akhmetova | |
        Tel. +7 7172 749 302 | |
        Address: 010000, Astana, 8 Mangilik El avenue | |
        """,
    )


def test_empty_rows_stand_between_the_rows_of_a_table() -> None:
    check(
        Said(
            data="B6:C12",
            time=columns("B", [(year(of), f"{of}-12-31") for of in (2023, 2024)]),
            unit="m2",
            mult=3,
            measure="level",
        ),
        """
         | |
        Housing stock at the end of the year |
         | |
         | thousand sq. m |
         | 2023 | 2024
        Housing stock, total | 402118.4 | 415220.7
         | |
        urban areas | 270118 | 280442.1
         | |
        rural areas | 132000.4 | 134778.6
         | |
        Private housing stock | 390118.2 | 403005.3
        """,
    )


def test_values_that_look_like_years_are_values() -> None:
    check(
        Said(
            data="B4:D7",
            area=rows(4, ["KZ", "KZ-23", "KZ-31", "KZ-71"]),
            time=columns("B", [year(2022), year(2023), year(2024)]),
            unit="units",
            measure="level",
        ),
        """
        Number of schools
         | | | units
         | 2022 | 2023 | 2024
        Republic of Kazakhstan | 7687 | 7764 | 7886
        Atyrau | 2001 | 2004 | 2010
        Zhambyl | 1998 | 1999 | 2003
        Astana city | 2015 | 1987 | 2022
        """,
    )


def test_a_row_of_numbers_and_letters_numbers_the_columns() -> None:
    check(
        Said(
            data="C4:E6",
            area=rows(4, ["KZ", "KZ-43", "KZ-79"]),
            time=to_month(3, 2025),
            unit=columns("C", [("enterprises", "units"), ("enterprises", "units"), "percent"]),
            measure=columns("C", ["level", "level", "share"]),
        ),
        """
        Registered legal entities for January-March 2025, units
        No. | | Registered, total | of which active | Share of active in the total number, %
        A | B | 1 | 2 | 3
        1 | Republic of Kazakhstan | 540118 | 391204 | 72.4
        2 | Kyzylorda | 11204 | 8440 | 75.3
        3 | Shymkent city | 30118 | 21220 | 70.5
        """,
    )


def test_provisional_months_are_marked_and_flash_estimates_too() -> None:
    check(
        Said(
            data="B4:E5",
            time=columns("B", [month(n, 2025) for n in (5, 6, 7, 8)]),
            unit="USD",
            mult=6,
            measure={"4": "level", "5": "balance"},
            status={"B:C": "A", "D:E": "P"},
        ),
        """
        Foreign trade turnover of the Republic of Kazakhstan in 2025, million US dollars
         | | | |
         | May | June | July* | August*
        Foreign trade turnover | 12004.4 | 11880.2 | 12440.9 | 12118
        Trade balance | 1404.7 | 1220.1 | "-118,4" | 440.6
        * preliminary data
        """,
    )


def test_a_base_year_in_the_title_is_no_time() -> None:
    check(
        Said(
            data="B4:E5",
            area={"4": "KZ", "5": "KZ-75"},
            time=columns("B", [year(of) for of in (2021, 2022, 2023, 2024)]),
            unit="percent",
            measure="index",
            base=year(2015),
        ),
        """
        Index of physical volume of gross regional product, in % to 2015
         | | | |
         | 2021 | 2022 | 2023 | 2024
        Republic of Kazakhstan | 118.4 | 122.2 | 128.4 | 134.6
        Almaty city | 130.1 | 133.9 | 141.2 | 150.7
        """,
    )


def test_academic_years_are_no_values() -> None:
    check(
        Said(
            data="B4:D6",
            time="any",
            unit=rows(4, [("units", "places"), "persons", "persons"]),
            mult=rows(4, [0, 3, 3]),
            measure="level",
        ),
        """
        Higher education institutions at the beginning of the academic year | < | < | <
         | | |
         | 2022/2023 | 2023/2024 | 2024/2025
        Number of higher education institutions, units | 116 | 112 | 118
        Number of students, thousand people | 578.2 | 592.7 | 609.9
        > of which women, thousand people | 310.4 | 315.8 | 324
        """,
    )
