"""The measurements of `crawl`, printed."""

from __future__ import annotations

from math import isfinite

from benchmarks import crawl
from benchmarks.crawl import Comparison, Growth, Polite
from benchmarks.runs import Cost

#: wanted: memory with many releases held against few, the share of the allowed rate, starts in a second
MOST_MEMORY = 1.3
LEAST_SHARE = 0.95
MOST_STARTS = round(1 / crawl.DELAY) + 1  # one more than the rate: the clocks of two machines are not one

_HEAD = f"{'requests':>9}{'releases':>9}{'KB':>8}{'s':>8}{'CPU s':>8}{'peak MB':>9}"
_WIDTHS = (9, 9, 8, 8, 8, 9)
_SCRAPY = """\
(Scrapy with its HTTP cache on, RFC 2616 policy. It reads the title and no more, makes no record, archives
and checks nothing, and serves releases it has from its cache without asking whether they are still good.)"""


def measure_and_print(largest: int) -> None:
    """All of it; a missed wish is said and is no error. Raises FailedRunError for a run that fails."""
    print_comparison(crawl.compare())
    print_growth(crawl.grow(crawl.SMALL), crawl.grow(largest))
    print_polite(crawl.be_polite())


def print_comparison(found: Comparison) -> None:
    """First and second run beside Scrapy."""
    print(f"\n{f'a crawl of {crawl.RELEASES} releases':<36}{_HEAD}")
    for name, (own, other) in (("first run", found.first), ("nothing new", found.second)):
        print(_row(f"kzstat, {name}", own))
        print(_row(f"Scrapy, {name}", other))
        print(_ratios("  kzstat / Scrapy", own / other))
    second = found.second[0]
    once = second.requests <= found.addresses
    print(f"one request an address ({second.requests:.0f} of {found.addresses}): {verdict(once)}")
    print(f"no release asked with nothing new ({second.releases:.0f}): {verdict(second.releases == 0)}")
    print(_SCRAPY)


def print_growth(small: Growth, large: Growth) -> None:
    """What it costs to hold more."""
    print(f"\n{'a run with nothing new':<36}{_HEAD}")
    for growth in (small, large):
        print(_row(f"{growth.held} releases held", growth.second))
    ratio = large.second / small.second
    print(_ratios(f"  {large.held} / {small.held}", ratio))
    filling = large.filling
    print(f"(the {large.held} were harvested in {filling.seconds:.0f} s, peak {filling.peak:.0f} MB)")
    print(f"as many requests: {verdict(ratio.requests <= 1)}")
    print(f"memory at most {MOST_MEMORY} x: {verdict(ratio.peak <= MOST_MEMORY)}")


def print_polite(found: Polite) -> None:
    """The rate under a limit."""
    limit = 1 / crawl.DELAY
    title = f"{limit:.0f} requests a second, {crawl.LATENCY * 1000:.0f} ms latency"
    print(f"\n{title:<36}{_HEAD}{'a second':>10}{'most':>6}")
    for name, cost, counts in zip(("kzstat", "Scrapy"), found.costs, found.counts, strict=True):
        print(f"{_row(name, cost)}{counts.rate:>10.2f}{counts.peak:>6}")
    most = found.counts[0].peak
    print(
        f"at least {LEAST_SHARE:.0%} of the limit ({found.share:.1%}): {verdict(found.share >= LEAST_SHARE)}"
    )
    print(f"at most {MOST_STARTS} starts in any second ({most}): {verdict(most <= MOST_STARTS)}")


def verdict(met: bool) -> str:
    """The word for a wish."""
    return "met" if met else "MISSED"


def _row(name: str, cost: Cost) -> str:
    counts = f"{cost.requests:>9.0f}{cost.releases:>9.0f}{cost.kilobytes:>8.0f}"
    return f"{name:<36}{counts}{cost.seconds:>8.2f}{cost.cpu:>8.2f}{cost.peak:>9.0f}"


def _ratios(name: str, cost: Cost) -> str:
    figures = (cost.requests, cost.releases, cost.kilobytes, cost.seconds, cost.cpu, cost.peak)
    printed = (f"{figure:.2f}" if isfinite(figure) else "-" for figure in figures)
    return f"{name:<36}" + "".join(
        f"{figure:>{width}}" for figure, width in zip(printed, _WIDTHS, strict=True)
    )
