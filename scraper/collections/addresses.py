"""What the documents of a local archive are, by their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from scraper.collections.stored import Stored
from scraper.settings import BUREAU
from scraper.site.old_site import HOSTS, OldAddress, old_address_of
from scraper.site.urls import ReleaseAddress, ThemeAddress, file_of, release_of, theme_of
from scraper.site.wayback import snapshot_of


@dataclass(frozen=True, slots=True)
class FileAddress:
    """An attached file, by its one spelling from the root of the site."""

    path: str


#: a release page, a listing of publications, an attached file, something of the old site
Address = ReleaseAddress | ThemeAddress | FileAddress | OldAddress


def classify(stored: Stored, base_url: str = BUREAU) -> Address | None:
    """What a document is, by its own address or one that led to it; None where it is nothing kzstat reads."""
    addresses = (address_of(url, base_url) for url in (stored.url, *stored.redirected_from))
    return next((address for address in addresses if address), None)


def address_of(url: str, base_url: str = BUREAU) -> Address | None:
    """What an address on the bureau's hosts or the one of `base_url` identifies; None for any other.

    A copy in the Wayback Machine counts as the page that it is a copy of.
    """
    snapshot = snapshot_of(url)
    url = snapshot.url if snapshot else url
    if _host(url) not in HOSTS | {_host(base_url)}:
        return None
    if release := release_of(url):
        return release
    if file := file_of(url):
        return FileAddress(file)
    return _listing_of(url) or old_address_of(url)


def _listing_of(url: str) -> ThemeAddress | None:
    theme = theme_of(url)
    return theme if theme and urlsplit(url).path.rstrip("/").endswith("/publications") else None


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
