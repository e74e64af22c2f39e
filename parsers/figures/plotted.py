"""What a chart plots, read as the table that it was drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.blocks import Block, Document, Kind, Mark
from parsers.figures.figure import Figure
from parsers.figures.sentence import Reading
from parsers.figures.tables import read_page_tables
from parsers.terms.periods import find_periods
from records.release import Chart, Lang


def read_plotted(
    charts: Sequence[Chart], times: frozenset[str], reading: Reading
) -> Iterator[tuple[Document, Figure]]:
    """The figures of the charts that carry data, each with the table it was read from.

    That table is no part of the release's text; its locator is `chart 2`, by the place among `charts`.
    Categories of other `times` (SDMX) are left out: a long series has nobody to be compared with.
    """
    for number, chart in enumerate(charts, start=1):
        rows = list(_rows(chart, times, reading.lang))
        if len(rows) > 1:
            table = _table(chart, rows, f"chart {number}")
            for found in read_page_tables(table, table.blocks, reading._replace(mark=".")):
                yield from ((table, figure) for figure in found.figures)


def _rows(chart: Chart, times: frozenset[str], lang: Lang) -> Iterator[list[str]]:
    """The names of the series, then each category with its values as words; a gap is none."""
    series = chart.series or []
    yield ["", *(each.name for each in series)]
    for index, category in enumerate(series[0].categories if series else []):
        told = {term.time.sdmx for term in find_periods(category, lang)}
        if not told or told & times:
            values = (each.data[index] if index < len(each.data) else None for each in series)
            yield [category, *("" if value is None else str(value) for value in values)]


def _table(chart: Chart, rows: list[list[str]], locator: str) -> Document:
    lead = ", ".join(words for words in (chart.title, chart.unit_text) if words)
    blocks = [Block(Kind.PARAGRAPH, 0, len(lead))]
    lines = [lead]
    start = len(lead) + 1
    for row, words in enumerate(rows):
        blocks += _cells(words, row, start)
        lines.append("\t".join(words))
        start += len(lines[-1]) + 1
    return Document("\n".join(lines), tuple(blocks), [Mark(0, locator)], "", "", "chart")


def _cells(words: Iterable[str], row: int, start: int) -> Iterator[Block]:
    for column, word in enumerate(words):
        yield Block(Kind.CELL, start, start + len(word), table=0, row=row, column=column)
        start += len(word) + 1
