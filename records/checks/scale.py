"""Values that are a power of ten off their neighbours: in their own series, else among the other regions.

Exports of the bureau print 3 071 800 000 where 3 071 800 is meant (SITE.md, "Mis-scaled values"). Such a
value is flagged, never mended. Whether all of a file is of another scale than its unit says cannot be seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import log10
from statistics import median
from typing import Final, NamedTuple

import msgspec

from records.checks.outcomes import judged, not_applicable
from records.observation import Observation
from records.period import month_count
from records.release import Check

RULE: Final = "scale_of_neighbours"
FLAG: Final = "scale_suspect"

#: how far off its neighbours a value is in powers of ten; what grows from year to year may hide a part of 2
_JUMP: Final = 1.8
#: of a balance, which is small where it changes its sign
_JUMP_OF_BALANCE: Final = 2.6
#: values of a series that are looked at on either side
_BESIDE: Final = 3
_FEWEST_NEIGHBOURS: Final = 2
#: how near a series comes back, in powers of ten, to where it was before some values
_RETURN: Final = 1.0
#: how far apart the neighbours may be (median absolute deviation), in powers of ten
_CALM: Final = 0.35
#: regions that must have a value before one without a series is held against them
_FEWEST_REGIONS: Final = 5
#: how far outside the others a region must be; regions differ as Almaty and Ulytau do
_OUTSIDE: Final = 1.5
_COUNTRY: Final = "KZ"
_NET: Final = frozenset({"balance", "change"})


class Suspect(NamedTuple):
    """An observation that is off, and the values of the neighbours that it is off from."""

    observation: Observation
    neighbours: tuple[float, ...]


def find_suspects(observations: Iterable[Observation]) -> list[Suspect]:
    """The observations whose scale is not that of their neighbours, in the order given."""
    listed = [obs for obs in observations if obs.obs_value]
    series = _grouped(listed, _series)
    alone: list[Observation] = []
    found: list[Suspect] = []
    for values in series.values():
        dated = sorted((obs for obs in values if obs.time_period), key=_start)
        if len(dated) > _FEWEST_NEIGHBOURS:
            found += _off_in_series(dated)
        else:
            alone += values
    found += _off_among_regions(alone, listed)
    order = {obs.obs_id: at for at, obs in enumerate(listed)}
    return sorted(found, key=lambda suspect: order[suspect.observation.obs_id])


def mark_suspects(observations: Sequence[Observation]) -> list[Observation]:
    """The same observations, the suspects among them with the flag `scale_suspect`."""
    suspects = {suspect.observation.obs_id for suspect in find_suspects(observations)}
    return [_flagged(obs) if obs.obs_id in suspects else obs for obs in observations]


def check_scale(observations: Sequence[Observation]) -> list[Check]:
    """One failed outcome for each value that is off; else one for all."""
    suspects = find_suspects(observations)
    if suspects:
        return [judged(RULE, _detail(suspect), (suspect.observation,), holds=False) for suspect in suspects]
    if len(observations) <= _FEWEST_NEIGHBOURS:
        return [not_applicable(RULE, "no series of figures")]
    return [judged(RULE, "no value is a power of ten off its neighbours", holds=True)]


def _flagged(obs: Observation) -> Observation:
    return msgspec.structs.replace(obs, flags=sorted({*obs.flags, FLAG}))


def _detail(suspect: Suspect) -> str:
    near = f"{min(suspect.neighbours):g} to {max(suspect.neighbours):g}"
    return f"{suspect.observation.obs_value:g} beside {near}"


def _grouped(
    observations: Iterable[Observation], key: Callable[[Observation], Hashable]
) -> defaultdict[Hashable, list[Observation]]:
    groups: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for obs in observations:
        groups[key(obs)].append(obs)
    return groups


def _kind(obs: Observation) -> tuple[Hashable, ...]:
    """What is measured, in one unit and frequency, whatever its area and time."""
    time = obs.time_period
    length = (month_count(time.start, time.end), time.cumulative) if time else None
    return (
        *(obs.indicator_text, obs.measure, obs.unit_measure, obs.unit_mult, obs.counterpart_area),
        *(tuple(obs.qualifiers), length),
    )


def _series(obs: Observation) -> Hashable:
    return (*_kind(obs), obs.ref_area or obs.ref_area_text)


def _panel(obs: Observation) -> Hashable:
    return (*_kind(obs), obs.time_period and obs.time_period.sdmx)


def _start(obs: Observation) -> tuple[object, ...]:
    return (obs.time_period.start, obs.time_period.end) if obs.time_period else ()


def _off_in_series(dated: Sequence[Observation]) -> Iterator[Suspect]:
    sizes = [log10(abs(obs.obs_value)) for obs in dated]
    for run in _strays(_runs(sizes), sizes):
        before, behind = range(max(run.start - _BESIDE, 0), run.start), range(run.stop, len(dated))
        near = [*before, *behind[:_BESIDE]]
        for at in run:
            if _is_off(dated[at], sizes[at], [sizes[i] for i in near]):
                yield Suspect(dated[at], tuple(dated[i].obs_value for i in near))


def _runs(sizes: Sequence[float]) -> list[range]:
    """The series cut where it jumps."""
    cuts = [at for at in range(1, len(sizes)) if abs(sizes[at] - sizes[at - 1]) >= _JUMP]
    return [range(first, stop) for first, stop in pairwise([0, *cuts, len(sizes)])]


def _strays(runs: Sequence[range], sizes: Sequence[float]) -> Iterator[range]:
    """The runs that leave a scale to which the series returns; at its ends, a lone value.

    A series that jumps and stays there is of another scale from then on: a new currency, a new method.
    """
    inner = [
        run
        for before, run, behind in zip(runs, runs[1:], runs[2:], strict=False)
        if len(run) <= _BESIDE
        and len(run) < len(before) + len(behind)
        and abs(sizes[before[-1]] - sizes[behind[0]]) < _RETURN
    ]
    yield from inner
    for end, beside in ((0, 1), (-1, -2)) if len(runs) > 1 else ():
        if len(runs[end]) == 1 < len(runs[beside]) and runs[beside] not in inner:
            yield runs[end]


def _is_off(obs: Observation, size: float, near: Sequence[float]) -> bool:
    """Whether a value of this size (its logarithm) is off those `near`, which are of one size."""
    middle = median(near)
    spread = median(abs(other - middle) for other in near)
    jump = size - middle
    if obs.measure in _NET:
        return spread <= _CALM and jump >= _JUMP_OF_BALANCE + 2 * spread
    return spread <= _CALM and abs(jump) >= _JUMP + 2 * spread and (jump > 0 or not _is_small(obs))


def _is_small(obs: Observation) -> bool:
    """Whether a value has one digit: how few there are says nothing of their scale."""
    return float(abs(obs.obs_value)) * 10.0**obs.decimals < 10


def _off_among_regions(alone: Iterable[Observation], listed: Iterable[Observation]) -> Iterator[Suspect]:
    """Those of `alone`, which have no series, that are off the other regions at the same time."""
    panels = _grouped((obs for obs in listed if _is_region(obs)), _panel)
    for obs in alone:
        others = [other.obs_value for other in panels[_panel(obs)] if other.ref_area != obs.ref_area]
        if _is_region(obs) and len(others) >= _FEWEST_REGIONS and _is_outside(obs, others):
            yield Suspect(obs, tuple(others))


def _is_region(obs: Observation) -> bool:
    return obs.ref_area not in {None, _COUNTRY} and obs.measure not in _NET


def _is_outside(obs: Observation, others: Sequence[float]) -> bool:
    sizes = [log10(abs(value)) for value in others]
    size = log10(abs(obs.obs_value))
    if size > max(sizes) + _OUTSIDE:
        return size - median(sizes) >= _JUMP
    return size < min(sizes) - _OUTSIDE and median(sizes) - size >= _JUMP and not _is_small(obs)
