"""Which editions of one theme and period may be one issue, and which of them clearly are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from records.release import Lang
from scraper.series.edition import Edition
from scraper.series.evidence import Evidence, evidence_of
from scraper.series.names import SeriesNames

Pair = tuple[str, str]


class Candidates:
    """The editions of one theme and period by release_id, and what every two of them have in common.

    `pairs` are those of which each is clearly the best for the other; `doubts` are, by edition and language,
    the several of which none is the best.
    """

    def __init__(self, editions: Iterable[Edition], known: SeriesNames) -> None:
        self.editions = {edition.release_id: edition for edition in editions}
        self.evidence = self._evidence(known)
        rivals: dict[tuple[str, Lang], list[str]] = defaultdict(list)
        for one, other in self.evidence:
            rivals[one, self.editions[other].lang].append(other)
        best = {key: self._best(key[0], others) for key, others in rivals.items()}
        self.doubts = {key: others for key, others in rivals.items() if best[key] is None}
        chosen = {(one, other) for (one, _), other in best.items() if other}
        self.pairs: list[Pair] = sorted((a, b) for a, b in chosen if a < b and (b, a) in chosen)

    def _evidence(self, known: SeriesNames) -> dict[Pair, Evidence]:
        """For every two that may be one issue, in both orders."""
        found: dict[Pair, Evidence] = {}
        issues = Counter(edition.lang for edition in self.editions.values())
        for one, other in combinations(self.editions.values(), 2):
            if one.lang == other.lang:
                continue
            evidence = evidence_of(one, other, known)
            if evidence.fits(alone=issues[one.lang] == issues[other.lang] == 1):
                found[one.release_id, other.release_id] = evidence
                found[other.release_id, one.release_id] = evidence
        return found

    def _best(self, edition: str, others: list[str]) -> str | None:
        """The one that beats all others; None where there is none."""
        for one in others:
            mine = self.evidence[edition, one]
            if all(one == other or mine.beats(self.evidence[edition, other]) for other in others):
                return one
        return None
