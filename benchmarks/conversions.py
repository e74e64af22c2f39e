"""Milliseconds a page of kzstat and of others, round by round on the same pages."""

from __future__ import annotations

import gc
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import lxml.html
import trafilatura
from bs4 import BeautifulSoup

from parsers.origin import Origin
from parsers.release import parse_release
from records.codec import encode

ORIGIN = Origin(url="https://stat.gov.kz/en/industries/economy/foreign-market/publications/1/")


_SAMPLE = 50  # all editions of the replica


@dataclass(frozen=True)
class Work:
    """Something done to a page; `every` is 10 where it is done to each tenth page only, being slow."""

    name: str
    run: Callable[[bytes], object]
    every: int = 1


@dataclass(frozen=True)
class Cost:
    """Median milliseconds a page of `pages` pages, and of the lxml tree on the same pages."""

    name: str
    pages: int
    milliseconds: float
    tree: float

    @property
    def ratio(self) -> float:
        """How many lxml trees could be built meanwhile."""
        return self.milliseconds / self.tree


def figures(pages: Sequence[bytes]) -> float:
    """Median number of numerals that a page accounts for: what a page costs depends on it."""
    return statistics.median(parse_release(page, ORIGIN).numerals.total for page in pages[:_SAMPLE])


TREE = Work("lxml, the tree alone", lxml.html.document_fromstring)
KZSTAT = Work("kzstat, bytes to validated JSON", lambda page: encode(parse_release(page, ORIGIN)))
SOUP = Work("BeautifulSoup+lxml, the tree alone", lambda page: BeautifulSoup(page, "lxml"), every=10)
EXTRACT = Work("trafilatura.extract", trafilatura.extract, every=10)


def measure(pages: Sequence[bytes], rounds: int) -> dict[str, Cost]:
    """The cost of each work by name: the median over pages of each page's median over rounds.

    The works take turns on each page, so that whatever slows the machine slows all of them. Raises
    UnreadableDocumentError or ContractError for a page of which kzstat makes no record.
    """
    works = (TREE, KZSTAT, SOUP, EXTRACT)
    for work in works:
        work.run(pages[0])  # vocabularies and settings are loaded once a run, not once a page
    times: dict[str, dict[int, list[float]]] = {work.name: defaultdict(list) for work in works}
    for _ in range(rounds):
        for index, page in enumerate(pages):
            for work in works:
                if index % work.every == 0:
                    times[work.name][index].append(_milliseconds(work, page))
    return {work.name: _cost(work, times) for work in works}


def _milliseconds(work: Work, page: bytes) -> float:
    """The time of one run, without the collector, which would charge one work for another's garbage."""
    gc.collect(0)
    gc.disable()
    start = time.perf_counter()
    result = work.run(page)
    spent = (time.perf_counter() - start) * 1000
    gc.enable()
    if result is None:
        raise ValueError(f"{work.name} gave nothing for a page")
    return spent


def _cost(work: Work, times: dict[str, dict[int, list[float]]]) -> Cost:
    indexes = times[work.name].keys()
    own, tree = (
        statistics.median(statistics.median(times[name][index]) for index in indexes)
        for name in (work.name, TREE.name)
    )
    return Cost(work.name, len(indexes), own, tree)
