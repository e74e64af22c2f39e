"""Highcharts options to a chart: its lines, its categories and the values of its series."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from html import unescape
from typing import Any, Final, NamedTuple

from parsers.normalise import normalise

_TAG: Final = re.compile(r"<[^<>]*>")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
#: an axis of time is in milliseconds since 1970; smaller numbers are the places of categories
_LEAST_TIME: Final = 1e9

Value = int | float | None


class Chart(NamedTuple):
    """What a script says of one chart."""

    title: str
    unit_text: str | None
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Value, ...]], ...]


class _Point(NamedTuple):
    """A point: what it is plotted over (a place, a time, a name), None where its order says it."""

    over: Any
    value: Value


def read_options(options: Mapping[str, Any]) -> Chart:
    """The chart of these options; `categories[i]` is the label of each series' i-th value."""
    entries = [entry for entry in _list(options.get("series")) if isinstance(entry, dict)]
    series = [[_point(point) for point in _list(entry.get("data"))] for entry in entries]
    axes = _list(options.get("xAxis"))
    categories = [_words(label) for axis in axes for label in _list(_get(axis, "categories"))]
    if not categories:
        categories, series = _by_points(series)
    elif all(_is_place(point.over, len(categories)) for points in series for point in points):
        series = [_placed(points, range(len(categories))) for points in series]
    return Chart(
        title=_words(_get(options.get("title"), "text")),
        unit_text=_words(_get(options.get("subtitle"), "text")) or None,
        categories=tuple(categories),
        series=tuple(
            (_words(entry.get("name")), tuple(point.value for point in points))
            for entry, points in zip(entries, series, strict=True)
        ),
    )


def _by_points(series: list[list[_Point]]) -> tuple[list[str], list[list[_Point]]]:
    """The categories that the points themselves name; series of different times are laid side by side."""
    overs = [[point.over for point in points] for points in series]
    named = next((over for over in overs if any(label is not None for label in over)), [])
    if all(over == overs[0] for over in overs) or not all(_are_numbers(over) for over in overs):
        return [_label(label) for label in named if label is not None], series
    every = sorted({label for over in overs for label in over})
    return [_label(label) for label in every], [_placed(points, every) for points in series]


def _placed(points: Sequence[_Point], places: Sequence[Any]) -> list[_Point]:
    """A point for each of `places`, without a value where there is none."""
    found = {point.over: point for point in points}
    return [found.get(place, _Point(place, None)) for place in places]


def _are_numbers(values: Sequence[Any]) -> bool:
    return all(isinstance(value, int | float) and math.isfinite(value) for value in values)


def _is_place(over: Any, count: int) -> bool:
    """Whether a point is plotted over a category by its number, counted from 0."""
    return isinstance(over, int) and 0 <= over < count


def _label(over: Any) -> str:
    """A time as its date, anything else in words."""
    if not isinstance(over, int | float) or isinstance(over, bool) or abs(over) < _LEAST_TIME:
        return _words(over)
    try:
        return (_EPOCH + timedelta(milliseconds=over)).date().isoformat()
    except OverflowError:
        return _words(over)


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _point(point: Any) -> _Point:
    """A point in any form: `3`, `[0, 3]`, `['Italy', 3]`, `{name: 'Italy', y: 3}`, `{x: 0, y: 3}`."""
    if isinstance(point, list) and len(point) == 2:
        return _Point(point[0], _value(point[1]))
    if isinstance(point, dict):
        over = point.get("x") if point.get("name") is None else point["name"]
        return _Point(over, _value(point.get("y")))
    return _Point(None, _value(point))


def _value(plotted: Any) -> Value:
    """The number that is plotted; None where there is none."""
    if isinstance(plotted, bool) or not isinstance(plotted, int | float) or not math.isfinite(plotted):
        return None
    return plotted


def _words(value: Any) -> str:
    """A string of the options as a reader sees it: Highcharts draws simple markup."""
    return "" if value is None else _readable(str(value))


@lru_cache(maxsize=4096)  # the months of one chart are those of the next
def _readable(text: str) -> str:
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub(" ", text))
    return " ".join(normalise(text).split())
