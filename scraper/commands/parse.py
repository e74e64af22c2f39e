"""`kzstat parse`."""

from __future__ import annotations

from pathlib import Path

import click

from parsers.errors import UnreadableDocumentError
from parsers.release import parse_release
from records.codec import encode, encode_pretty
from records.errors import ContractError
from scraper.documents import documents_in, passed_over, read_document
from scraper.exits import Exit
from scraper.record_folder import RecordFolder


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write one .json a document there instead of printing.",
)
@click.pass_context
def parse(ctx: click.Context, paths: tuple[Path, ...], output: Path | None) -> None:
    """Read local documents (.html .htm .txt .md, folders) and print one JSON record a line.

    Exit codes: 0 done, 1 some documents failed (the others are printed), 2 wrong usage.
    """
    folder = RecordFolder(output) if output else None
    failed = False
    for path in paths:
        documents = documents_in(path)
        if not documents:
            _error(path, "no documents in this folder")
        failed |= not documents
        for document in documents:
            failed |= not _read(document, folder)
        for other in passed_over(path):
            click.echo(f"warning: {other}: not read yet: {other.suffix.lstrip('.').lower()}", err=True)
    ctx.exit(Exit.FAILED if failed else Exit.DONE)


def _read(document: Path, folder: RecordFolder | None) -> bool:
    """Print or write the record of one document; false, with a line on stderr, where there is none."""
    try:
        release = read_document(document, parse_release)
        record = encode(release) if folder is None else encode_pretty(release)
    except (UnreadableDocumentError, ContractError) as error:
        return _error(document, str(error))
    except OSError as error:
        return _error(document, error.strerror or str(error))
    if release.published is None:
        click.echo(f"warning: {document}: no publication date found", err=True)
    if folder is None:
        click.echo(record)
    else:
        _write(folder, document, release.release_id, record)
    return True


def _write(folder: RecordFolder, document: Path, release_id: str, record: bytes) -> None:
    written = folder.write(document, release_id, record)
    if written.clash is not None:
        click.echo(
            f"warning: {document}: same release_id as {written.clash}; written as {written.path.name}",
            err=True,
        )


def _error(path: Path, message: str) -> bool:
    """Say what is wrong with a document, in one line without its name twice."""
    line = " ".join(message.removeprefix(f"{path}: ").split())
    click.echo(f"error: {path}: {line}", err=True)
    return False
