"""Ways to the rest of a listing (SITE.md, "Listings"): the pager, `?PAGEN_1=N`, and the filter, `?year=`."""

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


def years_on(tree: html.HtmlElement) -> frozenset[int]:
    """The years that the filter of a listing offers; none where there is no such filter."""
    values = hrefs(tree, "//select[@name='year']/option/@value")
    return frozenset(int(value) for value in values if re.fullmatch(r"(?:19|20)\d\d", value))
