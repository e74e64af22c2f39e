"""Indicator tiles: a number in large type, and the sentence that says what it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parsers.blocks import Block, Kind
from parsers.figures.context import Context
from parsers.figures.figure import Figure, Unobserved
from parsers.figures.read import figures_of, read_figures
from parsers.figures.read_terms import read_terms
from parsers.figures.sentence import Terms
from parsers.figures.units import Unit, read_unit
from parsers.terms.numbers import Number


class Tile(NamedTuple):
    """The number's block and the sentence's; either may be missing in print."""

    title: Block | None
    words: Block | None


def find_tiles(blocks: Iterable[Block]) -> list[Tile]:
    """The tiles of a page, in order."""
    tiles: list[Tile] = []
    for block in blocks:
        if block.kind is Kind.TILE_TITLE:
            tiles.append(Tile(block, None))
        elif block.kind is Kind.TILE_TEXT:
            if tiles and tiles[-1].words is None and _together(tiles[-1].title, block):
                tiles[-1] = Tile(tiles[-1].title, block)
            else:
                tiles.append(Tile(None, block))
    return tiles


def _together(title: Block | None, words: Block) -> bool:
    return title is not None and title.container == words.container


def read_tile(text: str, tile: Tile, context: Context) -> tuple[list[Figure], list[Unobserved]]:
    """The figures of a tile: those of its sentence, and its large number by what the sentence says of it."""
    context.enter(-1)
    figures: list[Figure] = []
    others: list[Unobserved] = []
    if tile.words is not None:
        context.enter(tile.words.start)
        figures, others = read_figures(text, tile.words.start, tile.words.end, context)
    if tile.title is None:
        return figures, others
    headline, rest = _headline(text, tile.title, tile.words, figures, context)
    return [*headline, *figures], sorted([*rest, *others], key=lambda other: other.start)


def _headline(
    text: str, title: Block, words: Block | None, figures: list[Figure], context: Context
) -> tuple[list[Figure], list[Unobserved]]:
    """The large number: the figure of the sentence with its value, else the sentence's words are its head."""
    terms = read_terms(text, title.start, title.end, context.reading)
    found = [i for i, term in enumerate(terms) if term.number is not None]
    number = terms[found[0]].number if len(found) == 1 else None
    if number is not None:
        unit = read_unit(terms, found[0])
        twin = next((figure for figure in figures if _same(figure, number, unit)), None)
        if twin is not None:
            end = max(title.end - _trailing(text, title), number.end)
            start = number.start
            return [twin._replace(number_start=start, number_end=number.end, start=start, end=end)], []
    head = read_terms(text, words.start, words.end, context.reading) if words and not figures else []
    alone, others = figures_of(Terms([*head, *terms]), text, context)
    return alone, [other for other in others if other.start >= title.start and other.end <= title.end]


def _same(figure: Figure, number: Number, unit: Unit) -> bool:
    """The tile's number is the sentence's: the same value, and no other unit than the sentence's."""
    if abs(figure.obs_value) != number.value or figure.unit_mult != unit.power:
        return False
    return unit.code is None or unit.code == figure.unit_measure


def _trailing(text: str, block: Block) -> int:
    words = text[block.start : block.end]
    return len(words) - len(words.rstrip())
