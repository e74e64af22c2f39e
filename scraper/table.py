"""A run's summary for people: a table by theme and language, and what it means."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from scraper.exits import INTERRUPTED_LINE
from scraper.summary import STATUSES, count

if TYPE_CHECKING:
    from collections import Counter

    from scraper.summary import Entry, Summary

#: column -> its heading; what each means is in `docs/harvest.md`
HEADINGS: dict[str, str] = {name: name for name in ("found", *STATUSES)} | {"structure": "unknown layout"}

#: columns that a good run can do without
RARE = ("structure", "skipped")

LABELS = 2


def show_summary(summary: Summary) -> None:
    """Print the table and the sum of a run to stdout, what needs attention to stderr."""
    rows = _rows(summary)
    if len(rows) > 1:
        (_rich_table if sys.stdout.isatty() else _plain_table)(rows)
    for line in _attention(summary):
        click.echo(line, err=True)
    for line in _result(summary):
        click.echo(line)


def _rows(summary: Summary) -> list[tuple[str, ...]]:
    """The header, a row for each theme and language, and the sum; the header alone if nothing is listed."""
    total = count(summary.entries)
    columns = [name for name in HEADINGS if total[name] or name not in RARE]
    entries = sorted(summary.entries, key=lambda entry: (entry.topic, entry.lang))
    groups = groupby(entries, key=lambda entry: (entry.topic, entry.lang))
    rows = [(topic, lang, *_numbers(count(group), columns)) for (topic, lang), group in groups]
    sums = [("all", "", *_numbers(total, columns))] if rows else []
    return [("theme", "language", *(HEADINGS[name] for name in columns)), *rows, *sums]


def _numbers(counts: Counter[str], columns: list[str]) -> tuple[str, ...]:
    return tuple(str(counts[name] or "-") for name in columns)


def _plain_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if place < LABELS else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())


def _rich_table(rows: list[tuple[str, ...]]) -> None:
    from rich.console import Console  # noqa: PLC0415 - rich costs 60 ms and only a terminal needs it
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0))  # no rules: the longest demo row has to fit 80 columns
    for place, heading in enumerate(rows[0]):
        table.add_column(heading, justify="left" if place < LABELS else "right", overflow="fold")
    for row in rows[1:-1]:
        table.add_row(*row)
    table.add_section()
    table.add_row(*rows[-1], style="bold")
    Console().print(table)


def _attention(summary: Summary) -> list[str]:
    """One line for each thing that did not go well; a stop is one line for all that it kept from us."""
    lines = [f"{finding.kind}: {finding.message}" for finding in summary.findings]
    lines += [
        _describe(entry)
        for entry in summary.entries
        if entry.status in ("failed", "structure", "changed") or entry.attachments_failed
    ]
    if summary.stopped:
        lines.append(f"error: {summary.base_url} could not be reached: {summary.stopped}")
    if summary.interrupted:
        lines.append(INTERRUPTED_LINE)
    return lines


def _describe(entry: Entry) -> str:
    """One line on what became of a release."""
    line = f"{entry.status} {entry.release_id}"
    if entry.status in ("failed", "structure"):
        return f"{line}: {entry.why}"
    if entry.changed_fields:
        line += f" ({', '.join(entry.changed_fields)})"
    if entry.attachments_failed:
        return f"{line}; without: {'; '.join(entry.attachments_failed)}"
    return f"{line}: {entry.title}"


def _result(summary: Summary) -> list[str]:
    """What was done, in a sentence or two."""
    counts = count(summary.entries)
    if not (summary.entries or summary.findings or summary.stopped or summary.interrupted):
        return ["No releases are listed there."]
    if summary.dry_run:
        return [
            f"{counts['found']} releases listed, {counts['skipped']} to fetch (dry run: nothing written)."
        ]
    found, fetched, requests = counts["found"], counts["fetched"], summary.requests
    lines = [f"{found} releases found on {summary.base_url}; {fetched} fetched with {requests} requests."]
    return [*lines, f"Records are in {summary.home}/records."] if found else lines
