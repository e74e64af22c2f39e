"""What one record of a release says differently from another: its vintages, field by field.

Positions are no content: `start`, `end`, `obs_id` and `locator` move with every sentence that is inserted
before them, and are left out, as is the transport of the document. References to positions (`same_as`,
`key_point`) count where they appear or vanish. Items that only moved within their list are no change; where
their sentences moved too, `text` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct

from records.label import label
from records.observation import Evidence, Observation
from records.pairing import pair
from records.period import TimePeriod
from records.release import Check, KeyPoint, Numeral, Release, Section, Source

_ITEM: Final = ("start", "end")
_LEFT_OUT: Final[dict[type[Struct], frozenset[str]]] = {
    Section: frozenset(_ITEM),
    KeyPoint: frozenset(_ITEM),
    Numeral: frozenset(_ITEM),
    Observation: frozenset({"obs_id"}),
    Evidence: frozenset({*_ITEM, "locator"}),
    Check: frozenset({"observations"}),
    # transport: it may differ although the release did not change (RECORD.md keeps `fetched_at` out)
    Source: frozenset({"fetched_at", "etag", "last_modified", "sha256", "url"}),
}
#: fields of which only counts whether they refer to anything
_REFERENCES: Final[dict[type[Struct], frozenset[str]]] = {
    Observation: frozenset({"same_as"}),
    Evidence: frozenset({"key_point"}),
}


class Change(Struct, frozen=True, kw_only=True):
    """One difference at `path`, a JSON Pointer (RFC 6901): into the new record, the old one where `removed`.

    `old` and `new` are JSON values, null where there is none; of a text of several lines they are the lines
    that differ. `about` names the figure that the change is of (`births, KZ, 2025-01`), else it is empty.
    """

    path: str
    kind: Literal["added", "removed", "replaced"]
    old: Any = None
    new: Any = None
    about: str = ""


def difference(old: Release, new: Release) -> list[Change]:
    """The changes from `old` to `new`, in the order of the contract's fields; empty where both say the same.

    Figures are matched by what they state, so an inserted sentence adds its own and changes no other.
    """
    return list(_structs("", old, new, ""))


def _values(path: str, old: Any, new: Any, about: str) -> Iterator[Change]:
    """The changes between any two values of one field."""
    if isinstance(old, Struct) and isinstance(new, Struct) and not _other_time(old, new):
        yield from _structs(path, old, new, about)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _tables(path, old, new, about)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(path, old, new, about)
    elif old != new:
        yield _replaced(path, old, new, about)


def _other_time(old: Struct, new: Struct) -> bool:
    """Another time is one change, and not one of each of its fields."""
    return isinstance(old, TimePeriod) and isinstance(new, TimePeriod) and old.sdmx != new.sdmx


def _structs(path: str, old: Struct, new: Struct, about: str) -> Iterator[Change]:
    left_out = _LEFT_OUT.get(type(new), frozenset())
    references = _REFERENCES.get(type(new), frozenset())
    for name in new.__struct_fields__:
        before, after = getattr(old, name), getattr(new, name)
        same_reference = name in references and (before is None) == (after is None)
        if name not in left_out and not same_reference:
            yield from _values(f"{path}/{name}", before, after, about)


def _tables(path: str, old: dict[str, Any], new: dict[str, Any], about: str) -> Iterator[Change]:
    for name in [*new, *(name for name in old if name not in new)]:
        below = f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
        if name not in old:
            yield _added(below, new[name], about)
        elif name not in new:
            yield _removed(below, old[name], about)
        else:
            yield from _values(below, old[name], new[name], about)


def _lists(path: str, old: list[Any], new: list[Any], about: str) -> Iterator[Change]:
    """Changed and added items in the order of `new`, then removed ones in that of `old`."""
    pairs = pair(old, new)
    for index, item in enumerate(new):
        below, named = f"{path}/{index}", _about(item) or about
        if index in pairs:
            yield from _values(below, old[pairs[index]], item, named)
        else:
            yield _added(below, item, named)
    for index in sorted(set(range(len(old))) - set(pairs.values())):
        yield _removed(f"{path}/{index}", old[index], _about(old[index]) or about)


def _about(item: object) -> str:
    return label(item) if isinstance(item, Observation) else ""


def _added(path: str, value: object, about: str) -> Change:
    return Change(path=path, kind="added", new=msgspec.to_builtins(value), about=about)


def _removed(path: str, value: object, about: str) -> Change:
    return Change(path=path, kind="removed", old=msgspec.to_builtins(value), about=about)


def _replaced(path: str, old: object, new: object, about: str) -> Change:
    before, after = msgspec.to_builtins(old), msgspec.to_builtins(new)
    if isinstance(old, str) and isinstance(new, str):
        before, after = _changed_lines(old, new)
    return Change(path=path, kind="replaced", old=before, new=after, about=about)


def _changed_lines(old: str, new: str) -> tuple[str, str]:
    """The lines that only one of them has; both whole where one is a single line, or lines only moved."""
    before, after = old.split("\n"), new.split("\n")
    if min(len(before), len(after)) == 1:
        return old, new
    gone, come = _only_in(before, after), _only_in(after, before)
    return ("\n".join(gone), "\n".join(come)) if gone or come else (old, new)


def _only_in(lines: list[str], others: list[str]) -> list[str]:
    """The lines of `lines`, in order, that `others` does not have, or not so often."""
    left = Counter(others)
    only = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            only.append(line)
    return only
