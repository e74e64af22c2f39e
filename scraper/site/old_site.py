"""Addresses of the bureau's old site, which archives of it and old links still carry.

Reported (SITE.md) are only `/official/industry/61/statistic/7`, `/edition/publication/month` and
`/api/getFile/?docId=ESTAT…`. Guesses: the prefix of the language (`/ru`, `/en`, `/kz` or `/kk`), the
parameter `lang`, and that what stands in the place of `month` is a word or a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from records.release import Lang
from scraper.site.wayback import snapshot_of

HOSTS = frozenset({"stat.gov.kz", "www.stat.gov.kz"})

#: what its records have in the place of a section; no section of today's site is called so
SECTION = "old"

Kind = Literal["statistic", "edition", "file"]

_PREFIX = r"(?ai)(?:/(en|ru|kz|kk))?"
_STATISTIC = re.compile(rf"{_PREFIX}/official/industry/(\d{{1,9}})/statistic/(\d{{1,9}})")
_EDITION = re.compile(rf"{_PREFIX}/edition/publication/([a-z0-9_-]{{1,100}})")
_FILE = re.compile(rf"{_PREFIX}/api/getFile")
_DOCUMENT = re.compile(r"(?ai)ESTAT\d+")

_LANGS: dict[str, Lang] = {"en": "en", "ru": "ru", "kk": "kk", "kz": "kk"}


@dataclass(frozen=True, slots=True, order=True)
class OldAddress:
    """A page or file of the old site: `key` is `61-7`, `month` or `ESTAT123456`; `lang` where it is told."""

    kind: Kind
    key: str
    lang: Lang | None

    def record_id(self, lang: Lang) -> str:
        """The identity of its record, `old/<kind>/<key>/<lang>`; `lang` is the language of the document.

        Four parts like those of a release on today's site.
        """
        return f"{SECTION}/{self.kind}/{self.key}/{lang}"

    @property
    def path(self) -> str:
        """The one spelling of the address, from the root of the site."""
        prefix = f"/{self.lang}" if self.lang else ""
        if self.kind == "statistic":
            industry, _, statistic = self.key.partition("-")
            return f"{prefix}/official/industry/{industry}/statistic/{statistic}"
        if self.kind == "edition":
            return f"{prefix}/edition/publication/{self.key}"
        return f"{prefix}/api/getFile/?docId={self.key}"


def old_address_of(url: str) -> OldAddress | None:
    """What an address of the old site identifies; None for any other address.

    Spelling does not matter: scheme, port, `www.`, letter case, percent-encoding, doubled slashes, further
    parameters, a copy in the Wayback Machine. An address without a host counts as one of the site.
    """
    snapshot = snapshot_of(url)
    try:
        parts = urlsplit((snapshot.url if snapshot else url).strip())
        host = parts.hostname
    except ValueError:
        return None
    if host is not None and host not in HOSTS:
        return None
    return _statistic(parts) or _edition(parts) or _file(parts)


def _statistic(parts: SplitResult) -> OldAddress | None:
    match = _STATISTIC.fullmatch(_path(parts))
    return OldAddress("statistic", f"{int(match[2])}-{int(match[3])}", _lang(match[1])) if match else None


def _edition(parts: SplitResult) -> OldAddress | None:
    match = _EDITION.fullmatch(_path(parts))
    return OldAddress("edition", match[2].lower(), _lang(match[1])) if match else None


def _file(parts: SplitResult) -> OldAddress | None:
    match = _FILE.fullmatch(_path(parts))
    if not match:
        return None
    values = [(name.lower(), value.strip()) for name, value in parse_qsl(unquote(parts.query))]
    documents = {value.upper() for name, value in values if name == "docid"}
    if len(documents) != 1 or not _DOCUMENT.fullmatch(document := documents.pop()):
        return None
    told = next((value for name, value in values if name == "lang"), None)
    return OldAddress("file", document, _lang(told) or _lang(match[1]))


def _path(parts: SplitResult) -> str:
    return re.sub("/+", "/", unquote(parts.path)).rstrip("/")


def _lang(told: str | None) -> Lang | None:
    return _LANGS.get((told or "").lower())
