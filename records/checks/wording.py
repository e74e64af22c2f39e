"""The words that say what a figure measures, compared without their order and endings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_ENDING: Final = (
    3  # letters: `численность`, `численностью`; `internal`, `international` are two words
)
_SHORT: Final = 4  # letters of a word that may lose one less

#: words that name no other thing: those of grammar, and those that titles put round any indicator
_GENERAL: Final = {
    "en": "a an and as at by for from in of on or per than the to with its which including number "
    "amount volume total all main indicator data value level republic kazakhstan country region "
    "district city type kind sector",
    "ru": "и в во на по о об с со к за из от до для или его её их том числе включая число количество "
    "объём объем всего итого все общий общее основные показатель данные уровень республика "
    "казахстан страна регион область район город вид отрасль",
    "kk": "және мен бен пен үшін бойынша дейін бастап ішінде оның саны көлемі барлығы жалпы негізгі "
    "көрсеткіш деректер деңгейі республикасы қазақстан елі өңір облыс аудан қала түрі сала",
}
_GENERAL_WORDS: Final = frozenset(word for words in _GENERAL.values() for word in words.split())


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The words of `text` in lower case that name something, without those that stand round any indicator."""
    return frozenset(word for word in _WORD.findall(text.lower()) if not _is_general(word))


@lru_cache(maxsize=65536)
def _is_general(word: str) -> bool:
    return word in _GENERAL_WORDS or any(_is_form_of(word, other) for other in _GENERAL_WORDS)


def beyond(words: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """Those of `words` that are in another form, or not at all, among `others`: endings do not count."""
    left = frozenset(words) - (known := frozenset(others))
    return frozenset(word for word in left if not any(_is_form_of(word, other) for other in known))


@lru_cache(maxsize=65536)
def _is_form_of(word: str, other: str) -> bool:
    """Whether two words differ in no more than their endings."""
    same = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    same = min(len(word), len(other)) if same is None else same
    ending = max(len(word), len(other)) - same
    return same >= _SHORT - 1 and ending <= min(_LONGEST_ENDING, same - 1)
