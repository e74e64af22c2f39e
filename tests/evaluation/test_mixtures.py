"""Clauses of the set put together anyhow: whatever comes out, it is a record with a full account."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest
from cases import load_cases

from parsers.origin import Origin
from parsers.release import parse_release
from records.release import LANGS, Lang

_JOINTS: Final = re.compile(r"(?<=[,;:(])\s|\s(?=[–(])")
_MIXTURES: Final = 150  # a language
TEXTS: Final = {
    lang: [(case.document, case.text) for case in load_cases() if case.lang == lang and case.half == "build"]
    for lang in LANGS
}


@pytest.mark.parametrize("lang", LANGS)
def test_clauses_put_together_anyhow_are_accounted_for(lang: Lang) -> None:
    rng = random.Random(20_260_101)
    clauses = [clause for _, text in TEXTS[lang] for clause in _JOINTS.split(text) if clause.strip()]
    words = [word for _, text in TEXTS[lang] for word in text.split()]
    assert len(clauses) > _MIXTURES
    read = 0
    for _ in range(_MIXTURES):
        document, text = rng.choice(TEXTS[lang])
        pieces = rng.choices(clauses, k=rng.randint(2, 9)) + rng.choices(words, k=rng.randint(0, 12))
        release = parse_release(document.replace(text, " ".join(pieces)).encode(), Origin("release.txt"))
        account = release.numerals
        assert account.total == account.observed + account.explained + len(account.unread)
        read += len(release.observations)
    assert read > _MIXTURES  # mixtures still say something


def test_a_list_word_without_a_list_ends() -> None:
    document, text = TEXTS["kk"][0]
    said = "жұмыссыздар тиісінше Ұлытау 17 жастағы болды, көп; орта өткен жылғы, 110,0% 6,3%-ға"
    release = parse_release(document.replace(text, said).encode(), Origin("release.txt"))
    assert release.numerals.total == release.numerals.observed + release.numerals.explained + len(
        release.numerals.unread
    )
