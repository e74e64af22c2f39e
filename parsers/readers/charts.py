"""The data of a page's charts: Highcharts options in inline scripts, parsed, never executed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree

from parsers.readers.chart_options import Chart, read_options
from parsers.readers.script_values import NoLiteralError, plain_literal, read_literal

#: `publicationChartOptions_N = {…}`, the options of the chart in `<div id="publication-chart-N">`, and what
#: is given to a part of them afterwards: `publicationChartOptions_N.title.text = '…'`
_ASSIGNMENT: Final = re.compile(
    r"publicationChartOptions_(?P<number>\w+)(?P<path>(?:\s*\.\s*\w+|\[\s*(?:\d+|'\w+'|\"\w+\")\s*\])*)\s*=(?![=>])\s*"
)
#: options that are handed over where the chart is drawn
_DRAWN: Final = re.compile(
    r"Highcharts\s*\.\s*(?:chart|stockChart)\s*\(\s*(['\"])(?P<id>[\w-]+)\1\s*,\s*(?=\{)"
)
_STEP: Final = re.compile(r"\w+")
_VARIABLE: Final = re.compile(r"\b(?:var|let|const)\s+(\w+)\s*=\s*(?=[\[{'\"`\d-])")
_CONTAINER: Final = "publication-chart-"
#: what a script with data of charts holds
MARKERS: Final = ("publicationChartOptions_", "Highcharts.")
#: literals of a script that may be broken before it is given up: each is looked for to the script's end
_MOST_BROKEN: Final = 5


def read_charts(scripts: Iterable[etree._Element]) -> dict[str, Chart]:
    """The charts of a page by the id of the element they are drawn in, without those that cannot be read."""
    charts: dict[str, Chart] = {}
    for script in scripts:
        source = script.text or ""
        if any(marker in source for marker in MARKERS):
            options = _Script(source).options()
            charts.update((anchor, read_options(found)) for anchor, found in options.items())
    return charts


class _Script:
    """A script with the literals that its variables are declared with, read when they are named."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._variables: dict[str, int] | None = None
        self._known: dict[str, str | None] = {}
        self._broken = 0

    def options(self) -> dict[str, dict[str, Any]]:
        """The options of each chart by the id of its element, with what is given to them afterwards."""
        found: dict[str, dict[str, Any]] = {}
        for anchor, path, value in self._assignments():
            if path:
                _assign(found.get(anchor), path, value)
            elif isinstance(value, dict):
                found[anchor] = value
        return found

    def _assignments(self) -> Iterator[tuple[str, list[str], Any]]:
        literals = [*_ASSIGNMENT.finditer(self._source), *_DRAWN.finditer(self._source)]
        end = 0
        for match in sorted(literals, key=re.Match.start):
            if match.start() < end or self._broken > _MOST_BROKEN:
                continue
            try:
                value, end = read_literal(self._source, match.end(), self._named)
            except NoLiteralError:
                self._broken += 1
                continue
            if match.re is _DRAWN:
                yield match["id"], [], value
            else:
                yield _CONTAINER + match["number"], _STEP.findall(match["path"]), value

    def _named(self, name: str) -> str | None:
        """The plain literal that a variable is declared with; names in it stand for nothing."""
        if self._variables is None:
            self._variables = {found[1]: found.end() for found in _VARIABLE.finditer(self._source)}
        if name not in self._known:
            self._known[name] = self._declared(self._variables.get(name))
        return self._known[name]

    def _declared(self, start: int | None) -> str | None:
        if start is None or self._broken > _MOST_BROKEN:
            return None
        try:
            return plain_literal(self._source, start, _nothing)
        except NoLiteralError:
            self._broken += 1
            return None


def _nothing(_: str) -> None:
    """No variable is known."""


def _assign(options: Any, path: list[str], value: Any) -> None:
    """Put `value` at `path` in `options`, where what holds it is there or can be."""
    for step in path[:-1]:
        if isinstance(options, list):
            options = options[int(step)] if step.isdecimal() and int(step) < len(options) else None
        elif isinstance(options, dict):
            options = options.setdefault(step, {})
    last = path[-1]
    if isinstance(options, dict):
        options[last] = value
    elif isinstance(options, list) and last.isdecimal() and int(last) < len(options):
        options[int(last)] = value
