"""The identity of a release: the bureau's own where the document has it, else made of its title."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from parsers.blocks import Document
from parsers.origin import Origin
from records.release import Lang

#: `/<lang>/industries/<section>/<theme>/publications/<element>/`; Kazakh has no prefix (SITE.md)
_PATH = re.compile(
    r"^(?:/(?P<lang>en|ru))?/industries/(?P<theme>[^/]+/[^/]+)/publications/(?P<element>\d+)/?$"
)
_LONGEST_SLUG = 120


def release_id(document: Document, origin: Origin, title: str, lang: Lang) -> str:
    """`<section>/<theme>/<element>/<lang>`, or a slug of the title and the language.

    The address that the page itself states (og:url) counts as much as the one it was fetched from, so a
    page saved to disk is the same release; the spelling of either address does not matter.
    """
    if origin.release_id:
        return origin.release_id
    for url in (origin.url, document.url_hint):
        path = _PATH.match(urlsplit(url or "").path)
        if path and (url or "").startswith(("http://", "https://", "/")):
            return f"{path['theme']}/{path['element']}/{path['lang'] or 'kk'}"
    return f"{slug(title) or 'untitled'}-{lang}"


def slug(title: str) -> str:
    """The words of a title in lower case, joined by hyphens; letters of any alphabet stay."""
    words = re.sub(r"[\W_]+", "-", title.lower()).strip("-")
    return words if len(words) <= _LONGEST_SLUG else words[:_LONGEST_SLUG].rsplit("-", 1)[0]
