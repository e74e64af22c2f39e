"""What a page of a PDF holds, whichever library read it: glyphs, ruling edges, images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

#: how far a glyph reaches above and below its baseline, in parts of its size: what most fonts have
ASCENT = 0.75
DESCENT = 0.25


class Box(NamedTuple):
    """A rectangle in points from the page's top left corner, in the order of a locator."""

    x0: float
    top: float
    x1: float
    bottom: float


class Glyph(NamedTuple):
    """A character where it stands: `baseline` and the x are points from the page's top left corner.

    A glyph of turned text stands in the turned frame (see `turn`): there it reads from left to right.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page; `number` counts from 1. `turned` holds the glyphs of vertical text by its angle, 90 or 270.

    `edges` are the ruling lines as the dicts that pdfplumber's table finder takes; `shapes` is how many paths
    are drawn, `pictured` the share of the page that its largest image covers.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    turned: dict[int, list[Glyph]]
    edges: list[dict[str, Any]]
    shapes: int
    pictured: float


def turn(x: float, top: float, angle: int) -> tuple[float, float]:
    """The place (x, top) of the page in the frame in which text turned by `angle` reads level."""
    return (-top, x) if angle == 90 else (top, -x)


def turned_back(box: Box, angle: int) -> Box:
    """The box of the page that is `box` in the turned frame."""
    if angle == 90:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return Box(-box.bottom, box.x0, -box.top, box.x1)


def union(boxes: list[Box]) -> Box:
    """The smallest box round all `boxes`."""
    if len(boxes) == 1:
        return boxes[0]
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
