"""Drawn lines and rectangles as the edges that pdfplumber's table finder takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Edge = dict[str, Any]
_FLAT = 0.5  # points: a path that is thinner than this is a line


def horizontal(x0: float, x1: float, at: float) -> Edge:
    """A horizontal edge."""
    return _edge(x0, at, x1, at, "h")


def vertical(top: float, bottom: float, at: float) -> Edge:
    """A vertical edge."""
    return _edge(at, top, at, bottom, "v")


def edges_of_rectangle(x0: float, top: float, x1: float, bottom: float) -> Iterator[Edge]:
    """The four sides of a rectangle; a thin one is a rule, whose two long sides the finder snaps together."""
    yield horizontal(x0, x1, top)
    yield horizontal(x0, x1, bottom)
    yield vertical(top, bottom, x0)
    yield vertical(top, bottom, x1)


def edges_of_line(x0: float, top: float, x1: float, bottom: float, operations: int) -> Iterator[Edge]:
    """The edge of a straight path of two operations; curves and slanting lines rule nothing.

    A path of more operations in the shape of a box is a rectangle drawn side by side.
    """
    if bottom - top <= _FLAT:
        yield horizontal(x0, x1, (top + bottom) / 2)
    elif x1 - x0 <= _FLAT:
        yield vertical(top, bottom, (x0 + x1) / 2)
    elif operations in {4, 5}:
        yield from edges_of_rectangle(x0, top, x1, bottom)


def _edge(x0: float, top: float, x1: float, bottom: float, orientation: str) -> Edge:
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }
