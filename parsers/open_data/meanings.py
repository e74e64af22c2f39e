"""What the labels of a row say; each distinct label is read once, since an export repeats few of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.figures.places import Place
from parsers.figures.sentence import COUNTRY, Reading
from parsers.open_data.indicators import Indicator, read_indicator
from parsers.open_data.labels import Label, names_city, read_area, read_label
from parsers.open_data.names import Name, has_unit, read_name
from parsers.open_data.times import When, on_edge, read_when
from parsers.open_data.values import Printed, read_value
from parsers.vocabulary.open_data import Columns
from records.release import LANGS

if TYPE_CHECKING:
    from records.period import TimePeriod

Labels = Mapping[int, str]  # the words of a row by their column

#: values of an indicator that are looked at to tell a typical one
_SAMPLE: Final = 1000


class Meaning(NamedTuple):
    """All that a row says of its value."""

    indicator: Indicator
    place: Place
    time: TimePeriod
    partner: str | None
    qualifiers: tuple[str, ...]
    flags: tuple[str, ...]


class _Named(NamedTuple):
    """An indicator's name, a typical one of its values, and whether some of them are negative."""

    name: Name
    reading: Reading
    sample: float
    net: bool


class Meanings:
    """The meanings of an export's rows.

    `titles` are the names of its indicators in order, `unit_text` the unit that all have, `times` those of
    its rows, each once.
    """

    def __init__(self, columns: Columns, reading: Reading, rows: Iterable[Labels]) -> None:
        self._columns, self._reading = columns, reading
        values, dates, areas = _distinct(columns, rows)
        self._names = {printed: _named(printed, shown, reading) for printed, shown in values.items()}
        self._times = {date: read_when(*date, reading.lang) for date in dates}
        self._cities_named = any(names_city(area, reading) for area in areas)
        self._areas: dict[str, Place] = {}
        self._labels: dict[str, Label] = {}
        self._indicators: dict[tuple[str, TimePeriod], Indicator | str] = {}

    @property
    def titles(self) -> list[str]:
        """The names of the indicators, without their units."""
        return list(dict.fromkeys(named.name.words for named in self._names.values()))

    @property
    def unit_text(self) -> str | None:
        """The unit as printed, None where there are several."""
        units = {named.name.unit_text for named in self._names.values()}
        return units.pop() if len(units) == 1 else None

    @property
    def times(self) -> list[TimePeriod]:
        """The times of the rows, each once."""
        return list({when.time.sdmx: when.time for when in self._times.values() if when.time}.values())

    def of(self, labels: Labels) -> Meaning | str:
        """The meaning of the row of `labels`, or the reason why it is not decided."""
        when = self._when(labels)
        if when.time is None:
            return "period_undecided"
        printed = labels.get(self._columns.name, "")
        indicator = self._indicator(printed, when.time)
        if isinstance(indicator, str):
            return indicator
        place = self._place(labels)
        if place is None:
            place = Place(indicator.ref_area or COUNTRY, "")
        said = [self._label(labels[at]) for at in self._columns.dimensions if at in labels]
        edge = self._names[printed].name.edge
        return Meaning(
            indicator,
            place,
            on_edge(when.time, edge) if edge else when.time,
            next((label.partner for label in said if label.partner), None),
            tuple(label.words for label in said if label.words),
            (*indicator.flags, *when.flags),
        )

    def of_gap(self, labels: Labels) -> tuple[str, Place, TimePeriod | None]:
        """The indicator, area and time of a value that is missing."""
        name = self._names[labels.get(self._columns.name, "")].name
        time = self._when(labels).time
        place = self._place(labels) or Place(None, "")
        return name.words, place, on_edge(time, name.edge) if time and name.edge else time

    def _when(self, labels: Labels) -> When:
        return self._times[_date(self._columns, labels)]

    def _indicator(self, printed: str, time: TimePeriod) -> Indicator | str:
        key = (printed, time)
        if key not in self._indicators:
            named = self._names[printed]
            self._indicators[key] = read_indicator(
                named.name, named.sample, time, named.reading, net=named.net
            )
        return self._indicators[key]

    def _place(self, labels: Labels) -> Place | None:
        """The area of a row; None where the export has no column for it, or the row leaves it empty."""
        label = labels.get(self._columns.area, "") if self._columns.area is not None else ""
        if not label:
            return None
        if label not in self._areas:
            self._areas[label] = self._read_area(label)
        return self._areas[label]

    def _read_area(self, label: str) -> Place:
        """The area by the first language that knows its code: an export may mix them."""
        ways = (self._reading._replace(lang=lang) for lang in (self._reading.lang, *LANGS))
        places = (read_area(label, way, cities_named=self._cities_named) for way in ways)
        return next((place for place in places if place.code), Place(None, label))

    def _label(self, words: str) -> Label:
        if words not in self._labels:
            self._labels[words] = read_label(words, self._reading)
        return self._labels[words]


def _distinct(
    columns: Columns, rows: Iterable[Labels]
) -> tuple[Mapping[str, list[str]], set[tuple[str, str]], set[str]]:
    """The printed values by the indicator's name, the dates with their codes, and the areas."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    dates: set[tuple[str, str]] = set()
    areas: set[str] = set()
    for labels in rows:
        values[labels.get(columns.name, "")].append(labels[columns.value])
        dates.add(_date(columns, labels))
        if columns.area is not None:
            areas.add(labels.get(columns.area, ""))
    return values, dates, areas


def _date(columns: Columns, labels: Labels) -> tuple[str, str]:
    at = (columns.date, columns.period)
    words, code = ("" if column is None else labels.get(column, "") for column in at)
    return words, code


def _named(printed: str, values: Sequence[str], reading: Reading) -> _Named:
    numbers = map(read_value, values)
    shown = list(islice((abs(number.value) for number in numbers if number and number.value), _SAMPLE))
    own = _in_own_language(printed, reading)
    name = read_name(printed, own)
    return _Named(name, own, median(shown) if shown else 1, any(map(_is_negative, values)))


def _in_own_language(printed: str, reading: Reading) -> Reading:
    """The reading of a name by the first language that knows its unit: an export may mix them."""
    ways = (reading._replace(lang=lang) for lang in (reading.lang, *LANGS))
    return next((way for way in ways if has_unit(read_name(printed, way).unit_text or "", way)), reading)


def _is_negative(words: str) -> bool:
    """Whether a value is below nought; a lone dash is the mark of a missing one."""
    printed: Printed | None = read_value(words) if not words[:1].isdigit() else None
    return printed is not None and printed.value < 0
