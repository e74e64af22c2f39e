"""JSON objects, one a line, for programs that collect logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

import click
import msgspec

from scraper.report.plain import plain
from scraper.report.rate import Rate

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.site.urls import ThemeAddress
    from scraper.summary import Entry

Level = Literal["info", "warning", "error"]


class JsonLines:
    """An object an event: `time` (ISO 8601, UTC), `level`, `event`, and what belongs to the event.

    `listed` has `topic`, `lang`, `releases`; `begin` has `total`; `took` has `done`, `total`, the entry of
    the run summary and, once known, `per_second` and `seconds_left`; `finding` has `kind`, `message`.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rate = Rate(clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def listed(self, theme: ThemeAddress, releases: int) -> None:
        """A listing has been read, one without releases too."""
        self._tell("info", "listed", {"topic": theme.topic, "lang": theme.lang, "releases": releases})

    def begin(self, total: int) -> None:
        """This many releases are going to be fetched."""
        self._rate.begin(total)
        self._tell("info", "begin", {"total": total})

    def took(self, entry: Entry) -> None:
        """One of them is done: a `warning` where it failed, an `error` where its layout is not known."""
        self._rate.took()
        level = _LEVELS.get(entry.status, "info")
        self._tell(level, "took", {**_numbers(self._rate), **msgspec.to_builtins(entry)})

    def found(self, kind: str, message: str) -> None:
        """A finding: an `error` where the site is not built as we know it, else a `warning`."""
        self._tell(_LEVELS.get(kind, "warning"), "finding", {"kind": kind, "message": message})

    def _tell(self, level: Level, event: str, fields: dict[str, Any]) -> None:
        time = self._clock.now()
        click.echo(
            msgspec.json.encode(_clean({"time": time, "level": level, "event": event, **fields})), err=True
        )


#: statuses of releases and kinds of findings that are more than `info`
_LEVELS: dict[str, Level] = {"structure": "error", "failed": "warning"}


def _numbers(rate: Rate) -> dict[str, float]:
    """How far the run is, and how fast, as far as that is known."""
    speed, left = rate.per_second, rate.seconds_left
    numbers: dict[str, float] = {"done": rate.done, "total": rate.total}
    if speed is not None:
        numbers["per_second"] = round(speed, 3)
    if left is not None:
        numbers["seconds_left"] = round(left)
    return numbers


def _clean(value: Any) -> Any:
    """Texts without what could break a line: JSON escapes neither U+2028 nor C1 controls (RFC 8259, 7)."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {name: _clean(item) for name, item in value.items()}
    return value
