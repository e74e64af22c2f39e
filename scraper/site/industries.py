"""The tree of themes, from the industries pages."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import html

from records.release import Lang
from scraper.site.page import hrefs
from scraper.site.urls import ThemeAddress, section_of, theme_of


def themes_on(tree: html.HtmlElement, url: str, lang: Lang) -> list[ThemeAddress]:
    """The themes of one language that a page links to, each once, in the order of the page."""
    found = (theme_of(urljoin(url, href)) for href in hrefs(tree))
    return list(dict.fromkeys(theme for theme in found if theme and theme.lang == lang))


def sections_on(tree: html.HtmlElement, url: str, lang: Lang) -> list[str]:
    """The sections of one language whose own pages a page links to, each once."""
    found = (section_of(urljoin(url, href)) for href in hrefs(tree))
    return list(dict.fromkeys(section[0] for section in found if section and section[1] == lang))
