"""What one cell of a table holds: a number with its footnote marks, a year, the mark of a missing value,
words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from parsers.vocabulary.table_words import alternatives

ContentKind = Literal["number", "year", "missing", "words"]

_SUPERSCRIPTS = "⁰¹²³⁴-⁹"
#: what is glued to a print: `1)`, `1,2)`, `*`, `¹`
#: no digit of the number before it, but for a year (`20171)`)
_BARE = r"(?:(?<!\d)|(?<=(?:19|20)\d\d)(?=\d\)))"
_MARK = (
    rf"(?:\s*(?:\*+|(?<![mM\u043c\u041c])[{_SUPERSCRIPTS}]+[)⁾]?|{_BARE}\(?\d{{1,2}}(?:,\s?\d{{1,2}})*\)))"
)
_MARKS = re.compile(rf"(?P<marks>{_MARK}+)\s*$")
_NUMBER = re.compile(
    r"(?P<sign>[-–−+]\s?)?(?P<digits>\d{1,3}(?:[\s'’]\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d+)"
    r"(?:(?P<mark>[.,])(?P<decimals>\d+))?(?P<percent>\s?%)?"
)
#: `(123)`, `(12.5)`: a negative number as accountants print it; `(1)` is a mark
_BRACKETS = re.compile(r"\(\s*(?P<number>\d[\d ]*(?:[.,]\d+|\d)(?:\s?%)?)\s*\)")
_MONTH = re.compile(r"(?:0[1-9]|1[0-2])\.(?:19|20)\d\d")
_GROUP = 3  # digits
_EXPONENT = re.compile(r"[-+]?\d(?:\.\d+)?[eE][-+]?\d+")
_GLUED = re.compile(r"(?P<marks>(?:(?:[1-9]|[1-9]\d(?<=0))\)\s*)+)$")
#: `x`, Latin or Cyrillic, is a confidential value
_DASHES = "-–—−"
_MISSING = re.compile(rf"(?P<sign>[{_DASHES}]|\.{{2,3}}|…|[xX\u0445\u0425])(?:\s*{_MARK})*")
_YEAR = re.compile(
    rf"(?P<year>(?:19|20)\d\d)(?:(?P<word>\s*(?:{alternatives('years')})\.?)|[^\W\d_](?!\w))?(?P<marks>{_MARK}*)\s*",
    re.IGNORECASE,
)
_GLUED_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<marks>(?:[1-9]\))+)\s*")


class Content(NamedTuple):
    """What a cell says. `start` and `end` are the number within the cell's text, its marks left out.

    `value` and `decimals` are those of the print (the year, for a year); `marks` are the footnote marks
    behind it, brackets off; `sign` is the mark of a missing value.
    """

    kind: ContentKind
    start: int
    end: int
    value: int | float = 0
    decimals: int = 0
    marks: tuple[str, ...] = ()
    sign: str = ""
    percent: bool = False
    ambiguous: bool = False


@lru_cache(maxsize=100_000)
def read_content(text: str, mark: str = "") -> Content:
    """The content of a cell printed as `text`, in which all blanks are plain ones.

    `mark` is the decimal mark of the numbers round it, where it is known: without it `1,234` has two
    readings.
    """
    words = Content("words", 0, len(text))
    if not any(ch.isdigit() for ch in text):
        missing = _MISSING.fullmatch(text.strip())
        return words._replace(kind="missing", marks=_marks(text), sign=_sign(missing)) if missing else words
    if _MONTH.fullmatch(text.strip()):
        return words  # "01.2024" heads a column
    return _year(text) or _number(text, mark) or _exponent(text) or _missing_marked(text) or words


def _missing_marked(text: str) -> Content | None:
    """`…1)`: a missing value with the mark of a footnote."""
    found = _MISSING.fullmatch(text.strip())
    return Content("missing", 0, len(text), marks=_marks(text), sign=_sign(found)) if found else None


def _sign(found: re.Match[str]) -> str:
    """The mark in one spelling: `-`, `...` or `x`."""
    if found["sign"] in _DASHES:
        return "-"
    return "..." if found["sign"][0] in ".…" else "x"


def without_marks(text: str) -> str:
    """`text` without the footnote marks behind it."""
    found = _MARKS.search(text)
    return text[: found.start()].rstrip() if found and found.start() else text


def _marks(text: str) -> tuple[str, ...]:
    found = _MARKS.search(text)
    return tuple(re.findall(rf"\d{{1,2}}|\*+|[{_SUPERSCRIPTS}]+", found["marks"])) if found else ()


def _year(text: str) -> Content | None:
    found = _YEAR.fullmatch(text.strip()) or _GLUED_YEAR.fullmatch(text.strip())
    if not found:
        return None
    start = text.index(found["year"])
    return Content("year", start, start + 4, int(found["year"]), 0, _marks(found["marks"] or ""))


def _number(text: str, mark: str) -> Content | None:
    """A number, alone in its cell; of `8881,06)` the last digit is the mark of a footnote.

    No footnote is numbered 0, so that the mark of `3487,910)` is 10.
    """
    lead = len(text) - len(text.lstrip())
    body = text.strip()
    marks: tuple[str, ...] = ()
    bracketed = _BRACKETS.fullmatch(body)
    if bracketed:
        lead, body = lead + body.index(bracketed["number"]), bracketed["number"]
    found = _NUMBER.fullmatch(body)
    if found is None and (glued := _GLUED.search(body)):
        marks = tuple(re.findall(r"\d+", glued["marks"]))
        found = _NUMBER.fullmatch(body[: glued.start()].rstrip())
    if found is None:
        bare = without_marks(body)
        marks, found = _marks(body), _NUMBER.fullmatch(bare)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["digits"])
    decimals = found["decimals"] or ""
    thousands = len(decimals) == _GROUP and len(digits) <= _GROUP and not digits.startswith("0")
    if thousands and mark and found["mark"] != mark:
        digits, decimals = digits + decimals, ""
    negative = bracketed is not None or (found["sign"] or "").strip() in {"-", "–", "−"}
    value: int | float = float(f"{digits}.{decimals}") if decimals else int(digits)
    return Content(
        *("number", lead, lead + found.end()),
        value=-value if negative else value,
        decimals=len(decimals),
        marks=marks,
        percent=bool(found["percent"]),
        ambiguous=thousands and not mark,
    )


def _exponent(text: str) -> Content | None:
    """`1.2E-05`: what a workbook prints of a very small number."""
    found = _EXPONENT.fullmatch(text.strip())
    if not found:
        return None
    start = text.index(found.group())
    return Content("number", start, start + len(found.group()), float(found.group()))
