"""Who answers for a release: labelled boxes, lines, one tab-separated line, or columns of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from parsers.blocks import Block, Document, Kind, Role
from parsers.parts.phones import e164, find_phone
from parsers.parts.sections import Part
from parsers.terms.labels import find_labels, label_at
from parsers.vocabulary.language import language
from records.release import LANGS, Contacts

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FIELDS = ("department", "director", "executor", "address")


def read_contacts(document: Document, parts: list[Part]) -> Contacts:
    """The contacts of the release; what is not printed is null."""
    values = _values(document, [block for part in parts if part.key == "contacts" for block in part.blocks])
    director_phone, executor_phone = find_phone(values["director"]), find_phone(values["executor"])
    email = _EMAIL.search(" ".join(values.values()))
    return Contacts(
        department=_clean(values["department"]),
        director=_person(values["director"]),
        director_phone=director_phone,
        director_phone_e164=e164(director_phone),
        executor=_person(values["executor"]),
        executor_phone=executor_phone,
        executor_phone_e164=e164(executor_phone),
        email=email.group() if email else None,
        address=_clean(values["address"]),
    )


def _values(document: Document, blocks: list[Block]) -> defaultdict[str, str]:
    """The words behind each label, those of several cells or lines joined by a blank."""
    values: defaultdict[str, str] = defaultdict(str)
    for column in _columns(document, blocks):
        name: str | None = None
        for cell in column:
            label = label_at(cell, 0, len(cell))
            if label is not None and label.name in _FIELDS:
                name, cell = label.name, cell[label.value :]  # noqa: PLW2901
            if name == "executor" and _names_department(cell) and not values["department"]:
                name = "department"  # "Responsible executor: Department of …"
            if name is not None:
                values[name] = f"{values[name]} {cell}".strip()
    return values


def _names_department(words: str) -> bool:
    stems = tuple(stem for lang in LANGS for stem in language(lang).departments)
    return any(word.startswith(stems) for word in words.lower().split())


def _columns(document: Document, blocks: list[Block]) -> Iterator[list[str]]:
    """The cells of each column; lines without tabs are one column."""
    placed = [block for block in blocks if block.kind is not Kind.CELL and block.row >= 0]
    yield from _of_sheets(document, placed)
    columns: defaultdict[int, list[str]] = defaultdict(list)
    blocks = [block for block in blocks if block.kind is Kind.CELL or block.row < 0]
    tabbed = any("\t" in document.text_of(block) for block in blocks)
    for block in blocks:
        if block.kind is Kind.CELL:
            columns[block.column].append(document.text_of(block).strip())
        elif block.role in {Role.CONTACT, Role.CONTACT_LABEL} or block.kind in {
            Kind.PARAGRAPH,
            Kind.LIST_ITEM,
        }:
            words = _with_empty_cells(document, block) if tabbed else document.text_of(block)
            for line in words.split("\n"):
                for i, cell in enumerate(line.split("\t")):
                    columns[i].append(cell.strip())
    yield from columns.values()


def _of_sheets(document: Document, blocks: list[Block]) -> Iterator[list[str]]:
    """The columns of the sign-off of a sheet; labels with their values beside them make one of their own."""
    for _, sheet in groupby(blocks, key=lambda block: block.table):
        columns: defaultdict[int, list[str]] = defaultdict(list)
        pairs: list[str] = []
        for _, row in groupby(sheet, key=lambda block: block.row):
            cells = [(block.column, document.text_of(block)) for block in row]
            if _is_pair([words for _, words in cells]):
                pairs.append(" ".join(words for _, words in cells))
            else:
                for column, words in cells:
                    columns[column].append(words)
        yield from (pairs, *columns.values())


def _is_pair(words: list[str]) -> bool:
    """Whether a row is a label and its value: the second of two cells is no label itself."""
    if len(words) != 2:
        return False
    label, value = (label_at(cell, 0, len(cell)) for cell in words)
    return label is not None and value is None and label.value == len(words[0])


def _with_empty_cells(document: Document, block: Block) -> str:
    """The words of a block from the start of its line: tabs before them are empty cells."""
    line = document.text.rfind("\n", 0, block.start) + 1
    is_blank = not document.text[line : block.start].strip()
    return document.text[line if is_blank else block.start : block.end]


def _person(words: str) -> str | None:
    """The name: what stands before the telephone, the mail or their labels."""
    stops = [label.start for label in find_labels(words, 0, len(words)) if label.name in {"phone", "email"}]
    phone, email = find_phone(words), _EMAIL.search(words)
    stops += [words.index(phone)] if phone else []
    stops += [email.start()] if email else []
    return _clean(words[: min(stops, default=len(words))])


def _clean(words: str) -> str | None:
    return " ".join(words.split()).strip(" ,;:") or None
