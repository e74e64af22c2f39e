"""Tables whose heads are deep, unmerged, repeated or out of the way, and how areas and units are spelt."""

from __future__ import annotations

from written_sheets import Said, check, columns, month, quarter, rows, to_month, year


def test_regions_are_spelt_in_every_way() -> None:
    check(
        Said(
            data="B4:B18",
            area=rows(
                4,
                [
                    *("KZ", "KZ-11", "KZ-15", "KZ-19", "KZ-33", "KZ-27", "KZ-47", "KZ-59", "KZ-YUZ", "KZ-61"),
                    *("KZ-63", "KZ-10", "KZ-71", "KZ-75", "KZ-79"),
                ],
            ),
            time=year(2024),
            unit="USD",
            mult=6,
            measure="level",
        ),
        """
        Gross inflow of foreign direct investment
         | million USD
         | 2024 year
        Kazakhstan | 17218.4
        Akmola region | 311.2
        Aktubinskaya | 902.4
        Almaty oblast | 620.1
        Zhetysu region | 204.8
        West-Kazakhstan | 1402.2
        Mangistau | 511.9
        North Kazakhstan region | 80.4
        South Kazakhstan | 1
        Turkestan region | 240.8
        East Kazakhstan region | 702.6
        Abay region | 188.8
        Nur-Sultan city | 1204.4
        Almaty city 2) | 6110.1
        Shimkent city | 212
        2) Preliminary classification.
        """,
    )


def test_bare_years_over_the_months_of_a_column_of_labels() -> None:
    times = {
        **{f"B{4 + n}": month(n, 2023) for n in (1, 2, 3)},
        **{f"B{8 + n}": month(n, 2024) for n in (1, 2, 3)},
    }
    check(
        Said(data="B5:B7 B9:B11", time=times, unit="persons", mult=3, measure="level"),
        """
        Passengers carried by air transport
         | thousand people
         |
        2023 |
        January | 944.1
        February | 812
        March | 880.7
        2024 |
        January | 1011.4
        February | 940.2
        March | 998.8
        """,
    )


def test_months_merged_under_a_total_and_a_head_in_brackets() -> None:
    check(
        Said(
            data="B6:E7",
            time=columns("B", [quarter(1, 2025), *(month(n, 2025) for n in (1, 2, 3))]),
            unit={"6": "t", "7": "units"},
            mult={"6": 3, "7": 6},
            measure="level",
        ),
        """
        Production of livestock products | < | < | < | <
         | | | |
         | I quarter 2025 | of which by months of 2025 | < | <
        ^ | ^ | January | February | March
        A | 1 | 2 | 3 | 4
        Milk (thousand tons) | 1402.1 | 401.1 | 440.6 | 560.4
        Eggs (mln. pieces) | 1104.6 | 350.8 | 344.4 | 409.4
        """,
    )


def test_heads_that_come_again_for_each_year_are_no_title() -> None:
    check(
        Said(
            data="B4:E5",
            area={"4": "KZ", "5": "KZ-35"},
            time={"B:C": year(2023), "D:E": year(2024)},
            unit=columns("B", ["KZT", "percent", "KZT", "percent"]),
            mult=columns("B", [6, 0, 6, 0]),
        ),
        """
        Current expenditures on environmental protection
        Region | 2023 | | 2024 |
         | current expenditures, mln. tenge | share in the total volume, % |\
         current expenditures, mln. tenge | share in the total volume, %
        Republic of Kazakhstan | 280118.4 | 100 | 310442.2 | 100
        Karagandy | 41204.1 | 14.7 | 46118.9 | 14.9
        """,
    )


def test_age_groups_as_heads_are_labels() -> None:
    check(
        Said(
            data="B5:F6",
            area={"5": "KZ", "6": "KZ-61"},
            time=quarter(2, 2025),
            unit="persons",
            mult=3,
            measure="level",
        ),
        """
        Employed population by age groups, II quarter 2025, thousand people | < | < | < | < | <
         | | | | |
         | Total | including at the age of, years: | < | < | <
        ^ | ^ | 15-24 | 25-34 | 35-54 | 55 and older
        Republic of Kazakhstan | 9240.4 | 880.1 | 2602.2 | 4411.8 | 1346.3
        Turkistan | 801.2 | 90.4 | 240.1 | 380.2 | 90.5
        """,
    )


def test_size_classes_as_rows_are_labels() -> None:
    check(
        Said(
            data="B4:C7",
            time="2025-07-01",
            unit=columns("B", [("units", "enterprises"), "percent"]),
            measure=columns("B", ["level", "share"]),
        ),
        """
        Distribution of legal entities by number of employees as of July 1, 2025 | < | <
         | Number, units | In % to total
         | |
        Total | 530118 | 100
        up to 5 people | 402204 | 75.9
        6-100 | 118442 | 22.3
        more than 100 people | 9472 | 1.8
        """,
    )


def test_rates_of_vital_events_have_their_denominators() -> None:
    check(
        Said(
            data="B3:C7",
            time=columns("B", [year(2023), year(2024)]),
            unit=rows(
                3,
                [
                    *("per_1000_population", "per_1000_population", "per_1000_live_births"),
                    *("per_100000_live_births", "per_100000_population"),
                ],
            ),
            measure="rate",
        ),
        """
        General demographic coefficients
         | 2023 | 2024
        Births per 1000 people | 19.52 | 18.15
        Deaths per 1000 people | 6.57 | 6.55
        Infant deaths per 1000 live births | 7.68 | 6.98
        Maternal deaths per 100 000 live births | 11.5 | 10.1
        Tuberculosis incidence per 100 000 population | 35.9 | 34.4
        """,
    )


def test_national_accounts_in_money_and_then_in_shares_of_the_total() -> None:
    check(
        Said(
            data="B4:D6 B8:D10",
            time=columns("B", [year(2022), year(2023), year(2024)]),
            unit={"4:6": "KZT", "8:10": "percent"},
            mult={"4:6": 9, "8:10": 0},
            measure={"4:5": "level", "6": ("level", "balance"), "8:10": "share"},
        ),
        """
        Gross domestic product by income method | < | < | <
         | 2022 year | 2023 year | 2024 year
        billion tenge | < | < | <
        Gross domestic product | 103765.5 | 119442.2 | 134251.9
        Compensation of employees | 33118.4 | 39204.6 | 44118
        Net taxes on production and imports | 8802.1 | 9911.4 | 10440.2
        in percent to total | < | < | <
        Gross domestic product | 100 | 100 | 100
        Compensation of employees | 31.9 | 32.8 | 32.9
        Net taxes on production and imports | 8.5 | 8.3 | 7.8
        """,
    )


def test_consumption_per_head_in_kilograms_and_pieces() -> None:
    check(
        Said(
            data="B4:D6",
            time={"B:D": quarter(1, 2025)},
            unit={"4": "kg", "5": "kg", "6": "units"},
            measure="level",
        ),
        """
        Consumption of food products per capita, I quarter 2025
         | | |
         | Total | urban areas | rural areas
        Bakery and cereal products, kg | 32.4 | 31.2 | 34.3
        Meat and meat products, kg | 21.1 | 21.4 | 20.6
        Eggs, pieces | 51.8 | 54.4 | 47.7
        """,
    )


def test_four_rows_of_heads_without_any_merged_cell() -> None:
    check(
        Said(
            data="B6:G7",
            area={"6": "KZ", "7": "KZ-31"},
            time={"B:D": to_month(9, 2024), "E:G": to_month(9, 2025)},
            unit="head",
            measure="level",
        ),
        """
        Livestock sold for slaughter by categories of farms, heads
         | January-September 2024 | | | January-September 2025 | |
         | cattle | | sheep | cattle | | sheep
         | total | of which cows | total | total | of which cows | total
        A | 1 | 2 | 3 | 4 | 5 | 6
        The Republic of Kazakhstan | 1802114 | 611204 | 5402118 | 1822440 | 620118 | 5511204
        Zhambyl | 102440 | 31118 | 512009 | 104118 | 32004 | 520442
        """,
    )


def test_a_total_column_of_the_year_stands_behind_its_months() -> None:
    check(
        Said(
            data="B4:E5",
            area={"4": "KZ", "5": "KZ-55"},
            time=columns("B", [*(month(n, 2024) for n in (10, 11, 12)), year(2024)]),
            unit="m2",
            mult=3,
            measure="level",
        ),
        """
        Commissioning of schools in 2024, thousand square meters
         | | | |
         | October | November | December | Year
        Republic of Kazakhstan | 110.2 | 98.4 | 402.1 | 1204.8
        Pavlodar | 4.1 | - | 12 | 30.4
        """,
    )


def test_an_index_to_december_stands_beside_one_to_the_same_month() -> None:
    check(
        Said(
            data="B5:D6",
            area={"5": "KZ", "6": "KZ-23"},
            time=month(8, 2025),
            unit="percent",
            measure="index",
            base=columns("B", [month(7, 2025), month(12, 2024), month(8, 2024)]),
        ),
        """
        Price indices for paid services in August 2025 | < | < | <
         | | | as a percentage
         | August 2025 to | < | <
        ^ | July 2025 | December 2024 | August 2024
        Republic of Kazakhstan | 100.9 | 109.2 | 114.4
        Atyrau | 101.2 | 108.8 | 113.9
        """,
    )


def test_a_ratio_of_wages_and_a_coefficient_have_no_money() -> None:
    check(
        Said(
            data="B3:C6",
            time=columns("B", [year(2023), year(2024)]),
            unit=rows(3, ["KZT", "percent", "pure_number", "times"]),
            measure=rows(3, ["level", "ratio", "ratio", "ratio"]),
        ),
        """
        Indicators of differentiation of incomes
         | 2023 | 2024
        Average per capita nominal income, tenge | 170442 | 188204
        Ratio of women's wages to men's wages, % | 74.1 | 75.6
        Gini coefficient by 10% groups | 0.288 | 0.291
        Ratio of the richest 10% to the poorest 10%, times | 5.55 | 5.61
        """,
    )


def test_a_second_table_below_has_its_own_title_unit_and_years() -> None:
    check(
        Said(
            data="B4:C5 B10:C11",
            area={"4": "KZ", "5": "KZ-43", "10": "KZ", "11": "KZ-43"},
            time={"B4:B5": year(2022), "C4:C5": year(2023), "B10:B11": year(2023), "C10:C11": year(2024)},
            unit={"4:5": "t", "10:11": "m3"},
            mult={"4:5": 3, "10:11": 6},
            measure="level",
        ),
        """
        1. Formation of production waste | < | <
         | | thousand tons
         | 2022 | 2023
        Republic of Kazakhstan | 980442.1 | 1002118.4
        Kyzylorda | 1204.4 | 1311.2
         | |
        2. Water abstraction from natural sources | < | <
         | | mln. cubic meters
         | 2023 | 2024
        Republic of Kazakhstan | 24911.6 | 25204.2
        Kyzylorda | 4902.2 | 5011.8
        """,
    )
