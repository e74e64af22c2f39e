"""What stands behind the labels of the two dates: in their line, else in the lines below, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from parsers.blocks import Block, Document, Kind, Role
from parsers.terms.labels import find_labels

DATES: Final = ("published", "next_published")
_LONGEST_DATE_LINE: Final = 200  # characters
_LONGEST_VALUE: Final = 60


class PrintedDate(NamedTuple):
    """The words behind the label `name`, `""` where there are none, and where their block begins."""

    name: str
    words: str
    start: int


def read_printed_dates(document: Document, blocks: Iterable[Block]) -> Iterator[PrintedDate]:
    """The dates of `blocks`; labels without a value take those of the lines below them in their order."""
    waiting: list[str] = []
    for block in blocks:
        labelled = list(_labelled(document, block))
        if waiting and not labelled and _may_be_value(document, block):
            for words in document.text_of(block).split("\t")[: len(waiting)]:
                yield PrintedDate(waiting.pop(0), words.strip(), block.start)
            continue
        if not labelled or labelled[0].words:
            yield from (PrintedDate(name, "", block.start) for name in waiting)
            waiting = []
        yield from (printed for printed in labelled if printed.words)
        waiting += [printed.name for printed in labelled if not printed.words]
    yield from (PrintedDate(name, "", 0) for name in waiting)


def _may_be_value(document: Document, block: Block) -> bool:
    is_dated = block.role is Role.DATES or document.text_of(block)[:1].isdecimal()
    return is_dated and block.end - block.start <= _LONGEST_VALUE


def _labelled(document: Document, block: Block) -> Iterator[PrintedDate]:
    """The dates in one line, each up to the next label; a paragraph is no such line."""
    if block.end - block.start > _LONGEST_DATE_LINE or block.kind is Kind.TILE_TEXT:
        return
    labels = list(find_labels(document.text, block.start, block.end))
    stops = [*(label.start for label in labels), block.end][1:]
    for label, stop in zip(labels, stops, strict=True):
        if label.name in DATES:
            yield PrintedDate(label.name, document.text[label.value : stop].strip(), block.start)
