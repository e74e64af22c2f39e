"""Names of members as they are shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.containers.names import safe_name


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Цены/2019 год.xls", "Цены/2019 год.xls"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.dll", "Windows/a.dll"),
        ("C:a.dll", "a.dll"),
        ("C:../D:x", "x"),
        ("\\\\server\\share\\a", "server/share/a"),
        ("a/./b//c/..", "a/b/c"),
        ("a\r\nb\x1b[31m\x00", "a\ufffd\ufffdb\ufffd[31m\ufffd"),
        ("xls.\u202eexe", "xls.\ufffdexe"),
        ("й", "й"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("x" * 300, "x" * 255),
    ],
)
def test_safe_name(told: str, shown: str) -> None:
    assert safe_name(told) == shown


@given(st.text(st.sampled_from("aЖ.:/\\C\x00\u202e\u0308 ")) | st.text())
@example("C:../D:x")
def test_safe_name_is_a_relative_path_of_printable_characters(told: str) -> None:
    name = safe_name(told)
    assert safe_name(name) == name
    assert 0 < len(name) <= 255
    assert not {"", ".", ".."} & set(name.split("/"))
    assert "\\" not in name
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") for char in name)
