"""Bytes of a text to characters: what was declared is heard, what was written is believed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

#: longest first: the mark of UTF-32 (little endian) begins with that of UTF-16
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: the single-byte encodings of Russian and Kazakh texts, the likeliest first
_CYRILLIC: Final = ("windows-1251", "kz-1048", "koi8-r", "cp866")
#: what WHATWG's Encoding Standard reads these labels as
_LABELS: Final = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}
#: a text with at most this share of broken bytes among its multi-byte characters is damaged, not mislabelled
_DAMAGE: Final = 0.02
_SAMPLE: Final = 4096
_NULS: Final = 0.2

#: a Russian or Kazakh letter in lower case after any letter of the two alphabets: ordinary words
_NATIVE: Final = re.compile("(?<=[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])[а-яёәғқңөұүһі]")
#: letters of Serbian, Macedonian, Ukrainian and Belarusian, which share their bytes with the Kazakh ones
_FOREIGN: Final = re.compile("[ЂђЃѓЉљЊњЌќЋћЏџЎўЈјЅѕЄєЇїҐґ]")
#: what no word holds: two scripts side by side, a capital after a small letter, a sign between letters
_BROKEN: Final = re.compile(
    r"[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]|[а-яё][А-ЯЁ]|[À-ÖØ-öø-ÿ]{2}|[\u2500-\u259f]|(?<=[^\W\d_])[¤¦§¨°±¶·¬µ†‡‰](?=[^\W\d_])"
)


class Decoded(NamedTuple):
    """A text and the name of the encoding it was written in."""

    text: str
    encoding: str


def decode(data: bytes, http_charset: str | None = None) -> Decoded:
    """The characters of `data`, by byte order mark, by what is valid, by declaration, by its letters.

    Valid UTF-8 is UTF-8 whatever was declared: text of another encoding is not valid by chance. Among
    single-byte encodings the declared one is tried first, and overruled by one that gives more Russian or
    Kazakh words: pages of the bureau's old site declare windows-1251 and are written in KZ-1048. A UTF-8 text
    with a few broken bytes keeps its name and shows U+FFFD in their place.
    """
    if marked := _marked(data):
        return marked
    if wide := utf16_without_mark(data):
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged(data) or _single_byte(data, _declared(data, http_charset))


def utf16_without_mark(data: bytes) -> str | None:
    """The name of the UTF-16 that `data` looks like (every other byte a NUL), else None."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < _NULS * len(sample) / 2 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _marked(data: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(name, "replace"), name)
    return None


def _damaged(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - broken
    return Decoded(text, "utf-8") if broken <= max(1, _DAMAGE * whole) and whole > broken else None


def _declared(data: bytes, http_charset: str | None) -> list[str]:
    """The encodings declared by HTTP and in the document, as the Encoding Standard understands the labels."""
    from bs4.dammit import EncodingDetector  # noqa: PLC0415  # slow to import, needed by few documents

    labels = (http_charset, EncodingDetector.find_declared_encoding(data, is_html=True))
    return [_LABELS.get(label.lower(), label.lower()) for label in labels if label]


def _single_byte(data: bytes, declared: list[str]) -> Decoded:
    readings = list(_readings(data, dict.fromkeys([*declared, *_CYRILLIC])))
    return max(readings, key=lambda reading: _likeness(reading.text))


def _readings(data: bytes, names: Iterable[str]) -> Iterator[Decoded]:
    for name in names:
        try:
            yield Decoded(data.decode(name, "replace"), name)
        except (LookupError, UnicodeError):  # a label that is no encoding: it says nothing
            continue


def _likeness(text: str) -> int:
    """How much `text` looks like words of Russian or Kazakh: letters well placed less letters misplaced."""
    native, foreign = len(_NATIVE.findall(text)), len(_FOREIGN.findall(text))
    return native - 5 * (foreign + len(_BROKEN.findall(text)) + text.count("\ufffd"))
