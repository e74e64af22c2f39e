"""The size of pages that inherit it: pdf_oxide takes those for US Letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

Sides = tuple[float, float, float, float]

_NUMBER: Final = rb"\s*(-?\d{1,6}(?:\.\d*)?)"
_MEDIA_BOX: Final = re.compile(rb"/MediaBox\s*\[" + _NUMBER * 4 + rb"\s*\]")
#: what pdf_oxide gives where a page itself has no size
_DEFAULT: Final = (0.0, 0.0, 612.0, 792.0)


def written_boxes(parts: Iterable[bytes]) -> list[Sides]:
    """The media boxes written in a PDF's bytes and object streams, each once, the one most written first."""
    counts: dict[Sides, int] = {}
    for part in parts:
        for match in _MEDIA_BOX.finditer(part):
            left, bottom, right, top = map(float, match.groups())
            counts[(left, bottom, right, top)] = counts.get((left, bottom, right, top), 0) + 1
    return sorted(counts, key=lambda sides: -counts[sides])


def page_box(given: Sides, written: list[Sides]) -> Sides:
    """The page's box: what pdf_oxide gives, unless that is its default and nowhere written."""
    if given == _DEFAULT and written and _DEFAULT not in written:
        return written[0]
    return given
