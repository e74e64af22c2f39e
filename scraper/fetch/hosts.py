"""Which addresses belong to the site."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from scraper.errors import RefusedError

if TYPE_CHECKING:
    import requests

_PORTS = {"http": 80, "https": 443}


def same_site(base_url: str, url: str) -> bool:
    """Whether `url` is on the host and port of `base_url`; from http to https is no leaving, back is.

    An address with a user's name or password in it is not the site's: it would send them as ours.
    """
    try:
        base, other = urlsplit(base_url), urlsplit(url)
        at_home = (base.scheme, _port(base)) == (other.scheme, _port(other))
        upgraded = (base.scheme, _port(base), other.scheme, _port(other)) == ("http", 80, "https", 443)
    except ValueError:
        return False
    if other.scheme not in _PORTS or "@" in other.netloc:
        return False
    return base.hostname == other.hostname and (at_home or upgraded)


def is_loopback(url: str) -> bool:
    """Whether `url` is on this very machine, where nobody needs to be told who asks."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def absolute(base_url: str, url: str) -> str:
    """`url` as seen from `base_url`; raises RefusedError for what is no address."""
    try:
        return urljoin(base_url, url)
    except ValueError as error:
        raise RefusedError(f"{url}: no address: {error}") from error


def redirect_target(url: str, answer: requests.Response) -> str | None:
    """Where an answer of `url` sends the client to (RFC 9110, 15.4); None for any other answer.

    Raises RefusedError for a Location that no address can be.
    """
    if not answer.is_redirect:
        return None
    try:  # http.client reads headers as latin-1; servers that do not percent-encode write UTF-8
        target = answer.headers["Location"].encode("latin-1").decode("utf-8")
    except UnicodeError as error:
        raise RefusedError(f"{url}: redirects to an address that is not UTF-8") from error
    if not target.isprintable():
        raise RefusedError(f"{url}: redirects to an address with control characters")
    return absolute(url, target)


def _port(parts: SplitResult) -> int | None:
    return parts.port or _PORTS.get(parts.scheme)
