"""A run's summary for people: a table by theme and language, and what it means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from scraper.exits import INTERRUPTED_LINE
from scraper.report.plain import plain
from scraper.summary import STATUSES, total

if TYPE_CHECKING:
    from collections import Counter

    from scraper.summary import Entry, Summary

#: column -> its heading; what each means is in `docs/harvest.md`
HEADINGS: dict[str, str] = {name: name for name in ("found", *STATUSES)} | {"structure": "unknown layout"}

#: columns that a good run can do without
RARE = ("structure", "skipped")

LABELS = 2


def show_summary(summary: Summary, *, attention: bool = True) -> None:
    """Print the table and the sum of a run to stdout, what needs `attention` to stderr."""
    rows = _rows(summary)
    if len(rows) > 1:
        (_rich_table if sys.stdout.isatty() else _plain_table)(rows)
    for line in _attention(summary) if attention else ():
        click.echo(plain(line), err=True)
    for line in _result(summary):
        click.echo(line)


def _rows(summary: Summary) -> list[tuple[str, ...]]:
    """The header, a row for each theme and language, and the sum; the header alone if nothing is listed."""
    sums = total(summary.counts)
    columns = [name for name in HEADINGS if sums[name] or name not in RARE]
    told = [count for count in summary.counts if count.found or count.fetched]
    rows = [(count.topic, count.lang, *_numbers(total([count]), columns)) for count in told]
    last = [("all", "", *_numbers(sums, columns))] if rows else []
    return [("theme", "language", *(HEADINGS[name] for name in columns)), *rows, *last]


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
    lines = [
        _describe(entry)
        for entry in summary.entries
        if entry.status in ("failed", "structure", "changed") or entry.attachments_failed
    ]
    lines += [f"failed: {message}" for message in summary.files.failed]
    lines += [f"changed {record}" for record in summary.files.revised]
    if summary.spent:
        lines.append(f"partial: {summary.spent}; the next run goes on")
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
    if entry.vintage:
        line += f", vintage {entry.vintage}"
    if entry.changed_fields:
        line += f" ({', '.join(entry.changed_fields)})"
    if entry.attachments_failed:
        return f"{line}; without: {'; '.join(entry.attachments_failed)}"
    return f"{line}: {entry.title}"


def _result(summary: Summary) -> list[str]:
    """What was done, in a sentence or two."""
    if summary.archives:
        return _result_of_archives(summary)
    counts, requests = total(summary.counts), summary.requests
    went_well = not (summary.findings or summary.stopped or summary.spent or summary.interrupted)
    if went_well and not (counts["found"] or summary.files.found or summary.since or summary.until):
        return ["No releases are listed there."]
    if summary.dry_run:
        return [
            f"{counts['found']} releases listed, {counts['skipped']} to fetch (dry run: nothing written)."
        ]
    lines = [
        (
            f"{counts['found']} releases found on {summary.base_url};"
            f" {counts['fetched']} fetched with {requests} requests."
        )
    ]
    if went_well and not (counts["fetched"] or counts["skipped"] or summary.files.found):
        lines.append("Nothing was due.")
    if summary.files.found:
        lines.append(
            f"{summary.files.fetched} of {summary.files.found} new spreadsheets and dynamic tables fetched."
        )
    lines += _files_read(summary)
    if counts["skipped"]:
        lines.append(f"{counts['skipped']} releases are left for the next run.")
    return [*lines, f"Records are in {summary.home}/records."] if counts["found"] else lines


def _files_read(summary: Summary) -> list[str]:
    """How many files were read; nothing where there was none to read."""
    files = summary.files
    if not files.read and not files.unread:
        return []
    return [f"{files.read} files read{because(files.unread)}."]


def because(unread: dict[str, int]) -> str:
    """`, 3 cannot be (2 encrypted, 1 damaged)`; empty where all could be read."""
    reasons = ", ".join(f"{number} {reason}" for reason, number in unread.items())
    return f", {sum(unread.values())} cannot be ({reasons})" if unread else ""


def _result_of_archives(summary: Summary) -> list[str]:
    """The same for a run over local archives."""
    counts, files = total(summary.counts), summary.files
    passed_over = f"{summary.passed_over} other documents passed over (listings are not read)."
    if summary.dry_run:
        found = f"{counts['found']} release pages found, {counts['skipped']} to take in"
        return [f"{found}, {files.found} files (dry run: nothing written); {passed_over}"]
    where = ", ".join(summary.archives)
    lines = [
        f"{counts['found']} release pages found in {where}; {counts['fetched']} read.",
        f"{files.found} files, {files.fetched} of them new; {passed_over}",
        *_files_read(summary),
    ]
    if counts["skipped"]:
        lines.append(f"{counts['skipped']} release pages are left for the next run.")
    return [*lines, f"Records are in {summary.home}/records."] if counts["found"] else lines
