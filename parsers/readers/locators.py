"""Locators of elements: the path lxml finds them by in the same page, as `getpath` would print it.

`getpath` counts an element's earlier siblings again for each call, which a page of a million short paragraphs
turns into hours; here the children of an element are counted once.
"""

from __future__ import annotations

from lxml import etree


class Locators:
    """The locators of one page's elements."""

    def __init__(self, root: etree._Element) -> None:
        self._paths: dict[etree._Element, str] = {root: f"xpath:/{root.tag}"}

    def of(self, element: etree._Element) -> str:
        """`xpath:` and the path of `element` from the root."""
        if known := self._paths.get(element):
            return known
        line = []
        ancestor: etree._Element | None = element
        while ancestor is not None and ancestor not in self._paths:
            line.append(ancestor)
            ancestor = ancestor.getparent()
        for child in reversed(line):
            if child not in self._paths:
                self._count_children(child.getparent())
        return self._paths[element]

    def _count_children(self, parent: etree._Element | None) -> None:
        if parent is None:
            return
        path = self._paths[parent]
        children: dict[str, list[etree._Element]] = {}
        for child in parent:
            children.setdefault(child.tag, []).append(child)
        for tag, alike in children.items():
            if len(alike) == 1:
                self._paths[alike[0]] = f"{path}/{tag}"
                continue
            for number, child in enumerate(alike, start=1):
                self._paths[child] = f"{path}/{tag}[{number}]"
