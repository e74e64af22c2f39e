"""What the tags of HTML and the classes of the bureau's templates say of the text in them: data, no code.

The classes are those of the site's pages of 2023 to 2026 (misspelt as there). An id says nothing: several
blocks of one page carry the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parsers.blocks import Kind, Role

#: the name of this template in `Document.layout`
TEMPLATE: Final = "statgov-2023"
#: in a page with an element of this class only what the rules open is content
CONTENT_CLASS: Final = "publication-detail"
#: a page, or a piece of one, with one of these is made in the template
MARKERS: Final = (CONTENT_CLASS, "white-bg-block", "info-number-item", "banner-breadcrumbs")


@dataclass(frozen=True, slots=True)
class Rule:
    """What an element is. Without `kind`, `role` and `level` its text is what the text round it is.

    `opens`: content in a page of which only parts are; `box`: a layout box of its own; `dropped`: no content,
    whatever stands in it; `hidden`: no content unless something in it opens; `acts_as`: the table tag that
    the element replaces; `even_inline`: also where the tag is not a block, and a dropped one does not end the
    line; `pictured`: an image in it is a chart.
    """

    kind: Kind | None = None
    role: Role = Role.NONE
    level: int = 0
    opens: bool = False
    box: bool = False
    dropped: bool = False
    hidden: bool = False
    acts_as: str = ""
    even_inline: bool = False
    pictured: bool = False


_BLOCK: Final = Rule()
_DROPPED: Final = Rule(dropped=True)
_DROPPED_INLINE: Final = Rule(dropped=True, even_inline=True)
_HIDDEN: Final = Rule(hidden=True)

_DROPPED_TAGS: Final = (
    "head script style template noscript svg iframe object select option button textarea datalist audio "
    "video canvas"
)
_BLOCK_TAGS: Final = (
    "html body address article blockquote center dd details dir div dl dt fieldset figure form hgroup legend "
    "main menu ol p pre section summary ul table thead tbody tfoot tr td th"
)

TAG_RULES: Final[dict[str, Rule]] = {
    **dict.fromkeys(_BLOCK_TAGS.split(), _BLOCK),
    **dict.fromkeys(_DROPPED_TAGS.split(), _DROPPED_INLINE),
    **dict.fromkeys(("nav", "aside", "dialog"), _DROPPED),
    **{f"h{level}": Rule(Kind.HEADING, level=level) for level in range(1, 7)},
    "header": _HIDDEN,
    "footer": _HIDDEN,
    "li": Rule(Kind.LIST_ITEM),
    "caption": Rule(Kind.CAPTION),
    "figcaption": Rule(Kind.CAPTION),
    "figure": Rule(box=True, pictured=True),
    "hr": Rule(Kind.RULE),
}

TABLE_PARTS: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})

#: in order of weight: of an element's classes the first of these counts
CLASS_RULES: Final[dict[str, Rule]] = {
    "header-bottom": _DROPPED,
    "category-nav": _DROPPED,
    "lang_block": _DROPPED,
    "fix-asside-list": _DROPPED,
    "breadcrumbs": _DROPPED,
    "other_lang": _DROPPED,
    "table-filter-block": _DROPPED,
    "banner-breadcrumbs-info__title": Rule(Kind.HEADING, Role.TITLE, level=1, opens=True),
    "page-title": Rule(Kind.HEADING, Role.TITLE, level=1, opens=True),
    "banner-breadcrumbs-info-top": Rule(Kind.PARAGRAPH, Role.THEME, opens=True),
    "header-block-small-title": Rule(Kind.PARAGRAPH, Role.THEME, opens=True),
    "banner-breadcrumbs-item__text": Rule(Kind.PARAGRAPH, Role.DATES, opens=True),
    "btn-document": Rule(Kind.PARAGRAPH, Role.DOWNLOAD, opens=True, even_inline=True),
    "publication-detail": Rule(opens=True),
    "relese-responsible-item__ititle": Rule(Kind.PARAGRAPH, Role.CONTACT_LABEL, opens=True),
    "relese-responsible-item": Rule(Kind.PARAGRAPH, Role.CONTACT, opens=True, box=True),
    "copyright": Rule(Kind.PARAGRAPH, Role.OWNER, opens=True),
    "publication-chart": Rule(Kind.CHART),
    "link-item-files": Rule(Kind.PARAGRAPH, Role.DOWNLOAD),
    "info-number-item__title": Rule(Kind.TILE_TITLE),
    "info-number-item__desc": Rule(Kind.TILE_TEXT),
    "info-number-item": Rule(box=True),
    "small-block-title": Rule(Kind.HEADING, level=3),
    "block-title": Rule(Kind.HEADING, level=2),
    "tables-block__title": Rule(Kind.HEADING, level=3),
    "divTableCell": Rule(acts_as="td"),
    "divTableHead": Rule(acts_as="th"),
    "divTableRow": Rule(acts_as="tr"),
    "divTableHeading": Rule(acts_as="thead"),
    "divTable": Rule(acts_as="table"),
    "white-bg-block": Rule(box=True, pictured=True),
    "table-block": Rule(box=True, pictured=True),
    "tables-block": Rule(box=True),
    "text-right": Rule(Kind.CAPTION),
}

_WEIGHTS: Final = {name: weight for weight, name in enumerate(CLASS_RULES)}


@lru_cache(maxsize=4096)
def rule_of(tag: str, classes: str | None) -> Rule | None:
    """What an element with this tag and `class` attribute is; None for an inline element.

    The weightiest class that the template knows decides, then the tag. A part of a table is one whatever its
    class (`<td class="text-right">`).
    """
    rule = TAG_RULES.get(tag)
    if not classes or tag in TABLE_PARTS:
        return rule
    known = [name for name in classes.split() if name in _WEIGHTS]
    if not known:
        return rule
    weightiest = CLASS_RULES[min(known, key=_WEIGHTS.__getitem__)]
    return weightiest if rule is not None or weightiest.even_inline else None
