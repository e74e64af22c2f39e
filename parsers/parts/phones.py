"""Telephone numbers as printed and in E.164."""

from __future__ import annotations

import re
from functools import lru_cache

_PHONE = re.compile(r"\+?\d[\d ()\-–]{6,}\d")
_REGION = "KZ"


def find_phone(words: str) -> str | None:
    """The first telephone number in `words`, as printed."""
    match = _PHONE.search(words)
    return match.group() if match else None


@lru_cache(maxsize=512)
def e164(printed: str | None) -> str | None:
    """The number in E.164, None where it is no possible number of Kazakhstan or abroad."""
    if printed is None:
        return None
    import phonenumbers  # noqa: PLC0415  its tables cost start-up time

    try:
        number = phonenumbers.parse(printed, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
