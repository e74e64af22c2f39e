"""Settings: `kzstat.toml`, then the environment (`KZSTAT_...`), then the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from records.release import LANGS, Lang
from scraper.errors import UsageError
from scraper.notify.check import check_notification

SETTINGS_FILE = Path("kzstat.toml")
PREFIX = "KZSTAT_"

#: what a notified command is told, and what those of the examples are set up with: kzstat may be run by one
NOT_SETTINGS = frozenset({"EXIT_CODE", "SUMMARY", "TEXT", "MAILTO"})

BUREAU = "https://stat.gov.kz"

# Header injection is refused where the value enters: no control characters, no line ends.
Contact = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=200)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything an operator can set. Times are in seconds, sizes in bytes of the decoded body.

    `topic` holds `section` or `section/theme`; empty means all. `delay` is the least time between two
    requests; a longer `Crawl-delay` of robots.txt wins. `retries` counts the attempts after the first,
    `timeout` the time without a byte, `deadline` the time of one whole answer. `max_bytes` is for pages,
    `max_file_bytes` for attached files. `max_requests` is the budget of one run, 0 for none. `workers` is
    how many addresses are asked at once, all within the one delay. A release published in the last
    `revision_days` is asked again once a day; a listing is read to its last page every `walk_days`, and not
    asked for `rest_hours` after it was read where nothing of its theme is due.
    """

    base_url: str = BUREAU
    home: str = "output"
    lang: Annotated[list[Lang], Meta(min_length=1)] = msgspec.field(default_factory=lambda: list(LANGS))
    topic: list[Annotated[str, Meta(pattern=r"^[a-z0-9_-]+(/[a-z0-9_-]+)?$")]] = []
    contact: Contact = ""
    delay: Annotated[float, Meta(ge=0, le=3600)] = 1.0
    timeout: Annotated[float, Meta(gt=0, le=600)] = 30.0
    retries: Annotated[int, Meta(ge=0, le=10)] = 4
    deadline: Annotated[float, Meta(gt=0, le=86400)] = 900.0
    max_bytes: Annotated[int, Meta(ge=1024)] = 32 * 1024 * 1024
    max_file_bytes: Annotated[int, Meta(ge=1024)] = 128 * 1024 * 1024
    max_requests: Annotated[int, Meta(ge=0)] = 0
    workers: Annotated[int, Meta(ge=1, le=32)] = 4
    revision_days: Annotated[int, Meta(ge=0)] = 60
    walk_days: Annotated[int, Meta(ge=0)] = 7
    rest_hours: Annotated[int, Meta(ge=0, le=24)] = 0
    log: Literal["text", "json"] = "text"
    notify_command: str = ""
    notify_webhook: str = ""


_LISTS = frozenset({"lang", "topic"})


def load_settings(
    options: Mapping[str, Any], environ: Mapping[str, str], file: Path = SETTINGS_FILE
) -> Settings:
    """The settings in force; `options` are those of the command line, None where not given.

    Raises UsageError, with the name of the setting, for anything that is not valid.
    """
    values = _from_file(file)
    values |= {
        name: environ[PREFIX + name.upper()]
        for name in Settings.__struct_fields__
        if environ.get(PREFIX + name.upper())
    }
    values |= {name: value for name, value in options.items() if value is not None}
    for name in _LISTS & values.keys():
        values[name] = _items(values[name])
    _check_langs(values.get("lang"))
    try:
        settings = msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"settings: {error}") from error
    _check_base_url(settings.base_url)
    check_notification(settings)
    return settings


def unknown_names(environ: Mapping[str, str]) -> list[str]:
    """One line for each name in the environment that looks like a setting and is none, with the nearest."""
    given = {name.removeprefix(PREFIX) for name in environ if name.startswith(PREFIX)}
    known = {name.upper() for name in Settings.__struct_fields__}
    return [
        f"{PREFIX}{name} is no setting and is ignored{_nearest(name, known)}"
        for name in sorted(given - known - NOT_SETTINGS)
    ]


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {PREFIX}{near[0]}?" if near else ""


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file}: {error}") from error


def _items(value: Any) -> Any:
    """`en,ru` as a list without repetitions; what is no text is left to validation."""
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, (list, tuple)):
        return value
    return list(dict.fromkeys(item.strip().strip("/") if isinstance(item, str) else item for item in value))


def _check_langs(langs: Any) -> None:
    unknown = [lang for lang in langs if lang not in LANGS] if isinstance(langs, list) else []
    if unknown:
        raise UsageError(f"unknown language {unknown[0]!r}: choose from {', '.join(LANGS)}")


def _check_base_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"base URL {url!r}: {error}") from error
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in url):
        raise UsageError(f"base URL {url!r} is not an http or https address")
    if parts.query or parts.fragment or parts.username or parts.path.strip("/"):
        raise UsageError(f"base URL {url!r} must be a host alone, as {BUREAU}")
