"""Which item of an old list is which of a new one, by what the items state and not by their places."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from msgspec import Struct

from records.observation import Observation
from records.release import (
    Chart,
    Check,
    DynamicTable,
    GlossaryTerm,
    KeyPoint,
    Link,
    Numeral,
    Section,
    Series,
    Spreadsheet,
)
from records.series_key import series_key

Key = Callable[[Any], Hashable]

_DIGITS: Final = re.compile(r"\d[\d .,]*")


def _stated(figure: Observation) -> tuple[Hashable, ...]:
    return (*series_key(figure), figure.indicator_text, tuple(figure.qualifiers))


def _as_printed(figure: Observation) -> tuple[Hashable, ...]:
    """Where only the reading changed: area, period or words of a figure that is printed as before."""
    return (figure.evidence.quote, figure.measure, figure.unit_measure, figure.indicator)


def _but_for_numbers(sentence: KeyPoint) -> str:
    return _DIGITS.sub("0", sentence.text)


#: keys of the items of a list, the strictest first: what one leaves over is matched by the next;
#: None is no key
_KEYS: Final[dict[type[Struct], tuple[Key, ...]]] = {
    Observation: (lambda o: (_stated(o), o.obs_value, o.evidence.quote), _stated, _as_printed),
    KeyPoint: (lambda k: k.text, _but_for_numbers),
    Section: (lambda s: (s.key, s.title), lambda s: (s.key, s.number)),
    Numeral: (lambda n: (n.quote, n.reason),),
    GlossaryTerm: (lambda g: g.term,),
    Spreadsheet: (lambda s: (s.title, s.url), lambda s: s.url, lambda s: s.title),
    DynamicTable: (
        lambda t: (t.title, t.frequency, t.url),
        lambda t: (t.title, t.frequency),
        lambda t: t.url,
    ),
    Chart: (lambda c: (c.title, c.unit_text), lambda c: c.title),
    Series: (lambda s: s.name,),
    Link: (lambda link: (link.title, link.url), lambda link: link.url, lambda link: link.title),
    Check: (lambda c: (c.rule, c.detail), lambda c: c.rule),
}


def pair(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Index in `old` by index in `new`, for the items that are in both; linear in the length of the lists.

    Plain values (paragraphs, plotted data) have no identity but their order: what stands between an equal
    beginning and an equal end is paired one by one.
    """
    items = [*old[:1], *new[:1]]
    keys = _KEYS.get(type(items[0])) if items else None
    return _by_keys(old, new, keys) if keys else _by_order(old, new)


def _by_keys(old: Sequence[Any], new: Sequence[Any], keys: Sequence[Key]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    left = dict.fromkeys(range(len(old)))
    for key in keys:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for index in left:
            waiting[key(old[index])].append(index)
        waiting.pop(None, None)
        for index, item in enumerate(new):
            if index not in pairs and (same := waiting.get(key(item))):
                pairs[index] = same.popleft()
                del left[pairs[index]]
    return pairs


def _by_order(old: Sequence[object], new: Sequence[object]) -> dict[int, int]:
    shorter = min(len(old), len(new))
    head = _equal(old, new, shorter)
    tail = _equal(old[::-1], new[::-1], shorter - head)
    ends = {len(new) - back: len(old) - back for back in range(1, tail + 1)}
    return {index: index for index in range(shorter - tail)} | ends


def _equal(old: Sequence[object], new: Sequence[object], most: int) -> int:
    """How many items at the beginning are equal, at most `most`."""
    return next((index for index in range(most) if old[index] != new[index]), most)
