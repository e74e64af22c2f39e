"""Losses that an operator has looked at and found right: `kzstat harvest --accept`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from scraper.catalog.rows import AcceptedRow
from scraper.catalog.store import Catalog
from scraper.errors import UsageError
from scraper.findings import Finding
from scraper.site.urls import ThemeAddress


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What may lose its entries in the run that begins `now`: addresses of listings, topics of themes.

    Raises UsageError for a name that the catalog does not know.
    """

    catalog: Catalog
    now: datetime
    names: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for name in sorted(self.names):
            if not (self._is_listing(name) if name.startswith("/") else self._is_theme(name)):
                raise UsageError(f"--accept {name}: no listing and no theme that is known")

    @property
    def has_themes(self) -> bool:
        """Whether any theme is named."""
        return any(not name.startswith("/") for name in self.names)

    def listing(self, url: str, lost: list[str], before: int, after: int) -> list[Finding]:
        """Note that a listing has `after` entries left of `before`, for good; `lost` are their titles."""
        message = f"{url}: {after} entries, where {before} were before"
        titles = [f"{url}: not listed any more: {title}" for title in lost]
        return self._note(url, "", before, after, [message, *titles])

    def theme(self, theme: ThemeAddress) -> list[Finding]:
        """Note that a theme is gone for good in its language, and forget what was listed of it."""
        lost = self.catalog.listings.forget_theme(theme)
        message = f"{theme.topic} ({theme.lang}) is not in the tree any more"
        titles = [f"{theme.topic} ({theme.lang}): not listed any more: {title}" for title in lost]
        return self._note(theme.topic, theme.lang, len(lost), 0, [message, *titles])

    def unused(self) -> list[Finding]:
        """The names that this run has seen nothing lost of."""
        return [
            Finding(kind="accepted", message=f"{name}: nothing to accept in this run")
            for name in sorted(self.names - self.used)
        ]

    def _note(self, name: str, lang: str, before: int, after: int, messages: list[str]) -> list[Finding]:
        """Write it down, in the transaction that is open; the first of `messages` is the loss itself."""
        self.used.add(name)
        self.catalog.listings.save_accepted(
            AcceptedRow(name=name, lang=lang, accepted_at=self.now.isoformat(), before=before, after=after)
        )
        first, *rest = messages
        findings = [Finding(kind="accepted", message=first)]
        findings += [Finding(kind="gone", message=message) for message in rest]
        self.catalog.findings.post(findings)
        return findings

    def _is_listing(self, name: str) -> bool:
        return self.catalog.listings.listing(name) is not None

    def _is_theme(self, name: str) -> bool:
        return self.catalog.listings.has_theme(name)


def accepted_names(given: tuple[str, ...]) -> frozenset[str]:
    """What people write, as the catalog writes it: addresses from the root of the site, topics bare."""
    return frozenset(_name(name.strip()) for name in given)


def _name(given: str) -> str:
    if "://" in given or given.startswith("/"):
        return f"{urlsplit(given).path.rstrip('/')}/"
    return given.strip("/")


def advice(name: str) -> str:
    """How to say that a loss is right."""
    return f"; if that is right: kzstat harvest --accept {name}"
