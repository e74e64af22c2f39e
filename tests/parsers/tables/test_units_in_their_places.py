"""Tables whose unit stands in a corner, a title, a head, a section, a column of units or a row's label."""

from __future__ import annotations

from written_sheets import Said, check, columns, quarter, rows, to_month, year


def test_a_column_of_units_and_a_column_of_codes() -> None:
    units = ["t", "t", "l", "m2", "units", "kWh"]
    check(
        Said(
            data="D4:F9",
            time=columns("D", [year(2021), year(2022), year(2023)]),
            unit=rows(4, units),
            mult=rows(4, [3, 0, 3, 3, 0, 6]),
            measure="level",
        ),
        """
        Production of main types of industrial products | < | < | < | < | <
         | | | | |
        Name of products | Code of product | Unit of measure | 2021 | 2022 | 2023
        Crude oil | 061010 | thousand tons | 71808.4 | 70009.2 | 75405.6
        Rice | 106111 | tons | 112004 | 109330 | 118201
        Beer | 110510 | thousand liters | 701234.4 | 712009.1 | 725002
        Carpets | 139310 | thousand sq. m | 501.2 | 498.7 | 510
        Passenger cars | 291020 | pieces | 92411 | 112540 | 146558
        Electricity | 351110 | mln. kWh | 114300.1 | 112821.4 | 112967.3
        """,
    )


def test_sections_that_are_units() -> None:
    check(
        Said(
            data="B4:D11",
            time=columns("B", [year(2022), year(2023), year(2024)]),
            unit={"4:5": "t", "7:8": "t_km", "10:11": "p_km"},
            mult={"4:5": 6, "7:8": 9, "10:11": 6},
            measure="level",
        ),
        """
        Main indicators of transport | < | < | <
         | 2022 | 2023 | 2024
        Transported cargo, mln. tons | < | < | <
        Railway transport | 406 | 404.9 | 399.2
        Road transport | 541.1 | 576.4 | 590.7
        Freight turnover, bln. t-km | < | < | <
        Railway transport | 311.8 | 319.1 | 321.5
        Road transport | 49.9 | 61.1 | 66.4
        Passenger turnover, mln. p-km | < | < | <
        Railway transport | 15024.8 | 17822.2 | 18870.1
        Air transport | 17710.3 | 20881.6 | 24602.9
        """,
    )


def test_the_unit_of_a_title_and_shares_between_its_columns() -> None:
    check(
        Said(
            data="B5:E8",
            area=rows(5, ["KZ", "KZ-15", "KZ-27", "KZ-79"]),
            time={"B:C": year(2022), "D:E": year(2023)},
            unit={"B": "KZT", "D": "KZT", "C": "percent", "E": "percent"},
            mult={"B": 6, "D": 6, "C": 0, "E": 0},
            measure={"B": "level", "D": "level", "C": "share", "E": "share"},
        ),
        """
        Retail trade turnover by regions, million tenge | < | < | < | <
         | 2022 | < | 2023 | <
        ^ | total | share in the republic volume, % | total | share in the republic volume, %
        A | 1 | 2 | 3 | 4
        Republic of Kazakhstan | 15842034.1 | 100 | 18604221.7 | 100
        Aktobe | 702114.9 | 4.4 | 801220.4 | 4.3
        West Kazakhstan | 441208.6 | 2.8 | 512440.3 | 2.8
        Shymkent city | 788120.2 | 5 | 934116 | 5
        """,
    )


def test_a_unit_in_each_head_over_merged_years() -> None:
    check(
        Said(
            data="B5:G7",
            area=rows(5, ["KZ", "KZ-39", "KZ-59"]),
            time={"B:D": year(2023), "E:G": year(2024)},
            unit=columns("B", ["ha", "t", "c_per_ha"] * 2),
            mult=columns("B", [3, 3, 0] * 2),
            measure="level",
        ),
        """
        Gross harvest and yield of wheat | < | < | < | < | < | <
         | | | | | |
         | 2023 year | < | < | 2024 year | < | <
        ^ | harvested area, thousand hectares | gross harvest, thousand tons |\
         yield, centners per 1 hectare | harvested area, thousand hectares |\
         gross harvest, thousand tons | yield, centners per 1 hectare
        Republic of Kazakhstan | 13480.3 | 12111.2 | 9 | 13210.4 | 18579.6 | 14.1
        Kostanay | 4011.1 | 2508.9 | 6.3 | 3902.2 | 5121.7 | 13.1
        North Kazakhstan | 2804.7 | 3407.9 | 12.2 | 2790.8 | 4902 | 17.6
        """,
    )


def test_a_rate_for_ten_thousand_people_in_the_title() -> None:
    check(
        Said(
            data="B4:D7",
            area=rows(4, ["KZ", "KZ-31", "KZ-33", "KZ-62"]),
            time=columns("B", [(year(of), f"{of}-12-31") for of in (2021, 2022, 2023)]),
            unit="per_10000_population",
            measure="rate",
        ),
        """
        Number of hospital beds per 10 000 population at the end of the year | < | < | <
         | | |
         | 2021 | 2022 | 2023
        Republic of Kazakhstan | 69.2 | 66.4 | 65.1
        Zhambyl | 55.8 | 54.9 | 54
        Zhetisu | - | 60.2 | 59.4
        Ulytau | - | 71.3 | 70.9
        """,
    )


def test_a_number_and_a_rate_in_blocks_under_one_row_of_years() -> None:
    check(
        Said(
            data="B4:D10",
            area={"4": "KZ", "5": "KZ-55", "6": "KZ-71", "8": "KZ", "9": "KZ-55", "10": "KZ-71"},
            time=columns("B", [year(2022), year(2023), year(2024)]),
            unit={"4:6": ("marriages", "units"), "8:10": "per_1000_population"},
            measure={"4:6": "level", "8:10": "rate"},
        ),
        """
        Marriages
         | 2022 | 2023 | 2024
        Number of registered marriages, units
        Republic of Kazakhstan | 128392 | 120841 | 123448
        Pavlodar | 4890 | 4511 | 4480
        Astana city | 11202 | 10850 | 10977
        per 1000 population
        Republic of Kazakhstan | 6.54 | 6.07 | 6.11
        Pavlodar | 6.45 | 5.98 | 5.95
        Astana city | 8.3 | 7.62 | 7.44
        """,
    )


def test_the_unit_of_a_corner_and_regions_in_columns() -> None:
    check(
        Said(
            data="B3:F7",
            area=columns("B", ["KZ", "KZ-35", "KZ-55", "KZ-63", "KZ-75"]),
            time=year(2023),
            unit="t",
            mult=3,
            measure="level",
        ),
        """
        Emissions of air pollutants from stationary sources in 2023 | < | < | < | < | <
        thousand tons | The Republic of Kazakhstan | Karagandy | Pavlodar | Shygys Kazakhstan | Almaty city
        Total emissions | 2267.3 | 451.1 | 737.2 | 94.7 | 41.6
        of which: solid | 402.6 | 82.4 | 131 | 14.2 | 4.2
        gaseous and liquid | 1864.7 | 368.7 | 606.2 | 80.5 | 37.4
        > sulfur dioxide | 766.2 | 170.1 | 281.5 | 41.1 | 9
        > nitrogen oxides | 312.1 | 50.2 | 121.9 | 10.4 | 12.3
        """,
    )


def test_an_energy_balance_has_a_unit_in_each_column_and_negative_flows() -> None:
    check(
        Said(
            data="C4:F8",
            time=year(2023),
            unit=columns("C", ["t", "m3", "kWh", "Gcal"]),
            mult=columns("C", [3, 6, 6, 3]),
            measure="level",
        ),
        """
        Fuel and energy balance of the Republic of Kazakhstan for 2023 | < | < | < | < | <
        Line code | | Hard coal, thousand tons | Natural gas, mln. m3 | Electricity, mln. kWh |\
         Heat energy, thousand Gcal
        A | B | 1 | 2 | 3 | 4
        01 | Production | 112711.4 | 59022.8 | 112967.3 | 88120.9
        02 | Import | 206.7 | 9012 | 3466.8 | -
        03 | Export | -30411.9 | -5402.7 | "-1 401,2" | -
        04 | Statistical differences | 1.4 | "-0,2" | 0 | 0
        05 | Losses | 310.2 | 1204.4 | 7402.6 | 9310.5
        """,
    )


def test_the_unit_of_a_price_is_money_whatever_the_goods_are_measured_in() -> None:
    check(
        Said(
            data="B4:D7",
            time=columns("B", ["2025-01-01/P1M", "2025-02-01/P1M", "2025-03-01/P1M"]),
            unit="KZT",
            mult=0,
            measure="level",
        ),
        """
        Average producer prices for agricultural products | < | < | <
        tenge per ton | < | < | <
         | January 2025 | February 2025 | March 2025
        Wheat | 81204 | 80117.4 | 79930
        Milk, liter | 214.6 | 216.1 | 213.9
        Eggs, ten | 402 | 399.2 | 391
        Cattle in live weight, kg | 1402.2 | 1418 | 1440.7
        """,
    )


def test_rows_of_money_persons_and_shares_in_one_table() -> None:
    check(
        Said(
            data="B3:D8",
            time=columns("B", [year(2021), year(2022), year(2023)]),
            unit=rows(3, ["units", "persons", "persons", "KZT", "percent", "percent"]),
            mult=rows(3, [0, 0, 0, 6, 0, 0]),
            measure=rows(3, ["level", "level", "level", "level", "share", "share"]),
        ),
        """
        Main indicators of research and development | < | < | <
         | 2021 | 2022 | 2023
        Number of organizations that carried out R&D, units | 438 | 414 | 425
        Number of employees engaged in R&D, people | 21617 | 22456 | 25473
        > of which researchers | 17092 | 18014 | 20521
        Internal expenditures on R&D, mln. tenge | 109332.7 | 121562.7 | 172600.3
        Share of internal expenditures on R&D in GDP, % | 0.13 | 0.12 | 0.14
        Share of women among researchers, % | 53.6 | 52.9 | 53.2
        """,
    )


def test_money_in_one_column_and_growth_in_the_next_for_each_quarter() -> None:
    growth = {"C": quarter(3, 2023), "E": quarter(4, 2023)}
    check(
        Said(
            data="B6:E9",
            area=rows(6, ["KZ", "KZ-19", "KZ-43", "KZ-75"]),
            time={"B:C": quarter(3, 2024), "D:E": quarter(4, 2024)},
            unit={"B": "KZT", "D": "KZT", "C": "percent", "E": "percent"},
            mult=0,
            measure={"B": "level", "D": "level", "C": "index", "E": "index"},
            base=growth,
        ),
        """
        Average monthly nominal wage per employee by regions in 2024
         | | | |
         | III quarter | | IV quarter |
         | tenge | as a percentage of the corresponding quarter of the previous year | tenge |\
         as a percentage of the corresponding quarter of the previous year
        A | 1 | 2 | 3 | 4
        Republic of Kazakhstan | 398622 | 110.6 | 432610 | 111.2
        Almaty | 331204 | 112.4 | 360118 | 112
        Kyzylorda | 320450 | 109.3 | 349221 | 110.7
        Almaty city | 290116 | 113.8 | 312800 | 112.4
        """,
    )


def test_construction_in_four_rows_of_heads() -> None:
    check(
        Said(
            data="B7:G9",
            area=rows(7, ["KZ", "KZ-11", "KZ-71"]),
            time=to_month(8, 2025),
            unit=columns("B", ["m2", "percent", "m2", "percent", ("dwellings", "units"), "percent"]),
            mult=columns("B", [3, 0, 3, 0, 0, 0]),
            measure=columns("B", ["level", "index", "level", "index", "level", "index"]),
            base={"C": to_month(8, 2024), "E": to_month(8, 2024), "G": to_month(8, 2024)},
        ),
        """
        Commissioning of residential buildings in January-August 2025 | | | | | |
         | Residential buildings | < | < | < | Number of apartments | <
        ^ | Total area | < | < | < | ^ | ^
        ^ | total | < | of which by the population | < | ^ | ^
        ^ | thousand square meters | in % to January-August 2024 | thousand square meters |\
         in % to January-August 2024 | units | in % to January-August 2024
        A | 1 | 2 | 3 | 4 | 5 | 6
        Republic of Kazakhstan | 10804.1 | 103.9 | 4120.6 | 98.4 | 97422 | 105.2
        Akmola | 470.4 | 101.2 | 160.2 | 88.8 | 4110 | 99.9
        Astana city | 2610.7 | 120.6 | - | - | 29804 | 118.3
        """,
    )
