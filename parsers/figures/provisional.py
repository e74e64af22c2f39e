"""Footnotes that call figures preliminary: `* January-March 2026 – preliminary data.`"""

from __future__ import annotations

from collections.abc import Iterator

from parsers.blocks import Document
from parsers.figures.figure import Entry, Figure
from parsers.figures.read_terms import read_terms
from parsers.figures.sentence import Reading, Terms

_MARK = "*"


def mark_provisional(document: Document, entries: list[Entry], reading: Reading) -> None:
    """Give status P to the figures of a period that a footnote calls preliminary.

    A footnote that names no period covers the figures that its mark stands behind.
    """
    notes = list(_notes(document, reading))
    if not notes:
        return
    periods = {term.period.time.sdmx for note in notes for term in note if term.period is not None}
    by_mark = any(note.lack("period") for note in notes)
    for entry in entries:
        entry.figures[:] = [_marked(document.text, f, periods, by_mark=by_mark) for f in entry.figures]


def _notes(document: Document, reading: Reading) -> Iterator[Terms]:
    for block in document.blocks:
        if document.text.startswith(_MARK, block.start) and block.end > block.start + 1:
            terms = read_terms(document.text, block.start, block.end, reading)
            if not terms.lack("provisional"):
                yield terms


def _marked(text: str, figure: Figure, periods: set[str], *, by_mark: bool) -> Figure:
    covered = figure.time_period is not None and figure.time_period.sdmx in periods
    if not covered and by_mark:
        covered = text.startswith(_MARK, figure.end)
    return figure._replace(obs_status="P") if covered and figure.obs_status == "A" else figure
