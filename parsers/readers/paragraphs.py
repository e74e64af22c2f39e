"""Which lines of a text file are one paragraph, wrapped at a width, and which stand for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.readers.lines import Form, Line

#: characters; nobody wraps a line at less
_NARROWEST: Final = 50
#: characters; a file with a longer line than this is not hard-wrapped
_WIDEST: Final = 110
#: a line that ends so is over: an entry of a list, or a label whose value follows
_CLOSED: Final = tuple(";:!?…")
_GOES_ON: Final = tuple('(«"“„%–—-−')
_CONTINUED: Final = frozenset({Form.WORDS, Form.BULLET, Form.NUMBERED})


def join_wrapped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in groups that say one thing each, in order; blank lines and underlines are left out."""
    wrapped = _is_wrapped(lines)
    group: list[Line] = []
    for line in lines:
        if group and not (line.form is Form.WORDS and _continues(group[-1], line, wrapped=wrapped)):
            yield group
            group = []
        if line.form not in {Form.BLANK, Form.UNDERLINE}:
            group.append(line)
    if group:
        yield group


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the whole file is cut at a width: no line is long, and some break inside a sentence."""
    if any(len(line.words) > _WIDEST for line in lines):
        return False
    return any(_breaks_inside(line, after) for line, after in pairwise(lines))


def _continues(line: Line, after: Line, *, wrapped: bool) -> bool:
    if _breaks_inside(line, after):
        return True
    return wrapped and _is_full(line) and line.form in _CONTINUED and not line.words.endswith((".", *_CLOSED))


def _breaks_inside(line: Line, after: Line) -> bool:
    """Whether the break between two lines falls inside a sentence, by the words on both sides of it."""
    if line.form not in _CONTINUED or after.form is not Form.WORDS or not _is_full(line):
        return False
    first = after.words[0]
    if line.words.endswith(_CLOSED):
        return False
    if line.words.endswith("."):  # an abbreviation, where a small letter follows
        return first.islower()
    return first.islower() or first.isdigit() or after.words.startswith(_GOES_ON)


def _is_full(line: Line) -> bool:
    return len(line.words) >= _NARROWEST
