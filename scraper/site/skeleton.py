"""Whether a page is built in a layout that is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from lxml import html

from scraper.site.layouts import LAYOUTS, Landmark, Layout

Landmarks = dict[str, list[html.HtmlElement]]

_NAMES: Final = frozenset(
    name for layout in LAYOUTS for mark in layout.landmarks for name in (mark.name, mark.within)
)


def misfit(tree: html.HtmlElement) -> str | None:
    """What a page lacks, or has too often, to be of a known layout: of the one it comes nearest to.

    None where it is of one.
    """
    found = _landmarks(tree)
    told = min((_misfits(layout, found) for layout in LAYOUTS), key=lambda misfits: len(misfits[1]))
    name, misfits = told
    return f"not built as {name}: {', '.join(misfits)}" if misfits else None


def _landmarks(tree: html.HtmlElement) -> Landmarks:
    """The elements of the page that layouts know, by class; one pass, whatever the number of landmarks."""
    found: Landmarks = defaultdict(list)
    for element in tree.iter("*"):
        classes = element.get("class")
        if classes:
            for name in _NAMES.intersection(classes.split()):
                found[name].append(element)
    return found


def _misfits(layout: Layout, found: Landmarks) -> tuple[str, list[str]]:
    misfits = (_misfit(landmark, found) for landmark in layout.landmarks)
    return layout.name, [misfit for misfit in misfits if misfit]


def _misfit(landmark: Landmark, found: Landmarks) -> str | None:
    elements = found.get(landmark.name, [])
    if landmark.worded and not all(map(_has_words, elements)):
        return f".{landmark.name} without words"
    for count in _counts(landmark, elements, found):
        if count < landmark.least:
            return f"no .{landmark.name}"
        if landmark.most is not None and count > landmark.most:
            return f"{count} .{landmark.name} where {landmark.most} is expected"
    return None


def _counts(landmark: Landmark, elements: list[html.HtmlElement], found: Landmarks) -> Iterable[int]:
    """How many there are in each place where some are expected."""
    if not landmark.within:
        return [len(elements)]
    places = found.get(landmark.within, [])
    if landmark.if_worded:
        places = [place for place in places if _has_words(place)]
    inside = Counter(_place(element, frozenset(places)) for element in elements)
    return [inside[place] for place in places]


def _place(element: html.HtmlElement, places: frozenset[html.HtmlElement]) -> html.HtmlElement | None:
    """The innermost of `places` that an element stands in."""
    return next((outer for outer in element.iterancestors() if outer in places), None)


def _has_words(element: html.HtmlElement) -> bool:
    return any(text.strip() for text in element.itertext())
