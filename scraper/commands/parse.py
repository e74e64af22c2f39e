"""`kzstat parse`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from parsers.errors import UnreadableDocumentError
from parsers.release import parse_release
from records.codec import encode, encode_pretty
from records.errors import ContractError
from records.release import Release
from scraper.attached import with_attachments
from scraper.documents import documents_in, passed_over, read_document
from scraper.exits import Exit
from scraper.record_folder import RecordFolder, TableFolder, Written

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="PATH...")
@click.option(
    "--attachment",
    "attachments",
    multiple=True,
    type=_PATH,
    metavar="FILE",
    help="A file attached to the one document PATH: their figures are compared. Repeatable.",
)
@click.option(
    "--output", type=_PATH, metavar="DIR", help="Write one .json a document there instead of printing."
)
@click.option("--tables", type=_PATH, metavar="DIR", help="Write each table there as tidy CSV as well.")
@click.pass_context
def parse(
    ctx: click.Context,
    paths: tuple[Path, ...],
    attachments: tuple[Path, ...],
    output: Path | None,
    tables: Path | None,
) -> None:
    """Read local documents (pages, workbooks, PDF, data files, text, folders); print one JSON record a line.

    Exit codes: 0 done, 1 some documents failed (the others are printed), 2 wrong usage.
    """
    if attachments and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--attachment goes with one document, not with several or a folder")
    outlets = _Outlets(RecordFolder(output) if output else None, TableFolder(tables) if tables else None)
    failed = False
    if attachments:
        failed = not _read_with(paths[0], attachments, outlets)
    else:
        for path in paths:
            failed |= not _read_all(path, outlets)
    ctx.exit(Exit.FAILED if failed else Exit.DONE)


@dataclass(frozen=True, slots=True)
class _Outlets:
    """Where records and tables go; without `records` they are printed, without `tables` left out."""

    records: RecordFolder | None
    tables: TableFolder | None

    def give(self, document: Path, release: Release) -> None:
        """Raises ContractError for a record against the contract: then nothing is written of it."""
        record = encode(release) if self.records is None else encode_pretty(release)
        if release.published is None:
            _warn(document, "no publication date found")
        if self.records is None:
            click.echo(record)
        else:
            _warn_of_clash(document, self.records.write(document, release.release_id, record))
        self.give_tables(document, release)

    def give_tables(self, document: Path, release: Release) -> None:
        if self.tables is not None:
            _warn_of_clash(document, self.tables.write(document, release))


def _read_all(path: Path, outlets: _Outlets) -> bool:
    """Read a document, or all in a folder; false where one of them, or all, are missing."""
    documents = documents_in(path)
    if not documents:
        _error(path, "no documents in this folder")
    done = bool(documents)
    for document in documents:
        done &= _read_with(document, (), outlets)
    for other in passed_over(path):
        _warn(other, f"not read yet: {other.suffix.lstrip('.').lower()}")
    return done


def _read_with(document: Path, attachments: tuple[Path, ...], outlets: _Outlets) -> bool:
    """Give the record of a document, compared with its attachments; false, with a line, where one fails."""
    release = _record(document)
    read = {path: record for path in attachments if (record := _record(path)) is not None}
    if release is None:
        return False
    try:
        outlets.give(document, with_attachments(release, read) if read else release)
    except (ContractError, OSError) as error:
        return _error(document, str(error))
    for path, record in read.items():
        outlets.give_tables(path, record)
    return len(read) == len(set(attachments))


def _record(document: Path) -> Release | None:
    """The record of one document; None, with a line on stderr, where there is none."""
    try:
        return read_document(document, parse_release)
    except (UnreadableDocumentError, ContractError) as error:
        _error(document, str(error))
    except OSError as error:
        _error(document, error.strerror or str(error))
    return None


def _warn_of_clash(document: Path, written: Written) -> None:
    if written.clash is not None and written.paths:
        names = ", ".join(path.name for path in written.paths)
        _warn(document, f"same release_id as {written.clash}; written as {names}")


def _warn(path: Path, message: str) -> None:
    click.echo(f"warning: {path}: {message}", err=True)


def _error(path: Path, message: str) -> bool:
    """Say what is wrong with a document, in one line without its name twice."""
    line = " ".join(message.removeprefix(f"{path}: ").split())
    click.echo(f"error: {path}: {line}", err=True)
    return False
