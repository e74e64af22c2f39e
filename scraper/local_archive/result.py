"""What a run over archives has found and done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from scraper.catalog.rows import ListedRow
from scraper.findings import Finding
from scraper.summary import Count, Entry, clashes
from scraper.tally import Place, tally


@dataclass(slots=True)
class Result:
    """Counted by section, theme and language: the pages `found` in the run's scope and those `skipped`."""

    found: Counter[Place] = field(default_factory=Counter)
    skipped: Counter[Place] = field(default_factory=Counter)
    entries: list[Entry] = field(default_factory=list)
    failures: list[Finding] = field(default_factory=list)
    passed_over: int = 0

    def find(self, listed: ListedRow) -> None:
        """One more page in scope."""
        self.found[listed.section, listed.theme, listed.lang] += 1

    def skip(self, listed: ListedRow) -> None:
        """One of them is left for the next run."""
        self.skipped[listed.section, listed.theme, listed.lang] += 1

    def fail(self, message: str) -> None:
        """A document that cannot be read, and of which the language is not known."""
        self.failures.append(Finding(kind="failed", message=message))

    def counts(self) -> list[Count]:
        """The figures of the summary."""
        failed = Counter(_place(entry) for entry in self.entries if entry.status == "failed")
        return tally(self.found, self.entries, self.skipped + failed)

    def findings(self) -> list[Finding]:
        """The findings of the summary."""
        return [*self.failures, *clashes(self.entries)]


def _place(entry: Entry) -> Place:
    section, _, theme = entry.topic.partition("/")
    return section, theme, entry.lang
