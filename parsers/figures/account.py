"""The account of a release: its observations, and every printed number that is none."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.blocks import Block, Document
from parsers.figures.context import Context, Passage
from parsers.figures.figure import Entry, Figure, Unobserved
from parsers.figures.headings import heading_partner
from parsers.figures.implied import imply_bases
from parsers.figures.indicators import indicator_code
from parsers.figures.partners_by_sum import settle_partners
from parsers.figures.plotted import read_plotted
from parsers.figures.provisional import mark_provisional
from parsers.figures.read import read_figures
from parsers.figures.sentence import Reading
from parsers.figures.signs import settle_signs
from parsers.figures.tables import TableReading, read_page_tables
from parsers.figures.tiles import find_tiles, read_tile
from parsers.figures.twins import mark_twins
from parsers.figures.unplaced import unplaced_of
from records.checks import Figures
from records.observation import Evidence, Observation
from records.release import Chart, Lang, Numeral, Numerals
from records.table import Table

_CELL = "c"  # begins the id of a table's observation
_POINT = "p"  # that of a chart's


def read_account(
    document: Document, passages: list[Passage], tables: list[Block], charts: list[Chart], reading: Reading
) -> Figures:
    """Observations in reading order and the account of numerals of the key points and tiles.

    `passages` are the key points in order, `tables` the blocks among which tables of data may stand;
    `reading` holds the release's period and area, for figures whose own words name none. The account of the
    contract is of key points and tiles: a table's cell is an observation or nothing.
    """
    lang = reading.lang
    entries = [*_tiles(document, reading), *_passages(document, passages, reading)]
    settle_signs(entries)
    settle_partners(entries, lang)
    imply_bases(entries)
    mark_provisional(document, entries, reading)
    numerals = _numerals(document, entries)
    read = list(read_page_tables(document, tables, reading))
    entries += [Entry(f"{_CELL}{index}", None, table.figures) for index, table in enumerate(read, start=1)]
    entries.sort(key=_position)
    observations = [obs for entry in entries for obs in _observations(document, entry, lang)]
    return Figures(
        mark_twins(observations),
        numerals,
        [_table(document, table) for table in read],
        list(_plotted(charts, observations, reading)),
    )


def _passages(document: Document, passages: list[Passage], reading: Reading) -> Iterator[Entry]:
    context = Context(reading)
    for index, passage in enumerate(passages):
        context.enter(passage.paragraph)
        context.heading_partner = heading_partner(passage.heading, reading.lang)
        figures, others = read_figures(document.text, passage.start, passage.end, context)
        yield Entry(f"k{index + 1}", index, figures, others)


def _tiles(document: Document, reading: Reading) -> Iterator[Entry]:
    context = Context(reading)
    for index, tile in enumerate(find_tiles(document.blocks)):
        figures, others = read_tile(document.text, tile, context)
        yield Entry(f"t{index + 1}", None, figures, others)


def _position(entry: Entry) -> int:
    starts = [figure.start for figure in entry.figures] + [other.start for other in entry.others]
    return min(starts, default=0)


def _observations(document: Document, entry: Entry, lang: Lang) -> Iterator[Observation]:
    # the number within its sentence, so that reading one more number renames no other
    order = sorted(
        [f.number_start for f in entry.figures]
        + [other.start for other in entry.others if not other.explained]
    )
    for figure in sorted(entry.figures, key=lambda f: f.number_start):
        obs_id = f"{entry.prefix}.{order.index(figure.number_start) + 1}"
        yield observation_of(document, figure, obs_id, entry.key_point, lang)


def observation_of(
    document: Document, figure: Figure, obs_id: str, key_point: int | None, lang: Lang
) -> Observation:
    """The observation of `figure`; `key_point` is the index of the key point that it stands in."""
    return Observation(
        obs_id=obs_id,
        indicator=indicator_code(_coded(figure), lang, figure.measure, figure.unit_measure),
        indicator_text=figure.indicator_text,
        measure=figure.measure,
        obs_value=figure.obs_value,
        direction=figure.direction,
        unit_measure=figure.unit_measure,
        unit_mult=figure.unit_mult,
        decimals=figure.decimals,
        ref_area=figure.ref_area,
        ref_area_text=figure.ref_area_text,
        counterpart_area=figure.counterpart_area,
        time_period=figure.time_period,
        base_per=figure.base_per,
        qualifiers=list(figure.qualifiers),
        obs_status=figure.obs_status,
        flags=sorted(set(figure.flags)),
        same_as=None,
        evidence=Evidence(
            quote=document.text[figure.start : figure.end],
            start=figure.start,
            end=figure.end,
            key_point=key_point,
            locator=document.locate(figure.start),
        ),
    )


def _coded(figure: Figure) -> str:
    return figure.indicator_text if figure.coded_text is None else figure.coded_text


def _plotted(charts: list[Chart], observations: list[Observation], reading: Reading) -> Iterator[Observation]:
    times = frozenset(obs.time_period.sdmx for obs in observations if obs.time_period is not None)
    for number, (table, figure) in enumerate(read_plotted(charts, times, reading), start=1):
        yield observation_of(table, figure, f"{_POINT}{number}", None, reading.lang)


def _table(document: Document, table: TableReading) -> Table:
    return Table(
        title=table.title,
        unit_text=table.unit_text,
        start=table.start,
        end=table.end,
        locator=table.locator,
        cells=len(table.figures) + len(table.others),
        observed=len(table.figures),
        unplaced=[unplaced_of(document, o.start, o.end, o.reason) for o in table.others],
        missing=[],
    )


def _numerals(document: Document, entries: list[Entry]) -> Numerals:
    observed = sum(len(entry.figures) for entry in entries)
    others = [other for entry in entries for other in entry.others]
    numerals = [(_numeral(document, other), other.explained) for other in others]
    explained = [numeral for numeral, is_explained in numerals if is_explained]
    unread = [numeral for numeral, is_explained in numerals if not is_explained]
    return Numerals(
        total=observed + len(others),
        observed=observed,
        explained=len(explained),
        unread=unread,
        explained_as=explained,
    )


def _numeral(document: Document, other: Unobserved) -> Numeral:
    return Numeral(
        quote=document.text[other.start : other.end], start=other.start, end=other.end, reason=other.reason
    )
