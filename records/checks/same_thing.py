"""Whether two figures tell of one fact, and how sure that is."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Final, NamedTuple

from records.checks.witness import Statement
from records.checks.wording import beyond
from records.observation import Observation

#: what is counted: a sentence tells of births, a table of the same births in persons or units
COUNTED: Final = frozenset(
    (
        *("persons", "births", "deaths", "marriages", "divorces", "pupils", "tourists", "transactions"),
        *("dwellings", "enterprises", "jobs", "places", "head", "units"),
    )
)


class Likeness(NamedTuple):
    """How well a witness speaks of a fact.

    `surplus` is how many words it says more. `can_differ`: it says the same and no narrower thing, so that
    another value contradicts; `exact`: in the very same words.
    """

    surplus: int
    can_differ: bool
    exact: bool


def dimensions(figure: Observation) -> tuple[Hashable, ...] | None:
    """What two figures of one fact share, whatever their words; None where it says too little to compare.

    Levels and balances are amounts; an index and a change in percent both tell of a change from their base.
    """
    area = figure.ref_area or (figure.ref_area_text and figure.ref_area_text.lower())
    if not area or figure.time_period is None:
        return None
    place_and_time = (area, figure.counterpart_area, figure.time_period.sdmx)
    unit = "counted" if figure.unit_measure in COUNTED else figure.unit_measure
    if figure.measure in {"index", "change"}:
        base = figure.base_per
        return (*place_and_time, unit, "change", base.sdmx) if base else None
    return (*place_and_time, unit, "level" if figure.measure == "balance" else figure.measure)


@lru_cache(maxsize=65536)
def likeness(fact: Statement, witness: Statement) -> Likeness | None:
    """How well `witness` speaks of `fact`, whose dimensions it shares; None where it tells of something else.

    Two indicator codes decide; else the fact's words must all be the witness's. Words that all cells of a
    table share are its title's: they set the scene, and narrow nothing. A witness with a qualifier
    that the fact does not have tells of a part.
    """
    less, more = beyond(fact.words, witness.words), beyond(witness.words, fact.words)
    if fact.indicator and witness.indicator:
        is_same = fact.indicator == witness.indicator and not less & fact.qualifying
    else:
        is_same = bool(fact.words) and not less
    if not is_same or more & witness.qualifying:
        return None
    vague = fact.is_vague or witness.is_vague
    can_differ = not (vague or less - fact.context or more - witness.context)
    return Likeness(len(more), can_differ, exact=not (less or more))
