"""HTML to blocks: the bureau's template where a page has it, plain headings and paragraphs where not."""

from __future__ import annotations

from lxml import etree

from parsers.blocks import ChartData, Document, Kind, Role
from parsers.errors import UnreadableDocumentError
from parsers.readers.chart_options import Chart
from parsers.readers.charts import MARKERS as CHART_MARKERS
from parsers.readers.charts import read_charts
from parsers.readers.encoding import Decoded
from parsers.readers.markup import build_tree, rebuild, refuse_truncated
from parsers.readers.template import CONTENT_CLASS, MARKERS, TEMPLATE
from parsers.readers.walk import Walker
from parsers.readers.wall import refuse_wall

#: the layout of a page without the bureau's template
PLAIN = "html"
#: a page of fewer characters of text is looked at again: lxml may have lost its words
_POOR = 200


def read_page(data: bytes, decoded: Decoded) -> Document:
    """The blocks of an HTML page or a fragment of one.

    Locators are `xpath:` paths of elements, as lxml finds them in the raw page (in a page that only
    BeautifulSoup could read, in its rebuilt tree). Raises UnreadableDocumentError: `truncated`, `too_large`
    (nested beyond reading), `bot_wall`, `login_page`, `maintenance_page`, `empty`.
    """
    source = decoded.text
    markup = data if decoded.encoding == "utf-8" and data[:3] != b"\xef\xbb\xbf" else source.encode("utf-8")
    root, walker = _read(build_tree(markup), source)
    templated = any(marker in source for marker in MARKERS)
    text = walker.canvas.text if walker else ""
    if root is not None and walker is not None and not templated:
        refuse_wall(root, source, _headings(root, walker, text), text)
    refuse_truncated(markup)
    if root is None or walker is None or not text:
        raise UnreadableDocumentError("empty", "the page holds no words")
    charts = _join_charts(root, walker, source)
    return Document(
        text=text,
        blocks=tuple(walker.canvas.blocks),
        marks=tuple(walker.canvas.marks),
        media_type="text/html",
        encoding=decoded.encoding,
        layout=TEMPLATE if templated else PLAIN,
        lang_hint=root.get("lang") or None,
        url_hint=_address(root),
        charts=charts,
    )


def _read(root: etree._Element | None, source: str) -> tuple[etree._Element | None, Walker | None]:
    """The tree with its walk; a tree with hardly a word is built again by a more tolerant parser."""
    walker = _walk(root, source) if root is not None else None
    found = walker.canvas.length if walker else 0
    if found < _POOR and (rebuilt := rebuild(source, found)) is not None:
        root, walker = rebuilt, _walk(rebuilt, source)
    return root, _entitle(root, walker) if root is not None and walker is not None else None


def _walk(root: etree._Element, source: str) -> Walker:
    walker = Walker(root, partial=CONTENT_CLASS in source)
    walker.walk()
    if not walker.canvas.length:  # the class is named, in a style sheet or a comment, and no element has it
        walker = Walker(root, partial=False)
        walker.walk()
    return walker


def _entitle(root: etree._Element, walker: Walker) -> Walker:
    """Give a page without a title in its content the first `<h1>` outside it, else its `<title>`."""
    if any(block.role is Role.TITLE for block in walker.canvas.blocks):
        return walker
    element = next(root.iter("h1"), None)
    if element is None:
        element = next(root.iter("title"), None)
    if element is None:
        return walker
    titled = Walker(root, partial=walker.partial)
    titled.title(element)
    title = titled.canvas.text
    for index, block in enumerate(walker.canvas.blocks):
        if block.kind is Kind.HEADING and walker.canvas.text[block.start : block.end] == title:
            walker.canvas.blocks[index] = block._replace(role=Role.TITLE, level=1)
            return walker
    titled.walk()
    return titled


def _headings(root: etree._Element, walker: Walker, text: str) -> str:
    headings = [text[block.start : block.end] for block in walker.canvas.blocks if block.kind is Kind.HEADING]
    return "\n".join([*headings, *("".join(map(str, title.itertext())) for title in root.iter("title"))])


def _address(root: etree._Element) -> str | None:
    for meta in root.iter("meta"):
        if meta.get("property") == "og:url":
            return meta.get("content") or None
    return None


def _join_charts(root: etree._Element, walker: Walker, source: str) -> tuple[ChartData, ...]:
    """The data of the charts, in the order of the blocks that they are drawn in."""
    if not any(marker in source for marker in CHART_MARKERS):
        return ()
    charts: dict[str, Chart] = read_charts(root.iter("script"))
    joined: list[ChartData] = []
    for index, anchor in walker.plots:
        chart = charts.pop(anchor, None)
        if chart is not None:
            block = walker.canvas.blocks[index]
            walker.canvas.blocks[index] = block._replace(chart=len(joined))
            joined.append(ChartData(block.container, *chart))
    return tuple(joined)
