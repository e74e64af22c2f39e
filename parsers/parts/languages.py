"""Which of the bureau's languages a document is in."""

from __future__ import annotations

from parsers.blocks import WORKBOOK, Document, Kind, Role
from parsers.terms.languages import language_of
from records.release import LANGS, Lang

_SAMPLE = 4_000  # characters: the share of letters does not change after that
_ENOUGH = 8  # characters of titles and notes that tell a language


def decide_language(document: Document) -> Lang:
    """The language by the letters of the text; between Russian and Kazakh by the letters only Kazakh has.

    What the page declares (`<html lang>`) decides only where the letters leave it open. A workbook is in the
    language of its titles and notes: the labels of its tables are names, often in two languages.
    """
    sample = _words(document) if document.layout == WORKBOOK else document.text[:_SAMPLE]
    return language_of(sample) or _declared(document) or "en"


def _words(document: Document) -> str:
    """The titles and running words of a workbook; all of its text where it has none."""
    words, size = [], 0
    for block in document.blocks:
        if block.kind is Kind.HEADING or (block.kind is Kind.CELL and block.role is Role.NONE):
            continue
        words.append(document.text_of(block))
        size += len(words[-1])
        if size >= _SAMPLE:
            break
    return " ".join(words) if size >= _ENOUGH else document.text[:_SAMPLE]


def _declared(document: Document) -> Lang | None:
    return next((lang for lang in LANGS if lang == document.lang_hint), None)
