"""What comes out of a ZIP, and what stays packed."""

from __future__ import annotations

import stat
import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo
from zlib import crc32

import pytest

from scraper.containers.errors import ContainerError, NotUnpackedError
from scraper.containers.limits import Limits
from scraper.containers.unpack import DEFAULT_LIMITS, unpack
from scraper.exits import Exit

MIB = 1024 * 1024


def zip_of(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def outcomes(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, bytes | str]]:
    """What each member holds, or why it stays packed."""
    found: list[tuple[str, bytes | str]] = []
    for member in unpack(BytesIO(data), limits):
        try:
            with member.open() as stream:
                found.append((member.name, stream.read()))
        except ContainerError as error:
            found.append((member.name, error.outcome))
    return found


def contents(data: bytes, limits: Limits = DEFAULT_LIMITS) -> dict[str, bytes | str]:
    return dict(outcomes(data, limits))


def refusal(data: bytes, limits: Limits = DEFAULT_LIMITS) -> ContainerError:
    with pytest.raises(ContainerError) as caught:
        next(unpack(BytesIO(data), limits))
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == Exit.FAILED
    return caught.value


def with_entry(data: bytes, member: bytes, offset: int, layout: str, value: int) -> bytes:
    """The ZIP with one field of the directory entry of `member` set to `value`."""
    changed = bytearray(data)
    (directory,) = struct.unpack_from("<I", data, data.rindex(b"PK\x05\x06") + 16)
    start = data.index(member, directory) - 46
    struct.pack_into(layout, changed, start + offset, value)
    return bytes(changed)


def test_members_come_in_the_order_of_the_directory(tmp_path: Path) -> None:
    path = tmp_path / "prices.zip"
    path.write_bytes(zip_of({"Том 1/Цены.xls": b"one", "empty/": b"", "b.pdf": b"%PDF-", "a.txt": b""}))
    members = [(member.name, member.size) for member in unpack(path)]
    assert members == [("Том 1/Цены.xls", 3), ("b.pdf", 5), ("a.txt", 0)]
    assert [member.open().read() for member in unpack(path)] == [b"one", b"%PDF-", b""]


def test_member_is_read_in_parts() -> None:
    data = bytes(range(256)) * 2000
    members = unpack(BytesIO(zip_of({"a": data})))
    with next(members).open() as stream:
        parts = list(iter(lambda: stream.read(100_000), b""))
    assert [len(part) for part in parts] == [100_000] * 5 + [12_000]
    assert b"".join(parts) == data


def test_container_in_a_container_stays_packed() -> None:
    inner = zip_of({"deep.txt": b"x"})
    assert contents(zip_of({"inner.zip": inner})) == {"inner.zip": inner}


def test_zip_that_holds_itself_is_unpacked_once() -> None:
    quine = zip_of({"r/r.zip": zip_of({"r/r.zip": b"and so on"})})
    assert list(contents(quine)) == ["r/r.zip"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"Rar!\x1a\x07\x01\x00", "rar: kept packed: no library reads it without an external program"),
        (b"7z\xbc\xaf\x27\x1c", "7z: kept packed: no library reads it without an external program"),
        (b"\x1f\x8b\x08\x00", "gzip: kept packed: the bureau is not known to use it"),
        (b"%PDF-1.7", "application/pdf: no container"),
        (b"", "unknown format: no container"),
    ],
)
def test_what_is_not_unpacked(data: bytes, line: str) -> None:
    with pytest.raises(NotUnpackedError) as caught:
        next(unpack(BytesIO(data)))
    assert (str(caught.value), caught.value.outcome) == (line, "not_unpacked")


def test_workbook_is_a_document_and_no_container() -> None:
    assert refusal(zip_of({"xl/workbook.xml": b"<workbook/>"})).outcome == "not_unpacked"


def test_bomb_is_refused_before_anything_is_decoded() -> None:
    error = refusal(zip_of({"zeros": b"\0" * 32 * MIB}))
    assert error.outcome == "bomb"
    assert str(error).endswith(f"bytes that become {32 * MIB}")


def test_empty_table_that_packs_well_is_no_bomb() -> None:
    assert contents(zip_of({"zeros": b"\0" * MIB})) == {"zeros": b"\0" * MIB}


def overlapping(count: int) -> bytes:
    """Directory entries that all lead to the same packed bytes."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(range(256)) * 256)
        for _ in range(count - 1):
            archive.filelist.append(archive.filelist[0])
    return file.getvalue()


def test_members_that_share_their_bytes_are_a_bomb() -> None:
    assert str(refusal(overlapping(100))) == "zip: members that overlap"


def test_member_that_lies_inside_another_is_a_bomb() -> None:
    inner = zip_of({"kernel": b"k" * 1000}, ZIP_STORED)
    data = zip_of({"outer": inner, "z": b"1"}, ZIP_STORED)
    at = data.index(b"PK\x03\x04", 4)
    assert refusal(with_entry(data, b"z", 42, "<I", at)).outcome == "bomb"


def test_member_gives_no_more_than_the_directory_declares() -> None:
    data = with_entry(zip_of({"a": b"x" * 5000}), b"a", 24, "<I", 10)
    assert contents(data) == {"a": "corrupt"}


@pytest.mark.parametrize(
    ("limits", "outcome", "line"),
    [
        (Limits(max_members=2), "too_many_members", "zip: 3 members, more than 2"),
        (Limits(max_bytes=2999), "too_large", "zip: 3000 bytes unpacked, more than 2999"),
    ],
)
def test_limits(limits: Limits, outcome: str, line: str) -> None:
    error = refusal(zip_of(dict.fromkeys("abc", b"x" * 1000)), limits)
    assert (error.outcome, str(error)) == (outcome, line)


def test_what_is_just_within_the_limits_is_unpacked() -> None:
    data = zip_of(dict.fromkeys("abc", b"x" * 1000))
    assert len(contents(data, Limits(max_members=3, max_bytes=3000))) == 3


def test_directory_larger_than_any_that_is_allowed_is_not_read() -> None:
    data = zip_of({f"{number:06}": b"" for number in range(3000)}, ZIP_STORED)
    error = refusal(data, Limits(max_members=10))
    assert (error.outcome, str(error)) == ("too_many_members", "zip: a directory of more than 131072 bytes")


def test_zip_without_members() -> None:
    assert refusal(zip_of({})).outcome == "empty"
    assert refusal(zip_of({"only a folder/": b""})).outcome == "empty"


@pytest.mark.parametrize("kept", [10, 100, -1])
def test_zip_that_is_cut_off(kept: int) -> None:
    assert refusal(zip_of({"a": bytes(range(256))}, ZIP_STORED)[:kept]).outcome == "corrupt"


def test_zip_whose_start_is_missing() -> None:
    data = zip_of({"a": b"x" * 1000, "b": b"y" * 1000}, ZIP_STORED)
    assert str(refusal(b"PK\x03\x04" + data[100:])) == "zip: a member before the start of the file"


def test_member_behind_the_end_of_the_file() -> None:
    data = with_entry(zip_of({"a": b"x"}), b"a", 42, "<I", 100_000)
    assert str(refusal(data)) == "zip: a member behind the end of the file"


def test_version_of_the_format_that_zipfile_does_not_know() -> None:
    assert refusal(with_entry(zip_of({"a": b"x"}), b"a", 6, "<H", 99)).outcome == "unsupported"


def test_damaged_member_does_not_keep_the_others_packed() -> None:
    data = bytearray(zip_of({"a": b"first", "b": b"second", "c": b"third"}, ZIP_STORED))
    data[data.index(b"second")] ^= 1
    assert contents(bytes(data)) == {"a": b"first", "b": "corrupt", "c": b"third"}


def test_damaged_deflate_stream() -> None:
    data = bytearray(zip_of({"a": bytes(range(256)) * 9, "b": b"fine"}))
    data[31:60] = b"\xff" * 29
    assert contents(bytes(data)) == {"a": "corrupt", "b": b"fine"}


def test_encrypted_member_does_not_keep_the_others_packed() -> None:
    data = with_entry(zip_of({"a": b"first", "b": b"second"}), b"b", 8, "<H", 1)
    assert contents(data) == {"a": b"first", "b": "encrypted"}


def test_method_that_cannot_be_bounded() -> None:
    assert contents(zip_of({"a": b"x" * 1000}, ZIP_LZMA)) == {"a": "unsupported"}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_no_files(kind: int) -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        link = ZipInfo("passwords")
        link.external_attr = (kind | 0o777) << 16
        archive.writestr(link, b"/etc/passwd")
        archive.writestr("a", b"fine")
    assert contents(file.getvalue()) == {"passwords": "special_file", "a": b"fine"}


def test_second_member_of_a_name_stays_packed() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("a/b", b"1")
        archive.writestr("a/../a//b", b"2")
        archive.writestr("./a/b", b"3")
    assert outcomes(file.getvalue()) == [("a/b", b"1"), ("a/a/b", b"2"), ("a/b", "duplicate_name")]


def test_errors_of_the_reader_are_not_taken_for_damage() -> None:
    members = unpack(BytesIO(zip_of({"a": b"x"})))
    with pytest.raises(EOFError), next(members).open():
        raise EOFError


def test_member_cannot_be_read_after_the_iteration() -> None:
    (member,) = unpack(BytesIO(zip_of({"a": b"x"})))
    with pytest.raises(ValueError, match="the iteration over the members has ended"):
        member.open()


def encoded(name: bytes, *, extra: bytes = b"", flags: int = 0) -> bytes:
    """A ZIP whose only member has a name in some encoding."""
    file = BytesIO()
    entry = ZipInfo("x" * len(name))
    entry.extra = extra
    with ZipFile(file, "w") as archive:
        archive.writestr(entry, b"")
    data = file.getvalue().replace(entry.filename.encode(), name)
    return with_entry(data, name, 8, "<H", flags)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Цены за 2019 год.xls".encode("cp866"), "Цены за 2019 год.xls"),
        ("Цены № 1.xls".encode("cp866"), "Цены № 1.xls"),
        ("Цены за 2019 год.xls".encode("cp1251"), "Цены за 2019 год.xls"),
        ("Халық саны.xls".encode("kz1048"), "Халық саны.xls"),
        ("Халық саны.xls".encode(), "Халық саны.xls"),
        (b"\xb0\xdb.xls", "░█.xls"),
        (b"plain.txt", "plain.txt"),
        (b"nul\x00byte", "nul\ufffdbyte"),
    ],
)
def test_names_without_a_declared_encoding(name: bytes, expected: str) -> None:
    assert [member.name for member in unpack(BytesIO(encoded(name)))] == [expected]


def test_name_in_the_extra_field_goes_before_a_guess() -> None:
    name, told = b"?????.xls", "Сауда.xls".encode()
    field = b"\x01" + struct.pack("<L", crc32(name)) + told
    extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert [member.name for member in unpack(BytesIO(encoded(name, extra=extra)))] == ["Сауда.xls"]
    other = extra.replace(struct.pack("<L", crc32(name)), b"\0\0\0\0")
    assert [member.name for member in unpack(BytesIO(encoded(name, extra=other)))] == ["?????.xls"]


def test_name_that_is_not_what_it_declares_to_be() -> None:
    assert refusal(encoded(b"\xff\xfe.xls", flags=0x800)).outcome == "corrupt"


def test_paths_out_of_the_container_are_shown_without_the_way_out() -> None:
    data = zip_of({"../../etc/passwd": b"x"})
    (member,) = unpack(BytesIO(data))
    assert (member.name, member.told) == ("etc/passwd", "../../etc/passwd")


def test_disk_that_refuses_is_not_a_damaged_container(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(unpack(tmp_path / "nothing.zip"))
