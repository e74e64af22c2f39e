"""The data of a page's charts: Highcharts options in inline scripts, parsed, never executed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from typing import Any, Final, NamedTuple

from lxml import etree

from parsers.normalise import normalise

#: the variable that holds the options of the chart in `<div id="publication-chart-N">`
_OPTIONS: Final = re.compile(r"publicationChartOptions_(\w+)\s*=\s*(?=\{)")
#: `publicationChartOptions_N.title.text = '…'`, set after the options
_ASSIGNMENT: Final = re.compile(
    r"publicationChartOptions_(\w+)\.(title|subtitle)\.text\s*=\s*"
    r"('(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`)"
)
_CONTAINER: Final = "publication-chart-"
_TAG: Final = re.compile(r"<[^<>]*>")

Value = int | float | None


class Chart(NamedTuple):
    """What a script says of one chart."""

    title: str
    unit_text: str | None
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Value, ...]], ...]


def read_charts(scripts: Iterable[etree._Element]) -> dict[str, Chart]:
    """The charts of a page by the id of the element they are drawn in, without those that cannot be read."""
    charts: dict[str, Chart] = {}
    for script in scripts:
        source = script.text or ""
        if "publicationChartOptions_" in source:
            charts.update(_read_script(source))
    return charts


def _read_script(source: str) -> dict[str, Chart]:
    lines: dict[str, dict[str, str]] = {}
    for number, line, literal in _ASSIGNMENT.findall(source):
        lines.setdefault(number, {})[line] = _words(_literal(f"[{literal}]", [""])[0])
    charts = {}
    for found in _OPTIONS.finditer(source):
        options = _literal(source[found.end() :], None)
        if isinstance(options, dict):
            charts[_CONTAINER + found[1]] = _chart(options, lines.get(found[1], {}))
    return charts


def _literal(source: str, fallback: Any) -> Any:
    """The JavaScript literal that `source` begins with, or `fallback` where it is malformed."""
    import chompjs  # noqa: PLC0415  # only pages with charts need it

    try:
        return chompjs.parse_js_object(source)
    except (ValueError, RecursionError):
        return fallback


def _chart(options: Mapping[str, Any], lines: Mapping[str, str]) -> Chart:
    series = [entry for entry in _list(options.get("series")) if isinstance(entry, dict)]
    categories = [
        category for axis in _list(options.get("xAxis")) for category in _list(_get(axis, "categories"))
    ]
    if not categories and series:
        categories = [
            name for point in _list(series[0].get("data")) if (name := _point_name(point)) is not None
        ]
    return Chart(
        title=lines.get("title") or _words(_get(options.get("title"), "text")),
        unit_text=lines.get("subtitle") or _words(_get(options.get("subtitle"), "text")) or None,
        categories=tuple(_words(category) for category in categories),
        series=tuple(
            (_words(entry.get("name")), tuple(_value(point) for point in _list(entry.get("data"))))
            for entry in series
        ),
    )


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _point_name(point: Any) -> Any:
    """The name of a pie's slice: `{name: 'Italy', y: 19.8}` or `['Italy', 19.8]`."""
    return point[0] if isinstance(point, list) and len(point) == 2 else _get(point, "name")


def _value(point: Any) -> Value:
    """The plotted number of a point in any of Highcharts' forms; None where there is none."""
    if type(point) is float and math.isfinite(point):
        return point
    if isinstance(point, dict):
        point = point.get("y")
    elif isinstance(point, list) and len(point) == 2:
        point = point[1]
    if isinstance(point, bool) or not isinstance(point, int | float) or not math.isfinite(point):
        return None
    return point


def _words(value: Any) -> str:
    """A string of the options as a reader sees it: Highcharts draws simple markup."""
    return "" if value is None else _readable(str(value))


@lru_cache(maxsize=4096)  # the months of one chart are those of the next
def _readable(text: str) -> str:
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub(" ", text))
    return " ".join(normalise(text).split())
