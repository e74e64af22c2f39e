"""The layouts of release pages that are known, by what each must have: data, no code.

A layout is the template's skeleton. What a release may or may not have (tiles, charts, tables, images, a
next date, a PDF) is no part of it, but where a tile stands it has a number and a sentence. Demanded is only
what SITE.md calls the title, a date, the body and its blocks: one real page is known, and what else it has
(the theme, the persons responsible, the copyright line) others may do without.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parsers.readers.template import CONTENT_CLASS, TEMPLATE


@dataclass(frozen=True, slots=True)
class Landmark:
    """Elements of class `name`: in each element of class `within` (in the page, where that is empty) there
    are `least` to `most` of them, None for any number.

    `worded`: each holds words. `if_worded`: where `within` holds no words, none is expected.
    """

    name: str
    within: str = ""
    least: int = 1
    most: int | None = 1
    worded: bool = False
    if_worded: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout; its name is the one that the parsers give it, with the first year it is known from."""

    name: str
    landmarks: tuple[Landmark, ...]


_TILES: Final = "info-number-list"
_TILE: Final = "info-number-item"
_CONTACTS: Final = "relese-responsible"
_CONTACT: Final = "relese-responsible-item"

#: SITE.md, "A release page"; misspelt as on the site
LAYOUTS: Final = (
    Layout(
        TEMPLATE,
        (
            Landmark("banner-breadcrumbs-info__title", worded=True),
            Landmark("banner-breadcrumbs-item__text", most=None),
            Landmark(CONTENT_CLASS),
            Landmark("white-bg-block", CONTENT_CLASS, most=None),
            Landmark("block-title", CONTENT_CLASS, most=None),
            Landmark(_TILE, _TILES, most=None, if_worded=True),
            Landmark("info-number-item__title", _TILE),
            Landmark("info-number-item__desc", _TILE),
            Landmark(_CONTACTS, least=0),
            Landmark(_CONTACT, _CONTACTS, most=None, if_worded=True),
            Landmark("relese-responsible-item__ititle", _CONTACT, if_worded=True),
        ),
    ),
)
