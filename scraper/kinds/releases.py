"""What the listings whose entries become records have in common: publications and news."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from scraper.catalog.rows import ListedRow
from scraper.catalog.store import Catalog
from scraper.days import text_of
from scraper.site.urls import PageAddress


class ReleaseEntry(Protocol):
    """One entry: where it leads, and its words as printed."""

    @property
    def address(self) -> PageAddress:
        """The page of the release."""
        ...

    @property
    def title(self) -> str:
        """The words of the link."""
        ...

    @property
    def day(self) -> str:
        """The day, empty where there is none."""
        ...

    @property
    def month(self) -> str:
        """The month, empty where it is printed with the day."""
        ...


Listed = TypeVar("Listed", bound=ReleaseEntry)


@dataclass(frozen=True, slots=True)
class Releases(ABC, Generic[Listed]):
    """A listing of releases, each known to the catalog by its release id."""

    catalog: Catalog

    @property
    @abstractmethod
    def url(self) -> str:
        """The address of its first page, from the root of the site."""

    def key(self, entry: Listed) -> str:
        """The identity of the release."""
        return entry.address.release_id

    def is_known(self, entry: Listed) -> bool:
        """Whether it is listed as before."""
        row = self.catalog.listings.entry(entry.address.release_id)
        return row is not None and (row.day, row.month, row.title) == (entry.day, entry.month, entry.title)

    def is_listed(self, entry: Listed) -> bool:
        """Whether its release was listed before."""
        return self.catalog.listings.entry(entry.address.release_id) is not None

    def held(self) -> int:
        """How many of its releases are known."""
        return self.catalog.listings.count(self.url)

    def lost(self, entries: Iterable[Listed]) -> list[str]:
        """Releases that are not listed any more."""
        return self.catalog.listings.forget_releases(self.url, {self.key(entry) for entry in entries})

    def row(self, entry: Listed, dated: date | None, *, certain: bool) -> ListedRow:
        """An entry of the day `dated`, due where it is new or says something else than before."""
        address = entry.address
        row = ListedRow(
            release_id=address.release_id,
            url=address.path,
            listing=self.url,
            section=address.section,
            theme=address.theme,
            element=str(address.element),
            lang=address.lang,
            day=entry.day,
            month=entry.month,
            title=entry.title,
            dated=text_of(dated),
            certain=int(certain),
            due=None,
        )
        return replace(row, due=self._due(row))

    def _due(self, row: ListedRow) -> str | None:
        held = self.catalog.releases.release(row.release_id)
        if held is None:
            return "new"
        if self.catalog.listings.entry(row.release_id) is None:
            return "listed again"  # nobody has looked at it meanwhile
        return None if held.listed == row.printed else "its entry in the listing has changed"
