"""The names of countries in the three languages, as the Unicode CLDR has them (by Babel)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from records.release import Lang

_HOME = "KZ"


@lru_cache(maxsize=3)
def _codes(lang: Lang) -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415  read for lists of countries only

    names = Locale(lang).territories.items()
    return {
        name.lower(): code
        for code, name in names
        if len(code) == len(_HOME) and code.isalpha() and code != _HOME
    }


def country_code(name: str, lang: Lang) -> str | None:
    """The ISO 3166-1 code of the country called `name`; None for Kazakhstan and for what is no country."""
    return _codes(lang).get(" ".join(name.lower().split()))
