"""The listing of the news of the bureau in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from records.release import Lang
from scraper.catalog.rows import ListedRow
from scraper.errors import StructureError
from scraper.kinds.releases import Releases
from scraper.site.news import ListedNews, NewsPage, read_news
from scraper.site.urls import news_path

#: three items a working day for ten years, ten a page, are 750 pages; a pager without end is still one
MAX_PAGES = 1000


@dataclass(frozen=True, slots=True)
class News(Releases[ListedNews]):
    """The news in one language: hundreds of pages, of which all but the newest stay as they are."""

    lang: Lang
    may_miss: bool = True
    max_pages: int = MAX_PAGES
    is_settled: bool = True

    @property
    def url(self) -> str:
        """Where it begins."""
        return news_path(self.lang)

    def page(self, body: bytes, url: str, charset: str | None) -> NewsPage:
        """One page of it; only the first may be empty."""
        page = read_news(body, url, charset, self.lang)
        if not page.entries and (page.pages or urlsplit(url).query):
            raise StructureError(f"{url}: no news where some are expected")
        return page

    def years(self, entries: Sequence[ListedNews]) -> set[int]:
        """The years of their days."""
        return {entry.dated.year for entry in entries if entry.dated}

    def rows(self, entries: Sequence[ListedNews]) -> list[ListedRow]:
        """The entries with their days, which are printed whole."""
        return [self.row(entry, entry.dated, certain=entry.dated is not None) for entry in entries]
