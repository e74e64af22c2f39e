"""`kzstat parse --tables` and `--attachment`, with the parsers as they are."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from records.codec import decode
from records.release import Check
from scraper.cli import cli

PAGE = """<!DOCTYPE html><html lang="en"><body><h1>{title}</h1><p>Date of publication: 15.05.2025</p>
<h2>1. Key points</h2><p>The number of arrivals in Astana city was {told} persons in January-March 2025.</p>
{tables}<h2>2. Spreadsheets</h2><p><a href="/upload/%D0%9A%D0%BD%D0%B8%D0%B3%D0%B0.html">Book</a></p>
<h2>3. Glossary</h2><p>Arrival - who comes to stay.</p></body></html>"""
TITLE = "Arrivals in the Republic of Kazakhstan (January-March 2025)"
TABLE = """<p>Number of arrivals, persons</p><table><tr><th></th><th>January-March 2025</th></tr>
<tr><td>Almaty city</td><td>{almaty}</td></tr><tr><td>Astana city</td><td>{astana}</td></tr></table>"""


def page(path: Path, told: str = "4 923", *tables: tuple[str, str], title: str = TITLE) -> Path:
    """A page that tells of arrivals, with tables of `(Almaty, Astana)`."""
    shown = "".join(TABLE.format(almaty=almaty, astana=astana) for almaty, astana in tables)
    path.write_text(PAGE.format(title=title, told=told, tables=shown), "utf-8")
    return path


def parse(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["parse", *map(str, arguments)])


def checks(result: Result, rule: str) -> list[Check]:
    """The outcomes of a rule for figures, without that of those which stand alone."""
    (line,) = result.stdout.splitlines()
    found = [check for check in decode(line.encode()).checks if check.rule == rule]
    return [check for check in found if check.verdict != "not_applicable"]


def test_a_table_of_a_page_that_contradicts_its_sentence_shows(tmp_path: Path) -> None:
    (check,) = checks(parse(page(tmp_path / "a.html", "4 923", ("5 100", "4 920"))), "witnesses_agree")
    assert check.verdict == "fail"
    assert check.detail == (
        "number of arrivals, KZ-71, 2025-01-01/P3M: sentence 4 923 persons, table 1 4 920 persons"
    )


@pytest.mark.parametrize(("astana", "verdict"), [("4 923", "pass"), ("4 920", "fail")])
def test_an_attachment_is_compared_and_told_where_a_link_leads_to_its_name(
    tmp_path: Path, astana: str, verdict: str
) -> None:
    book = page(
        tmp_path / "книга.html", astana, ("5 100", astana), title="Book of arrivals (January-March 2025)"
    )
    result = parse(page(tmp_path / "a.html"), "--attachment", book)
    (check,) = checks(result, "attachments_agree")
    assert check.verdict == verdict
    assert (
        f"book-of-arrivals-january-march-2025-en xpath:/html/body/table/tr[3]/td[2] {astana}" in check.detail
    )
    (sheet,) = decode(result.stdout.encode()).spreadsheets
    assert (sheet.media_type, sheet.size) == ("text/html", book.stat().st_size)
    assert sheet.sha256 == hashlib.sha256(book.read_bytes()).hexdigest()
    assert result.exit_code == 0


def test_an_attachment_that_cannot_be_read_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = parse(page(tmp_path / "a.html"), "--attachment", tmp_path / "book.xlsx")
    assert decode(result.stdout.encode()).title == TITLE
    (error,) = result.stderr.splitlines()
    assert error.startswith(f"error: {tmp_path / 'book.xlsx'}: Image")
    assert result.exit_code == 1


def test_attachments_of_several_documents_are_wrong_usage(tmp_path: Path) -> None:
    first = page(tmp_path / "a.html")
    for paths in ([first, first], [tmp_path]):
        result = parse(*paths, "--attachment", first)
        assert (result.stdout, result.exit_code) == ("", 2)
        assert "--attachment goes with one document" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "Image"),
        ("a.pdf", b"\x00\x01\x02" * 100, "binary data"),
        ("a.json", b"", "empty"),
        ("a.csv", b"Rar!\x1a\x07\x00", "RAR"),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_one_line(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = parse(tmp_path / name, page(tmp_path / "b.html"))
    (error,) = result.stderr.splitlines()
    assert error.startswith(f"error: {tmp_path / name}: ")
    assert says in error
    assert decode(result.stdout.encode()).title == TITLE
    assert result.exit_code == 1


def test_each_table_is_a_csv_named_after_release_number_and_title(tmp_path: Path) -> None:
    document = page(tmp_path / "a.html", "4 923", ("5 100", "4 923"), ("7", "8"))
    result = parse(document, "--tables", tmp_path / "out")
    stem = "arrivals-in-the-republic-of-kazakhstan-january-march-2025-en"
    names = [f"{stem}.1.number-of-arrivals.csv", f"{stem}.2.number-of-arrivals.csv"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    with (tmp_path / "out" / names[0]).open(encoding="utf-8", newline="") as file:
        rows = [(row["ref_area"], row["time_period"], row["obs_value"]) for row in csv.DictReader(file)]
    assert rows == [("KZ-75", "2025-01-01/P3M", "5100"), ("KZ-71", "2025-01-01/P3M", "4923")]
    assert decode(result.stdout.encode()).title == TITLE  # the record is printed as ever
    assert result.exit_code == 0


def test_tables_of_two_documents_with_one_identity_are_both_kept(tmp_path: Path) -> None:
    first, second = (page(tmp_path / name, "4 923", ("5 100", "4 923")) for name in ("a.html", "b.html"))
    result = parse(first, second, "--tables", tmp_path / "out")
    one, two = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert two.replace("-en.1.", "-en-2.1.") == two or one.replace("-en-2.1.", "-en.1.") == two
    assert f"warning: {second}: same release_id as {first}; written as " in result.stderr


def test_tables_of_attachments_are_written_too(tmp_path: Path) -> None:
    book = page(tmp_path / "book.html", "7", ("5 100", "4 923"), title="Book (January-March 2025)")
    parse(page(tmp_path / "a.html"), "--attachment", book, "--tables", tmp_path / "out")
    (written,) = (tmp_path / "out").iterdir()
    assert written.name == "book-january-march-2025-en.1.number-of-arrivals.csv"


def test_a_folder_for_tables_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    document = page(tmp_path / "a.html", "4 923", ("5 100", "4 923"))
    result = parse(document, "--tables", document)
    assert result.stderr.splitlines()[-1].startswith("error: cannot write ")
    assert result.exit_code == 2


def test_a_title_too_long_for_a_name_is_cut(tmp_path: Path) -> None:
    document = page(tmp_path / "a.html", "4 923", ("5 100", "4 923"), title="Ы" * 300)
    parse(document, "--tables", tmp_path / "out")
    (written,) = (tmp_path / "out").iterdir()
    assert written.suffix == ".csv"
    assert len(written.name.encode()) <= 234
