"""Tables as they were parsed before say what their files say now."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jixiao.knowledge.parsed import parsed


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "table.toml"
    path.write_text("share = 0.80\nfrom = 2024-01-01\ncount = 3\n", encoding="utf-8")
    return path


def test_decimals_and_dates_keep_their_digits_as_texts(table: Path) -> None:
    content = {"share": "0.80", "from": "2024-01-01", "count": 3}
    assert parsed(table) == content
    assert parsed(table) == content  # the kept one
    assert (table.parent / "__pycache__" / "table.toml.json").is_file()


def test_what_changed_is_parsed_anew(table: Path) -> None:
    parsed(table)
    table.write_text("share = 0.75\nlater = true\n", encoding="utf-8")
    assert parsed(table) == {"share": "0.75", "later": True}


def test_a_spoilt_kept_one_and_a_folder_that_takes_none_do_no_harm(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = parsed(table)
    (table.parent / "__pycache__" / "table.toml.json").write_bytes(b"{")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert parsed(table) == content
    other = table.parent / "other"
    other.mkdir()
    (other / "__pycache__").write_bytes(b"")
    moved = table.rename(other / "table.toml")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert parsed(moved) == content
