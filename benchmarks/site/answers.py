"""What the generated site answers: listings, a page and a file a release, and the replica's tree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from benchmarks.site.moulds import Mould, make_mould
from benchmarks.site.plan import Plan, chosen_groups, planned_publications, topic_of
from fixtures.replica import listings
from fixtures.replica.model import LANGS, Lang
from fixtures.replica.pages import Address
from fixtures.replica.routes import FILE_API, HTML, Answer, Document, Redirection, resolve
from fixtures.replica.site import load_site

ROBOTS = Document(
    b"User-agent: *\nDisallow: /search/\n", "text/plain", dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
)
PDF = "application/pdf"

_PUBLICATIONS = re.compile(r"(?:/(en|ru))?/industries/([^/]+/[^/]+)/publications/(?:(\d+)/)?")
_UPLOAD = re.compile(r"/upload/iblock/(\d+)\.pdf")
_FILLING = b"%" + b"-" * 480


class GeneratedSite:
    """Answers every address of a site; the same plan gives the same bytes."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._publications = planned_publications(plan)
        self._pages = {page.id: page for site in self._publications.values() for page in site.editions()}
        self._moulds: dict[tuple[str, Lang], Mould] = {}
        # Whatever a site has beside publications is the replica's, as far as it needs no release.
        self._rest = replace(
            load_site(), groups=tuple(chosen_groups(plan.themes)), releases=(), tables={}, news=()
        )

    def answer(self, path: str, query: Mapping[str, str]) -> Answer | None:
        """The answer to a path with a query; None where there is nothing."""
        if path == "/robots.txt":
            return ROBOTS
        if found := FILE_API.fullmatch(path):
            return (
                Redirection(f"/upload/iblock/{found[1]}.pdf", 302) if int(found[1]) in self._pages else None
            )
        if found := _UPLOAD.fullmatch(path):
            return self._file(int(found[1]))
        found = _PUBLICATIONS.fullmatch(path)
        if found and found[2] in self._publications:
            return self._page(int(found[3])) if found[3] else self._listing(found[2], found[1], query)
        return resolve(self._rest, path, query)

    def _listing(self, topic: str, prefix: str | None, query: Mapping[str, str]) -> Document:
        site = self._publications[topic]
        lang: Lang = next(lang for lang in LANGS if lang == (prefix or "kk"))
        group, theme = topic.split("/")
        address = Address(lang, f"/industries/{topic}/publications/", site.newest(lang))
        return Document(
            listings.publications(site, site.branch(group, theme), address, query), HTML, address.modified
        )

    def _page(self, element: int) -> Document | None:
        page = self._pages.get(element)
        if page is None:
            return None
        place = (topic_of(page.branch), page.lang)
        if place not in self._moulds:
            self._moulds[place] = make_mould(page.branch, page.lang, self._plan.size, self._plan.files)
        return Document(self._moulds[place].page(page), HTML, page.modified)

    def _file(self, element: int) -> Document | None:
        """Half a kilobyte that begins and ends as a PDF does, another in each release."""
        page = self._pages.get(element)
        body = b"%%PDF-1.4\n%% %d\n%s\n%%%%EOF\n" % (element, _FILLING)
        return Document(body, PDF, page.modified) if page else None
