"""The lines of a cover: its dates, its period, its title (SITE.md, "Workbooks"; wordings in WORDINGS.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.blocks import Role
from parsers.readers.workbook.lines import is_period, is_registration, is_series
from parsers.terms.labels import find_labels, label_at
from parsers.terms.legends import read_legend
from parsers.vocabulary.language import squeeze
from parsers.vocabulary.sheets import sheet_words

_DATES: Final = frozenset({"published", "next_published"})
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)")


def cover_roles(lines: Sequence[str]) -> list[Role]:
    """The role of each line of a cover, in reading order; NONE for a series, a publisher and the like.

    The title is all that is none of these, up to the line of the series or, where it stands behind that, up
    to the end.
    """
    roles = date_roles(lines)
    for index, line in enumerate(lines):
        if roles[index] is Role.NONE and is_period(line):
            roles[index] = Role.PERIOD
    series = next((index for index, line in enumerate(lines) if is_series(line)), len(lines))
    free = [i for i, line in enumerate(lines) if roles[i] is Role.NONE and _may_be_title(line)]
    for index in [i for i in free if i < series] or free:
        roles[index] = Role.TITLE
    return roles


def date_roles(lines: Sequence[str]) -> list[Role]:
    """DATES for lines with the label of a publication date and for the lines of their values below."""
    roles, waiting = [], 0
    for line in lines:
        labels = [label for label in find_labels(line, 0, len(line)) if label.name in _DATES]
        is_value = waiting > 0 and not labels and (line[:1].isdecimal() or is_period(line))
        roles.append(Role.DATES if labels or is_value else Role.NONE)
        waiting += sum(label.value >= len(line) for label in labels) - is_value
    return roles


def _may_be_title(line: str) -> bool:
    if _DAY.search(line) or is_registration(line) or "©" in line or is_series(line):
        return False
    if next(iter(read_legend(line)), None) is not None:
        return False  # what a mark means
    if label_at(line, 0, len(line)) is not None or not any(map(str.isalpha, line)):
        return False
    return not squeeze(line).startswith(sheet_words().imprint)
