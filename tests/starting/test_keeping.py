"""What is kept beside the bytecode: whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jixiao.starting.keeping import beside_bytecode, keep


def test_it_is_kept_where_python_keeps_its_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert beside_bytecode(tmp_path / "a.toml", "json") == tmp_path / "__pycache__" / "a.toml.json"
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    assert tmp_path / "elsewhere" in beside_bytecode(tmp_path / "a.toml", "json").parents


def test_nothing_is_left_of_what_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    taken = tmp_path / "__pycache__"
    taken.mkdir()
    (taken / "a.json").mkdir()
    keep(taken / "a.json", b"x")
    assert [each.name for each in taken.iterdir() if each.is_file()] == []
    keep(taken / "b.json", b"x")
    assert (taken / "b.json").read_bytes() == b"x"
