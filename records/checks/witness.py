"""Who says something: the figures of a release, each with the place where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from records.checks.wording import content_words
from records.observation import Observation
from records.table import Table, by_table

SENTENCE: Final = "sentence"
TILE: Final = "tile"


class Statement(NamedTuple):
    """What a figure measures: its code, its content words, those of them that narrow it to a part.

    `is_vague`: the value is only about right; `context` as in Witness.
    """

    indicator: str | None
    words: frozenset[str]
    qualifying: frozenset[str]
    is_vague: bool
    context: frozenset[str]


@lru_cache(maxsize=65536)
def _statement(
    indicator: str | None, text: str, qualifiers: str, is_vague: bool, context: frozenset[str]
) -> Statement:
    """The same object for the same words: a book says them in ten thousand cells."""
    words = content_words(f"{text} {qualifiers}")
    return Statement(indicator, words, content_words(qualifiers), is_vague, context)


class Witness(NamedTuple):
    """A figure and its place: `sentence`, `tile`, `table 2` of a page, or the locator of its cell.

    `context` are the words that all cells of its table share; `attachment` is the `release_id` of the record
    that it stands in, None for the release itself. `is_of_release` is false for those of an attachment and of
    a chart: they are no observations of the release.
    """

    figure: Observation
    place: str
    context: frozenset[str] = frozenset()
    attachment: str | None = None
    is_of_release: bool = True

    @property
    def name(self) -> str:
        """The place for people, that of an attachment with its record."""
        return f"{self.attachment} {self.figure.evidence.locator}" if self.attachment else self.place

    @property
    def says(self) -> Statement:
        """What it measures, in words."""
        figure = self.figure
        vague = "approximate" in figure.flags
        return _statement(
            figure.indicator, figure.indicator_text, " ".join(figure.qualifiers), vague, self.context
        )

    @property
    def is_told(self) -> bool:
        """Whether it stands in a sentence or a tile, not in a table."""
        return self.place in {SENTENCE, TILE}


def witnesses_of(observations: Sequence[Observation], tables: Sequence[Table]) -> list[Witness]:
    """Every figure with its place, in the order of `observations`."""
    cells: dict[str, Witness] = {}
    for number, found in enumerate(by_table(tables, observations), start=1):
        witnesses = [Witness(obs, _place_of_cell(obs, number)) for obs in found]
        cells.update((witness.figure.obs_id, witness) for witness in _in_context(witnesses))
    return [cells.get(obs.obs_id) or Witness(obs, _place_in_text(obs)) for obs in observations]


def witnesses_in_charts(plotted: Sequence[Observation]) -> list[Witness]:
    """What charts say; the place is the locator, `chart 2`."""
    charts: defaultdict[str, list[Witness]] = defaultdict(list)
    for obs in plotted:
        place = obs.evidence.locator
        charts[place].append(Witness(obs, place, is_of_release=False))
    return [witness for points in charts.values() for witness in _in_context(points)]


def facts_of(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    """The witnesses of each fact of one release, by `same_as`; sentences and tiles before cells."""
    facts: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in witnesses:
        facts[witness.figure.same_as or witness.figure.obs_id].append(witness)
    return [sorted(fact, key=lambda witness: not witness.is_told) for fact in facts.values()]


def _in_context(witnesses: list[Witness]) -> list[Witness]:
    """The witnesses of one table or chart with the words that all of them share."""
    texts = {witness.says.words for witness in witnesses}
    shared = frozenset.intersection(*texts) if texts else frozenset()
    return [witness._replace(context=shared) for witness in witnesses]


def _place_of_cell(obs: Observation, number: int) -> str:
    locator = obs.evidence.locator
    return f"table {number}" if locator.startswith("xpath:") else locator


def _place_in_text(obs: Observation) -> str:
    return TILE if obs.evidence.key_point is None else SENTENCE
