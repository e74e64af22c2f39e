"""Characters of a page to its tree, and the pages that are cut off or nested beyond reading."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from parsers.errors import UnreadableDocumentError

_WHOLE_PAGE: Final = re.compile(
    rb"\A(?>\s+|<!--.*?-->|<\?.*?\?>)*+<(?:!doctype|html)\b", re.IGNORECASE | re.DOTALL
)
#: lxml drops what follows the first of these, which nested documents and careless servers put amid a page
_HTML_END: Final = re.compile(rb"</html\s*>", re.IGNORECASE)
_ELEMENT: Final = re.compile(rb"<[a-zA-Z]")
_END: Final = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
#: what follows the end of a page: counters and comments that a server appends
_TAIL: Final = 65536
#: markup longer than this is not read a second time
_TOLERATED: Final = 1 << 20


def refuse_truncated(markup: bytes) -> None:
    """Raise UnreadableDocumentError for a page that begins as a whole one and has no end."""
    if _WHOLE_PAGE.match(markup[:_TAIL]) and not _END.search(markup[-_TAIL:]) and not _END.search(markup):
        raise UnreadableDocumentError("truncated", "the page is cut off: it has neither </body> nor </html>")


def build_tree(markup: bytes) -> etree._Element | None:
    """The tree of a page in UTF-8, or None where it holds no element.

    Raises UnreadableDocumentError where the parser gave up on depth (256 levels) or on the length of a text.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = etree.fromstring(_without_early_end(markup), parser)
    except etree.XMLSyntaxError:
        return None
    error = parser.error_log.last_error
    if error is not None and error.type_name == "ERR_RESOURCE_LIMIT":
        raise UnreadableDocumentError(
            "too_large", "the page's markup is nested too deep or a text in it is too long"
        )
    return root


def _without_early_end(markup: bytes) -> bytes:
    end = _HTML_END.search(markup)
    if end is None or not _ELEMENT.search(markup, end.end()):
        return markup
    return _HTML_END.sub(b"", markup)


def rebuild(text: str, recovered: int) -> etree._Element | None:
    """The tree of markup that lxml alone loses, built by BeautifulSoup's more tolerant parser.

    None where that finds no more than twice the `recovered` characters of words, so that nothing was lost.
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415  # slow to import, needed by few pages

    if len(text) > _TOLERATED:
        return None
    soup = BeautifulSoup(text, "html.parser")
    for hidden in soup(["script", "style", "template", "noscript", "head"]):
        hidden.decompose()
    words = sum(map(len, soup.stripped_strings))
    return build_tree(soup.encode("utf-8")) if words > 2 * recovered else None
