"""Letters that stand for others: look-alikes of two alphabets in a word, Kazakh letters in a Russian one."""

from __future__ import annotations

import re

_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсухіІ", "ABEKMHOPCTXaeopcyxiI")
_LATIN_LOOKALIKES = str.maketrans("ABEKMHOPCTXaeopcyxiI", "АВЕКМНОРСТХаеорсухіІ")
_KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-z]")


def letters_of(words: str) -> str:
    """The letters of `words` alone, in lower case, to tell whether two prints say the same."""
    return "".join(ch for ch in words.lower() if ch.isalpha())


def one_alphabet(word: str) -> str:
    """`word` with its look-alikes as the letters that they stand for: `Аktobе` in Latin, `Жетiсу` in
    Cyrillic.
    """
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    latin, cyrillic = word.translate(_LOOKALIKES), word.translate(_LATIN_LOOKALIKES)
    if not CYRILLIC.search(latin):
        return latin
    return word if LATIN.search(cyrillic) else cyrillic


def russian_letters(words: str) -> str:
    """`words` as Russian spells them: a Kazakh name keeps its own letters in some books (`Түркестанская`)."""
    return words.translate(_KAZAKH)
