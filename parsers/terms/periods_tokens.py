"""A text as the letters that forms of time are written in: one letter a word, number or sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.vocabulary.periods import time_words

if TYPE_CHECKING:
    from parsers.vocabulary.periods import TimeWords
    from records.release import Lang

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_LAST_DAY: Final = 31

_TOKEN: Final = re.compile(
    r"""
    (?P<word>[^\W\d_⁰¹²³⁴-⁹]+)(?P<stop>\.)?
  | (?P<date>(?<![0-9.])(?:
        (?P<day>[0-9]{1,2})(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})
      | (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?
      )(?![0-9]))
  | (?P<noted>(?:19|20)[0-9]{2}(?:[0-9]{1,2}\))+)        # 20171): the year 2017 with its footnote
  | (?P<index>=\ ?100(?![.,]?[0-9]))
  | (?P<note>(?<=[^\W\d_])(?:[0-9]{1,2}\))+|[*⁰¹²³⁴-⁹]+)  # footnote marks glued to what they explain
  | (?P<number>[0-9]+(?:[.,][0-9]+)*)
  | (?P<sign_or_break>\n[ ]*\n|[^ \n])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """`text[start:end]`; `value` is a month's or a day's number, a year, a date's ordinal, else 0."""

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A text's tokens, and their letters as one string of the same length."""

    text: str
    vocabulary: TimeWords
    tokens: list[Token]
    letters: str


def tokenise(text: str, lang: Lang, start: int, end: int) -> Stream:
    """The tokens of `text[start:end]` in the classes of `lang`; linear in its length."""
    vocabulary = time_words(lang)
    lexer = _Lexer(vocabulary)
    lexer.read(text, start, end)
    return Stream(text, vocabulary, lexer.tokens, "".join(lexer.letters))


class _Lexer:
    """Collects tokens; remembers open brackets, since `(20171)` is a number and `20171)` a year."""

    def __init__(self, vocabulary: TimeWords) -> None:
        self.tokens: list[Token] = []
        self.letters: list[str] = []
        self._known = vocabulary.words
        self._shapes = vocabulary.letters
        self._word = (vocabulary.letters["word"], 0)
        self._sign = (vocabulary.letters["mark"], 0)
        self._brackets = 0

    def read(self, text: str, start: int, end: int) -> None:
        """Add the tokens of `text[start:end]`; one unknown word stands for all in a row."""
        known, word, unknown = self._known, self._word, self._word[0]
        tokens, letters = self.tokens, self.letters
        after_unknown = False
        for match in _TOKEN.finditer(text, start, end):
            if match.lastgroup == "word":
                letter, value = known.get(match[0].lower(), word)
                if after_unknown and letter == unknown:
                    continue
                after_unknown = letter == unknown
                letters.append(letter)
                tokens.append(Token(*match.span(), value))
            else:
                self._take(match)
                after_unknown = False

    def _take(self, match: re.Match[str]) -> None:
        """Add what is more than a plain word."""
        shape = match.lastgroup
        start, end = match.span()
        if shape == "stop":
            self._add_abbreviation(match)
        elif shape == "number":
            self._add(start, end, *self._number(match[0]))
        elif shape == "sign_or_break":
            self._brackets += (match[0] == "(") - (match[0] == ")")
            self._add(start, end, *self._known.get(match[0], self._sign))
        elif shape == "note":
            self._extend(start, end)
        else:
            self._take_rare(match)

    def _take_rare(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if match.lastgroup == "index":
            self._add(start, end, self._shapes["index_hundred"], 0)
        elif match.lastgroup == "date":
            day = numeric_date(match)
            self._add(start, end, self._shapes["date" if day else "mark"], day.toordinal() if day else 0)
        elif self._brackets > 0:
            self._brackets -= match[0].count(")")
            self._add(start, end, self._shapes["amount"], 0)
        else:
            self._add(start, end, self._shapes["year"], int(match[0][:4]))

    def _add(self, start: int, end: int, letter: str, value: int) -> None:
        self.tokens.append(Token(start, end, value))
        self.letters.append(letter)

    def _add_abbreviation(self, match: re.Match[str]) -> None:
        """`г.` is one token where the vocabulary has it; else the full stop stands for itself."""
        start, end = match.span()
        known = self._known.get(match[0].lower())
        if known:
            self._add(start, end, *known)
            return
        self._add(start, end - 1, *self._known.get(match["word"].lower(), self._word))
        self._add(end - 1, end, *self._sign)

    def _extend(self, start: int, end: int) -> None:
        """A footnote mark belongs to the token that it is glued to."""
        if self.tokens and self.tokens[-1].end == start:
            self.tokens[-1] = self.tokens[-1]._replace(end=end)
        else:
            self._add(start, end, *self._sign)

    def _number(self, digits: str) -> tuple[str, int]:
        if len(digits) == 4 and digits.isdigit() and FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return self._shapes["year"], int(digits)
        if len(digits) <= 2 and 0 < int(digits) <= _LAST_DAY:
            return self._shapes["number"], int(digits)
        return self._shapes["amount"], 0


def numeric_date(match: re.Match[str]) -> date | None:
    """The day of a match with the groups `iso`, or `day`, `month`, `year`; None for no such day."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
