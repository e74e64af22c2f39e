from __future__ import annotations

import pytest

from parsers.readers.encoding import decode

RUSSIAN = "Число прибывших в январе-июне 2024 года – 14 256 человек, «Талдау»"
KAZAKH = "2025 жылғы қаңтар-наурызда Ұлытау өңіріне көшіп келгендер саны артты, үй құны төмендеді"
META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, "plain"])
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1251", "iso-8859-1", "no-such-charset"])
def test_valid_utf8_is_utf8_whatever_was_declared(text: str, declared: str | None) -> None:
    assert decode(text.encode(), declared) == (text, "utf-8")


@pytest.mark.parametrize("declared", [None, "windows-1251", "utf-8", "iso-8859-1", "hex", "no-such-charset"])
def test_windows_1251(declared: str | None) -> None:
    assert decode(RUSSIAN.encode("cp1251"), declared) == (RUSSIAN, "windows-1251")


@pytest.mark.parametrize("declared", [None, "kz-1048", "windows-1251", "utf-8"])
def test_kazakh_letters_decide_for_kz_1048(declared: str | None) -> None:
    assert decode(KAZAKH.encode("kz1048"), declared) == (KAZAKH, "kz-1048")


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "kz-1048"])
def test_a_declaration_in_the_page_is_heard_and_overruled_alike(charset: str) -> None:
    page = META.format(charset) + KAZAKH
    assert decode(page.encode("kz1048")).text == page


@pytest.mark.parametrize("codec", ["koi8-r", "cp866"])
def test_older_cyrillic_encodings(codec: str) -> None:
    text = RUSSIAN.replace("–", "-").replace("«", '"').replace("»", '"')
    assert decode(text.encode(codec)) == (text, codec)


def test_western_letters_where_they_are_declared() -> None:
    text = "Société générale – café"
    assert decode(text.encode("cp1252"), "iso-8859-1") == (text, "windows-1252")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(codec: str) -> None:
    text = f"<p>{RUSSIAN}</p>"
    assert decode(text.encode(codec)) == (text, codec)


@pytest.mark.parametrize(
    ("codec", "name"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")]
)
def test_a_byte_order_mark_decides(codec: str, name: str) -> None:
    assert decode(KAZAKH.encode(codec), "windows-1251") == (KAZAKH, name)


def test_a_few_broken_bytes_leave_utf8_utf8() -> None:
    data = (RUSSIAN * 5).encode().replace(b"14 256", b"14\xff256", 1)
    text, encoding = decode(data)
    assert encoding == "utf-8"
    assert text == (RUSSIAN * 5).replace("14 256", "14\ufffd256", 1)
