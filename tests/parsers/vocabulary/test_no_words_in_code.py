"""Languages are data: no word of one stands in the code of the parsers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import parsers
from parsers.vocabulary.language import load

ROOT = Path(next(iter(parsers.__path__)))
MODULES = sorted(ROOT.rglob("*.py"))
CYRILLIC = re.compile("[\u0400-\u052f]")
#: tables of letters, which are no words: Cyrillic look-alikes of Latin letters, Roman numerals in Cyrillic,
#: the letters by which encodings are told apart
LETTER_TABLES = {
    "vocabulary/language.py": {"_LOOKALIKES"},
    "vocabulary/letters.py": {"_LOOKALIKES", "_LATIN_LOOKALIKES", "_KAZAKH", "CYRILLIC"},
    "vocabulary/periods.py": {"_ROMANS"},
    "readers/pdf/health.py": {"_OURS", "_VOWELS", "_INSIDE"},
    "readers/pdf/paragraphs.py": {"_KAZAKH", "_CYRILLIC"},
    "readers/encoding.py": {"_NATIVE", "_FOREIGN", "_BROKEN"},
}


VERBS = ("increase", "decrease", "more", "less", "level", "share_verb")


def english_words() -> set[str]:
    """Month names and verbs of the English vocabulary, single words of four letters or more."""
    verbs = {phrase for category in VERBS for phrase in load("en")["words"][category]}
    months = {word for words in load("periods_en")["valued"]["month"] for word in words}
    return {word.rstrip("*.") for word in verbs | months if " " not in word and len(word) > 3}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def literals(tree: ast.Module, tables: set[str]) -> Iterator[ast.Constant]:
    """String literals in code: no docstrings, and nothing of the allowed tables."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            skipped.add(node.body[0].value)  # type: ignore[union-attr]
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if (
            isinstance(node, ast.Assign | ast.AnnAssign)
            and isinstance(target, ast.Name)
            and target.id in tables
        ):
            skipped.update(ast.walk(node))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)  # a docstring of an attribute
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node


def compared(tree: ast.Module) -> Iterator[str]:
    """String literals in comparisons, in patterns and in sets and dictionaries that comparisons use."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.Set | ast.Dict | ast.Match) or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in PATTERN_CALLS
        ):
            yield from (
                n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)
            )


PATTERN_CALLS = {
    "compile",
    "search",
    "match",
    "findall",
    "startswith",
    "endswith",
    "removeprefix",
    "frozenset",
}
#: names of the contract's own codes and of the grammar's classes, which are spelt like words
CODES = {"increase", "decrease", "more", "less", "level", "rise", "fall", "share", "change"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_cyrillic_literal(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    tables = LETTER_TABLES.get(name_of(path), set())
    found = [(node.lineno, node.value) for node in literals(tree, tables) if CYRILLIC.search(str(node.value))]
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_english_month_or_verb_in_a_comparison(path: Path) -> None:
    words = english_words() - CODES
    tree = ast.parse(path.read_text("utf-8"))
    found = {word for text in compared(tree) for word in re.findall(r"[a-z]+", text.lower()) if word in words}
    assert found == set()


def test_the_scan_knows_its_words() -> None:
    assert {"january", "december", "increased", "amounted", "fell"} <= english_words()
    assert len(MODULES) > 30


def test_the_scan_finds_what_it_is_for() -> None:
    tree = ast.parse('"""Январь."""\nTABLE = {"а": 1}\nif word == "январь" or word in {"rose"}: pass\n')
    assert [node.value for node in literals(tree, {"TABLE"})] == ["январь", "rose"]
    assert "rose" in set(compared(tree))
