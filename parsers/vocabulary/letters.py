"""Letters that stand for others: look-alikes of two alphabets in a word, Kazakh letters in a Russian one."""

from __future__ import annotations

import re

_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсухіІ", "ABEKMHOPCTXaeopcyxiI")
_KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-z]")


def one_alphabet(word: str) -> str:
    """`word` with its Cyrillic look-alikes as the Latin letters that they stand for (`Аktobе`)."""
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    latin = word.translate(_LOOKALIKES)
    return word if CYRILLIC.search(latin) else latin


def russian_letters(words: str) -> str:
    """`words` as Russian spells them: a Kazakh name keeps its own letters in some books (`Түркестанская`)."""
    return words.translate(_KAZAKH)
