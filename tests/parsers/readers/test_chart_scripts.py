"""Charts in scripts as people write them: nothing is run, and no data is lost to what stands round it."""

from __future__ import annotations

import pytest
from lxml import etree

from parsers.readers.chart_options import Chart
from parsers.readers.charts import read_charts

NAME = "publicationChartOptions_1"
PLAIN = "{xAxis: {categories: ['May', 'June']}, series: [{name: 'CPI', data: [1.5, 2]}]}"
READ = (("May", "June"), (("CPI", (1.5, 2)),))


def charts(source: str) -> dict[str, Chart]:
    script = etree.Element("script")
    script.text = source
    return read_charts([script])


def chart(source: str) -> Chart:
    return charts(source)["publication-chart-1"]


def data(source: str) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[object, ...]], ...]]:
    found = chart(source)
    return found.categories, found.series


@pytest.mark.parametrize(
    "round_it",
    [
        "tooltip: {formatter: function () { if (this.y > 3) { return '}' + this.y; } return \"{\"; }},",
        "labels: {formatter() { return `${this.value} %`; }, style: {}},",
        "tooltip: {formatter: (p) => p.y + '%', shared: w > 3 ? true : false},",
        "pattern: /[{]\\/'/g, half: 9 / 16 * 100 + '%',",
        "/* series: [ { */ credits: {href: 'https://stat.gov.kz/a//b'}, // }\n",
        "...base, [key]: {a: 1}, short, colors: Highcharts.getOptions().colors.map((c) => { return [c]; }),",
        "drawn: new Thing({series: [{data: [9]}]}), list: [1, 2].map(double),",
    ],
)
def test_what_would_have_to_be_run_loses_nothing(round_it: str) -> None:
    assert data(f"var {NAME} = {{{round_it} {PLAIN[1:]};") == READ


@pytest.mark.parametrize(
    "source",
    [
        f"window.{NAME} = {PLAIN}",
        f"Highcharts.chart('publication-chart-1', {PLAIN});",
        (
            f'let {NAME} = JSON.parse(\'{{"xAxis": {{"categories": ["May", "June"]}}, "series": '
            '[{"name": "CPI", "data": [1.5, 2]}]}\');'
        ),
        (
            f"var months = ['May', 'June'], x = 1; const d = [1.5, 2,]; {NAME} = "
            "{xAxis: {categories: months}, series: [{name: 'C' + 'PI', data: d}]};"
        ),
        (
            f"{NAME} = {{series: [{{name: 'CPI'}}]}};\n{NAME}.xAxis.categories = ['May', 'June']\n"
            f"{NAME}['series'][0].data = [1.5, 2];"
        ),
        (
            f"{NAME} = {{series: []}}; {NAME}.xAxis = [{{categories: [`May`, 'Ju\\u006ee']}}]; "
            f'{NAME}.series = [{{name: "CPI", data: [[0, 1.5], [1, 2]]}}];'
        ),
    ],
)
def test_options_in_other_forms(source: str) -> None:
    assert data(source) == READ


@pytest.mark.parametrize(
    ("points", "categories", "values"),
    [
        ("[{name: 'A', y: 1}, {name: 'B', y: 2, color: '#fff'}]", ("A", "B"), (1, 2)),
        ("[[Date.UTC(2024, 0, 1), 1], [Date.UTC(2024, 1), 2]]", ("2024-01-01", "2024-02-01"), (1, 2)),
        ("[[new Date('2024-01-01').getTime(), 1], [1706745600000, 2]]", ("2024-01-01", "2024-02-01"), (1, 2)),
        (
            "[1,, null, -6, .5, 1e3, 0x10, NaN, undefined]",
            (),
            (1, None, None, -6, 0.5, 1000.0, 16, None, None),
        ),
        ("[parseFloat('3.5'), Number('4'), +'5', '1.5', 1e999]", (), (3.5, 4, 5, None, None)),
        ("[[0, 1, 5], [1, 2, 6]]", (), (None, None)),
    ],
)
def test_points_in_every_form(points: str, categories: tuple[str, ...], values: tuple[object, ...]) -> None:
    assert data(f"{NAME} = {{series: [{{name: 'a', data: {points}}}]}};") == (categories, (("a", values),))


def test_points_stand_over_the_category_that_they_name() -> None:
    source = "{xAxis: {categories: ['a', 'b', 'c']}, series: [{name: 's', data: [{x: 2, y: 1}, [0, 2]]}]}"
    assert data(f"{NAME} = {source}") == (("a", "b", "c"), (("s", (2, None, 1)),))


def test_series_over_other_times_are_laid_side_by_side() -> None:
    source = "{series: [{name: 'a', data: [[1, 10], [3, 30]]}, {name: 'b', data: [[2, 20], [3, 31]]}]}"
    assert data(f"{NAME} = {source}") == (
        ("1", "2", "3"),
        (("a", (10, None, 30)), ("b", (None, 20, 31))),
    )


def test_the_last_options_of_a_name_count_and_titles_follow() -> None:
    titles = f"{NAME}.title.text = 'A' + ' b'\n{NAME}.subtitle = {{text: '%'}}"
    found = chart(f"{NAME} = {PLAIN}; {NAME} = {{series: []}}; {titles}")
    assert (found.title, found.unit_text, found.series) == ("A b", "%", ())


@pytest.mark.parametrize(
    "source",
    [
        f"{NAME} = " + "[" * 100_000,
        f"{NAME} = " + "{a:" * 50_000 + "1" + "}" * 50_000,
        f"{NAME} = {{a: '" + "\\'" * 200_000,
        f"{NAME} = {{" + "/*" * 100_000,
        "".join(f"publicationChartOptions_{i} = {{series: [{{data: [1" for i in range(3000)),
        "".join(f"var v{i} = [v{i + 1}, v{i + 1}, v{i + 1}];" for i in range(50)) + f"{NAME} = [v0, v0]",
    ],
)
def test_hostile_scripts_plot_nothing(source: str) -> None:
    assert charts(source) == {}


def test_a_broken_literal_does_not_take_the_next_script_with_it() -> None:
    broken, whole = etree.Element("script"), etree.Element("script")
    broken.text, whole.text = f"{NAME} = {{series: [", f"publicationChartOptions_2 = {PLAIN}"
    assert list(read_charts([broken, whole])) == ["publication-chart-2"]
