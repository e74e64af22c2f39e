"""The reading order of a page: which of its lines stand in columns beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from parsers.readers.pdf.glyphs import Box, union
from parsers.readers.pdf.grid import Grid
from parsers.readers.pdf.lines import Row, row_of

#: in parts of the print's size: white on both sides of the middle of a gutter
_HALF_GUTTER: Final = 0.5
#: so many lines stand on each side of a gutter, or it is a gap of chance
_FEWEST: Final = 4
#: columns stand beside each other over this share of the shorter one, and are no narrower than this of both
_BESIDE: Final = 0.5
_NARROWEST: Final = 0.15
#: lines of a page; one with more is a drawing, and looking for its columns would take long
_MOST: Final = 500
_STEP: Final = 3.0  # points: candidates nearer than this are one

Item = Row | Grid


class Flow(NamedTuple):
    """Lines that are read one after another: a column, or the page where it has none."""

    rows: tuple[Row, ...]
    left: float
    right: float


class _Gutter(NamedTuple):
    first: int
    stop: int
    x: float


def in_order(items: Sequence[Item]) -> Iterator[Flow | Grid]:
    """The lines and tables of a page in reading order: each band of columns from left to right."""
    ordered = sorted(items, key=lambda item: (item.box.top, item.box.x0))
    gutter = _gutter(ordered) if len(ordered) <= _MOST else None
    if gutter is None:
        yield from _flows(ordered)
        return
    yield from in_order(ordered[: gutter.first])
    left, right = _sides(ordered[gutter.first : gutter.stop], gutter.x)
    yield from in_order(left)
    yield from in_order(right)
    yield from in_order(ordered[gutter.stop :])


def _flows(items: list[Item]) -> Iterator[Flow | Grid]:
    """The lines between tables, each with the edges of all that stands in their column."""
    if not items:
        return
    edges = union([item.box for item in items])
    rows: list[Row] = []
    for item in items:
        if isinstance(item, Row):
            rows.append(item)
            continue
        if rows:
            yield Flow(tuple(rows), edges.x0, edges.x1)
            rows = []
        yield item
    if rows:
        yield Flow(tuple(rows), edges.x0, edges.x1)


def _gutter(items: list[Item]) -> _Gutter | None:
    """The gutter with the most lines beside it."""
    whites = [_whites(item) for item in items]
    found = [
        _Gutter(first, stop, x)
        for x in _candidates(items, whites)
        for first, stop in _runs(whites, x)
        if _parts(items[first:stop], x)
    ]
    return max(found, key=lambda gutter: gutter.stop - gutter.first, default=None)


def _whites(item: Item) -> list[tuple[float, float]]:
    """The gaps in which a gutter can run by `item`: beside it, and between its words."""
    edges = [(float("-inf"), item.box.x0), (item.box.x1, float("inf"))]
    if isinstance(item, Grid):
        return edges
    half = _HALF_GUTTER * item.size
    gaps = zip(item.words, item.words[1:], strict=False)
    inner = [(a.box.x1 + half, b.box.x0 - half) for a, b in gaps if b.box.x0 - a.box.x1 >= 2 * half]
    return [(edges[0][0], edges[0][1] - half), *inner, (edges[1][0] + half, edges[1][1])]


def _candidates(items: list[Item], whites: list[list[tuple[float, float]]]) -> list[float]:
    """Where a gutter may run: in gaps between words, and before lines that begin right of others."""
    left = min((item.box.x0 for item in items), default=0.0)
    found = [(a + b) / 2 for gaps in whites for a, b in gaps[1:-1]]
    found += [
        item.box.x0 - _HALF_GUTTER * item.size
        for item in items
        if isinstance(item, Row) and item.box.x0 > left
    ]
    distinct: list[float] = []
    for x in sorted(found):
        if not distinct or x - distinct[-1] > _STEP:
            distinct.append(x)
    return distinct


def _runs(whites: list[list[tuple[float, float]]], x: float) -> Iterator[tuple[int, int]]:
    """The longest runs of items that `x` passes by."""
    first = 0
    for index, gaps in enumerate([*whites, []]):
        if any(start <= x <= stop for start, stop in gaps):
            continue
        if index - first >= _FEWEST:
            yield first, index
        first = index + 1


def _parts(items: list[Item], x: float) -> bool:
    """Whether lines stand on both sides of `x`, beside each other, none of the sides a sliver."""
    left, right = _sides(items, x)
    if len(left) < _FEWEST or len(right) < _FEWEST:
        return False
    one, other = union([item.box for item in left]), union([item.box for item in right])
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    narrowest = min(one.x1 - one.x0, other.x1 - other.x0)
    is_beside = shared >= _BESIDE * min(_height(one), _height(other))
    return is_beside and narrowest >= _NARROWEST * (other.x1 - one.x0)


def _height(box: Box) -> float:
    return box.bottom - box.top


def _sides(items: Sequence[Item], x: float) -> tuple[list[Item], list[Item]]:
    """What stands left and right of `x`; a row with words on both sides is cut."""
    left: list[Item] = []
    right: list[Item] = []
    for item in items:
        if item.box.x1 <= x:
            left.append(item)
        elif item.box.x0 >= x or isinstance(item, Grid):
            right.append(item)
        else:
            left.append(row_of(word for word in item.words if word.box.x0 < x))
            right.append(row_of(word for word in item.words if word.box.x0 >= x))
    return left, right
