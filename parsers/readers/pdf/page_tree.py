"""Whether a PDF's page tree is one: a node among its own descendants sends pdf_oxide round until it crashes.

The bytes are searched, not parsed: it is the parsers that must be kept from such a tree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

_REFERENCE: Final = re.compile(rb"(\d{1,10})\s+\d+\s+R\b")
_KIDS: Final = re.compile(rb"/Kids\s*(?:\[([^\]]*)\]|(\d{1,10}\s+\d+\s+R\b))")
_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b\s*(\[[^\]]*\])?")
_NUMBERS: Final = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})")

Nodes = dict[int, list[int]]


def is_tree(data: bytes, object_streams: Iterable[bytes], deepest: int) -> bool:
    """Whether no node of the page tree comes again below itself, and none stands deeper than `deepest`."""
    nodes: defaultdict[int, list[int]] = defaultdict(list)
    for owner, kids in [*_raw(data), *(found for objects in object_streams for found in _packed(objects))]:
        nodes[owner] += kids
    return _depth_within(nodes, deepest)


def _raw(data: bytes) -> Iterator[tuple[int, list[int]]]:
    objects = list(_OBJECT.finditer(data))
    starts = [match.start() for match in objects]
    named = set()
    for match in _KIDS.finditer(data):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0:
            yield int(objects[at][1]), _references(match[1] or match[2])
        named |= set(_references(match[2] or b""))
    for match in objects:  # an array of kids that is an object of its own
        if match[2] and int(match[1]) in named:
            yield int(match[1]), _references(match[2])


def _packed(objects: bytes) -> Iterator[tuple[int, list[int]]]:
    """The same for an object stream, where pairs of number and offset come first (ISO 32000-1, 7.5.7)."""
    pairs: list[tuple[int, int]] = []
    at = 0
    while (pair := _NUMBERS.match(objects, at)) is not None:
        pairs.append((int(pair[2]), int(pair[1])))
        at = pair.end()
    pairs.sort()
    offsets = [offset for offset, _ in pairs]
    for match in _KIDS.finditer(objects):
        index = bisect_right(offsets, match.start() - at) - 1
        if index >= 0:
            yield pairs[index][1], _references(match[1] or match[2])


def _references(written: bytes) -> list[int]:
    return [int(number) for number in _REFERENCE.findall(written)]


def _depth_within(nodes: Nodes, deepest: int) -> bool:
    """Whether no path down from any node is longer than `deepest`: one that comes again is endless."""
    frontier, depth = set(nodes), 0
    while frontier and depth <= deepest:
        frontier = {kid for node in frontier for kid in nodes[node] if kid in nodes}
        depth += 1
    return not frontier
