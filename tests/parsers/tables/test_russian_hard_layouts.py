"""Russian tables whose layout leads a hasty reader astray."""

from __future__ import annotations

from cyrillic_sheets import Says, by_column, by_row, check


def test_years_are_rows_under_a_head_of_their_own_with_months_as_columns() -> None:
    check(
        """
        Производство электроэнергии, млн. кВт. час
        Год | Январь | Февраль | Март
        2022 год | 10220.4 | 9440.1 | 9811
        2023 год | 10330 | 9504.2 | 9902.3
        2024 год | 10990.6 | 9880 | 10004.4
        """,
        Says("B3:B5", time=by_row(3, "2022-01 2023-01 2024-01"), unit="kWh", mult="6", measure="level"),
        Says("C3:C5", time=by_row(3, "2022-02 2023-02 2024-02"), unit="kWh", mult="6", measure="level"),
        Says("D3:D5", time=by_row(3, "2022-03 2023-03 2024-03"), unit="kWh", mult="6", measure="level"),
    )


def test_years_that_are_stored_numbers_head_rows_of_indicators() -> None:
    check(
        """
        Основные показатели образования
        Годы | Число колледжей, единиц | Численность студентов, тыс. человек \
        | Выпущено специалистов, человек
        2021 | 780 | 498.2 | 140220
        2022 | 772 | 510.4 | 142118
        2023 | 764 | 530 | 2023
        """,
        Says(
            "B3:D5",
            time=by_row(3, "2021 2022 2023"),
            unit=by_column("B", "units persons persons"),
            mult=by_column("B", "0 3 0"),
            measure="level",
        ),
    )


def test_the_region_of_a_section_holds_for_the_months_under_it() -> None:
    check(
        """
        Добыча нефти по месяцам 2024 года
        | тыс. тонн | в % к соответствующему месяцу 2023 года
        Атырауская область ||
        Январь | 3110.2 | 101.1
        Февраль | 2904 | 99.2
        Мангистауская область ||
        Январь | 1504.4 | 98
        Февраль | 1402.8 | 102.3
        """,
        Says(
            "B4:B8",
            area=by_row(4, "KZ-23 KZ-23 - KZ-47 KZ-47"),
            time=by_row(4, "2024-01 2024-02 - 2024-01 2024-02"),
            unit="t",
            mult="3",
            measure="level",
        ),
        Says(
            "C4:C8",
            area=by_row(4, "KZ-23 KZ-23 - KZ-47 KZ-47"),
            time=by_row(4, "2024-01 2024-02 - 2024-01 2024-02"),
            unit="percent",
            measure="index",
            base=by_row(4, "2023-01 2023-02 - 2023-01 2023-02"),
        ),
    )


def test_shares_of_a_whole_stand_under_its_level() -> None:
    check(
        """
        Структура оборота розничной торговли за 2024 год
        | Всего | в том числе: | <
        ^ | ^ | торгующими предприятиями | рынками
        млн. тенге
        Республика Казахстан | 21440220.5 | 15110334 | 6330186.5
        Павлодарская | 801220 | 560118 | 241102
        в процентах к итогу
        Республика Казахстан | 100 | 70.5 | 29.5
        Павлодарская | 100 | 69.9 | 30.1
        """,
        Says("B5:D6", area=by_row(5, "KZ KZ-55"), time="2024", unit="KZT", mult="6", measure="level"),
        Says("B8:D9", area=by_row(8, "KZ KZ-55"), time="2024", unit="percent", measure="share"),
    )


def test_a_cover_dates_columns_that_name_no_time() -> None:
    check(
        """
        1.2 Объем промышленной продукции по видам деятельности
        Наименование | Код | Объем, тыс. тенге | Индекс, в % к предыдущему периоду
        Горнодобывающая промышленность | B | 10110440.2 | 98.4
        Обрабатывающая промышленность | C | 12004118 | 105.9
        Снабжение электроэнергией | D | 2110334 | 102
        """,
        Says("C3:C5", time="2024-Q3", unit="KZT", mult="3", measure="level"),
        Says("D3:D5", time="2024-Q3", unit="percent", measure="index"),
        reference="2024-Q3",
    )


def test_former_regions_keep_their_rows_and_new_ones_their_dashes() -> None:
    check(
        """
        Число родившихся по регионам
        ||| человек
        | 2016 | 2017 | 2018
        Абай | - | - | -
        Южно-Казахстанская | 80118 | 79004 | -
        Туркестанская | - | - | 52110
        г.Нур-Султан | 24110 | 25004 | 26118
        г.Шымкент | - | - | 30220
        """,
        Says(
            "B4:D8",
            area=by_row(4, "KZ-10 KZ-YUZ KZ-61 KZ-71 KZ-79"),
            time=by_column("B", "2016 2017 2018"),
            unit="persons|births",
            measure="level",
        ),
    )


def test_genitive_regions_and_misspelt_words_are_read() -> None:
    check(
        """
        Обьем строительных работ по Республики Казахстан, тыс.тенге
        | Яварь-март 2024г. | январь - март 2025г
        Республики Казахстан | 510220334 | 560118220
        Акмолинской области | 20110334 | 22118004
        Западно - Казахстанская | 15004220 | 14110338
        области Ұлытау | 4118004 | 5220110
        города Алматы | 90118334 | 96220440
        """,
        Says(
            "C3:C7",
            area=by_row(3, "KZ KZ-11 KZ-27 KZ-62 KZ-75"),
            time="2025-01..03",
            unit="KZT",
            mult="3",
            measure="level",
        ),
        Says(
            "B3:B7",
            area=by_row(3, "KZ KZ-11 KZ-27 KZ-62 KZ-75"),
            unit="KZT",
            mult="3",
            measure="level",
        ),
    )


def test_a_signed_change_of_trade_stands_beside_the_balance() -> None:
    check(
        """
        Внешнеторговый оборот, экспорт, импорт
        | Млн. долл. США | < | Прирост (+), снижение (-) в %
        ^ | 2023 год | 2024 год | ^
        Оборот | 139810.2 | 141440.5 | 1.2
        Экспорт | 78674 | 81620.4 | 3.7
        Импорт | 61136.2 | 59820.1 | -2.2
        Сальдо торгового баланса | 17537.8 | 21800.3 | 24.3
        """,
        Says("B4:C6", time=by_column("B", "2023 2024"), unit="USD", mult="6", measure="level"),
        Says("B7:C7", time=by_column("B", "2023 2024"), unit="USD", mult="6", measure="balance"),
        Says("D4:D7", unit="percent", measure="change"),
    )


def test_men_and_women_of_regions_stand_by_years_with_merged_labels() -> None:
    check(
        """
        Уровень безработицы по полу и регионам, в процентах
        | | 2021г. | 2022г. | 2023г.1)
        Республика Казахстан | Всего | 4.9 | 4.9 | 4.7
        ^ | мужчины | 4.5 | 4.5 | 4.3
        ^ | женщины | 5.3 | 5.3 | 5.1
        Жетісу | Всего | … | 4.9 | 4.7
        ^ | мужчины | … | 4.4 | 4.2
        ^ | женщины | … | 5.4 | 5.2
        г.Астана | Всего | 4.6 | 4.5 | 4.4
        ^ | мужчины | 4.4 | 4.2 | 4.1
        ^ | женщины | 4.9 | 4.8 | 4.6
        1) предварительные данные
        """,
        Says(
            "C3:E11",
            area=by_row(3, "KZ KZ KZ KZ-33 KZ-33 KZ-33 KZ-71 KZ-71 KZ-71"),
            time=by_column("C", "2021 2022 2023"),
            unit="percent",
            measure="rate",
            status=by_column("C", "A A P"),
        ),
    )


def test_two_tables_with_their_own_titles_stand_on_one_sheet() -> None:
    check(
        """
        1. Число зарегистрированных браков за 2023 год, единиц
        | Всего | Город | Село
        Республика Казахстан | 120220 | 80118 | 40102
        Жамбылская | 8004 | 4110 | 3894

        2. Потребление воды за 2022 год, млн. куб. м
        | Всего | Город | Село
        Республика Казахстан | 1104.2 | 820.1 | 284.1
        Жамбылская | 60.4 | 41.3 | 19.1
        """,
        Says("B3:D4", area=by_row(3, "KZ KZ-31"), time="2023", unit="units|marriages", measure="level"),
        Says("B8:D9", area=by_row(8, "KZ KZ-31"), time="2022", unit="m3", mult="6", measure="level"),
    )
