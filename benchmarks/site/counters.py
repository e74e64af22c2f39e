"""What a server was asked: the counts that the benchmarks print."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import msgspec

#: where the site tells its counters (GET) and forgets them (DELETE); no harvester looks there
PATH = "/-/counters"
_RELEASE = re.compile(r".*/publications/\d+/")


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """`sent` is bytes of bodies as sent, `seconds` from the first request to the last.

    `addresses` are the different paths, without query; `releases` the requests for pages of releases, with a
    body or without; `peak` is the largest number of requests that began within one second.
    """

    requests: int
    addresses: int
    releases: int
    sent: int
    statuses: dict[int, int]
    seconds: float
    peak: int

    @property
    def rate(self) -> float:
        """Requests a second, from the start of the first to that of the last."""
        return (self.requests - 1) / self.seconds if self.seconds else 0.0


@dataclass
class Counters:
    """Notes each request; `starts` are moments of a clock that only grows, in seconds."""

    starts: list[float] = field(default_factory=list)
    paths: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    sent: int = 0

    def began(self, path: str, moment: float) -> None:
        """A request has come in."""
        self.paths[path] += 1
        self.starts.append(moment)

    def answered(self, status: int, size: int) -> None:
        """It was answered with `size` bytes."""
        self.statuses[status] += 1
        self.sent += size

    def counts(self) -> Counts:
        """All that was noted so far."""
        return Counts(
            requests=len(self.starts),
            addresses=len(self.paths),
            releases=sum(number for path, number in self.paths.items() if _RELEASE.fullmatch(path)),
            sent=self.sent,
            statuses=dict(self.statuses),
            seconds=self.starts[-1] - self.starts[0] if self.starts else 0.0,
            peak=peak(self.starts),
        )


def peak(moments: list[float], window: float = 1.0) -> int:
    """The largest number of `moments`, which are in order, within a window that leaves its end out."""
    most = first = 0
    for index, moment in enumerate(moments):
        while moment - moments[first] >= window:
            first += 1
        most = max(most, index - first + 1)
    return most
