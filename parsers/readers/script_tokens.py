"""The tokens of a script: strings, numbers, names and signs, without comments. Nothing is run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple


class Sort(Enum):
    """What a token is; UNKNOWN is a value that only running the script would tell."""

    STRING = auto()
    NUMBER = auto()
    NAME = auto()
    SIGN = auto()
    ARRAY = auto()  # an array of numbers and strings, the bulk of most charts, in one piece
    UNKNOWN = auto()


class Token(NamedTuple):
    """A token that ends at `end`; `text` of a string is what it says, of all others what is printed."""

    sort: Sort
    text: str
    end: int


_TOKEN: Final = re.compile(
    r"""(?P<blank>\s++|//[^\n]*+|/\*(?>[^*]|\*(?!/))*+\*/)
      | (?P<string>"(?>[^"\\\n]|\\[\s\S])*+"|'(?>[^'\\\n]|\\[\s\S])*+')
      | (?P<template>`(?>[^`\\]|\\[\s\S])*+`)
      | (?P<number>(?:0[xX][0-9a-fA-F]++|(?:\d[\d_]*+(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?))
      | (?P<array>\[\s*+(?>(?:-?\d++(?:\.\d++)?|null|"[^"\\\n]*+"|'[^'\\\n]*+')\s*+(?:,\s*+|(?=\])))++\])
      | (?P<name>[^\W\d]\w*+|\$\w*+)
      | (?P<sign>\.\.\.|=>|[^\s\w])
    """,
    re.VERBOSE,
)
#: a regular expression, where a value may begin
_PATTERN: Final = re.compile(r"/(?![*/])(?>[^/\\\[\n]|\\.|\[(?>[^\]\\\n]|\\.)*+\])++/\w*")
_OPEN_STRINGS: Final = frozenset("\"'`")
_BEFORE_VALUE: Final = frozenset("([{,;:=!&|?+-*%<>~^") | {"=>", "return", ""}
_ESCAPE: Final = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r\n|([\s\S]))"
)
_CONTROLS: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_HIGHEST: Final = 0x10FFFF


def tokens(source: str, start: int) -> Iterator[Token]:
    """The tokens of `source` from `start` on; they end where no token begins (a string that never ends)."""
    at, before = start, ""
    while at < len(source):
        if source[at] == "/" and before in _BEFORE_VALUE and (pattern := _PATTERN.match(source, at)):
            at = pattern.end()
            token = Token(Sort.UNKNOWN, "", at)
        else:
            match = _TOKEN.match(source, at)
            if match is None or match[0] in _OPEN_STRINGS:
                return
            at = match.end()
            if match.lastgroup == "blank":
                continue
            token = _token(match)
        before = token.text if token.sort in {Sort.SIGN, Sort.NAME} else "value"
        yield token


def _token(match: re.Match[str]) -> Token:
    end, inside = match.end(), match[0][1:-1]
    if match.lastgroup == "template" and "${" in inside:
        return Token(Sort.UNKNOWN, "", end)
    if match.lastgroup in {"string", "template"}:
        return Token(Sort.STRING, _said(inside), end)
    if match.lastgroup == "number":
        return Token(Sort.NUMBER, match[0].replace("_", ""), end)
    return Token(_SORTS[str(match.lastgroup)], match[0], end)


def _said(inside: str) -> str:
    """A string's text with its escapes read (ECMA-262, 12.9.4)."""
    return _ESCAPE.sub(_unescaped, inside) if "\\" in inside else inside


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        return chr(number) if number <= _HIGHEST and not 0xD800 <= number < 0xE000 else "\ufffd"
    return _CONTROLS.get(match[4], match[4]) if match[4] else ""


_SORTS: Final = {"name": Sort.NAME, "sign": Sort.SIGN, "array": Sort.ARRAY}


def quoted(text: str) -> str:
    """`text` as a JSON string."""
    return json.dumps(text, ensure_ascii=False)
