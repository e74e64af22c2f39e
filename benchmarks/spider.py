"""The same crawl by Scrapy: `python -m benchmarks.spider BASE_URL CACHE DELAY CONCURRENCY`.

It follows the tree, the listings with their pages, the releases and their files, obeys robots.txt and keeps
an HTTP cache. It reads no more of a release than its title, archives and checks nothing, and knows nothing of
the run before but what is in the cache.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

INDUSTRIES = ("/en/industries/", "/ru/industries/", "/industries/")
#: a listing has to be asked anew to notice what is new; the policy alone would take it from the cache
ANEW = {"Cache-Control": "max-age=0"}


class Releases(scrapy.Spider):
    """Titles of releases."""

    name = "releases"

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.start_urls = [base_url + path for path in INDUSTRIES]

    async def start(self) -> Any:
        """The trees of themes."""
        for url in self.start_urls:
            yield scrapy.Request(url, headers=ANEW, callback=self.tree)

    def tree(self, response: Response) -> Iterator[scrapy.Request]:
        """Themes: their listings of publications."""
        for path in _links(response, ".industry-list__item.sub-item a"):
            yield response.follow(path + "publications/", headers=ANEW, callback=self.listing)

    def listing(self, response: Response) -> Iterator[scrapy.Request]:
        """Releases, and the other pages of the listing."""
        for path in _links(response, ".bx-pagination a"):
            yield response.follow(path, headers=ANEW, callback=self.listing)
        yield from response.follow_all(_links(response, "a.release-title"), callback=self.release)

    def release(self, response: Response) -> Iterator[Any]:
        """The title, and the file."""
        yield {"title": response.css(".banner-breadcrumbs-info__title::text").get(default="").strip()}
        yield from response.follow_all(_links(response, 'a[href^="/api/iblock/"]'), callback=self.file)

    def file(self, response: Response) -> None:
        """Nothing: the file is in the cache."""


def _links(response: Response, css: str) -> list[str]:
    return [str(href) for href in response.css(f"{css}::attr(href)").getall()]


def main() -> None:
    """Crawl; ends with exit code 1 where not a single title was read."""
    base_url, cache, delay, concurrency = sys.argv[1:]
    settings = {
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": float(delay),
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "CONCURRENT_REQUESTS_PER_DOMAIN": int(concurrency),
        "HTTPCACHE_ENABLED": True,
        "HTTPCACHE_POLICY": "scrapy.extensions.httpcache.RFC2616Policy",
        "HTTPCACHE_DIR": cache,
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    }
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(Releases)
    process.crawl(crawler, base_url=base_url)
    process.start()
    sys.exit(0 if crawler.stats.get_value("item_scraped_count") else 1)


if __name__ == "__main__":
    main()
