"""What a listing is to whoever reads it, of whatever kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Protocol, TypeVar

from scraper.catalog.rows import ListedRow, TableRow

Entry = TypeVar("Entry")
Entry_co = TypeVar("Entry_co", covariant=True)

#: pages of the listing of a theme; one of monthly releases fills 32 items in three years (SITE.md)
MAX_PAGES = 200


class Page(Protocol[Entry_co]):
    """One page of a listing."""

    @property
    def entries(self) -> tuple[Entry_co, ...]:
        """What it lists, in its order."""
        ...

    @property
    def pages(self) -> frozenset[int]:
        """The numbers its pager links to."""
        ...

    @property
    def years(self) -> frozenset[int]:
        """The years that its filter offers."""
        ...


class Kind(Protocol[Entry]):
    """A listing of one kind."""

    @property
    def url(self) -> str:
        """The address of its first page, from the root of the site."""
        ...

    @property
    def may_miss(self) -> bool:
        """Whether a site need not have it."""
        ...

    @property
    def max_pages(self) -> int:
        """How many pages it may have: one with more leads in a circle that never closes."""
        ...

    @property
    def is_settled(self) -> bool:
        """Whether what stands on its later pages stays as it is: they are read once then."""
        ...

    def page(self, body: bytes, url: str, charset: str | None) -> Page[Entry]:
        """What stands on a page; raises StructureError where that is not understood."""
        ...

    def key(self, entry: Entry) -> str:
        """What tells an entry from all others."""
        ...

    def is_known(self, entry: Entry) -> bool:
        """Whether the catalog has it, as it is printed."""
        ...

    def is_listed(self, entry: Entry) -> bool:
        """Whether the catalog has it, however printed."""
        ...

    def rows(self, entries: Sequence[Entry]) -> Sequence[ListedRow | TableRow]:
        """The entries as rows of the catalog, due where they are new or say something else than before."""
        ...

    def years(self, entries: Sequence[Entry]) -> Set[int]:
        """The years that entries are of, as far as they tell."""
        ...

    def held(self) -> int:
        """How many entries of this listing the catalog has."""
        ...

    def lost(self, entries: Iterable[Entry]) -> list[str]:
        """Titles of what the catalog has of this listing and `entries`, which are all, do not; it forgets
        them.
        """
        ...
