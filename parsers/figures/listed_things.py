"""The things of a `respectively` list: places, times or nouns before the numbers, or what was told before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from parsers.figures.frames import Frame
from parsers.figures.sentence import Term, Terms

_PLACES = ("area_region", "area_city", "area_country", "partner", "region", "city", "district")
#: words that a list of things cannot go beyond
_ENDS = (
    *("level", "share_verb", "increase", "decrease", "more", "less"),
    *("period", "base", "respectively", "relative"),
)


def listed_things(terms: Terms, frame: Frame, count: int) -> list[range]:
    """The ranges of `count` things listed in the words before the first number."""
    places = [i for i in frame.head if terms[i].has("area_region", "area_city", "partner")]
    periods = [i for i in frame.head if terms[i].period is not None]
    for named in (places, periods):
        if len(named) == count:
            return _around(terms, named, frame.head)
    separators = [i for i in frame.head if _separates(terms[i])]
    parts = [
        part
        for stretch in _stretches(terms, frame.head)
        if len(part := _parts(terms, stretch, separators)) == count
    ]
    return _without_lead(terms, parts[0]) if len(parts) == 1 else []


def _around(terms: Terms, named: list[int], head: range) -> list[range]:
    """Each name with the words of its kind: `Almaty region and Astana city`."""
    ranges: list[range] = []
    for position, i in enumerate(named):
        low = named[position - 1] + 1 if position else i
        high = named[position + 1] if position + 1 < len(named) else head.stop
        first, stop = i, i + 1
        while first > low and terms[first - 1].has(*_PLACES):
            first -= 1
        while (
            stop < high and terms[stop].has(*_PLACES) and not terms[stop].has("region_plural", "city_plural")
        ):
            stop += 1
        ranges.append(range(first, stop))
    joined = all(_joins(terms, before.stop, behind.start) for before, behind in pairwise(ranges))
    return ranges if joined else []


def _joins(terms: Terms, start: int, stop: int) -> bool:
    return start < stop and all(
        _separates(terms[i]) or terms[i].has("preposition", "article") for i in range(start, stop)
    )


def _separates(term: Term) -> bool:
    return term.word == "," or term.has("conjunction")


def _stretches(terms: Terms, head: range) -> Iterator[range]:
    """The pieces of the head between verbs, periods and comparisons."""
    start = head.start
    for i in head:
        if terms[i].has(*_ENDS):
            yield range(start, i)
            start = i + 1
    yield range(start, head.stop)


def _parts(terms: Terms, stretch: range, separators: list[int]) -> list[range]:
    parts: list[range] = []
    start = stretch.start
    for i in (*(s for s in separators if s in stretch), stretch.stop):
        if any(
            terms[j].word.isalpha() and not terms[j].has("preposition", "article") for j in range(start, i)
        ):
            parts.append(range(start, i))
        start = i + 1
    return parts


def _without_lead(terms: Terms, parts: list[range]) -> list[range]:
    """The first part without what holds for all of them: `prices for`, `the number of`."""
    first = parts[0]
    leads = [i for i in first if terms[i].has("preposition", "count_of", "article", "topic")]
    if not leads or leads[-1] + 1 >= first.stop or terms[parts[1].start].has("preposition", "count_of"):
        return parts
    return [range(leads[-1] + 1, first.stop), *parts[1:]]


def without_shared(
    terms: Terms, things: list[range], text: str, cases: Mapping[str, tuple[str, ...]]
) -> list[range]:
    """The last thing without what holds for all: `… өнеркәсібінде … және … технологияларда орташа жалақы`.

    Where things carry the ending of a case, the last one ends at its last word with that ending.
    """
    if not things:
        return things
    ends = [text[terms[i].start : terms[i].end].lower() for i in range(things[0].start, things[-1].stop)]
    endings = next((known for known in cases.values() if ends[len(things[0]) - 1].endswith(known)), ())
    last = things[-1]
    for i in reversed(last):
        if endings and ends[i - things[0].start].endswith(endings):
            return [*things[:-1], range(last.start, i + 1)]
    return things


def told_before(terms: Terms, frames: list[Frame], count: int) -> list[range]:
    """The things told of: `freight was 268 bln., passengers 61 bln., up by 6 % and 4 %`."""
    told = [frame.head for frame in frames if frame.host is None]
    if len(told) != count:
        return []
    return [_without_verb(terms, head) for head in told]


def _without_verb(terms: Terms, head: range) -> range:
    stop = head.stop
    while stop > head.start and (terms[stop - 1].has("level") or not terms[stop - 1].word.isalnum()):
        stop -= 1
    return range(head.start, stop)
