"""Addresses and what they identify: `/<lang>/industries/<section>/<theme>/publications/<element>/` a release,
`/<lang>/news/<slug>/` a news item of the bureau.

Kazakh has no prefix. Identity is (section, theme, element, language), whatever the spelling of the address:
host, query, a missing or doubled slash and `index.php` do not matter.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from records.release import LANGS, Lang

PAGER = "PAGEN_1"

#: section and theme of the news of the bureau, which stand beside the tree of themes
NEWS = "news"
#: what `--topic` takes for them
NEWS_TOPICS = frozenset({NEWS, f"{NEWS}/{NEWS}"})

#: bytes of a slug that names a file; file systems take 255, with what is put before and behind it
LONGEST_SLUG = 150

#: bounded, as they become names of files: the longest the site has is 30 characters (SITE.md)
_SLUG = "[a-z0-9_-]{1,100}"
_ELEMENT = r"\d{1,18}"
_LEAVES = "(?:publications|spreadsheets|dynamic-tables)"
_SECTION = re.compile(rf"(?:/(en|ru))?/industries/({_SLUG})", re.IGNORECASE)
_THEME = re.compile(
    rf"(?:/(en|ru))?/industries/({_SLUG})/(?!{_LEAVES}(?:/|$))({_SLUG})(?:/.*)?", re.IGNORECASE
)
_RELEASE = re.compile(
    rf"(?:/(en|ru))?/industries/({_SLUG})/({_SLUG})/publications/({_ELEMENT})", re.IGNORECASE
)
#: transliterated titles, which may end in `-` (SITE.md); letters of any alphabet, and no full stop
_NEWS = re.compile(r"(?:/(en|ru))?/news/([\w-]+)")
_FILE = re.compile(rf"/api/iblock/element/({_ELEMENT})(/csv|/json)?/file/(en|ru|kk)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class ThemeAddress:
    """A theme in one language."""

    section: str
    theme: str
    lang: Lang

    @property
    def topic(self) -> str:
        """What `--topic` takes."""
        return f"{self.section}/{self.theme}"

    @property
    def publications(self) -> str:
        """The address of the listing of publications, from the root of the site."""
        return self.listing("publications")

    def listing(self, leaf: str) -> str:
        """The address of a listing of the theme: `publications`, `spreadsheets` or `dynamic-tables`."""
        return f"{industries_path(self.lang)}{self.topic}/{leaf}/"


@dataclass(frozen=True, slots=True, order=True)
class ReleaseAddress:
    """A release in one language; another language is another element."""

    section: str
    theme: str
    element: int
    lang: Lang

    @property
    def topic(self) -> str:
        """What `--topic` takes."""
        return f"{self.section}/{self.theme}"

    @property
    def release_id(self) -> str:
        """The identity of the record contract."""
        return f"{self.topic}/{self.element}/{self.lang}"

    @property
    def path(self) -> str:
        """The address of the page, from the root of the site."""
        return f"{industries_path(self.lang)}{self.topic}/publications/{self.element}/"


@dataclass(frozen=True, slots=True, order=True)
class NewsAddress:
    """A news item in one language; another language has another slug, in lower case as all of them."""

    slug: str
    lang: Lang

    @property
    def section(self) -> str:
        """The same for all news."""
        return NEWS

    @property
    def theme(self) -> str:
        """The same for all news."""
        return NEWS

    @property
    def element(self) -> str:
        """The slug; of one that no file can be called by, its beginning and a digest."""
        if len(self.slug.encode()) <= LONGEST_SLUG:
            return self.slug
        return f"{self.slug[:30]}-{hashlib.sha256(self.slug.encode()).hexdigest()[:16]}"

    @property
    def release_id(self) -> str:
        """The identity of the record, of four parts as that of a release."""
        return f"{self.section}/{self.theme}/{self.element}/{self.lang}"

    @property
    def path(self) -> str:
        """The address of the page, from the root of the site."""
        return f"{news_path(self.lang)}{quote(self.slug)}/"


#: what a record is made of
PageAddress = ReleaseAddress | NewsAddress


def industries_path(lang: Lang) -> str:
    """The address of the tree of themes, from the root of the site."""
    return "/industries/" if lang == "kk" else f"/{lang}/industries/"


def news_path(lang: Lang) -> str:
    """The address of the listing of news, from the root of the site."""
    return "/news/" if lang == "kk" else f"/{lang}/news/"


def section_of(url: str) -> tuple[str, Lang] | None:
    """The section a section's own page is of, and its language; None for any other address."""
    match = _SECTION.fullmatch(_path(url))
    return (match[2].lower(), _lang(match[1])) if match else None


def theme_of(url: str) -> ThemeAddress | None:
    """The theme that an address belongs to; None outside the themes."""
    match = _THEME.fullmatch(_path(url))
    return ThemeAddress(match[2].lower(), match[3].lower(), _lang(match[1])) if match else None


def release_of(url: str) -> ReleaseAddress | None:
    """The release that an address is the page of; None for any other address."""
    match = _RELEASE.fullmatch(_path(url))
    if not match:
        return None
    return ReleaseAddress(match[2].lower(), match[3].lower(), int(match[4]), _lang(match[1]))


def news_of(url: str) -> NewsAddress | None:
    """The news item that an address is the page of; None for any other address."""
    match = _NEWS.fullmatch(_path(url).lower())
    return NewsAddress(match[2], _lang(match[1])) if match else None


def page_of(url: str) -> PageAddress | None:
    """The release or the news item that an address is the page of; None for any other address."""
    return release_of(url) or news_of(url)


def file_of(url: str) -> str | None:
    """The one spelling of the address of an attached file; None for any other address."""
    match = _FILE.fullmatch(_path(url))
    if not match:
        return None
    return f"/api/iblock/element/{int(match[1])}{(match[2] or '').lower()}/file/{match[3].lower()}/"


def element_of(url: str) -> int | None:
    """The element that a file is attached to; None for any other address."""
    match = _FILE.fullmatch(_path(url))
    return int(match[1]) if match else None


def attached_to(url: str) -> tuple[str, Lang] | None:
    """Element and language of an attached file; None for any other address.

    The exports of an element beside its workbook are `6567-csv` and `6567-json`.
    """
    match = _FILE.fullmatch(_path(url))
    if not match:
        return None
    return f"{int(match[1])}{(match[2] or '').lower().replace('/', '-')}", _lang(match[3])


def _path(url: str) -> str:
    """The path of an address without what does not matter; empty where it is no address."""
    try:
        path = unquote(urlsplit(url.strip()).path)
    except ValueError:
        return ""
    return re.sub("/+", "/", path).removesuffix("/index.php").rstrip("/")


def _lang(prefix: str | None) -> Lang:
    return next((lang for lang in LANGS if lang == (prefix or "kk").lower()), "kk")
