"""What the tests of the readers share."""

from __future__ import annotations

from parsers.blocks import Block, Document, Kind, Role
from parsers.origin import Origin
from parsers.readers import read


def load(source: str | bytes, charset: str | None = None) -> Document:
    """The document of a text or page given as its source."""
    data = source.encode() if isinstance(source, str) else source
    return read(data, Origin("document", charset=charset))


def whole(body: str, head: str = "") -> str:
    """A whole page without the bureau's template."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def release(body: str) -> str:
    """A page in the bureau's template with this body."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta property="og:url" content="/en/industries/x/1/"/>'
        "<title>Listing</title></head><body><header><a>Main</a></header>"
        '<div class="banner-breadcrumbs-info">'
        '<div class="banner-breadcrumbs-info-top"><img src="i.png"> Prices </div>'
        '<div class="banner-breadcrumbs-info__title"> Inflation in May 2025 </div></div>'
        '<a href="/file/1/" class="btn-document">Download '
        '<span class="btn-document-info">48.2  KB, pdf</span></a>'
        '<div class="banner-breadcrumbs-item__text">Date of publication: 03.06.2025 </div>'
        '<ul class="menu"><li>Chrome</li></ul>'
        f'<div class="content-page publication-detail w-100">{body}</div>'
        '<footer><a>Site map</a><div class="copyright">2025 © Bureau</div></footer></body></html>'
    )


def of_kind(document: Document, kind: Kind) -> list[str]:
    """The texts of the blocks of one kind."""
    return [document.text_of(block) for block in document.blocks if block.kind is kind]


def of_role(document: Document, role: Role) -> list[str]:
    """The texts of the blocks of one role."""
    return [document.text_of(block) for block in document.blocks if block.role is role]


def cells(document: Document) -> dict[tuple[int, int], str]:
    """The texts of the table cells by row and column."""
    return {
        (block.row, block.column): document.text_of(block)
        for block in document.blocks
        if block.kind is Kind.CELL
    }


def links(document: Document, block: Block) -> list[tuple[str, str]]:
    """The words and targets of a block's links."""
    return [(document.text[link.start : link.end], link.href) for link in block.links]


def bold(document: Document, block: Block) -> list[str]:
    """A block's bold words."""
    return [document.text[span.start : span.end] for span in block.bold]
