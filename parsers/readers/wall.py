"""Pages that were answered instead of the release: bot walls, login forms, notices of maintenance."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from lxml import etree

from parsers.errors import Reason, UnreadableDocumentError

#: characters of text: a page with more than this is no wall, whatever its headings say
_WALL: Final = 3000
#: a page that says no more than this is judged by all of its words, not by its headings alone
_NOTICE: Final = 600

_MESSAGES: Final[dict[Reason, str]] = {
    "bot_wall": "a bot wall or access check stands in place of the page",
    "login_page": "a login form stands in place of the page",
    "maintenance_page": "a maintenance notice stands in place of the page",
}


class Signs(NamedTuple):
    """What gives a kind of wall away: words a reader sees and pieces of markup."""

    phrases: tuple[str, ...]
    marks: tuple[str, ...]


def refuse_wall(root: etree._Element, markup: str, headings: str, text: str) -> None:
    """Raise UnreadableDocumentError where a page without a release's template is a wall.

    `headings` are the words of its title and headings, `text` all its words. A mention in the prose of a page
    that says more does not count.
    """
    if len(text) > _WALL:
        return
    said = (headings if len(text) > _NOTICE else f"{headings}\n{text}").casefold()
    source = markup.casefold()
    signs = _signs()
    if _has_password(root) and (len(text) <= _NOTICE or _matches(signs["login_page"], said, source)):
        raise UnreadableDocumentError("login_page", _MESSAGES["login_page"])
    for reason in ("bot_wall", "maintenance_page"):
        if _matches(signs[reason], said, source):
            raise UnreadableDocumentError(reason, _MESSAGES[reason])


def _has_password(root: etree._Element) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in root.iter("input"))


def _matches(signs: Signs, said: str, source: str) -> bool:
    return any(phrase in said for phrase in signs.phrases) or any(mark in source for mark in signs.marks)


@cache
def _signs() -> dict[Reason, Signs]:
    table = tomllib.loads((files("parsers.vocabulary") / "walls.toml").read_text("utf-8"))
    return {
        reason: Signs(tuple(table[reason]["phrases"]), tuple(table[reason]["marks"])) for reason in _MESSAGES
    }
