"""What a run needs of whoever hears of its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scraper.site.urls import ThemeAddress
    from scraper.summary import Entry


class Report(Protocol):
    """Hears of a run's progress, from one thread."""

    def listed(self, theme: ThemeAddress, releases: int) -> None:
        """A listing has been read."""

    def begin(self, total: int) -> None:
        """This many releases are going to be fetched; told once a run."""

    def took(self, entry: Entry) -> None:
        """One of them is done."""

    def found(self, kind: str, message: str) -> None:
        """Something to know that is no release: `structure`, `failed`, `calendar`, and why."""
