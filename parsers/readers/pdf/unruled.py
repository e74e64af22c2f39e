"""Tables, or parts of them, that white space alone makes: under a ruled head, or without any rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.readers.pdf.continued import says_continued
from parsers.readers.pdf.glyphs import union
from parsers.readers.pdf.grid import Grid, column_at, is_value
from parsers.readers.pdf.lines import Row, Word, row_of
from parsers.readers.pdf.rows_of_data import Entry, Piece, cells_of, entry_of, is_contents, merged

#: in parts of the print's size: a wider gap parts the columns of a table without rules
_COLUMN_GAP: Final = 0.85
#: rows further apart than so many lines are not of one table
_FARTHEST: Final = 3.2
#: larger print than the table's, in parts: a heading
_LARGER: Final = 1.15
#: so many rows in a row without a value end a table
_MOST_LABELS: Final = 10
_MOST_HEADS: Final = 8
_FEWEST_ROWS: Final = 2


def add_body(head: Grid, rows: list[Row], end: float) -> tuple[Grid, list[Row]]:
    """`head` with the rows of data below it as far as they stand in its columns, and the rows that are left.

    `rows` are those of the page that stand in no ruled table; `end` is where the next table begins.
    """
    below = [row for row in rows if head.box.bottom - 1 <= row.box.top and row.box.bottom <= end + 1]
    head = _with_labels(head, below)
    inside = [row for row in below if row.box.x1 > head.box.x0 and row.box.x0 < head.box.x1]
    taken = _body(inside, head)
    if not taken:
        return head, rows
    body = cells_of(merged(taken), head.rows)
    heads = tuple(cell._replace(header=True) for cell in head.cells)
    used = {id(entry.row) for entry in taken}
    box = union([head.box, *(entry.row.box for entry in taken)])
    grid = Grid((*heads, *body), box, head.bounds, head.rows)
    return grid, [row for row in rows if id(row) not in used]


def _with_labels(head: Grid, rows: list[Row]) -> Grid:
    """The head with a first column for labels where its rules leave that out: words stand left of it."""
    outside = [row.box.x0 for row in rows if _reaches_out(row, head) and _is_data(_segments(row))]
    if len(outside) < _FEWEST_ROWS:
        return head
    left = min(outside)
    cells = tuple(cell._replace(column=cell.column + 1) for cell in head.cells)
    return Grid(cells, head.box._replace(x0=left), (left, *head.bounds), head.heads)


def _reaches_out(row: Row, head: Grid) -> bool:
    first = row.words[0].box
    return (first.x0 + first.x1) / 2 < head.box.x0 < row.box.x1


def _body(rows: list[Row], head: Grid) -> list[Entry]:
    """The rows from the first on that belong to the head's columns; the last of them has values."""
    entries: list[Entry] = []
    last, bottom = 0, head.box.bottom
    size = 0.0
    for row in rows:
        if row.box.top - bottom > _FARTHEST * row.size or (size and row.size > _LARGER * size):
            break
        entry = entry_of(row, head.bounds)
        if is_contents(row) or len(entries) - last >= _MOST_LABELS:
            break
        entries.append(entry)
        bottom = row.box.bottom
        if entry.has_values:
            last, size = len(entries), row.size
    return entries[:last]


def find_unruled(rows: list[Row]) -> tuple[list[Grid], list[Row]]:
    """The tables that white space makes among `rows`, and the rows that are left."""
    cut = [_segments(row) for row in rows]
    grids: list[Grid] = []
    left: list[Row] = []
    start = 0
    while start < len(rows):
        stop = _end_of_run(rows, cut, start)
        values = sum(_is_data(segments) for segments in cut[start:stop])
        if values < _FEWEST_ROWS:
            left.append(rows[start])
            start += 1
            continue
        bounds = _bounds(
            [segment for segments in cut[start:stop] if _is_data(segments) for segment in segments]
        )
        free = start - min(len(left), start)
        heads = _count_heads(rows[free : start + 1], cut[free : start + 1], bounds)
        grids.append(_grid(rows[start - heads : stop], heads, bounds))
        left = left[: len(left) - heads]
        start = stop
    return grids, left


def _segments(row: Row) -> list[Row]:
    """The parts of a row between wide gaps."""
    parts: list[list[Word]] = []
    for word in row.words:
        if parts and word.box.x0 - parts[-1][-1].box.x1 <= _COLUMN_GAP * row.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [row_of(part) for part in parts]


def _is_data(segments: Sequence[Row]) -> bool:
    """Whether a row is a label with values beside it, or values alone."""
    if len(segments) < 2 or is_contents(segments[0]):
        return False
    beside = segments[1:]
    return 2 * sum(is_value(segment.text) for segment in beside) >= len(beside) and is_value(
        segments[-1].text
    )


def _end_of_run(rows: list[Row], cut: list[list[Row]], start: int) -> int:
    """Behind the last row of data of the run that begins at `start`; labels alone may stand between."""
    if not _is_data(cut[start]):
        return start
    stop = start + 1
    for index in range(start + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        apart = row.box.top - before.box.bottom > _FARTHEST * row.size or row.box.top < before.box.top
        if apart or index - stop > _MOST_LABELS or row.size > _LARGER * rows[start].size:
            break
        if _is_data(cut[index]):
            stop = index + 1
        elif len(cut[index]) > 1 or is_contents(row) or not _is_narrow(row, rows[start]):
            break
    return stop


def _is_narrow(row: Row, data: Row) -> bool:
    """Whether a row is short beside a row of data: a label, the name of a group, no running text."""
    return row.box.x1 - row.box.x0 < (data.box.x1 - data.box.x0) / 2 and not row.text.endswith((".", ";"))


def _bounds(segments: list[Row]) -> tuple[float, ...]:
    """The x between columns: in the middle of the white that no row of data crosses."""
    spans: list[list[float]] = []
    for box in sorted(segment.box for segment in segments):
        if spans and box.x0 <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], box.x1)
        else:
            spans.append([box.x0, box.x1])
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(spans)]
    return (spans[0][0], *middles, spans[-1][1])


def _count_heads(above: list[Row], cut: list[list[Row]], bounds: tuple[float, ...]) -> int:
    """How many rows right above the first of data head its columns: they stand over the values."""
    heads = 0
    while heads < min(len(above) - 1, _MOST_HEADS):
        row, below = above[-2 - heads], above[-1 - heads]
        apart = below.box.top - row.box.bottom > 1.5 * row.size
        if apart or row.size > _LARGER * below.size or not _heads(cut[-2 - heads], bounds):
            break
        heads += 1
    return heads


def _heads(segments: list[Row], bounds: tuple[float, ...]) -> bool:
    """Whether segments stand over columns of values: several of them, or one that is not over the labels."""
    words = " ".join(segment.text for segment in segments)
    if says_continued(words) or any(segment.text.endswith((".", ";", ":")) for segment in segments):
        return False
    over = [segment for segment in segments if segment.box.x0 > bounds[1] - segment.size]
    inside = segments[-1].box.x1 <= bounds[-1] + 2 * segments[-1].size
    return inside and bool(over) and len(over) >= len(segments) - 1


def _grid(rows: list[Row], heads: int, bounds: tuple[float, ...]) -> Grid:
    above = [_head_entry(row, bounds) for row in rows[:heads]]
    body = [entry_of(row, bounds) for row in rows[heads:]]
    groups = [*_wrapped(above), *merged(body)]
    top = len(groups) - len(merged(body))
    cells = [cell._replace(header=cell.row < top) for cell in cells_of(groups, 0)]
    return Grid(tuple(cells), union([row.box for row in rows]), bounds, top)


def _head_entry(row: Row, bounds: tuple[float, ...]) -> Entry:
    """A row of heads: a segment spans the columns that it stands over."""
    pieces = []
    for segment in _segments(row):
        first, last = (column_at(bounds, x) for x in (segment.box.x0 + 1, segment.box.x1 - 1))
        pieces.append(Piece(first, last + 1 - first, segment.words))
    return Entry(tuple(pieces), row)


def _wrapped(entries: list[Entry]) -> list[list[Entry]]:
    """Rows of heads in groups: heads of one column each that go on in the next line are one row."""
    groups: list[list[Entry]] = []
    for entry in entries:
        single = all(piece.span == 1 for piece in entry.pieces)
        if groups and single and all(piece.span == 1 for part in groups[-1] for piece in part.pieces):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups
