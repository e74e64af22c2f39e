"""What a chart plots is compared with the sentences, in three languages."""

from __future__ import annotations

import pytest

from parsers.figures.plotted import read_plotted
from parsers.figures.sentence import Reading
from parsers.figures.table_grid import read_tables
from records.release import Chart, Lang, Series

MAY, JUNE = "2025-05-01/P1M", "2025-06-01/P1M"


def chart(title: str, unit: str, names: tuple[str, str], months: list[str]) -> Chart:
    series = [
        Series(name=name, categories=months, data=data)
        for name, data in zip(names, ([11.3, 11.8], [9.4, None]), strict=True)
    ]
    return Chart(title=title, unit_text=unit, series=series)


@pytest.mark.parametrize(
    ("lang", "plotted"),
    [
        (
            "en",
            chart(
                "Annual inflation",
                "in % to the corresponding month of the previous year",
                ("goods", "services"),
                ["May 2025", "June 2025"],
            ),
        ),
        (
            "ru",
            chart(
                "Годовая инфляция",
                "в % к соответствующему месяцу предыдущего года",
                ("товары", "услуги"),
                ["май 2025", "июнь 2025"],
            ),
        ),
        (
            "kk",
            chart(
                "Жылдық инфляция",
                "өткен жылғы тиісті айға %-бен",
                ("тауарлар", "қызметтер"),
                ["2025 жылғы мамыр", "2025 жылғы маусым"],
            ),
        ),
    ],
    ids=["en", "ru", "kk"],
)
def test_points_of_the_times_told_of_are_read(lang: Lang, plotted: Chart) -> None:
    image = Chart(title="a picture", unit_text=None, series=None)
    reading = Reading(lang, ",", None)
    points = [
        (table.locate(figure.start), figure.obs_value, figure.time_period and figure.time_period.sdmx)
        for table, figure in read_plotted([image, plotted], frozenset({MAY, JUNE}), reading)
    ]
    assert points == [("chart 2", 11.3, MAY), ("chart 2", 9.4, MAY), ("chart 2", 11.8, JUNE)]
    of_june = list(read_plotted([plotted], frozenset({JUNE}), reading))
    assert [figure.obs_value for _, figure in of_june] == [11.8]


def test_the_table_of_a_chart_has_its_words_in_their_places() -> None:
    unit = "in % to the previous month"
    plotted = chart("Annual inflation", unit, ("goods", "services"), ["May 2025", "June 2025"])
    (table, _), *_ = read_plotted([plotted], frozenset({MAY, JUNE}), Reading("en", None, None))
    assert (
        table.text == f"Annual inflation, {unit}\n\tgoods\tservices\nMay 2025\t11.3\t9.4\nJune 2025\t11.8\t"
    )
    (grid,) = read_tables(table, table.blocks)
    assert [table.text_of(cell.cell) for cell in grid.data] == ["11.3", "9.4", "11.8"]
