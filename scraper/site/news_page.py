"""What the scraper itself asks of a news page before anything is taken from it."""

from __future__ import annotations

import re

from lxml import html

from scraper.errors import StructureError
from scraper.site.files import attached_files
from scraper.site.page import page_tree
from scraper.site.release_page import ReleasePage

#: of the words of a link, how many its page has to print: a listing may cut a title short or add a lead
_MOST = 2 / 3


def read_news_page(body: bytes, url: str, charset: str | None, title: str) -> ReleasePage:
    """The page that was answered for the news item listed as `title`.

    News are in no template that anybody has seen. But whatever a news item looks like, it prints its title;
    a page of errors, of the front or of a new wall (those the parsers know they refuse themselves) does not.
    """
    try:
        tree = page_tree(body, url, charset)
    except StructureError as error:
        return ReleasePage(objection=error)
    if not prints(tree, title):
        message = f"{url}: not the news item that is listed as {title[:80]!r}"
        return ReleasePage(objection=StructureError(message))
    return ReleasePage(files=tuple(attached_files(tree, url)))


def prints(tree: html.HtmlElement, title: str) -> bool:
    """Whether a page prints most words of `title`, in its head or its text; words of its links do not count,
    for other pages list the news too.
    """
    texts = tree.xpath(
        "//title/text() | //meta[@property='og:title']/@content"
        " | //body//text()[not(ancestor::a or ancestor::script or ancestor::style)]"
    )
    printed = _words("".join(f"{text} " for text in texts) + "".join(texts))  # tags cut words, blocks do not
    wanted = _words(title)
    return len(wanted & printed) >= _MOST * len(wanted)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
