"""Plain text and markdown to blocks: the canonical text is the file's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.blocks import Block, Document, Kind, Link, Mark, Role, Span
from parsers.errors import UnreadableDocumentError
from parsers.normalise import normalise
from parsers.readers.encoding import Decoded
from parsers.readers.headlines import FINAL, is_first_title, is_title
from parsers.readers.limits import refuse_long
from parsers.readers.lines import Form, Line, read_lines
from parsers.readers.paragraphs import join_wrapped

_LINK: Final = re.compile(r"(?<!!)\[([^\[\]]+)\]\(((?:[^()\n]|\([^()\n]*\))*)\)")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)(?<=\S)\1", re.DOTALL)
_CELL: Final = re.compile(r"(?:\\\||[^|])+")

_KINDS: Final = {
    Form.RULE: Kind.RULE,
    Form.HASHES: Kind.HEADING,
    Form.UNDERLINED: Kind.HEADING,
    Form.LONE: Kind.HEADING,
    Form.BULLET: Kind.LIST_ITEM,
    Form.NUMBERED: Kind.LIST_ITEM,
}
_TABLE: Final = frozenset({Form.PIPES, Form.PIPE_RULE})


def read_text(decoded: Decoded) -> Document:
    """The blocks of a text or markdown file; locators are `line:N`, counted from 1 in the raw file.

    Raises UnreadableDocumentError: `empty` for a file of blanks, `too_large` for one of too many lines.
    """
    text = normalise(decoded.text)
    if not text.strip():
        raise UnreadableDocumentError("empty", "the document holds no words")
    refuse_long(text.count("\n"))
    lines = read_lines(text)
    blocks = _entitled(text, list(_blocks(text, lines)), lines)
    is_markdown = any(block.links or block.bold for block in blocks) or any(
        line.form is Form.HASHES for line in lines
    )
    offsets = _offsets(text)
    return Document(
        text=text,
        blocks=tuple(blocks),
        marks=tuple(Mark(offset, f"line:{number}") for number, offset in enumerate(offsets, start=1)),
        media_type="text/markdown" if is_markdown else "text/plain",
        encoding=decoded.encoding,
        layout="text",
    )


def _offsets(text: str) -> Iterator[int]:
    yield 0
    for newline in re.finditer("\n", text):
        yield newline.end()


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    table, row, above = -1, 0, -1  # `above`: the number of the line that a row of the same table stands below
    for group in join_wrapped(lines):
        first = group[0]
        if first.form not in _TABLE:
            yield _block(text, group)
            continue
        if above != first.number - 1:
            table, row = table + 1, 0
        above = first.number
        if first.form is Form.PIPES:
            follows = lines[first.number].form if first.number < len(lines) else Form.BLANK
            yield from _cells(text, first, table, row, header=row == 0 and follows is Form.PIPE_RULE)
            row += 1


def _block(text: str, group: Sequence[Line]) -> Block:
    first, start, end = group[0], group[0].start, group[-1].end
    kind = _KINDS.get(first.form, Kind.PARAGRAPH)
    return Block(
        kind, start, end, level=first.level, links=_links(text, start, end), bold=_bold(text, start, end)
    )


def _cells(text: str, line: Line, table: int, row: int, *, header: bool) -> Iterator[Block]:
    for column, cell in enumerate(_CELL.finditer(line.words.strip("|"))):
        words = cell[0].strip()
        if not words:
            continue
        start = text.index(words, line.start + cell.start())
        end = start + len(words)
        yield Block(
            Kind.CELL, start, end, links=_links(text, start, end), bold=_bold(text, start, end),
            table=table, row=row, column=column, header=header,
        )  # fmt: skip


def _links(text: str, start: int, end: int) -> tuple[Link, ...]:
    found = _LINK.finditer(text, start, end)
    return tuple(Link(link.start(1), link.end(1), link[2].strip()) for link in found)


def _bold(text: str, start: int, end: int) -> tuple[Span, ...]:
    return tuple(Span(bold.start(2), bold.end(2)) for bold in _BOLD.finditer(text, start, end))


def _entitled(text: str, blocks: list[Block], lines: Sequence[Line]) -> list[Block]:
    """The blocks with the title marked: the only `#` heading, else the first line that can be one."""
    tops = [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING and block.level == 1]
    index = tops[0] if len(tops) == 1 else _first_title(text, blocks, lines)
    if index is not None:
        blocks[index] = blocks[index]._replace(kind=Kind.HEADING, role=Role.TITLE, level=1)
    return blocks


def _first_title(text: str, blocks: Sequence[Block], lines: Sequence[Line]) -> int | None:
    plain = {line.start for line in lines if line.form is Form.WORDS}
    for index, block in enumerate(blocks):
        words = " ".join(text[block.start : block.end].split())
        if block.kind is Kind.HEADING:
            return index
        if block.start not in plain:
            continue
        above = index == 0 and _stands_above(text, blocks[1:])
        if is_first_title(words, stands_above=above) if index == 0 else is_title(words):
            return index
    return None


def _stands_above(text: str, blocks: Sequence[Block]) -> bool:
    """Whether what stands below the first line shows that it is no running text: a heading, a label."""
    if any(block.kind is Kind.HEADING for block in blocks):
        return True
    below = text[blocks[0].start : blocks[0].end] if blocks else "."
    return below.endswith(":") or not below.endswith(FINAL)
