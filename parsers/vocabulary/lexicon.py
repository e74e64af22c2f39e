"""Phrases of a vocabulary, matched longest first over the words of a text.

A phrase is written as in print; `*` at the end of a word stands for any ending (`состав*`), which is how
inflection is data. A full stop after a word is optional in text (`тыс.`, `тыс`), upper case is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

# superscripts are footnote marks and powers, never part of a word
TOKEN = re.compile(r"\d+|[^\W\d_⁰¹²³⁴-⁹]+|[^\w\s]|[_⁰¹²³⁴-⁹]")
_PHRASE_TOKEN = re.compile(r"\d+|[^\W\d_⁰¹²³⁴-⁹]+\*?|[^\w\s]|[_⁰¹²³⁴-⁹]")

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words, runs of digits and signs of a text, in lower case, each with its range of the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


class Entry(NamedTuple):
    """What a phrase is: `("unit", "persons")`, `("increase", None)`."""

    category: str
    value: Value


class Meaning(NamedTuple):
    """All that a phrase may be, and the categories of that."""

    entries: tuple[Entry, ...]
    categories: frozenset[str]


class Match(NamedTuple):
    """A phrase found: the tokens from the asked one up to `stop`, and what it means."""

    stop: int
    meaning: Meaning


@dataclass(slots=True)
class _Node:
    exact: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    meaning: Meaning | None = None
    known: dict[str, tuple[_Node, ...]] = field(default_factory=dict)

    def after(self, word: str) -> tuple[_Node, ...]:
        """The nodes that `word` leads to; remembered while few, since the words of releases recur."""
        nodes = self.known.get(word)
        if nodes is None:
            nodes = tuple(self._find(word))
            if len(self.known) < _REMEMBERED:
                self.known[word] = nodes
        return nodes

    def _find(self, word: str) -> Iterable[_Node]:
        if word in self.exact:
            yield self.exact[word]
        if self.stems:
            for length in range(min(len(word), _LONGEST_STEM), 0, -1):
                node = self.stems.get(word[:length])
                if node is not None:
                    yield node


_REMEMBERED = 20_000
_LONGEST_STEM = 24


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`, with offsets into `text`."""
    stop = len(text) if end is None else end
    spans = [match.span() for match in TOKEN.finditer(text, start, stop)]
    words = [text[first:last].lower() for first, last in spans]
    return Tokens(words, [first for first, _ in spans], [last for _, last in spans])


class Lexicon:
    """A set of phrases with their entries."""

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        self._root = _Node()
        for phrase, entry in phrases:
            self._add(phrase, entry)

    def _add(self, phrase: str, entry: Entry) -> None:
        node = self._root
        words = _PHRASE_TOKEN.findall(phrase.lower())
        for index, word in enumerate(words):
            if word == "." and index == len(words) - 1 and index > 0:
                continue  # a last full stop is optional in text
            stem = len(word) > 1 and word.endswith("*")
            table = node.stems if stem else node.exact
            node = table.setdefault(word[:-1] if stem else word, _Node())
        node.entries.append(entry)

    def match(self, tokens: Tokens, index: int, limit: int | None = None) -> Match | None:
        """The longest phrase from token `index` on, before token `limit`, with all that it may be."""
        nodes = self._root.after(tokens.words[index])
        if not nodes:
            return None
        last = len(tokens.words) if limit is None else limit
        best_stop = 0
        best: list[_Node] = []
        open_nodes = [(node, index + 1) for node in reversed(nodes)]  # whole words before stems
        while open_nodes:
            node, stop = open_nodes.pop()
            if node.entries and stop >= best_stop:
                best = [*best, node] if stop == best_stop else [node]
                best_stop = stop
            if stop < last and (node.exact or node.stems):
                open_nodes.extend(reversed(list(_onwards(node, tokens, stop))))
        return Match(best_stop, _meaning(best)) if best else None


def _meaning(nodes: list[_Node]) -> Meaning:
    """What nodes that end at the same token mean together; that of one node is made once."""
    if len(nodes) == 1 and nodes[0].meaning is not None:
        return nodes[0].meaning
    entries = tuple(dict.fromkeys(entry for node in nodes for entry in node.entries))
    meaning = Meaning(entries, frozenset(entry.category for entry in entries))
    if len(nodes) == 1:
        nodes[0].meaning = meaning
    return meaning


def _onwards(node: _Node, tokens: Tokens, stop: int) -> Iterable[tuple[_Node, int]]:
    words = tokens.words
    word = words[stop]
    for following in node.after(word):
        yield following, stop + 1
    # an abbreviation's full stop inside a phrase: "тыс. человек", "кв.м"
    if word == "." and stop + 1 < len(words) and tokens.starts[stop] == tokens.ends[stop - 1]:
        for following in node.after(words[stop + 1]):
            yield following, stop + 2
