"""Local documents: which there are, and each as a record."""

from __future__ import annotations

from pathlib import Path

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from records.release import Release
from scraper.parser import Parse

#: what a folder is searched for; a document named by itself may have any ending, for its bytes decide
MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xls": "application/vnd.ms-excel",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
}

#: formats the bureau publishes in that are not read: passed over in a folder
NOT_READ = frozenset({".docx", ".doc", ".zip", ".rar"})

#: before a document is looked at; the bureau's largest books have 90 MB. Each format has its own limit, too
MAX_BYTES = 128 * 1024 * 1024

#: what office programs leave beside an open document, and systems beside every file
_LITTER = ("~$", ".")


def documents_in(path: Path) -> list[Path]:
    """`path` itself where it is no folder, else the documents in it and below, sorted by path."""
    return _files(path, frozenset(MEDIA_TYPES)) if path.is_dir() else [path]


def passed_over(path: Path) -> list[Path]:
    """Files in a folder that look like the bureau's but are of a format that is not read, sorted."""
    return _files(path, NOT_READ)


def _files(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    files = (file for file in folder.rglob("*") if file.suffix.lower() in suffixes and file.is_file())
    return sorted(file for file in files if not file.name.startswith(_LITTER))


def read_document(path: Path, parse: Parse) -> Release:
    """The record of one local document.

    Raises UnreadableDocumentError for a document that gives none, OSError for a file that cannot be read,
    records.errors.ContractError for a record against the contract.
    """
    if (size := path.stat().st_size) > MAX_BYTES:
        raise UnreadableDocumentError("too_large", f"{size} bytes, more than {MAX_BYTES}")
    return parse(path.read_bytes(), Origin(url=str(path), media_type=MEDIA_TYPES.get(path.suffix.lower())))
