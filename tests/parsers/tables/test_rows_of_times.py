"""Tables whose rows or columns are times: years, months, quarters, cumulative columns, points in time."""

from __future__ import annotations

from written_sheets import Said, check, columns, month, quarter, rows, to_month, year

_MONTHS = range(1, 13)


def test_years_in_columns_with_breakdowns_set_in_and_a_negative_balance() -> None:
    check(
        Said(
            data="B4:D12",
            time=columns("B", [year(2021), year(2022), year(2023)]),
            unit="USD",
            mult=6,
            measure={"5:12": "level", "4": "balance"},
        ),
        """
        International trade in services of the Republic of Kazakhstan | < | < | <
         | | | mln. US dollars
         | 2021 | 2022 | 2023
        Balance of services | -1849.6 | -1521.1~-1 521.1 | "– 970,4"
        Exports of services, total | 5866.8 | 7966.1 | 10254.9
        including: | | |
        > Transport services | 3516.7 | 4554.2 | 5400.3
        >> of which by rail | 1210.4 | 1398 | 1502.2
        > Travel | 448.8 | 1263.2 | 2268.7
        Imports of services, total | 7716.4 | 9487.2 | 11225.3
        > Transport services | 1788.1 | 2310.8 | 2540
        > Travel | 1057.4 | 1925.5 | 2702.3
        """,
    )


def test_months_in_rows_under_years_and_a_total_of_the_year() -> None:
    check(
        Said(
            data="B4:D16",
            time={
                f"{column}{4 + at}": month(at, of) if at else year(of)
                for column, of in zip("BCD", (2022, 2023, 2024), strict=True)
                for at in range(13)
            },
            unit=("persons", "births"),
            measure="level",
        ),
        """
        Number of births by month | < | < | <
         | | | persons
        | 2022 | 2023 | 2024
        Total | 403893 | 388428 | 365949
        January | 32106 | 31480 | 30877
        February | 29950 | 29110 | 28004
        March | 33417 | 32201 | 29987
        April | 31880 | 30412 | 29460
        May | 33015 | 31207 | 30004
        June | 34670 | 33002 | 30550
        July | 36980 | 35110 | 33108
        August | 37040 | 36200 | 33420
        September | 35200 | 34010 | 31204
        October | 31900 | 31700 | 30008
        November | 29235 | 32110 | 29327
        December | 28500 | 31886 | -
        """,
    )


def test_years_merged_over_months_with_an_empty_month_to_come() -> None:
    check(
        Said(
            data="B5:G7",
            time=columns(
                "B", [*[month(at, 2024) for at in (10, 11, 12)], *[month(at, 2025) for at in (1, 2)]]
            ),
            unit="percent",
            measure="index",
            base=columns("B", [month(9, 2024), *[month(at, 2024) for at in (10, 11, 12)], month(1, 2025)]),
        ),
        """
        Producer price indices for industrial products | < | < | < | < | < | <
        in per cent to the previous month | < | < | < | < | < | <
         | 2024 year | < | < | 2025 year | < | <
        ^ | October | November | December | January | February | March
        Industry, total | 100.4 | 99.2 | 101.1 | 103.8 | 99.9 |
        Mining and quarrying | 98.7 | 97.2 | 102.2 | 107.5 | 98.4 |
        Manufacturing | 101.3 | 100.5 | 100.1 | 101.2 | 100.8 |
        """,
    )


def test_quarters_with_cumulative_columns_and_preliminary_years() -> None:
    check(
        Said(
            data="B5:I8",
            time=columns(
                "B",
                [t for of in (2023, 2024) for t in (quarter(1, of), *(to_month(n, of) for n in (6, 9, 12)))],
            ),
            unit="KZT",
            mult=9,
            measure="level",
            status={"B:E": "A", "F:I": "P"},
        ),
        """
        Gross domestic product by expenditure method | | | | | | | |
         | | | | | | | | bln. tenge
         | 2023 | | | | 2024* | | |
         | I quarter | 1 half-year | 9 months | year | I quarter | 1 half-year | 9 months | year
        Gross domestic product | 22876.1 | 48912.4 | 81277.6 | 119442.2 | 25123.4 | 54019.9 | 90236.4 |\
         134251.9
        Final consumption expenditure | 14002.5 | 30110 | 47001.2 | 68202.4 | 15980.2 | 34119.6 |\
         53006.7 | 77804.1
        > of which households | 11560.3 | 24880.2 | 38816.5 | 56103.9 | 13202 | 28006.1 | 43903.3 | 64220.6
        Gross capital formation | 5120.6 | 12101.1 | 20004.8 | 31502.2 | 5800.1 | 13600.9 | 22804.2 | 35019.5
        * preliminary data
        """,
    )


def test_quarters_in_rows_under_rows_of_years() -> None:
    check(
        Said(
            data="B4:C12",
            time={
                "4": year(2023),
                "9": year(2024),
                **rows(5, [quarter(n, 2023) for n in (1, 2, 3, 4)]),
                **rows(10, [quarter(n, 2024) for n in (1, 2, 3)]),
            },
            unit={"B": "persons", "C": "percent"},
            mult={"B": 3, "C": 0},
            measure={"B": "level", "C": "rate"},
        ),
        """
        Unemployed population and unemployment rate
         | Unemployed population, thousand people | Unemployment rate, %
        A | 1 | 2
        2023 year | 453.6 | 4.7
        I quarter | 455.2 | 4.8
        II quarter | 454.1 | 4.7
        III quarter | 452.9 | 4.7
        IV quarter | 452 | 4.7
        2024 year | 451.9 | 4.6
        I quarter | 452.8 | 4.7
        II quarter | 451.6 | 4.6
        III quarter | 450.3 | 4.6
        """,
    )


def test_dates_in_columns_are_points_in_time() -> None:
    check(
        Said(
            data="B5:E8",
            area=rows(5, ["KZ", "KZ-10", "KZ-11", "KZ-71"]),
            time=columns("B", ["2023-01-01", "2024-01-01", "2024-07-01", "2025-01-01"]),
            unit="head",
            mult=3,
            measure="level",
        ),
        """
        Number of sheep and goats in all categories of farms | < | < | < | <
         | | | | thousand heads
         | As of January 1 | < | as of July 1, 2024 | as of January 1, 2025
        ^ | 2023 | 2024 | ^ | ^
        The Republic of Kazakhstan | 21777.7 | 20890.4 | 26110.3 | 20714.2
        Abay | 1320.8 | 1290.1 | 1795.5 | 1301.6
        Akmola | 560 | 540.2 | 744.9 | 533.7
        Astana city | 0.2 | 0.1 | - | …
        """,
    )


def test_days_in_rows_and_totals_at_the_end_of_the_year() -> None:
    check(
        Said(
            data="B4:C7",
            time=rows(4, ["2024-04-01", "2024-07-01", "2024-10-01", "2025-01-01"]),
            unit={"B": "units", "C": "persons"},
            mult={"B": 0, "C": 3},
            measure="level",
        ),
        """
        Operating small enterprises
         | Number of operating small enterprises, units | Number of employees, thousand people
         | 1 | 2
        as of 01.04.2024 | 312440 | 1284.2
        as of 01.07.2024 | 318202 | 1290.6
        as of 01.10.2024 | 321116 | 1297.1
        as of 01.01.2025 | 325901 | 1301.4
        """,
    )


def test_cumulative_months_in_rows_are_from_january() -> None:
    check(
        Said(
            data="B5:C9",
            time=rows(5, [month(1, 2025), *(to_month(n, 2025) for n in (2, 3, 6, 9))]),
            unit={"B": "KZT", "C": "percent"},
            mult={"B": 6, "C": 0},
            measure={"B": "level", "C": "index"},
            base={
                f"C{5 + at}": time
                for at, time in enumerate([month(1, 2024), *(to_month(n, 2024) for n in (2, 3, 6, 9))])
            },
        ),
        """
        Investments in fixed assets, 2025 | |
         | |
         | Volume of investments, mln. tenge | As % to the corresponding period of the previous year
         | |
        January | 812450 | 97.2
        January-February | 1780112 | 100.4
        January-March | 2893104 | 106.3
        January-June | 7316002 | 119.3
        January-September | 12904417 | 114.4
        """,
    )


def test_the_time_of_a_whole_table_stands_in_its_title() -> None:
    check(
        Said(
            data="B5:E8",
            area=rows(5, ["KZ", "KZ-23", "KZ-47", "KZ-75"]),
            time=to_month(5, 2025),
            unit=columns("B", ["units", "places", "persons", "KZT"]),
            mult={"B:D": 0, "E": 3},
            measure="level",
        ),
        """
        Main indicators of places of accommodation for January-May 2025
         | | | |
         | Number of places of accommodation, units | Single capacity, beds | Served visitors, people |\
         Volume of services rendered, thousand tenge
        A | 1 | 2 | 3 | 4
        Republic of Kazakhstan | 4107 | 222480 | 3211842 | 90142337
        Atyrau | 142 | 7210 | 118002 | 4107220
        Mangystau | 141 | 11098 | 122408 | 3980114.4
        Almaty city | 389 | 33208 | 702114 | 30221876
        """,
    )


def test_a_head_says_both_periods_that_it_compares() -> None:
    check(
        Said(
            data="B3:D6",
            time={"B": to_month(9, 2024), "C": to_month(9, 2023), "D": to_month(9, 2024)},
            unit={
                "D": "percent",
                "B3:C3": "t",
                "B4:C4": "m3",
                "B5:C5": "kWh",
                "B6:C6": "units",
            },
            mult={"D": 0, "B3:C3": 3, "B4:C4": 6, "B5:C5": 6, "B6:C6": 0},
            measure={"B": "level", "C": "level", "D": "index"},
            base={"D": to_month(9, 2023)},
        ),
        """
        Production of industrial products in kind | < | < | <
         | January-September 2024 | January-September 2023 |\
         January-September 2024 as % to January-September 2023
        Hard coal, thousand tons | 74880.5 | 76402.1 | 98
        Natural gas, mln. m3 | 43902 | 43540.8 | 100.8
        Electricity, mln. kWh | 85311.6 | 82404.2 | 103.5
        Tractors, pieces | 4310 | 5912 | 72.9
        """,
    )
