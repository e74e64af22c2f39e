"""The score of the workbooks in words: a line a file, then what is not right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from workbook_cells import Data
from workbook_scores import Outcome

#: what issue 5 asks for
WANTED = "wanted: at least 97 % right, at most 1 % wrong"
_HEAD = f"{'workbook':32}{'cells':>6}{'right':>7}{'wrong':>7}{'unread':>8}{'right':>9}{'wrong':>8}"


def report(measured: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    """The table of the scores by file, the wrong cells, and the reasons why cells were not read."""
    every = [outcome for outcomes in measured.values() for outcome in outcomes]
    yield _HEAD
    yield from (_row(name, outcomes) for name, outcomes in measured.items())
    yield _row("all", every)
    yield _row("all that are data", [one for one in every if isinstance(one.cell, Data)])
    measures = [one.measure for one in every if one.measure is not None]
    yield f"measure right in {sum(measures)} of {len(measures)}; {WANTED}"
    for name, outcomes in measured.items():
        yield from _faults(name, outcomes)


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    counts = Counter(one.verdict for one in outcomes)
    right, wrong = (counts[verdict] / max(len(outcomes), 1) for verdict in ("right", "wrong"))
    numbers = f"{counts['right']:7}{counts['wrong']:7}{counts['unread']:8}{right:9.1%}{wrong:8.1%}"
    return f"{name[:31]:32}{len(outcomes):6}{numbers}"


def _faults(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    for one in outcomes:
        if one.verdict == "wrong":
            yield f"wrong   {name} {one.cell.locator}: {one.reason}"
    unread = Counter(one.reason for one in outcomes if one.verdict == "unread")
    for reason, count in unread.most_common():
        first = next(one.cell.locator for one in outcomes if (one.verdict, one.reason) == ("unread", reason))
        yield f"unread  {name} {count} x {reason}, first {first}"
