"""PDFs that are scanned, locked, cut off, or made to hurt: one clear line, and the rest still read."""

from __future__ import annotations

import subprocess
import sys
import zlib

import pytest
from fpdf.enums import EncryptionMethod
from pdf_objects import CATALOG, FONT, HELLO, PAGE, cyrillic, plain, stream, written
from pdf_pages import PROSE, Book, add_scan
from reader_help import load

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from parsers.readers.pdf.ranges import as_ranges
from parsers.readers.pdf.witness import Witness
from parsers.release import parse_release

RUSSIAN = (
    "Объем производства в январе-июне 2025 года составил 4,5 млрд. тенге и вырос на 3,2% к тому же периоду."
)
READ = "Prices in the regions"


def _refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableDocumentError) as caught:
        load(data)
    assert "\n" not in str(caught.value)
    return caught.value.reason, str(caught.value)


def test_a_scanned_document_is_said_to_be_scanned() -> None:
    book = Book()
    add_scan(book)
    add_scan(book)
    reason, message = _refusal(book.done())
    assert reason == "scanned"
    assert "scanned" in message


def test_scanned_pages_among_others_are_left_out_and_told() -> None:
    book = Book()
    book.add_page()
    book.prose("Prices in May 2025", size=18)
    for _ in range(2):
        add_scan(book)
    book.add_page()
    book.prose(PROSE)
    add_scan(book)
    data = book.done()
    document = load(data)
    assert document.notes == ("pages 2-3, 5: scanned, an image without text",)
    assert PROSE in document.text
    failed = [check for check in parse_release(data, Origin("b.pdf")).checks if check.verdict == "fail"]
    assert [(check.rule, check.detail) for check in failed] == [("pages_are_read", document.notes[0])]


def test_a_document_without_letters_for_its_glyphs_is_reported_not_read() -> None:
    assert RUSSIAN in " ".join(load(cyrillic([(10, RUSSIAN)])).text.split())
    reason, message = _refusal(cyrillic([(10, RUSSIAN)], mapped=False))
    assert reason == "unreadable_text"
    assert "page 1" in message


def test_letters_that_make_no_words_are_reported() -> None:
    book = Book()
    book.add_page()
    book.prose(RUSSIAN.encode("cp1251").decode("latin-1").replace("\x98", "") * 2)
    book.add_page()
    book.prose(PROSE)
    document = load(book.done())
    assert document.notes == ("page 1: letters that make no words",)
    assert document.text.strip() == PROSE


@pytest.mark.parametrize("method", [EncryptionMethod.RC4, EncryptionMethod.AES_128, EncryptionMethod.AES_256])
def test_a_pdf_that_anybody_may_open_is_read_and_a_locked_one_refused(method: EncryptionMethod) -> None:
    for password, is_read in ((None, True), ("secret", False)):
        book = Book()
        book.set_encryption("owner", password, method)
        book.add_page()
        book.prose(PROSE)
        data = book.done()
        if is_read:
            assert load(data).text == PROSE
        else:
            assert _refusal(data)[0] == "encrypted"


def test_a_pdf_that_was_cut_off_is_refused() -> None:
    book = Book()
    for number in range(5):
        book.add_page()
        book.prose(f"Chapter {number}. {PROSE}")
    data = book.done()
    cut_off = "the PDF is cut off: its end is missing"
    assert _refusal(data[: len(data) // 20]) == ("truncated", cut_off)
    assert _refusal(data[: 9 * len(data) // 10]) == ("truncated", cut_off)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF",
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF",
    ],
)
def test_a_corrupt_pdf_is_refused(data: bytes) -> None:
    assert _refusal(data)[0] in {"damaged", "empty"}


def test_a_renamed_image_is_no_pdf() -> None:
    assert _refusal(b"\x89PNG\r\n\x1a\n" + bytes(200))[0] == "unsupported_format"


def test_ten_thousand_pages_are_too_many() -> None:
    kids = b"<</Type/Pages/Kids[%s]/Count 10000>>" % (b"3 0 R " * 10_000)
    assert _refusal(plain(kids=kids)) == ("too_large", "10000 pages of PDF; at most 2000 are read")


def test_a_count_that_lies_is_not_believed() -> None:
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    assert READ in load(plain(kids=kids)).text


@pytest.mark.parametrize(
    "kids",
    [
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
        b"<</Type/Pages/Kids 7 0 R/Count 2>>\nendobj\n7 0 obj\n[2 0 R 3 0 R]",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/Deep " + b"[" * 5000 + b"]" * 5000 + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/Deep " + b"<</A" * 5000 + b">>" * 5000 + b">>",
    ],
)
def test_objects_that_hold_themselves_or_too_many_others_are_damage(kids: bytes) -> None:
    assert _refusal(plain(kids=kids))[0] == "damaged"


def test_objects_packed_in_a_stream_are_looked_at_too() -> None:
    packed = b"7 0 " + b"[" * 5000 + b"]" * 5000
    folded = zlib.compress(packed)
    entries = b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"
    data = written({
        1: CATALOG, 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: PAGE, 4: stream(HELLO), 5: FONT,
        6: stream(folded, entries),
    })  # fmt: skip
    assert _refusal(data)[0] == "damaged"


def _form(content: bytes, number: int) -> bytes:
    resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>" % number
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + resources)


def test_a_form_that_draws_itself_is_read_once() -> None:
    data = plain(HELLO + b"/X Do", form=_form(HELLO + b"/X Do /X Do", 6))
    assert READ in load(data).text


def test_forms_that_draw_forms_ten_times_each_end() -> None:
    objects = {
        1: CATALOG, 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: PAGE, 4: stream(HELLO + b"/X Do"), 5: FONT,
    }  # fmt: skip
    objects |= {6 + level: _form(b"/X Do " * 10, 7 + level) for level in range(8)}
    objects[14] = _form(HELLO, 14)
    assert READ in load(written(objects)).text


def test_a_stream_that_unfolds_to_gigabytes_does_no_harm() -> None:
    folder = zlib.compressobj(9)
    bomb = b"".join(folder.compress(bytes(1 << 20)) for _ in range(300)) + folder.flush()
    assert _refusal(plain(contents=stream(bomb, b"/Filter/FlateDecode")))[0] == "empty"


def test_a_page_of_a_million_glyphs_is_too_large() -> None:
    folded = zlib.compress(HELLO * 60_000)
    reason, message = _refusal(plain(contents=stream(folded, b"/Filter/FlateDecode")))
    assert (reason, message) == ("too_large", "a page of the PDF has more than 50000 texts")


@pytest.mark.parametrize(
    "data",
    [
        plain(contents=b"<</Length 4 0 R>>\nstream\n" + HELLO + b"\nendstream"),
        plain(page=PAGE.replace(b"/MediaBox[0 0 595 842]", b"")),
        plain(kids=b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>"),
        plain(b"q " * 100_000 + HELLO),
    ],
)
def test_other_loops_and_gaps_do_not_stop_the_reading(data: bytes) -> None:
    assert READ in load(data).text


def test_fonts_that_both_libraries_read_alike_are_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    ask = Witness._ask

    def counted(self: Witness, number: int) -> object:
        asked.append(number)
        return ask(self, number)

    monkeypatch.setattr(Witness, "_ask", counted)
    book = Book()
    for number in range(30):
        book.add_page()
        book.prose(f"Chapter {number} says this: {PROSE}")
    assert load(book.done()).text.count(PROSE) == 30
    assert asked == [1]


def test_a_page_that_is_shown_turned_is_read_upright() -> None:
    content = b"BT /F1 12 Tf 0 1 -1 0 300 100 Tm (Prices in the regions) Tj ET"
    document = load(plain(content, page=PAGE.replace(b"/Contents", b"/Rotate 90/Contents")))
    assert document.text == READ


def test_the_libraries_of_pdfs_are_loaded_for_pdfs_only() -> None:
    program = "import sys, parsers.release; print({'pdfplumber', 'pdfminer', 'pdf_oxide'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_page_numbers_are_written_as_ranges() -> None:
    assert as_ranges([3]) == "page 3"
    assert as_ranges([3, 7, 8, 9]) == "pages 3, 7-9"
