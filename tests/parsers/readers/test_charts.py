from __future__ import annotations

from reader_help import load, of_kind, of_role, release

from parsers.blocks import Kind, Role

BOX = """<div class="white-bg-block"><div class="block-title">Dynamics</div><div class="text-center">
<div class="publication-chart" id="publication-chart-{0}"><svg><text>drawn</text></svg></div>
<div class="link-item-files"><a href="/upload/Страны анг.xlsx">Download .xlsx</a></div></div></div>"""
GOOD = """<script>
const publicationChartOptions_2 = {
  title: { text: '' }, subtitle: { text: '' },
  tooltip: { formatter: function () { return this.y + '%'; } },
  xAxis: { categories: ['January', "February&nbsp;2025", ], },
  series: [ { name: 'CPI <b>food</b>', data: [ 100.0, null, {y: 3}, ['x', 4], 'no', true, ], },
    { name: "PPI" }, ],
};
publicationChartOptions_2.title.text = 'Price\\'s index';
publicationChartOptions_2.subtitle.text = "as a percentage";
Highcharts.chart('publication-chart-2', publicationChartOptions_2);
</script>"""
PIE = """<script>const publicationChartOptions_1 = {title: {text: "Partners"}, series: [{name: 'share',
data: [{name: 'Italy', y: 19.8}, {name: 'China', y: 19}]}]};</script>"""
MALFORMED = "<script>const publicationChartOptions_3 = { series: [ { name: 'a', data: [1, 2 </script>"


def test_plotted_data_joins_its_chart() -> None:
    document = load(release(BOX.format(1) + BOX.format(2)) + GOOD)
    (chart,) = document.charts
    assert (chart.title, chart.unit_text) == ("Price's index", "as a percentage")
    assert chart.categories == ("January", "February 2025")
    assert chart.series == (("CPI food", (100.0, None, 3, 4, None, None)), ("PPI", ()))
    first, second = (block for block in document.blocks if block.kind is Kind.CHART)
    assert (first.chart, second.chart) == (-1, 0)
    assert chart.container == second.container != first.container


def test_charts_come_in_the_order_of_the_page() -> None:
    document = load(release(BOX.format(2) + BOX.format(1)) + PIE + GOOD)
    assert [chart.title for chart in document.charts] == ["Price's index", "Partners"]
    assert [block.chart for block in document.blocks if block.kind is Kind.CHART] == [0, 1]
    assert document.charts[1].categories == ("Italy", "China")
    assert document.charts[1].series == (("share", (19.8, 19)),)
    assert document.charts[1].unit_text is None


def test_a_malformed_script_leaves_its_chart_without_data() -> None:
    document = load(release(BOX.format(2) + BOX.format(3)) + GOOD + MALFORMED)
    assert [block.chart for block in document.blocks if block.kind is Kind.CHART] == [0, -1]


def test_a_script_without_its_container_plots_nothing() -> None:
    assert load(release("<p>Words.</p>") + GOOD).charts == ()


def test_a_saved_drawing_is_no_text_and_the_download_is_a_link() -> None:
    document = load(release(BOX.format(2)))
    assert "drawn" not in document.text
    assert of_kind(document, Kind.CHART) == [""]
    assert of_role(document, Role.DOWNLOAD)[1:] == ["Download .xlsx"]
    download = next(block for block in reversed(document.blocks) if block.role is Role.DOWNLOAD)
    assert download.links[0].href == "/upload/Страны анг.xlsx"
