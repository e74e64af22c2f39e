"""The block elements open during a walk, and how an element's style follows from its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from parsers.blocks import Kind, Role
from parsers.readers.canvas import Style
from parsers.readers.grid import Grid
from parsers.readers.template import Rule

#: what stands inside one of these is a piece of it, whatever its tag
STICKY: Final = frozenset({Kind.HEADING, Kind.CAPTION, Kind.CELL, Kind.TILE_TITLE, Kind.TILE_TEXT})
#: one line of words each: a `<br>` in them is a blank
ONE_LINE: Final = frozenset({Kind.HEADING, Kind.CELL, Kind.TILE_TITLE})


@dataclass(slots=True)
class Frame:
    """An open block element: the style of its words and whether they are content.

    `grid` is that of the table it stands in; in a `pictured` one an image is a chart; in a `main` one a
    `<header>` belongs to the content; in a `preformatted` one lines end where the source's do.
    """

    element: etree._Element
    style: Style
    shown: bool
    grid: Grid | None = None
    pictured: bool = False
    main: bool = False
    preformatted: bool = False


def restyle(outer: Style, rule: Rule, container: int, *, titled: bool) -> Style:
    """The style of an element with this rule inside one of style `outer`.

    The first heading of level 1 is the document's title; `titled` says that it has one already.
    """
    if rule.kind is None or (outer.kind in STICKY and rule.role is Role.NONE):
        return outer if container == outer.container else outer._replace(container=container)
    role = rule.role
    if rule.level == 1:
        role = Role.NONE if titled else Role.TITLE
    elif role is Role.NONE and rule.kind is Kind.LIST_ITEM:
        role = outer.role
    return Style(rule.kind, role, rule.level, container)
