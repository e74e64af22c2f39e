"""Where a key point ends, in three languages."""

from __future__ import annotations

import pytest

from parsers.parts.sentences import split_sentences
from parsers.vocabulary.language import language
from records.release import Lang


def split(text: str, lang: Lang) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, 0, len(text), language(lang))]


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ["Exports rose.", "Imports fell."]),
        ("en", ["Exports rose by 4.4%; imports fell."]),
        ("en", ["Is it so?", "It is!", "Good…", "Yes."]),
        ("en", ["It was 5 mln. tenge in May."]),
        ("en", ["It was 5 mln.", "Exports rose."]),
        ("en", ["The director is N. Khan.", "He signed."]),
        ("en", ["See form No. 24 for it."]),
        ("en", ["Rates per 1.000 population.", "Next."]),
        ("en", ["(See below.)", "Exports rose."]),
        ("ru", ["Экспорт составил 2,2 млн. человек.", "Импорт вырос."]),
        ("ru", ["Собрано 5 тыс. т.", "Цены выросли."]),
        ("ru", ["В г. Алматы цены выросли.", "В г. Астане – нет."]),
        ("ru", ["На 1 января 2025 г. было 5 школ."]),
        ("ru", ["«Цены выросли.»", "Затем снизились."]),
        ("kk", ["Экспорт 5 млн. теңгені құрады.", "Импорт өсті."]),
        ("kk", ["2025 ж. баға өсті.", "Кейін төмендеді."]),
    ],
)
def test_sentences(lang: Lang, sentences: list[str]) -> None:
    assert split(" ".join(sentences), lang) == sentences


def test_blanks_between_sentences_belong_to_none() -> None:
    assert split("One rose.   \t Two fell.", "en") == ["One rose.", "Two fell."]


def test_no_text() -> None:
    assert split("", "en") == []
