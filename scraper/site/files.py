"""The files a release page offers: the publication itself and the workbooks linked by the site's file API."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import html

from scraper.fetch.hosts import same_site
from scraper.site.page import hrefs
from scraper.site.urls import file_of


def attached_files(tree: html.HtmlElement, url: str) -> list[str]:
    """Addresses from the root of the site, `/api/iblock/element/<id>/file/<lang>/`, each once."""
    targets = (urljoin(url, href) for href in hrefs(tree))
    found = (file_of(target) for target in targets if same_site(url, target))
    return list(dict.fromkeys(file for file in found if file))
