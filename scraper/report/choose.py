"""Which report a run gets."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scraper.report.json_lines import JsonLines
from scraper.report.lines import Lines

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.report.bar import Bar


def choose_report(log: str, clock: Clock) -> Lines | JsonLines | Bar:
    """JSON lines where the setting `log` asks for them, a bar where a person is watching, lines elsewhere."""
    if log == "json":
        return JsonLines(clock)
    if not sys.stderr.isatty():
        return Lines(clock)
    from rich.console import Console  # noqa: PLC0415 - rich costs 60 ms and only a terminal needs it

    from scraper.report.bar import Bar  # noqa: PLC0415

    return Bar(Console(stderr=True), clock)
