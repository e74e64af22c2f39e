"""Linking the language editions of one issue by theme, period, numbers, series and date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from records.release import LANGS
from scraper.series.candidates import Candidates, Pair
from scraper.series.edition import Edition
from scraper.series.names import SeriesNames, paired

_NOTHING_KNOWN: Final = SeriesNames()
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of release_ids, in each at most one a language, in the order of `LANGS`.

    `ambiguous` holds those between which nothing decides: they are linked to nothing in the language that is
    in doubt.
    """

    groups: list[Group]
    ambiguous: list[Group]


def link(editions: Iterable[Edition], known: SeriesNames = _NOTHING_KNOWN) -> Links:
    """The editions that are one issue in several languages; the order of arrival does not matter.

    An edition without a period is linked to nothing. `known` decides where the numbers do not (`learn`).
    """
    links = Links([], [])
    for issues in _by_period(editions):
        candidates = Candidates(issues, known)
        groups, doubts = _sorted_out(candidates)
        links.groups.extend(_listed(groups, candidates))
        links.ambiguous.extend(_listed(doubts, candidates))
    return links


def learn(editions: Iterable[Edition]) -> SeriesNames:
    """The series that the numbers show to be the same, over all periods of `editions`."""
    pairs: list[tuple[Edition, Edition]] = []
    for issues in _by_period(editions):
        candidates = Candidates(issues, _NOTHING_KNOWN)
        by_numbers = (pair for pair in candidates.pairs if candidates.evidence[pair].overlap is not None)
        pairs += ((candidates.editions[one], candidates.editions[other]) for one, other in by_numbers)
    return paired(pairs)


def _by_period(editions: Iterable[Edition]) -> Iterator[list[Edition]]:
    """The editions of each theme and period, in an order that is always the same."""
    periods: dict[tuple[str, str, str], list[Edition]] = defaultdict(list)
    for edition in editions:
        if edition.period is not None:
            periods[edition.section, edition.theme, edition.period].append(edition)
    for key in sorted(periods):
        yield sorted(periods[key], key=lambda edition: edition.release_id)


def _sorted_out(candidates: Candidates) -> tuple[list[set[str]], list[set[str]]]:
    """The groups, and what stays in doubt."""
    groups: list[set[str]] = []
    doubts: list[set[str]] = []
    for joined in _joined({*pair} for pair in candidates.pairs):
        whole = _one_a_language(joined, candidates)
        for members in [joined] if whole else _joined(_strongest(joined, candidates)):
            (groups if _one_a_language(members, candidates) else doubts).append(members)
    group_of = {member: group for group in groups for member in group}
    for (edition, lang), others in candidates.doubts.items():
        if all(candidates.editions[member].lang != lang for member in group_of.get(edition, ())):
            doubts.append({edition, *others})
    return groups, _joined(doubts)


def _one_a_language(members: set[str], candidates: Candidates) -> bool:
    return len({candidates.editions[member].lang for member in members}) == len(members)


def _strongest(joined: set[str], candidates: Candidates) -> Iterator[set[str]]:
    """Of the pairs that join two editions of one language, those that no other pair of theirs beats."""
    pairs: list[Pair] = [pair for pair in candidates.pairs if joined.issuperset(pair)]
    for pair in pairs:
        rivals = (candidates.evidence[other] for other in pairs if {*other} & {*pair})
        if not any(rival.beats(candidates.evidence[pair]) for rival in rivals):
            yield {*pair}


def _joined(sets: Iterable[set[str]]) -> list[set[str]]:
    """The sets, those with a common member made one."""
    joined: list[set[str]] = []
    for members in sets:
        met = [other for other in joined if other & members]
        joined = [*(other for other in joined if other not in met), members.union(*met)]
    return joined


def _listed(groups: Iterable[set[str]], candidates: Candidates) -> list[Group]:
    def place(member: str) -> tuple[int, str]:
        return LANGS.index(candidates.editions[member].lang), member

    return sorted(tuple(sorted(group, key=place)) for group in groups)
