from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fake_parser import fake_release

import scraper.commands.parse
from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from records.codec import decode
from records.release import Release
from scraper.cli import cli
from scraper.record_folder import safe_stem


def read_line_by_line(data: bytes, origin: Origin) -> Release:
    """A document is its title on the first line, then its text; an empty one is none."""
    title, _, text = data.decode().partition("\n")
    if not title:
        raise UnreadableDocumentError("empty", f"{origin.url}: the document\nis empty")
    return fake_release(origin, title, text, data=data)


@pytest.fixture(autouse=True)
def _simple_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scraper.commands.parse, "parse_release", read_line_by_line)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.md").write_text("Title B\ntext")
    (folder / "a.txt").write_text("Title A\ntext")
    (folder / "deep" / "c.HTML").write_text("Title C\ntext")
    return folder


def parse(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["parse", *map(str, arguments)])


def titles(result: Result) -> list[str]:
    return [decode(line.encode()).title for line in result.stdout.splitlines()]


def test_one_record_a_line_in_the_order_given(documents: Path) -> None:
    result = parse(documents / "b.md", documents / "a.txt")
    assert titles(result) == ["Title B", "Title A"]
    assert result.exit_code == 0


def test_folder_is_read_with_all_below_it_sorted(documents: Path) -> None:
    assert titles(parse(documents)) == ["Title A", "Title B", "Title C"]


def test_source_is_the_path_as_given(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(documents)
    record = decode(parse("a.txt").stdout.encode())
    assert (record.source.url, record.source.media_type) == ("a.txt", "text/plain")


def test_missing_date_is_a_warning(documents: Path) -> None:
    result = parse(documents / "a.txt")
    assert result.stderr == f"warning: {documents / 'a.txt'}: no publication date found\n"
    assert result.exit_code == 0


def test_document_that_cannot_be_read_does_not_keep_the_others(documents: Path) -> None:
    (documents / "a.txt").write_text("")
    result = parse(documents / "a.txt", documents / "b.md")
    assert titles(result) == ["Title B"]
    assert result.stderr.splitlines()[0] == f"error: {documents / 'a.txt'}: the document is empty"
    assert result.exit_code == 1


def test_missing_file(tmp_path: Path) -> None:
    result = parse(tmp_path / "none.html")
    assert result.stderr == f"error: {tmp_path / 'none.html'}: No such file or directory\n"
    assert (result.stdout, result.exit_code) == ("", 1)


def test_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = parse(tmp_path / "empty")
    assert result.stderr == f"error: {tmp_path / 'empty'}: no documents in this folder\n"
    assert result.exit_code == 1


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx", "a.XLS", "a.xlsm", "a.csv", "a.tsv", "a.json", "a.htm"])
def test_every_format_is_looked_for_in_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Title\ntext")
    assert titles(parse(tmp_path)) == ["Title"]


def test_a_file_of_no_known_ending_is_read_where_it_is_named(documents: Path) -> None:
    (documents / "release").write_text("Title R\ntext")
    assert titles(parse(documents / "release")) == ["Title R"]
    assert "Title R" not in titles(parse(documents))


def test_archives_in_a_folder_are_passed_over_with_a_warning(documents: Path) -> None:
    (documents / "a.zip").touch()
    result = parse(documents)
    assert f"warning: {documents / 'a.zip'}: not read yet: zip" in result.stderr.splitlines()
    assert len(titles(result)) == 3
    assert result.exit_code == 0


@pytest.mark.parametrize("name", ["~$book.xlsx", "._page.html"])
def test_what_other_programs_leave_in_a_folder_is_no_document(documents: Path, name: str) -> None:
    (documents / name).write_text("")
    assert parse(documents).exit_code == 0


def test_document_beyond_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(128 * 1024 * 1024 + 1)
    result = parse(tmp_path / "huge.html")
    assert "134217729 bytes, more than 134217728" in result.stderr
    assert result.exit_code == 1


def test_output_writes_a_file_a_document(documents: Path, tmp_path: Path) -> None:
    result = parse(documents, "--output", tmp_path / "out")
    assert result.stdout == ""
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "title-a-en.json",
        "title-b-en.json",
        "title-c-en.json",
    ]
    assert decode((tmp_path / "out" / "title-a-en.json").read_bytes()).title == "Title A"


def test_two_documents_with_one_identity_are_both_kept(documents: Path, tmp_path: Path) -> None:
    (documents / "b.md").write_text("Title A\nother text")
    result = parse(documents / "a.txt", documents / "b.md", "--output", tmp_path / "out")
    first, second = documents / "a.txt", documents / "b.md"
    warning = f"warning: {second}: same release_id as {first}; written as title-a-en-2.json"
    assert warning in result.stderr.splitlines()
    texts = [decode(path.read_bytes()).text for path in sorted((tmp_path / "out").iterdir())]
    assert sorted(texts) == ["other text", "text"]


def test_output_that_cannot_be_written_is_wrong_usage(documents: Path) -> None:
    result = parse(documents / "a.txt", "--output", documents / "b.md")
    assert result.stderr.splitlines()[-1].startswith("error: cannot write ")
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("release_id", "stem"),
    [
        ("economy/prices/1/en", "economy-prices-1-en"),
        ("../../etc/passwd", "etc-passwd"),
        ("...", "release"),
        ("инфляция-ru", "инфляция-ru"),
        ("ы" * 300, "ы" * 100),
    ],
)
def test_identity_as_a_file_name(release_id: str, stem: str) -> None:
    assert safe_stem(release_id) == stem
