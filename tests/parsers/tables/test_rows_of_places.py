"""Tables of regions, cities and countries: as rows, columns and blocks, with triples, parts and partners."""

from __future__ import annotations

from written_sheets import Said, check, columns, month, rows, to_month, year


def test_total_urban_and_rural_rows_are_of_the_region_above_them() -> None:
    areas = [area for area in ("KZ", "KZ-10", "KZ-62", "KZ-75") for _ in range(3)]
    check(
        Said(
            data="B5:D16",
            area=rows(5, areas),
            time="2025-01-01",
            unit="persons",
            mult=0,
            measure="level",
        ),
        """
        Population of the Republic of Kazakhstan by sex at the beginning of 2025 | < | < | <
         | | | people
         | Both sexes | of which: | <
        ^ | ^ | men | women
        Republic of Kazakhstan | 20283399 | 9912110 | 10371289
        > urban | 12801340 | 6104222 | 6697118
        > rural | 7482059 | 3807888 | 3674171
        Abai | 603401 | 292114 | 311287
        > urban | 373820 | 176400 | 197420
        > rural | 229581 | 115714 | 113867
        Ulytau | 219816 | 108001 | 111815
        > urban | 173204 | 84117 | 89087
        > rural | 46612 | 23884 | 22728
        Almaty city | 2292333 | 1052114 | 1240219
        > urban | 2292333 | 1052114 | 1240219
        > rural | - | - | -
        """,
    )


def test_rows_of_total_without_blanks_before_urban_and_rural() -> None:
    check(
        Said(
            data="C4:D9",
            area={"4:6": "KZ-23", "7:9": "KZ-47"},
            time=columns("C", [year(2022), year(2023)]),
            unit="percent",
            measure="rate",
        ),
        """
        Poverty rate of the population, in per cent
         | |
         | | 2022 | 2023
        Atyrau | total | 3.4 | 3.1
         | urban | 3.2 | 2.8
         | rural | 3.6 | 3.5
        Mangystau | total | 6.5 | 6.4
         | urban | 4.4 | 4.1
         | rural | 8.1 | 8.2
        """,
    )


def test_blocks_of_regions_one_below_another() -> None:
    check(
        Said(
            data="B4:C6 B8:C10 B12:C14",
            area={"4:6": "KZ", "8:10": "KZ-11", "12:14": "KZ-71"},
            time=columns("B", [year(2023), year(2024)]),
            unit={
                **{f"{row}": "units" for row in (4, 8, 12)},
                **{f"{row}": "persons" for row in (5, 9, 13)},
                **{f"{row}": "KZT" for row in (6, 10, 14)},
            },
            mult={**{f"{row}": 0 for row in (4, 5, 8, 9, 12, 13)}, **{f"{row}": 6 for row in (6, 10, 14)}},
            measure="level",
        ),
        """
        Main indicators of activity of cultural institutions | < | <
         | 2023 | 2024
        Republic of Kazakhstan | < | <
        Number of museums, units | 282 | 285
        Number of visitors, people | 7411204 | 8012006
        Volume of services rendered, mln. tenge | 21044.1 | 24110.9
        Akmola | < | <
        Number of museums, units | 13 | 13
        Number of visitors, people | 171204 | 180551
        Volume of services rendered, mln. tenge | 610.2 | 702.4
        Astana city | < | <
        Number of museums, units | 12 | 14
        Number of visitors, people | 1302118 | 1455210
        Volume of services rendered, mln. tenge | 5904 | 7112.3
        """,
    )


def test_countries_as_rows_are_partners() -> None:
    partners = ["any", "CIS", "RU", "UZ", "any", "CN", "DE", "TR"]
    check(
        Said(
            data="B6:G13",
            area=rows(6, partners),
            time={"B:D": to_month(6, 2024), "E:G": to_month(6, 2025)},
            unit="persons",
            measure={"B:C": "level", "E:F": "level", "D": "balance", "G": "balance"},
        ),
        """
        External migration of the population by countries | < | < | < | < | < | <
         | | | | | | people
         | January-June 2024 | < | < | January-June 2025 | < | <
        ^ | arrived | departed | balance of migration | arrived | departed | balance of migration
        A | 1 | 2 | 3 | 4 | 5 | 6
        Total | 13104 | 6620 | 6484 | 7120 | 3811 | 3309
        CIS countries | 11201 | 5002 | 6199 | 5980 | 2720 | 3260
        Russia | 4120 | 4433 | -313 | 3110 | 2501 | 609
        Uzbekistan | 3211 | 210 | 3001 | 1604 | 92 | 1512
        Other countries | 1903 | 1618 | 285 | 1140 | 1091 | 49
        China | 702 | 31 | 671 | 401 | 12 | 389
        Germany | 98 | 1204 | "- 1 106" | 60 | 688 | "- 628"
        Turkiye | 140 | 33 | 107 | 82 | 20 | 62
        """,
    )


def test_foreign_trade_by_commodity_has_codes_tons_and_dollars() -> None:
    check(
        Said(
            data="C6:F9",
            time={"C:D": to_month(5, 2024), "E:F": to_month(5, 2025)},
            unit=columns("C", ["t", "USD", "t", "USD"]),
            mult=columns("C", [0, 3, 0, 3]),
            measure="level",
        ),
        """
        Export of main goods of the Republic of Kazakhstan | < | < | < | < | <
         | | | | |
        CN FEA code | Name of goods | January-May 2024 | < | January-May 2025 | <
        ^ | ^ | quantity, tons | thousand US dollars | quantity, tons | thousand US dollars
        A | B | 1 | 2 | 3 | 4
        1001 | Wheat and meslin | 3812004.2 | 812440.1 | 2810442.9 | 620118
        2601 | Iron ores and concentrates | 5120443 | 391204.6 | 4990118.7 | 360117.1
        2709 | Crude oil and crude petroleum products | 29602117.3 | 17880443.2 | 31044118.1 | 16904220
        7403 | Refined copper | 180442.6 | 1602114.9 | 171180.4 | 1588204.7
        """,
    )


def test_two_tables_side_by_side() -> None:
    check(
        Said(
            data="B4:C6 F4:G6",
            area={"4": "KZ", "5": "KZ-33", "6": "KZ-63"},
            time={"B": year(2023), "C": year(2024), "F": year(2023), "G": year(2024)},
            unit={"B:C": "head", "F:G": "t"},
            mult=3,
            measure="level",
        ),
        """
        Number of horses, thousand heads | < | < | | Production of milk, thousand tons | < | <
         | | | | | |
         | 2023 | 2024 | | | 2023 | 2024
        Republic of Kazakhstan | 4103.4 | 4288.7 | | Republic of Kazakhstan | 6488.1 | 6530.9
        Zhetisu | 221.4 | 230.6 | | Zhetisu | 411.9 | 420.3
        East Kazakhstan | 240.8 | 245 | | East Kazakhstan | 702.2 | 699.1
        """,
    )


def test_a_continuation_has_other_columns_under_the_same_title_and_unit() -> None:
    head = "Volume of construction works by regions"
    check(
        Said(
            data="1!B4:C6 2!B3:C5",
            area={"1!4": "KZ", "1!5": "KZ-15", "1!6": "KZ-79", "2!3": "KZ", "2!4": "KZ-15", "2!5": "KZ-79"},
            time={"1!B": month(5, 2025), "1!C": month(6, 2025), "2!B": month(7, 2025), "2!C": month(8, 2025)},
            unit="KZT",
            mult=6,
            measure="level",
        ),
        f"""
        {head} | < | <
         | | mln. tenge
         | May 2025 | June 2025
        The Republic of Kazakhstan | 661204 | 902118.4
        Aktobe | 30442.1 | 41120.6
        Shymkent city | 28118 | 35004.7
        """,
        """
         | | Continuation
         | July 2025 | August 2025
        The Republic of Kazakhstan | 880442.2 | 941180
        Aktobe | 40221.4 | 43008.3
        Shymkent city | 33910.1 | 36220.8
        """,
    )


def test_districts_of_a_region_have_no_code() -> None:
    check(
        Said(
            data="B4:C8",
            area=rows(4, ["KZ-39", None, None, None, None]),
            time=columns("B", ["2024-01-01", "2025-01-01"]),
            unit="persons",
            measure="level",
        ),
        """
        Population of Kostanay region by cities and districts
         | | people
         | as of January 1, 2024 | as of January 1, 2025
        Kostanay region | 827204 | 824110
        Kostanay c.a. | 264118 | 269004
        Rudnyi c.a. | 128119 | 127440
        Altynsarin district | 12004 | 11720
        Kostanay district | 71440 | 71992
        """,
    )


def test_regions_in_columns_and_sectors_with_codes_in_rows() -> None:
    check(
        Said(
            data="C4:E8",
            area=columns("C", ["KZ", "KZ-19", "KZ-71"]),
            time="2025-04-01/P3M",
            unit="KZT",
            mult=0,
            measure="level",
        ),
        """
        Average monthly nominal wage by types of economic activity in the II quarter of 2025, tenge
         | | | |
        Code | Types of economic activity | Republic of Kazakhstan | Almaty region | Astana city
        A-S | Total | 448913 | 361204 | 602118
        A | Agriculture, forestry and fishing | 290118 | 251440 | 310004
        05 | > Mining of coal and lignite | 512440 | - | x
        49 | > Land transport | 401204 | 330118 | 512009
        K | Financial and insurance activities | 880442 | 601118 | 1002440
        """,
    )


def test_ages_are_labels_also_where_they_are_numbers() -> None:
    check(
        Said(
            data="B5:D10",
            time="2025-01-01",
            unit="persons",
            measure="level",
        ),
        """
        Population by single ages as of January 1, 2025 | < | < | <
         | | | people
        Age, years | Total population | Males | Females
        A | 1 | 2 | 3
        0 | 365204 | 188110 | 177094
        1 | 388120 | 199880 | 188240
        2 | 402118 | 207004 | 195114
        0-4 | 1981204 | 1018440 | 962764
        5-9 | 2104118 | 1080220 | 1023898
        70 and over | 1002440 | 380118 | 622322
        """,
    )


def test_men_and_women_under_urban_and_rural_under_years() -> None:
    check(
        Said(
            data="B6:I8",
            area=rows(6, ["KZ", "KZ-27", "KZ-31"]),
            time={"B:E": year(2023), "F:I": year(2024)},
            unit=("persons", "deaths"),
            measure="level",
        ),
        """
        Number of deaths by sex and type of area, persons | < | < | < | < | < | < | < | <
         | | | | | | | |
         | 2023 | | | | 2024 | | |
         | urban population | | rural population | | urban population | | rural population |
         | men | women | men | women | men | women | men | women
        Republic of Kazakhstan | 42118 | 38004 | 27440 | 22118 | 41990 | 37551 | 27002 | 21880
        Batys Kazakhstan | 1402 | 1288 | 1511 | 1240 | 1390 | 1279 | 1500 | 1212
        Zhambyl | 1602 | 1477 | 1911 | 1602 | 1577 | 1440 | 1890 | 1599
        """,
    )
