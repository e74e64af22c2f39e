"""The pager below a listing: `?PAGEN_1=N` (SITE.md, "Listings")."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import html

from scraper.site.page import hrefs
from scraper.site.urls import PAGER


def pages_on(tree: html.HtmlElement, url: str) -> frozenset[int]:
    """Numbers in links that differ from the listing's own address in nothing but the page."""
    here = urlsplit(url).path
    numbers = set()
    for href in hrefs(tree, f"//a[contains(@href, '{PAGER}=')]/@href"):
        target = urlsplit(urljoin(url, href))
        page = parse_qs(target.query).get(PAGER, [""])[0]
        if target.path == here and re.fullmatch(r"[1-9]\d{0,4}", page):
            numbers.add(int(page))
    return frozenset(numbers)
