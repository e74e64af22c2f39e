"""One fact, many witnesses: a sentence, a tile, a table, a chart, an attached workbook or bulletin.

Who states a fact in common with another must give it the same value. A fact on which all agree passes, one
on which somebody disagrees fails; those that stand alone are summed up, for a book has ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from records.checks.amounts import printed
from records.checks.outcomes import judged, not_applicable
from records.checks.testimony import Testimony, Witnesses
from records.checks.witness import SENTENCE, Witness, facts_of, witnesses_in_charts, witnesses_of
from records.observation import Observation
from records.release import Check, Release
from records.table import Table

RULE: Final = "witnesses_agree"
#: the same between a release and the records of what is attached to it
RULE_OF_ATTACHMENTS: Final = "attachments_agree"


class _Heard(NamedTuple):
    """A fact by its witnesses in the release, and what others say of it."""

    fact: list[Witness]
    testimonies: list[Testimony]

    @property
    def witnesses(self) -> list[Witness]:
        """All that say something of the fact, each once."""
        others = [witness for testimony in self.testimonies for witness in testimony.witnesses]
        return list({(w.name, printed(w.figure)): w for w in reversed([*self.fact, *others])}.values())[::-1]

    @property
    def is_alone(self) -> bool:
        """Whether it stands in one kind of place, and nobody else speaks of it."""
        places = {witness.place for witness in self.fact}
        return len(places) == 1 and all(each.outcome == "alone" for each in self.testimonies)

    @property
    def holds(self) -> bool:
        """Whether nobody disagrees."""
        return all(testimony.outcome != "disagree" for testimony in self.testimonies)


def check_witnesses(
    observations: Sequence[Observation], tables: Sequence[Table], plotted: Sequence[Observation] = ()
) -> list[Check]:
    """The figures of the sentences and tiles of a release against each other, its tables and its charts."""
    witnesses = witnesses_of(observations, tables)
    charts = Witnesses(witnesses_in_charts(plotted))
    cells = Witnesses(witness for witness in witnesses if not witness.is_told)
    sentences = Witnesses(witness for witness in witnesses if witness.place == SENTENCE)
    heard = []
    for fact in facts_of(witnesses):
        if fact[0].is_told:
            in_sentence = any(witness.place == SENTENCE for witness in fact)
            pools = [cells, charts] if in_sentence else [sentences, cells, charts]
            heard.append(_Heard(fact, [pool.ask(fact[0]) for pool in pools]))
    return list(_checks(RULE, heard, witnesses))


def compare_witnesses(release: Release, attachments: Sequence[Release]) -> list[Check]:
    """The figures of `release` against those of the records of its attachments; no check without these.

    `observations` of a check are those of `release`; an attachment's figure is named in `detail` by its
    `release_id` and locator.
    """
    if not attachments:
        return []
    pools = [
        Witnesses(
            witness._replace(attachment=record.release_id, is_of_release=False)
            for witness in witnesses_of(record.observations, record.tables)
        )
        for record in attachments
    ]
    witnesses = witnesses_of(release.observations, release.tables)
    heard = [_Heard(fact, [pool.ask(fact[0]) for pool in pools]) for fact in facts_of(witnesses)]
    return list(_checks(RULE_OF_ATTACHMENTS, heard, witnesses))


def _checks(rule: str, heard: list[_Heard], witnesses: list[Witness]) -> Iterator[Check]:
    """An outcome a fact that several state, then one for all figures that stand alone."""
    shared: set[str] = set()
    for each in heard:
        own = [witness.figure for witness in each.witnesses if witness.is_of_release]
        if not _stands_alone(rule, each):
            shared.update(figure.obs_id for figure in own)
            shared.update(witness.figure.obs_id for witness in each.fact)
            yield judged(rule, _detail(each), own, holds=each.holds)
    lone = [witness for witness in witnesses if witness.figure.obs_id not in shared]
    yield not_applicable(rule, _told_alone(lone, len(witnesses)))


def _stands_alone(rule: str, heard: _Heard) -> bool:
    """Between a release and its attachments, what only the release states is alone, however often."""
    if rule == RULE_OF_ATTACHMENTS:
        return all(testimony.outcome == "alone" for testimony in heard.testimonies)
    return heard.is_alone


def _detail(heard: _Heard) -> str:
    said = ", ".join(f"{witness.name} {printed(witness.figure)}" for witness in heard.witnesses)
    return f"{_named(heard.fact[0].figure)}: {said}"


def _named(figure: Observation) -> str:
    """`births, KZ-71, 2025-01-01/P3M`."""
    time = figure.time_period and figure.time_period.sdmx
    parts = [figure.indicator_text, *figure.qualifiers, figure.ref_area or figure.ref_area_text]
    return ", ".join(part for part in (*parts, figure.counterpart_area, time) if part)


def _told_alone(lone: list[Witness], total: int) -> str:
    if not total:
        return "no figures"
    ids = [witness.figure.obs_id for witness in lone if witness.is_told]
    cells = len(lone) - len(ids)
    told = f"{len(ids)} in sentences and tiles ({', '.join(ids)})" if ids else "none in a sentence or tile"
    return f"{len(lone)} of {total} figures stand alone: {told}, {cells} in tables"
