"""Charts: plotted data where the page carries it, else what the caption of the image says."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.blocks import Block, ChartData, Document, Kind
from parsers.parts.key_points import is_caption, unit_of_caption
from parsers.parts.sections import Part
from parsers.vocabulary.language import Language
from records.release import Chart, Series


def read_charts(document: Document, parts: list[Part], language: Language) -> list[Chart]:
    """The charts in reading order; those without a place in the text come last."""
    charts: list[Chart] = []
    plotted: set[int] = set()
    for part in parts:
        for block in part.blocks:
            if block.kind is Kind.CHART:
                plotted.add(block.chart)
                data = document.charts[block.chart] if block.chart >= 0 else None
                charts.append(_plotted(data) if data else _image(document, part, block, language))
            elif block.kind is Kind.PARAGRAPH and _is_lone_caption(document, part, block, language):
                charts.append(_captioned(document.line_of(block), language))
    return [*charts, *(_plotted(chart) for i, chart in enumerate(document.charts) if i not in plotted)]


def _plotted(chart: ChartData) -> Chart:
    categories = list(chart.categories)
    series = [Series(name=name, categories=categories, data=list(values)) for name, values in chart.series]
    return Chart(title=chart.title, unit_text=chart.unit_text, series=series or None)


def _is_lone_caption(document: Document, part: Part, block: Block, language: Language) -> bool:
    """A caption whose image the format lost; in a list of links any line that is no link may be one."""
    if part.key not in {"key_points", "other", "spreadsheets", "front"} or block.links:
        return False
    return is_caption(document, block, language)


def _captioned(words: str, language: Language) -> Chart:
    at = unit_of_caption(words, language)
    if not at:
        return Chart(title=words, unit_text=None, series=None)
    return Chart(title=words[:at].rstrip(" ,"), unit_text=words[at:], series=None)


def _image(document: Document, part: Part, chart: Block, language: Language) -> Chart:
    """An image: its captions are the lines above it in its box, its title else the section's heading."""
    captions = [document.line_of(block) for block in _above(part, chart)]
    units = [words for words in captions if unit_of_caption(words, language) == 0]
    titles = [words for words in captions if words not in units]
    heading = part.section.title if part.section else ""
    title = titles[-1] if titles else heading
    return Chart(title=title, unit_text=units[-1] if units else None, series=None)


def _above(part: Part, chart: Block) -> Iterator[Block]:
    """The captions between the chart and the one before it."""
    captions: list[Block] = []
    for block in part.blocks:
        if block is chart:
            break
        if block.kind is Kind.CHART:
            captions = []
        elif block.kind is Kind.CAPTION:
            captions.append(block)
    yield from captions
