"""Open-data exports: each row is the observation that its labels say, or listed with a reason."""

from __future__ import annotations

import pytest
from exports import HEADER, Row, as_json, one, read, tsv

from parsers.errors import UnreadableDocumentError

BIRTHS = "Число родившихся(Человек)"
ROWS: list[Row] = [
    (BIRTHS, "2023 год", "202312", "РЕСПУБЛИКА КАЗАХСТАН", "Всего", "388\u00a0428"),
    (BIRTHS, "2023 год", "202312", "АКМОЛИНСКАЯ ОБЛАСТЬ", "мужчины", "5 512.0"),
    (BIRTHS, "2023 год", "202312", "АБАЙСКИЙ РАЙОН", "Всего", "x"),
    (BIRTHS, "2023 год", "202312", "АБАЙСКИЙ РАЙОН", "женщины", ""),
    (BIRTHS, "2023 год", "202312", "С.АБАЙ", "Всего", "0"),
]


def test_a_row_is_an_observation_with_its_line() -> None:
    release = read(tsv(ROWS))
    assert [
        (obs.obs_value, obs.decimals, obs.ref_area, obs.ref_area_text, obs.qualifiers, obs.evidence.locator)
        for obs in release.observations
    ] == [
        (388428, 0, "KZ", "РЕСПУБЛИКА КАЗАХСТАН", [], "line:2"),
        (5512.0, 1, "KZ-11", "АКМОЛИНСКАЯ ОБЛАСТЬ", ["мужчины"], "line:3"),
        (0, 0, None, "С.АБАЙ", [], "line:6"),
    ]
    first = release.observations[0]
    assert (first.indicator, first.indicator_text) == ("births", "Число родившихся")
    assert (first.measure, first.unit_measure, first.unit_mult) == ("level", "persons", 0)
    assert first.time_period is not None
    assert first.time_period.sdmx == "2023-01-01/P12M"
    assert first.evidence.quote == "388 428"


def test_the_table_accounts_for_every_value() -> None:
    release = read(tsv([*ROWS, (BIRTHS, "", "202312", "Г.АСТАНА", "Всего", "7"), (*ROWS[0][:5], "1,234")]))
    (table,) = release.tables
    assert (table.title, table.unit_text) == ("Число родившихся", "Человек")
    assert (table.cells, table.observed) == (5, 3)
    assert [(cell.quote, cell.reason, cell.locator) for cell in table.unplaced] == [
        ("7", "period_undecided", "line:7"),
        ("1,234", "number_ambiguous", "line:8"),
    ]
    (missing,) = table.missing
    assert (missing.quote, missing.obs_status, missing.ref_area_text) == ("x", "Q", "АБАЙСКИЙ РАЙОН")


def test_the_head_is_the_indicator_and_the_only_period() -> None:
    release = read(tsv(ROWS))
    assert (release.title, release.lang, release.source.layout) == ("Число родившихся", "ru", "open_data")
    assert release.time_period is not None
    assert release.time_period.sdmx == "2023-01-01/P12M"
    several = read(tsv([*ROWS, (BIRTHS, "2022 год", "202212", "Г.АСТАНА", "Всего", "7")]))
    assert several.fields["time_period"].reason == "the rows are of 2 periods"


def test_json_says_the_same_with_the_number_of_the_record() -> None:
    of_tsv, of_json = read(tsv(ROWS)), read(as_json(ROWS))
    assert [(obs.obs_value, obs.ref_area) for obs in of_json.observations] == [
        (obs.obs_value, obs.ref_area) for obs in of_tsv.observations
    ]
    assert [obs.evidence.locator for obs in of_json.observations] == ["record:1", "record:2", "record:5"]


def test_json_may_wrap_its_records_and_print_numbers() -> None:
    labels = '"NAM": "Число родившихся(Человек)", "DAT": "2023 год", "PERIOD": 202312'
    record = f'{{{labels}, "КАТО": "Г.АСТАНА", "VAL": 1.50}}'
    (obs,) = read(f'{{"status": "ok", "data": {{"rows": [{record}]}}}}'.encode()).observations
    assert (obs.obs_value, obs.decimals, obs.evidence.quote, obs.ref_area) == (1.5, 2, "1.50", "KZ-71")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'[{"NAM": "a", "DAT"', "damaged"),
        (b'{"status": "error", "data": []}', "unsupported_format"),
        (b'{"a": ' * 100_000, "damaged"),
    ],
)
def test_json_that_holds_no_records_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        read(data)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("date", "period", "sdmx", "cumulative"),
    [
        ("2017 год", "201712", "2017-01-01/P12M", False),
        ("2017", "", "2017-01-01/P12M", False),
        ("сезон", "201712", None, False),
        ("", "2017", "2017-01-01/P12M", False),
        ("1 кварт. 2017", "201703", "2017-01-01/P3M", False),
        ("2017 год 3 квартал", "201709", "2017-07-01/P3M", False),
        ("IV квартал 2017 года", "201712", "2017-10-01/P3M", False),
        ("октябрь 2017 года", "201710", "2017-10-01/P1M", False),
        ("январь-июнь 2017 года", "201706", "2017-01-01/P6M", True),
        ("на 1 января 2018 года", "201712", "2018-01-01", False),
        ("на конец 2017 года", "201712", "2017-12-31", False),
    ],
)
def test_time_of_a_row(date: str, period: str, sdmx: str | None, *, cumulative: bool) -> None:
    release = read(tsv([(BIRTHS, date, period, "Г.АСТАНА", "Всего", "5")]))
    times = [obs.time_period for obs in release.observations]
    assert [(time.sdmx, time.cumulative) for time in times if time] == ([(sdmx, cumulative)] if sdmx else [])
    assert len(release.tables[0].unplaced) == (sdmx is None)


def test_a_date_and_a_period_that_differ_are_flagged() -> None:
    obs = one(BIRTHS, "2017 год", "201612")
    assert obs.time_period is not None
    assert (obs.time_period.sdmx, obs.flags) == ("2017-01-01/P12M", ["period_conflict"])


@pytest.mark.parametrize(
    ("name", "measure", "unit", "power"),
    [
        ("Сальдо миграции (Человек)", "balance", "persons", 0),
        ("Объем розничной торговли (Миллион тенге)", "level", "KZT", 6),
        ("Валовой сбор зерновых (Тысяч тонн)", "level", "t", 3),
        ("Доля городского населения (Процент)", "share", "percent", 0),
        ("Уровень безработицы, в процентах", "rate", "percent", 0),
        ("Общий коэффициент рождаемости (на 1000 населения)", "rate", "per_1000_population", 0),
        ("Индекс производства (в процентах к предыдущему году)", "index", "percent", 0),
        ("Births (Thousand persons)", "level", "persons", 3),
        ("Туғандар саны (Мың адам)", "level", "persons", 3),
        ("Выпуск кирпича (Условная плитка)", "level", "Условная плитка", 0),
    ],
)
def test_measure_and_unit_come_from_the_name(name: str, measure: str, unit: str, power: int) -> None:
    obs = one(name, "2017 год", "201712", value="97.5")
    assert (obs.measure, obs.unit_measure, obs.unit_mult) == (measure, unit, power)


def test_the_base_of_an_index_is_seen_from_the_time_of_its_row() -> None:
    obs = one("Индекс производства (в процентах к предыдущему году)", "2017 год", "201712", value="97.5")
    assert obs.base_per is not None
    assert obs.base_per.sdmx == "2016-01-01/P12M"


def test_an_amount_of_either_sign_is_a_balance() -> None:
    name = "Прибыль предприятий (Миллион тенге)"
    rows = [
        (name, "2017 год", "201712", area, "Всего", value)
        for area, value in (("Г.АСТАНА", "-5 561"), ("Г.АЛМАТЫ", "7"))
    ]
    assert [(obs.measure, obs.obs_value) for obs in read(tsv(rows)).observations] == [
        ("balance", -5561),
        ("balance", 7),
    ]


def test_counts_at_the_beginning_of_a_year_are_of_its_first_day() -> None:
    obs = one("Численность населения на начало года (Человек)", "2017 год", "201712")
    assert obs.time_period is not None
    assert obs.time_period.sdmx == "2017-01-01"


def test_a_name_without_a_unit_leaves_its_values_unplaced() -> None:
    release = read(tsv([("Численность населения", "2017 год", "201712", "Г.АСТАНА", "Всего", "5")]))
    assert [cell.reason for cell in release.tables[0].unplaced] == ["no_unit"]


@pytest.mark.parametrize(
    ("area", "code"),
    [
        ("Г.АЛМАТЫ", "KZ-75"),
        ("АЛМАТИНСКАЯ ОБЛАСТЬ", "KZ-19"),
        ("АЛМАТИНСКИЙ РАЙОН", None),
        ("ЮЖНО-КАЗАХСТАНСКАЯ ОБЛАСТЬ", "KZ-YUZ"),
        ("ОБЛАСТЬ ЖЕТІСУ", "KZ-33"),
        ("ЖЕТЫСУСКИЙ РАЙОН", None),
        ("ЭКИБАСТУЗ Г.А.", None),
        ("Всего по Республике Казахстан", "KZ"),
        ("Всего", "KZ"),
        ("710000000", "KZ-71"),
        ("510000000", "KZ-YUZ"),
        ("711110000", None),
    ],
)
def test_area_of_a_row(area: str, code: str | None) -> None:
    obs = one(BIRTHS, "2017 год", "201712", area=area)
    assert (obs.ref_area, obs.ref_area_text) == (code, area)


def test_every_region_has_its_code_in_kato() -> None:
    codes = [
        one(BIRTHS, "2017 год", "201712", area=f"{prefix}0000000").ref_area for prefix in (10, 35, 63, 79)
    ]
    assert codes == ["KZ-10", "KZ-35", "KZ-63", "KZ-79"]


def test_a_value_of_the_wrong_scale_is_flagged_and_kept() -> None:
    values = {2019: "2 411.5", 2020: "2 590.1", 2021: "2 733 800.0", 2022: "2 917.9", 2023: "3 071.8"}
    rows = [
        ("ВРП на душу населения (Тысяч тенге)", f"{year} год", f"{year}12", "Г.АСТАНА", "Всего", value)
        for year, value in values.items()
    ]
    release = read(tsv(rows))
    assert [(obs.obs_value, obs.flags) for obs in release.observations if obs.flags] == [
        (2733800.0, ["scale_suspect"])
    ]
    (check,) = [check for check in release.checks if check.rule == "scale_of_neighbours"]
    assert (check.verdict, check.observations) == ("fail", ["c1.3"])


def test_the_columns_of_codes_are_no_cells() -> None:
    release = read(tsv(ROWS))
    assert release.text.split("\n")[0] == "\t".join(HEADER)
    assert all("0" not in obs.qualifiers for obs in release.observations)
