"""The vocabulary of time: how words are written, and that a broken file is told."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.vocabulary import periods
from parsers.vocabulary.periods import VocabularyError, inflect, time_words

VALID: dict[str, Any] = {
    "valued": {"month": [["may"]]},
    "words": {"of": ["of"]},
    "anchors": {"classes": ["month"]},
    "fragments": {"y": "of? year"},
    "period": [{"reads": "months", "forms": ["month y"]}],
    "base": [{"reads": "named", "forms": ["[period_term]"]}],
}


@pytest.fixture
def vocabulary(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    data = {**VALID}
    monkeypatch.setattr(periods, "load", lambda name: data)
    monkeypatch.setattr(periods, "time_words", time_words.__wrapped__)
    return data


def test_inflect() -> None:
    assert list(inflect("год(,а,у)", {})) == ["год", "года", "году"]
    assert list(inflect("ай(@case)", {"case": "да,ға"})) == ["айда", "айға"]
    assert list(inflect("май", {})) == ["май"]


def test_forms_become_letters(vocabulary: dict[str, Any]) -> None:
    words = periods.time_words("en")
    letter = words.letters
    assert words.words["may"] == (letter["month"], 1)
    assert words.periods.pattern.match(letter["month"] + letter["of"] + letter["year"])
    assert not words.periods.pattern.match(letter["year"])


def test_word_in_two_classes(vocabulary: dict[str, Any]) -> None:
    vocabulary["words"] = {"of": ["of"], "other": ["of"]}
    with pytest.raises(VocabularyError, match="'of' of the class 'other'"):
        periods.time_words("en")


def test_form_with_an_unknown_name(vocabulary: dict[str, Any]) -> None:
    vocabulary["period"] = [{"reads": "months", "forms": ["month yaer"]}]
    with pytest.raises(VocabularyError, match="'yaer'"):
        periods.time_words("en")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_language_knows_twelve_months_and_four_quarters(lang: Any) -> None:
    words = time_words(lang)
    for name, count in (("month", 12), ("ordinal", 4)):
        values = {value for letter, value in words.words.values() if letter == words.letters[name]}
        assert values == set(range(1, count + 1))
