"""One pass over a page's elements: what they are to the template, and their words, go to the canvas."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from parsers.blocks import Kind, Role
from parsers.readers.canvas import Canvas, Style
from parsers.readers.frames import ONE_LINE, Frame, restyle
from parsers.readers.grid import Grid, is_layout
from parsers.readers.locators import Locators
from parsers.readers.template import TABLE_PARTS, TAG_RULES, Rule, rule_of

_MAIN: Final = frozenset({"main", "article"})
_BOLD: Final = frozenset({"b", "strong"})
#: the inline elements that are more than their words
_MARKED: Final = frozenset({"a", "sup", "br", "img"}) | _BOLD

_UNDISPLAYED: Final = re.compile(r"(?:^|[;\s])display\s*:\s*none\b", re.IGNORECASE)
#: a script may show these when it has run
_WHOLE: Final = frozenset({"html", "body"})


class Walker:
    """Walks the page under `root`; with `partial`, only what the template's rules open is content."""

    def __init__(self, root: etree._Element, *, partial: bool) -> None:
        self.canvas = Canvas()
        self.locators = Locators(root)
        self.plots: list[tuple[int, str]] = []  # the index of a chart's block and the id of its element
        self._root = root
        self.partial = partial
        self._frames = [Frame(root, Style(), shown=not partial)]
        self._boxes = 0
        self._tables = 0
        self._titled = False

    def walk(self) -> None:
        """Read the page; no recursion, so depth costs nothing."""
        skipped = None
        events = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                if not self._start(element):
                    skipped = element
                    events.skip_subtree()
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(element)
            if element.tail and self._frames[-1].shown:
                self._write(element.tail)
        self._flush()

    def title(self, element: etree._Element) -> None:
        """Put the words of `element` first, as the title of a page whose content has none."""
        self.canvas.write("".join(str(words) for words in element.itertext()))
        if self.canvas.pieces:
            self.canvas.close_block(Style(Kind.HEADING, Role.TITLE, 1), self.locators.of(element))
            self._titled = True

    def _start(self, element: etree._Element) -> bool:
        """Enter `element`; False where nothing in it is to be read."""
        tag = element.tag
        frame = self._frames[-1]
        if tag == "header" and self.partial and not frame.shown:
            return False  # a third of the site's pages is the menu in it
        rule = rule_of(tag, element.get("class"))
        if _is_left_out(element, rule, shown=frame.shown):
            if rule is not None and not rule.even_inline:
                self._flush()
            return False
        if rule is not None and (frame.shown or rule.opens):
            if rule.kind is Kind.CHART or rule.kind is Kind.RULE:
                self._empty(rule.kind, element)
                return False
            self._open(element, tag, rule)
            frame = self._frames[-1]
        if frame.shown:
            if tag in _MARKED:
                self._start_marked(element, tag, frame)
            if element.text:
                self._write(element.text)
        return True

    def _write(self, text: str) -> None:
        if not self._frames[-1].preformatted:
            self.canvas.write(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._flush()
            self.canvas.write(line)

    def _start_marked(self, element: etree._Element, tag: str, frame: Frame) -> None:
        if tag == "a":
            self.canvas.open_link(element.get("href") or "")
        elif tag in _BOLD:
            self.canvas.open_bold()
        elif tag == "sup":
            self.canvas.open_raised()
        elif tag == "br":
            if frame.style.kind in ONE_LINE:
                self.canvas.blank()
            else:
                self._flush()
        elif tag == "img" and frame.pictured and frame.style.kind is Kind.PARAGRAPH:
            self._empty(Kind.CHART, element)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        frame = self._frames[-1]
        if frame.shown and tag in _MARKED:
            self._end_marked(tag)
        if frame.element is element:
            if len(self._frames) > 1:
                self._flush()
                self._frames.pop()
        elif frame.style.kind is Kind.CELL and tag in TAG_RULES:
            self.canvas.blank()

    def _end_marked(self, tag: str) -> None:
        if tag == "a":
            self.canvas.close_link()
        elif tag in _BOLD:
            self.canvas.close_bold()
        elif tag == "sup":
            self.canvas.close_raised()

    def _open(self, element: etree._Element, tag: str, rule: Rule) -> None:
        """Enter a block: what stood before it ends here."""
        frame = self._frames[-1]
        part = rule.acts_as or (tag if tag in TABLE_PARTS else "")
        if frame.style.kind is Kind.CELL and not part:
            self.canvas.blank()  # a cell is one line, also where it is cut into paragraphs
            return
        self._flush()
        shown = rule.opens or (frame.shown and not (rule.hidden and not frame.main))
        opened = Frame(element, self._style(frame.style, rule), shown, frame.grid)
        opened.pictured = rule.pictured or (frame.pictured and not rule.box)
        opened.preformatted = frame.preformatted or tag == "pre"
        opened.main = frame.main or rule.opens or tag in _MAIN
        if part:
            self._open_table_part(element, part, opened)
        self._frames.append(opened)

    def _style(self, outer: Style, rule: Rule) -> Style:
        container = outer.container
        if rule.box:
            self._boxes += 1
            container = self._boxes
        return restyle(
            outer, rule, container, titled=self._titled or (self.partial and rule.role is Role.NONE)
        )

    def _open_table_part(self, element: etree._Element, part: str, opened: Frame) -> None:
        if part == "table":
            opened.grid = None
            if element.tag != "table" or not is_layout(element):
                opened.grid = Grid(self._tables)
                self._tables += 1
            opened.style = opened.style._replace(header=False)
        elif part == "thead":
            opened.style = opened.style._replace(header=True)
        elif opened.grid is not None and part == "tr":
            opened.grid.next_row()
        elif opened.grid is not None and part in {"td", "th"}:
            opened.style = opened.style._replace(
                kind=Kind.CELL,
                role=Role.NONE,
                level=0,
                table=opened.grid.number,
                place=opened.grid.place(element.get("rowspan"), element.get("colspan")),
                header=part == "th" or opened.style.header,
            )

    def _empty(self, kind: Kind, element: etree._Element) -> None:
        frame = self._frames[-1]
        if frame.style.kind is Kind.CELL:
            return
        self._flush()
        if kind is Kind.CHART:
            self.plots.append((len(self.canvas.blocks), element.get("id") or ""))
        self.canvas.close_empty(Style(kind, container=frame.style.container), self.locators.of(element))

    def _flush(self) -> None:
        """End the block whose words were collected, if there are any."""
        if not self.canvas.pieces:
            self.canvas.forget_blank()
            return
        frame = self._frames[-1]
        self._titled = self._titled or frame.style.role is Role.TITLE
        self.canvas.close_block(frame.style, self.locators.of(frame.element))


def _is_left_out(element: etree._Element, rule: Rule | None, *, shown: bool) -> bool:
    """Whether nothing in `element` is content: its rule says so, or the page does not display it."""
    if rule is not None and rule.dropped:
        return True
    style = element.get("style") if shown else None
    return style is not None and element.tag not in _WHOLE and _UNDISPLAYED.search(style) is not None
