"""Which series of a theme are one series in several languages, as their numbers have shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from records.release import Lang
from scraper.series.edition import Edition
from scraper.stage_words import series_of


class SeriesName(NamedTuple):
    """A series in one language; `series` is for comparison (`series_of`)."""

    section: str
    theme: str
    lang: Lang
    series: str


def name_of(edition: Edition) -> SeriesName:
    """The series that `edition` is an issue of."""
    return SeriesName(edition.section, edition.theme, edition.lang, series_of(edition.series))


@dataclass(frozen=True, slots=True)
class SeriesNames:
    """The name in another language of each series of which it is known, in both directions."""

    partners: Mapping[tuple[SeriesName, Lang], SeriesName] = field(default_factory=dict)

    def agree(self, one: SeriesName, other: SeriesName) -> bool | None:
        """Whether both name one series; None where nothing is known of either in the other's language."""
        known = {self.partners.get((one, other.lang)), self.partners.get((other, one.lang))} - {None}
        return known <= {one, other} if known else None


def paired(links: Iterable[tuple[Edition, Edition]]) -> SeriesNames:
    """The names of editions that are linked; a name with two partners in one language is left out."""
    found: dict[tuple[SeriesName, Lang], set[SeriesName]] = defaultdict(set)
    for one, other in links:
        a, b = name_of(one), name_of(other)
        found[a, b.lang].add(b)
        found[b, a.lang].add(a)
    only = {key: next(iter(names)) for key, names in found.items() if len(names) == 1}
    return SeriesNames({(a, lang): b for (a, lang), b in only.items() if only.get((b, a.lang)) == a})
