"""Whether the text of a page is text: fonts without a map to letters give codes or wrong letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

#: what pdfminer gives for a glyph without a letter
_CODES: Final = re.compile(r"\(cid:\d+\)")
#: nothing, a private sign or a control character in the place of a letter
_LOST: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
#: bullets of symbol fonts are private signs that no word holds
_BULLETS: Final = re.compile("(?:^|(?<=\\s))[\uf0a7\uf0b7\uf0d8\uf0fc](?=\\s|$)")
_LETTERS: Final = re.compile(r"[^\W\d_]")
#: the letters of English, Russian and Kazakh (in both of its alphabets)
_OURS: Final = re.compile("[A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіÁáǴǵÍíŃńÓóÚúÝýÄäÖöÜüĞğŞşŪūÑñıİ]")
_VOWELS: Final = re.compile("[aeiouyаеёиоуыэюяәөұүіáíóúýäöüūı]", re.IGNORECASE)
#: signs that stand inside a word only where letters were taken for others
_INSIDE: Final = re.compile(
    r"(?<=[^\W\d_])[!\"#$&*+;<=>?@\\^`{|}~¤¦§¬±¶µ†‡](?=[^\W\d_])|(?<=[a-zа-я])[A-ZА-Я](?=[a-zа-я])"
)
#: shares of a page's letters beyond which it is not read
_MOST_LOST: Final = 0.05
_LEAST_OURS: Final = 0.7
_MOST_INSIDE: Final = 0.05
#: three languages have 36 to 45 vowels in 100 letters
_VOWEL_SHARES: Final = (0.22, 0.62)
#: so many letters are needed for a judgement of them
_ENOUGH: Final = 60


def ill(texts: Iterable[str]) -> str | None:
    """Why the text of a page is not to be believed; None where it is."""
    text = _BULLETS.sub("", " ".join(texts))
    codes = len(_CODES.findall(text))
    lost = codes + len(_LOST.findall(text))
    letters = _LETTERS.findall(_CODES.sub("", text))
    if lost > _MOST_LOST * (lost + len(letters)) and lost > 1:
        return "glyphs without letters"
    if len(letters) < _ENOUGH:
        return None
    ours = [letter for letter in letters if _OURS.match(letter)]
    if len(ours) < _LEAST_OURS * len(letters) or len(_INSIDE.findall(text)) > _MOST_INSIDE * len(letters):
        return "letters that make no words"
    vowels = len(_VOWELS.findall("".join(ours))) / len(ours)
    return None if _VOWEL_SHARES[0] <= vowels <= _VOWEL_SHARES[1] else "letters that make no words"
