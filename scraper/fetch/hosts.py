"""Which addresses belong to the site."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

_PORTS = {"http": 80, "https": 443}


def same_site(base_url: str, url: str) -> bool:
    """Whether `url` is on the host and port of `base_url`; from http to https is no leaving, back is."""
    try:
        base, other = urlsplit(base_url), urlsplit(url)
        at_home = (base.scheme, _port(base)) == (other.scheme, _port(other))
        upgraded = (base.scheme, _port(base), other.scheme, _port(other)) == ("http", 80, "https", 443)
    except ValueError:
        return False
    return other.scheme in _PORTS and base.hostname == other.hostname and (at_home or upgraded)


def is_loopback(url: str) -> bool:
    """Whether `url` is on this very machine, where nobody needs to be told who asks."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _port(parts: SplitResult) -> int | None:
    return parts.port or _PORTS.get(parts.scheme)
