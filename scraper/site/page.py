"""A page of the site as a tree, for the parts that the scraper itself looks at."""

from __future__ import annotations

from lxml import etree, html

from scraper.errors import StructureError


def page_tree(body: bytes, url: str, charset: str | None) -> html.HtmlElement:
    """The tree of a page; raises StructureError where the answer is no HTML."""
    try:
        parser = html.HTMLParser(encoding=charset, remove_comments=True)
    except LookupError:
        parser = html.HTMLParser(remove_comments=True)
    try:
        return html.document_fromstring(body, parser=parser)
    except etree.ParserError as error:
        raise StructureError(f"{url}: not a page: {error}") from error


def words(element: html.HtmlElement) -> str:
    """The text of an element as one line."""
    return " ".join(element.text_content().split())


def hrefs(tree: html.HtmlElement, path: str = "//a/@href") -> list[str]:
    """The targets of links as printed, in the order of the page."""
    found = tree.xpath(path)
    return [str(href) for href in found] if isinstance(found, list) else []


def by_class(element: html.HtmlElement, tag: str, name: str) -> list[html.HtmlElement]:
    """The elements below with this tag (`*`: any) and this class, in the order of the page."""
    found = element.xpath(f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    return [node for node in found if isinstance(node, html.HtmlElement)] if isinstance(found, list) else []
