"""PDF bulletins: plain pdfplumber and kzstat on the same file in one run; the memory of a thick one."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber

from benchmarks import child
from benchmarks.bulletin import make_bulletin
from benchmarks.crawl_table import verdict
from parsers.readers.pdf.lines import read_rows
from parsers.readers.pdf.reader import read_pdf
from parsers.readers.pdf.ruled import fill, find_ruled
from parsers.readers.pdf.source import Source

#: the bureau's own bulletin, where the shared files lie beside the checkout
REAL = Path(__file__).resolve().parents[2] / "shared/bureau/files/Census_2021_education.kk-ru.pdf"
PAGES, THICK = 40, 200
#: what is wanted: so many times the pages a second of plain pdfplumber, less than so many MB for THICK pages
FASTER, MOST_MEMORY = 6.0, 300.0
_READ = (
    "import sys; from parsers.readers.pdf.reader import read_pdf; read_pdf(open(sys.argv[1], 'rb').read())"
)

Letters = Counter[str]


@dataclass(frozen=True)
class Plain:
    """What plain pdfplumber gives of a page: its letters, and those of the cells of each table."""

    letters: Letters
    tables: list[Letters]


@dataclass(frozen=True)
class Comparison:
    """Milliseconds a page of both; of how many pages and tables kzstat has the same letters and cells."""

    pages: int
    plumber: float
    kzstat: float
    same_text: int
    tables: int
    same_tables: int


def measure_and_print() -> None:
    """Measure and print one table."""
    heads = f"\n{'a bulletin, a page':<30}{'pages':>6}{'pdfplumber':>12}{'kzstat':>8}{'faster':>8}"
    print(f"{heads}  the same letters, the same cells")
    _print("made here", compare(make_bulletin(PAGES)))
    if REAL.exists():
        _print("census of 2021, education", compare(REAL.read_bytes()), wanted=FASTER)
    else:
        print(f"{'census of 2021, education':<30}  not here: it is kept beside the checkout")
    peak = peak_memory(make_bulletin(THICK))
    wish = f"under {MOST_MEMORY:.0f} MB: {verdict(peak < MOST_MEMORY)}"
    print(f"{THICK} pages in a process of their own: {peak:.0f} MB  {wish}")


def _print(name: str, found: Comparison, wanted: float = 0.0) -> None:
    faster = found.plumber / found.kzstat
    row = f"{name:<30}{found.pages:>6}{found.plumber:>10.1f}ms{found.kzstat:>6.1f}ms{faster:>8.1f}"
    same = f"{found.same_text} of {found.pages} pages, {found.same_tables} of {found.tables} tables"
    wish = f"  at least {wanted:.0f} x: {verdict(faster >= wanted)}" if wanted else ""
    print(f"{row}  {same}{wish}")


def compare(data: bytes) -> Comparison:
    """Both on one document, one after the other, after each has read a page of it."""
    read_pdf(make_bulletin(1))
    start = time.perf_counter()
    plain = read_plain(data)
    middle = time.perf_counter()
    read_pdf(data)
    end = time.perf_counter()
    source = Source(data)
    pairs = [_same(source, number, page) for number, page in enumerate(plain, start=1)]
    return Comparison(
        pages=len(plain),
        plumber=(middle - start) * 1000 / len(plain),
        kzstat=(end - middle) * 1000 / len(plain),
        same_text=sum(text for text, _ in pairs),
        tables=sum(len(page.tables) for page in plain),
        same_tables=sum(tables for _, tables in pairs),
    )


def read_plain(data: bytes) -> list[Plain]:
    """Every page by pdfplumber's `extract_text` and `extract_tables`, closed as it goes."""
    pages = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            text, tables = page.extract_text(), page.extract_tables()
            page.close()
            cells = [
                Counter(_squeezed(cell) for row in table for cell in row if cell and cell.strip())
                for table in tables
            ]
            pages.append(Plain(Counter(_squeezed(text)), cells))
    return pages


def _same(source: Source, number: int, plain: Plain) -> tuple[bool, int]:
    """Whether kzstat reads the same letters of a page, and how many of its tables with the same cells."""
    page = source.read(number)
    rows = read_rows(page)
    letters = Counter(letter for row in rows for letter in _squeezed(row.text))
    cells: Letters = Counter()
    for places in find_ruled(page):
        grid, rows = fill(places, rows)
        cells += Counter(_squeezed(cell.text) for cell in grid.cells) if grid else Counter()
    return letters == plain.letters, sum(table <= cells for table in plain.tables)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def peak_memory(data: bytes) -> float:
    """MB that a process takes at most that reads `data` and nothing else."""
    with TemporaryDirectory() as folder:
        path, result = Path(folder, "bulletin.pdf"), Path(folder, "result")
        path.write_bytes(data)
        command = (sys.executable, "-S", child.__file__, str(result), sys.executable, "-c", _READ, str(path))
        subprocess.run(command, check=True, cwd=Path(__file__).resolve().parents[1])
        code, _, _, peak = result.read_text().split()
    if code != "0":
        raise RuntimeError(f"reading the bulletin ended with exit code {code}")
    return float(peak) / 1024
