"""Helpers of the replica's tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import requests
from lxml import html

Get = Callable[..., requests.Response]


class Naps:
    """Stands in for sleeping: notes how long the server would have waited."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


def parse(page: str | bytes) -> Any:
    """The tree of a page; untyped, since what an XPath expression gives depends on the expression."""
    return html.fromstring(page)
