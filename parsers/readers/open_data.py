"""Open-data exports of the bureau, and other files of rows: csv, tab separated, JSON (SITE.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import msgspec

from parsers.blocks import Document
from parsers.errors import UnreadableDocumentError
from parsers.normalise import normalise
from parsers.readers.delimited import find_dialect, read_rows
from parsers.readers.encoding import Decoded
from parsers.readers.rows import Row, Source, lay_out
from parsers.vocabulary.open_data import read_columns

#: the layout of an export, whose columns are known
OPEN_DATA: Final = "open_data"
#: the layout of other files of rows
ROWS: Final = "csv"

_TAB_SEPARATED: Final = "text/tab-separated-values"  # IANA
_CSV: Final = "text/csv"  # RFC 7111
_JSON: Final = "application/json"  # RFC 8259
#: how deep in an object the list of records is looked for
_DEEPEST: Final = 3


def read_delimited(decoded: Decoded) -> Document:
    """The table of a csv or tab separated file; locators are `line:N`, counted from 1 in the raw file.

    Raises UnreadableDocumentError: `empty`, `damaged`, `too_large`.
    """
    text = normalise(decoded.text)
    dialect = find_dialect(text)
    if dialect is None:
        raise UnreadableDocumentError("damaged", "the lines are not of one number of fields")
    media_type = _TAB_SEPARATED if dialect.delimiter == "\t" else _CSV
    return _laid_out(read_rows(text, dialect), media_type, decoded.encoding, dialect.leads)


def read_json(decoded: Decoded) -> Document:
    """The records of a JSON file as a table; locators are `record:N`, counted from 1, also the header's.

    The records are an array of objects, or the longest such array inside an object. Raises
    UnreadableDocumentError: `damaged` (no JSON), `unsupported_format` (no records in it), `empty`,
    `too_large`.
    """
    decoder = msgspec.json.Decoder(float_hook=str)  # a number is kept as it is printed
    try:
        whole = decoder.decode(decoded.text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableDocumentError("damaged", f"the JSON cannot be read: {error}") from None
    records = max(_lists(whole, _DEEPEST), key=len, default=[])
    if not records:
        raise UnreadableDocumentError("unsupported_format", "the JSON holds no list of records")
    return _laid_out(_rows(records), _JSON, decoded.encoding, 0)


def _laid_out(rows: Iterator[Row], media_type: str, encoding: str, lead: int) -> Document:
    first = next(rows, Row("line:1", ()))
    columns = read_columns(first.cells)
    source = Source(media_type, encoding, OPEN_DATA if columns else ROWS)
    return lay_out(chain((first,), rows), source, lead=lead, codes=columns.codes if columns else frozenset())


def _lists(value: Any, depth: int) -> Iterator[list[Mapping[str, Any]]]:
    """The lists of objects in `value`, not looked for deeper than `depth`."""
    if isinstance(value, list):
        if value and all(isinstance(entry, dict) for entry in value):
            yield value
    elif isinstance(value, dict) and depth:
        for entry in value.values():
            yield from _lists(entry, depth - 1)


def _rows(records: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    names = list(dict.fromkeys(name for record in records for name in record))
    yield Row("record:1", [_printed(name) for name in names])
    for number, record in enumerate(records, start=1):
        yield Row(f"record:{number}", [_printed(record.get(name)) for name in names])


def _printed(value: Any) -> str:
    """A value as a cell: text and numbers as printed, anything else as JSON."""
    if value is None:
        return ""
    words = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return " ".join(normalise(words).split())
