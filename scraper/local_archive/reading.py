"""A page of an archive, and its record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import msgspec

from parsers.origin import Origin
from records.release import LANGS, Lang, Release
from scraper.catalog.rows import ListedRow
from scraper.catalog.store import Catalog
from scraper.collections.stored import Stored
from scraper.parser import Parse
from scraper.site.old_site import SECTION, OldAddress
from scraper.site.release_page import read_release_page
from scraper.site.urls import ReleaseAddress

#: what only a listing tells
_UNLISTED: Final[dict[str, Any]] = {
    **dict.fromkeys(("listing", "day", "month"), ""),
    "dated": None,
    "certain": 0,
    "due": None,
}


@dataclass(frozen=True)
class Page:
    """A document whose address is that of a page that may give a record."""

    stored: Stored
    address: ReleaseAddress | OldAddress

    @cached_property
    def digest(self) -> str:
        """The sha256 of its bytes."""
        return hashlib.sha256(self.stored.body).hexdigest()

    def read(self, parse: Parse) -> Release:
        """Its record, under the identity that its address gives it.

        Raises UnreadableDocumentError, ContractError, and StructureError for a page of today's site that is
        not made in the bureau's template.
        """
        if isinstance(self.address, ReleaseAddress):
            release = parse(self.stored.body, self._origin(self.address.release_id))
            stored = self.stored
            page = read_release_page(stored.body, stored.url, stored.charset)
            if page.objection is not None:  # after the parsers, who know a wall when they see one
                raise page.objection
            return release
        release = parse(self.stored.body, self._origin(None))
        return msgspec.structs.replace(release, release_id=self.address.record_id(release.lang))

    def _origin(self, release_id: str | None) -> Origin:
        stored = self.stored
        return Origin(
            url=stored.url,
            media_type=stored.media_type,
            charset=stored.charset,
            release_id=release_id,
            fetched_at=stored.fetched_at,
        )

    def entries(self, catalog: Catalog) -> Iterator[ListedRow]:
        """The entries its record may belong to: a page of the old site does not tell its language."""
        langs = (self.address.lang,) if isinstance(self.address, ReleaseAddress) else LANGS
        return (self.entry(catalog, lang) for lang in langs)

    def entry(self, catalog: Catalog, lang: Lang, title: str = "") -> ListedRow:
        """Its entry in a listing as far as the catalog knows one, else one with its `title` alone; `lang` is
        the language of the document, which counts where the address does not tell it for certain.
        """
        if isinstance(self.address, ReleaseAddress):
            address = self.address
            return catalog.listings.entry(address.release_id) or _release_entry(address, title)
        return _old_entry(replace(self.address, lang=lang), lang, title)


def _release_entry(address: ReleaseAddress, title: str) -> ListedRow:
    return ListedRow(
        release_id=address.release_id,
        url=address.path,
        section=address.section,
        theme=address.theme,
        element=str(address.element),
        lang=address.lang,
        title=title,
        **_UNLISTED,
    )


def _old_entry(address: OldAddress, lang: Lang, title: str) -> ListedRow:
    return ListedRow(
        release_id=address.record_id(lang),
        url=address.path,
        section=SECTION,
        theme=address.kind,
        element=address.key,
        lang=lang,
        title=title,
        **_UNLISTED,
    )
