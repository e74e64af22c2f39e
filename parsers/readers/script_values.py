"""Literals of a script as plain ones: what would have to be run for its value is null.

A literal is an object, an array, a string or a number. Functions, conditions and the like in it become null,
so that a chart's data is never lost to its formatting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from parsers.readers.script_expressions import NULL, Named, plain_value
from parsers.readers.script_tokens import Sort, Token, quoted, tokens

_CLOSES: Final = {"{": "}", "[": "]", "(": ")"}
_ENDS_OF_MEMBER: Final = frozenset({",", "}"})
_ENDS_OF_ENTRY: Final = frozenset({",", "]"})
_ENDS: Final = frozenset({";", ",", ")", "}", "]"})
_KEYS: Final = frozenset({Sort.STRING, Sort.NUMBER, Sort.NAME})
#: an operator spelt as a word, which a value follows
_OPERATORS: Final = frozenset({"new", "typeof", "void", "function"})
#: literals in literals; a chart's options have some ten
_DEEPEST: Final = 100
#: characters that a literal may become: a variable may be named often
_LONGEST: Final = 1 << 24


class NoLiteralError(ValueError):
    """No literal stands there, it never ends, or it is too long."""


def read_literal(source: str, start: int, named: Named) -> tuple[Any, int]:
    """The value of the literal at `start` of `source`, whose names stand for what `named` gives, and its end.

    Raises NoLiteralError where there is none.
    """
    import chompjs  # noqa: PLC0415  # only pages with charts need it

    writer = _Writer(tokens(source, start), named)
    plain = writer.whole()
    try:
        return chompjs.parse_js_object(f"[{plain}]")[0], writer.end
    except (ValueError, RecursionError) as error:
        raise NoLiteralError(str(error)) from None


def plain_literal(source: str, start: int, named: Named) -> str:
    """The literal at `start` of `source` without comments, functions and expressions."""
    return _Writer(tokens(source, start), named).whole()


class _Writer:
    """Writes a literal anew, token by token."""

    def __init__(self, stream: Iterator[Token], named: Named) -> None:
        self._stream, self._named = stream, named
        self._next = next(stream, None)
        self._written = 0
        self.end = 0  # of the last token taken, in the script

    def whole(self) -> str:
        """The literal that a statement gives to a variable; what follows it is left."""
        if self._is("{"):
            return self._object(0)
        if self._is("["):
            return self._array(0)
        return self._plain(self._expression(_ENDS, closing=True))

    def _value(self, ends: frozenset[str], depth: int) -> str:
        """The value up to one of the signs `ends`, which is left."""
        if not self._is("{", "["):
            return self._plain(self._expression(ends))
        if depth > _DEEPEST:
            raise NoLiteralError("the literal is nested too deep")
        literal = self._object(depth) if self._is("{") else self._array(depth)
        return NULL if self._expression(ends) else literal

    def _plain(self, expression: list[Token]) -> str:
        plain = plain_value(expression, self._named, _plain_json) if expression else NULL
        self._written += len(plain)
        if self._written > _LONGEST:
            raise NoLiteralError("the literal is too long")
        return plain

    def _object(self, depth: int) -> str:
        self._take()
        members: list[str] = []
        while not self._is("}"):
            key = self._take()
            if key.sort in _KEYS and self._is(":"):
                self._take()
                members.append(f"{quoted(key.text)}:{self._value(_ENDS_OF_MEMBER, depth + 1)}")
            elif key.sort is Sort.NAME and self._is(",", "}"):
                members.append(f"{quoted(key.text)}:{self._plain([key])}")
            elif key.text != ",":
                self._expression(_ENDS_OF_MEMBER)  # a method, what is spread, a key that is worked out
        self._take()
        return f"{{{','.join(members)}}}"

    def _array(self, depth: int) -> str:
        self._take()
        entries: list[str] = []
        while not self._is("]"):
            entries.append(self._value(_ENDS_OF_ENTRY, depth + 1))
            if self._is(","):
                self._take()
        self._take()
        return f"[{','.join(entries)}]"

    def _expression(self, ends: frozenset[str], *, closing: bool = False) -> list[Token]:
        """The tokens up to one of `ends` outside brackets; if `closing`, at most to the statement's end."""
        taken: list[Token] = []
        brackets: list[str] = []
        while brackets or not (self._is(*ends) or (closing and self._closes(taken))):
            token = self._take()
            taken.append(token)
            if token.sort is not Sort.SIGN:
                continue
            if token.text in _CLOSES:
                brackets.append(_CLOSES[token.text])
            elif brackets and token.text == brackets[-1]:
                brackets.pop()
        return taken

    def _closes(self, taken: list[Token]) -> bool:
        """Whether a statement ends without its semicolon: two values stand side by side."""
        if self._next is None:
            return True
        last = taken[-1] if taken else None
        if last is None or self._next.sort is Sort.SIGN or last.text in _OPERATORS:
            return False
        return last.sort is not Sort.SIGN or last.text in {")", "]", "}"}

    def _is(self, *signs: str) -> bool:
        token = self._next
        return token is not None and token.sort is Sort.SIGN and token.text in signs

    def _take(self) -> Token:
        token = self._next
        if token is None:
            raise NoLiteralError("the literal never ends")
        self._next = next(self._stream, None)
        self.end = token.end
        return token


def _plain_json(text: str) -> str:
    try:
        return plain_literal(text, 0, lambda _: None)
    except NoLiteralError:
        return NULL
