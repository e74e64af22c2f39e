"""Milliseconds that the figures of a release take: from its blocks to observations and the account."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence

from parsers.figures.account import read_account
from parsers.figures.context import Passage
from parsers.figures.headings import title_area
from parsers.figures.sentence import Reading
from parsers.origin import Origin
from parsers.parts.charts import read_charts
from parsers.parts.header import read_header
from parsers.parts.key_points import read_key_points
from parsers.parts.languages import decide_language
from parsers.parts.sections import read_parts
from parsers.readers import read
from parsers.terms.numbers import decimal_mark
from parsers.vocabulary.language import language
from records.checks import Figures


def measure(pages: Sequence[bytes], rounds: int) -> float:
    """The median over pages of each page's median over rounds, in milliseconds."""
    works = [_prepared(page) for page in pages]
    works[0]()  # the vocabulary is loaded once a run
    return statistics.median(statistics.median(_spent(work) for _ in range(rounds)) for work in works)


def _prepared(page: bytes) -> Callable[[], object]:
    """What is done before the figures of `page`, done; the figures are what is left to do."""
    document = read(page, Origin("page.html"))
    lang = decide_language(document)
    parts = read_parts(document, lang)
    header = read_header(document, parts, lang)
    sentences = read_key_points(document, parts, language(lang))
    passages = [Passage(point.start, point.end, start, point.section) for point, start in sentences]
    blocks = [block for part in parts if part.key != "links" for block in part.blocks]
    charts = read_charts(document, parts, language(lang))

    def read_figures() -> Figures:
        mark, area = decimal_mark(document.text), title_area(header.title.value, lang)
        reading = Reading(lang, mark, header.time_period.value, area)
        return read_account(document, passages, blocks, charts, reading)

    return read_figures


def _spent(work: Callable[[], object]) -> float:
    gc.collect(0)
    gc.disable()
    start = time.perf_counter()
    work()
    spent = (time.perf_counter() - start) * 1000
    gc.enable()
    return spent
