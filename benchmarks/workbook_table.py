"""The table of readers of workbooks."""

from __future__ import annotations

from benchmarks import workbooks
from benchmarks.books import REAL, Books, all_books
from benchmarks.crawl_table import verdict
from benchmarks.workbooks import Speed
from parsers.readers.sniff import Format

#: what is wanted of kzstat: within so many times the fastest reader of OOXML
MOST_TIMES = 2.0


def measure_and_print(rounds: int) -> None:
    """Every reader on every set of workbooks; says so where the real ones are not at hand."""
    books = all_books()
    for one in books:
        _print(one, workbooks.measure(one, rounds))
    if not any("real" in one.name for one in books):
        print(f"\nthe bureau's own workbooks are not at hand: {REAL}")


def _print(books: Books, speeds: list[Speed]) -> None:
    fastest = max(speed.rate for speed in speeds)
    title = f"{books.name}, {books.found}, {speeds[0].cells} cells"
    print(f"\n{title:<52}{'cells/s':>10}{'x fastest':>11}  wanted")
    for speed in speeds:
        times = fastest / speed.rate
        wish = ""
        if speed.reader.name.startswith(workbooks.KZSTAT) and books.found is Format.OOXML:
            wish = f"  at most {MOST_TIMES:.0f} x: {verdict(times <= MOST_TIMES)}"
        print(f"{speed.reader.name:<52}{speed.rate:>10.0f}{times:>11.1f}{wish}")
