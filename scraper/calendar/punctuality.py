"""How well a theme keeps its calendar: the whole history in figures, for `status --json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from scraper.calendar.arrivals import VERDICTS, Arrival, Verdict, arrivals
from scraper.calendar.history import History


@dataclass(frozen=True, slots=True, kw_only=True)
class Punctuality:
    """The issues of one theme and language by verdict; every verdict is there.

    `longest_delay` and `longest_lead` are the days of the latest and of the earliest issue, 0 without one.
    """

    section: str
    theme: str
    lang: str
    verdicts: dict[Verdict, int]
    longest_delay: int
    longest_lead: int


def punctuality(series: Iterable[History]) -> Iterator[Punctuality]:
    """One count a theme and language, in the order of `histories`."""
    for (section, theme, lang), group in groupby(series, key=_topic):
        verdicts: Counter[Verdict] = Counter()
        delay = lead = 0
        for arrival in _arrivals(group):
            verdicts[arrival.verdict] += 1
            delay = max(delay, arrival.days if arrival.verdict == "late" else 0)
            lead = max(lead, -arrival.days if arrival.verdict == "early" else 0)
        yield Punctuality(
            section=section,
            theme=theme,
            lang=lang,
            verdicts={verdict: verdicts[verdict] for verdict in VERDICTS},
            longest_delay=delay,
            longest_lead=lead,
        )


def _topic(history: History) -> tuple[str, str, str]:
    return history.key.section, history.key.theme, history.key.lang


def _arrivals(series: Iterable[History]) -> Iterator[Arrival]:
    return (arrival for history in series for arrival in arrivals(history))
