"""The language of a piece of text, by its letters."""

from __future__ import annotations

from typing import Final

from parsers.vocabulary.language import language
from records.release import LANGS, Lang

#: of the Cyrillic letters, those only Kazakh has: running Kazakh has a fifth, Russian with Kazakh names less
_KAZAKH_SHARE: Final = 0.02
#: the same in a line, where one name in a Russian title weighs more
_KAZAKH_SHARE_OF_LINE: Final = 0.06
_LINE: Final = 300  # characters


def language_of(words: str) -> Lang | None:
    """The language by the letters; between Russian and Kazakh by those only Kazakh has. None without letters.

    Up to 300 characters count as a line.
    """
    lower = words.lower()
    counts = {lang: sum(lower.count(letter) for letter in language(lang).letters) for lang in LANGS}
    if not any(counts.values()):
        return None
    cyrillic = counts["ru"] + counts["kk"]
    if counts["en"] > cyrillic:
        return "en"
    share = _KAZAKH_SHARE_OF_LINE if len(words) <= _LINE else _KAZAKH_SHARE
    return "kk" if counts["kk"] > share * cyrillic else "ru"
