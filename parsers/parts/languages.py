"""Which of the bureau's languages a document is in."""

from __future__ import annotations

from parsers.blocks import Document
from parsers.vocabulary.language import language
from records.release import LANGS, Lang

_SAMPLE = 4_000  # characters: the share of letters does not change after that
_KAZAKH_SHARE = 0.02  # of the Cyrillic letters; running Kazakh has a fifth, Russian with Kazakh names less


def decide_language(document: Document) -> Lang:
    """The language by the letters of the text; between Russian and Kazakh by the letters only Kazakh has.

    What the page declares (`<html lang>`) decides only where the letters leave it open.
    """
    sample = document.text[:_SAMPLE].lower()
    counts = {lang: sum(sample.count(letter) for letter in language(lang).letters) for lang in LANGS}
    if not any(counts.values()):
        return _declared(document) or "en"
    if counts["en"] > counts["ru"] + counts["kk"]:
        return "en"
    return "kk" if counts["kk"] > _KAZAKH_SHARE * (counts["ru"] + counts["kk"]) else "ru"


def _declared(document: Document) -> Lang | None:
    return next((lang for lang in LANGS if lang == document.lang_hint), None)
