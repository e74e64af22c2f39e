"""Local documents: which there are, and each as a record."""

from __future__ import annotations

from pathlib import Path

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from records.release import Release
from scraper.parser import Parse

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
}

#: formats the bureau publishes in that are not read yet: passed over in a folder, refused by name
NOT_YET = frozenset({".pdf", ".xlsx", ".xls", ".docx", ".doc", ".csv", ".zip", ".rar"})

#: as for a page from the site; a release takes a hundredth of it
MAX_BYTES = 32 * 1024 * 1024


def documents_in(path: Path) -> list[Path]:
    """`path` itself where it is no folder, else the documents in it and below, sorted by path."""
    if not path.is_dir():
        return [path]
    files = (file for file in path.rglob("*") if file.suffix.lower() in MEDIA_TYPES and file.is_file())
    return sorted(files)


def passed_over(path: Path) -> list[Path]:
    """Files in a folder that look like the bureau's but are of a format not read yet, sorted."""
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in NOT_YET and file.is_file())


def read_document(path: Path, parse: Parse) -> Release:
    """The record of one local document.

    Raises UnreadableDocumentError for a document that gives none, OSError for a file that cannot be read,
    records.errors.ContractError for a record against the contract.
    """
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None and path.is_file():
        kind = path.suffix.lower().lstrip(".") or "no suffix"
        known = ", ".join(MEDIA_TYPES)
        raise UnreadableDocumentError("unsupported_format", f"not read yet: {kind} (known: {known})")
    if (size := path.stat().st_size) > MAX_BYTES:
        raise UnreadableDocumentError("too_large", f"{size} bytes, more than {MAX_BYTES}")
    return parse(path.read_bytes(), Origin(url=str(path), media_type=media_type))
