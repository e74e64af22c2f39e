"""`python -m benchmarks`: one table of all that is measured, on one generated set of pages."""

from __future__ import annotations

import argparse
import os
import platform

from benchmarks import bulletins, conversions, crawl, crawl_table, figures, pages, startup, workbook_table
from benchmarks.conversions import EXTRACT, KZSTAT, SOUP, TREE, Cost
from benchmarks.crawl_table import verdict

#: what is wanted of kzstat: at most so many lxml trees a page, and less than so many ms to print its help
MOST_TREES = 4.0
MOST_STARTUP = 150.0
#: less than so many ms for the figures of a release, and on how many pages that is measured
MOST_FIGURES = 3.0
FIGURE_PAGES = 92  # twice all editions of the replica


def main() -> None:
    """Measure and print; that a wish is missed is said in the table and is no error."""
    arguments = _arguments()
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} CPUs; medians of one run"
    )
    if arguments.what in ("all", "reading"):
        _measure_reading(arguments.pages, arguments.rounds, arguments.runs)
    if arguments.what in ("all", "reading", "workbooks"):
        workbook_table.measure_and_print(arguments.rounds)
    if arguments.what in ("all", "reading", "pdf"):
        bulletins.measure_and_print()
    if arguments.what in ("all", "crawl"):
        crawl_table.measure_and_print(crawl.LARGEST if arguments.full else crawl.LARGE)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed beside other tools.")
    parser.add_argument(
        "what",
        nargs="?",
        choices=("all", "reading", "workbooks", "pdf", "crawl"),
        default="all",
        help="default: all",
    )
    parser.add_argument("--pages", type=int, default=300, help="pages to generate (default 300)")
    parser.add_argument("--rounds", type=int, default=3, help="times each page is read (default 3)")
    parser.add_argument("--runs", type=int, default=15, help="starts of each command (default 15)")
    parser.add_argument(
        "--full", action="store_true", help=f"{crawl.LARGEST} releases in the large home, not {crawl.LARGE}"
    )
    return parser.parse_args()


def _measure_reading(count: int, rounds: int, runs: int) -> None:
    made = pages.make_pages(count)
    size = sum(map(len, made)) / len(made) / 1000
    numerals = conversions.figures(made)
    print(f"{len(made)} generated pages of {size:.0f} KB with {numerals:.0f} numerals (median)")
    print(f"{rounds} rounds\n")
    costs = conversions.measure(made, rounds)
    _print_conversions(costs)
    _print_figures(figures.measure(made[:FIGURE_PAGES], rounds), costs[TREE.name].milliseconds)
    _print_startup(startup.measure(runs))


def _print_conversions(costs: dict[str, Cost]) -> None:
    own = costs[KZSTAT.name]
    soup = costs[SOUP.name]
    wishes = {
        KZSTAT.name: f"at most {MOST_TREES:.0f} x: {verdict(own.ratio <= MOST_TREES)}",
        SOUP.name: f"slower than kzstat: {verdict(soup.ratio > own.ratio)}",
    }
    print(f"{'a page':<36}{'pages':>6}{'ms':>8}{'x tree':>8}  wanted")
    for work in (TREE, KZSTAT, SOUP, EXTRACT):
        cost = costs[work.name]
        row = f"{cost.name:<36}{cost.pages:>6}{cost.milliseconds:>8.2f}{cost.ratio:>8.1f}"
        print(f"{row}  {wishes.get(cost.name, '')}".rstrip())


def _print_figures(milliseconds: float, tree: float) -> None:
    row = f"{'  of that, the figures':<36}{FIGURE_PAGES:>6}{milliseconds:>8.2f}{milliseconds / tree:>8.1f}"
    print(f"{row}  under {MOST_FIGURES:.0f} ms: {verdict(milliseconds < MOST_FIGURES)}")


def _print_startup(found: startup.Startup) -> None:
    wish = f"under {MOST_STARTUP:.0f} ms: {verdict(found.kzstat_help < MOST_STARTUP)}"
    print(f"\n{'a start':<42}{'ms':>8}{'x bare':>8}  wanted")
    print(f"{'python -c pass':<42}{found.interpreter:>8.0f}{1:>8.1f}")
    print(
        f"{'kzstat --help':<42}{found.kzstat_help:>8.0f}{found.kzstat_help / found.interpreter:>8.1f}  {wish}"
    )


if __name__ == "__main__":
    main()
