from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.normalise import INVISIBLE, normalise

AWKWARD = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\r\n\t \u00a0\u202f\u2009\u2007\u2003\u00ad\u200b\ufeff\u200e\u0301\u0306йЙқ1"),
    )
)


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("20\u00a0343,7\u202f%\u2009!", "20 343,7 % !"),
        ("figure\u2007em\u2003ideographic\u3000", "figure em ideographic "),
        ("ста\u00adти\u200bсти\ufeffка\u200e", "статистика"),
        ("и\u0306ога", "йога"),
        ("a\tb", "a\tb"),
        ("one\u2028line\x0c", "one line "),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_canonical_spelling(raw: str, canonical: str) -> None:
    assert normalise(raw) == canonical


@given(AWKWARD)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)


@given(AWKWARD)
def test_the_result_is_nfc_without_odd_blanks(raw: str) -> None:
    text = normalise(raw)
    assert is_normalized("NFC", text)
    assert "\r" not in text
    assert {character for character in text if character.isspace()} <= {" ", "\t", "\n"}
    assert not INVISIBLE.search(text)


@given(AWKWARD)
def test_words_and_lines_survive(raw: str) -> None:
    assert normalise(raw).split() == normalize("NFC", INVISIBLE.sub("", raw)).split()
    assert normalise(raw).count("\n") == raw.replace("\r\n", "\n").replace("\r", "\n").count("\n")
