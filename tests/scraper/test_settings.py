from __future__ import annotations

from pathlib import Path

import pytest

from scraper.errors import UsageError
from scraper.settings import Settings, load_settings, unknown_names


def test_defaults_are_the_bureau_in_three_languages() -> None:
    settings = load_settings({}, {})
    assert settings == Settings()
    assert settings.base_url == "https://stat.gov.kz"
    assert settings.lang == ["en", "ru", "kk"]
    assert settings.delay == 1.0


def test_command_line_wins_over_environment_wins_over_file(tmp_path: Path) -> None:
    file = tmp_path / "kzstat.toml"
    file.write_text('home = "file"\ncontact = "file"\ndelay = 3\n')
    environ = {"KZSTAT_HOME": "environment", "KZSTAT_CONTACT": "environment", "KZSTAT_OTHER": "x"}
    settings = load_settings({"home": "line", "base_url": None}, environ, file)
    assert (settings.home, settings.contact, settings.delay) == ("line", "environment", 3.0)


def test_values_of_the_environment_are_numbers_and_lists() -> None:
    environ = {
        "KZSTAT_LANG": "ru, kk,ru",
        "KZSTAT_DELAY": "0.5",
        "KZSTAT_MAX_BYTES": "4096",
        "KZSTAT_RETRIES": "",
    }
    settings = load_settings({}, environ)
    assert settings.lang == ["ru", "kk"]
    assert (settings.delay, settings.max_bytes, settings.retries) == (0.5, 4096, 4)


def test_topics_are_taken_with_or_without_slashes() -> None:
    assert load_settings({"topic": ("/economy/prices/", "economy")}, {}).topic == [
        "economy/prices",
        "economy",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lang": "xx"}, "unknown language 'xx': choose from en, ru, kk"),
        ({"lang": "en,"}, "unknown language ''"),
        ({"lang": 3}, r"Expected `array`, got `int` - at `\$\.lang`"),
        ({"topic": ("../etc",)}, r"at `\$\.topic\[0\]`"),
        ({"delay": -1}, r"at `\$\.delay`"),
        ({"delay": "soon"}, r"at `\$\.delay`"),
        ({"max_bytes": 0}, r"at `\$\.max_bytes`"),
        ({"contact": "a\r\nHost: b"}, r"at `\$\.contact`"),
        ({"base_url": "stat.gov.kz"}, "base URL 'stat.gov.kz' is not an http or https address"),
        ({"base_url": "ftp://stat.gov.kz"}, "not an http or https address"),
        ({"base_url": "https://"}, "not an http or https address"),
        ({"base_url": "https://stat.gov.kz:port"}, "base URL"),
        ({"base_url": "http://[::1"}, "base URL"),
        ({"base_url": "https://stat.gov.kz/en/"}, "must be a host alone"),
        ({"base_url": "https://me@stat.gov.kz"}, "must be a host alone"),
        ({"tempo": 3}, "tempo"),
    ],
)
def test_bad_setting_is_named(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_settings(options, {})


@pytest.mark.parametrize("text", ["home = ", "\xff"])
def test_bad_file_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kzstat.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=r"kzstat\.toml: "):
        load_settings({}, {}, file)


def test_name_of_the_environment_that_is_no_setting_is_told_with_the_nearest() -> None:
    environ = {"KZSTAT_CONTCAT": "a@b.kz", "KZSTAT_COLOUR": "red", "KZSTAT_DELAY": "1", "HOME": "/root"}
    assert unknown_names(environ) == [
        "KZSTAT_COLOUR is no setting and is ignored",
        "KZSTAT_CONTCAT is no setting and is ignored; did you mean KZSTAT_CONTACT?",
    ]


def test_every_setting_and_what_notified_commands_have_is_known() -> None:
    names = [*Settings.__struct_fields__, "exit_code", "summary", "text", "mailto"]
    assert unknown_names({f"KZSTAT_{name.upper()}": "1" for name in names}) == []
