"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from records.write import write_atomically


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_new_file_in_a_new_folder(tmp_path: Path) -> None:
    path = tmp_path / "records" / "prices" / "1.en.json"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in path.parent.iterdir()] == ["1.en.json"]


def test_it_can_be_read_by_others(tmp_path: Path) -> None:
    path = tmp_path / "1.en.json"
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o644


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "1.en.json"
    path.write_bytes(b"old and longer")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(("module", "step"), [(os, "fsync"), (Path, "replace"), (Path, "chmod")])
def test_where_the_disk_refuses_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, step: str
) -> None:
    path = tmp_path / "1.en.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(module, step, refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["1.en.json"]


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "1.en.json", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "records").write_bytes(b"")
    with pytest.raises(OSError, match="records"):
        write_atomically(tmp_path / "records" / "1.en.json", b"new")
