"""Files are there whole or not at all, and what is no file is left what it is."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from jixiao.writing.files import write_whole


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "真.json").write_text("old", encoding="utf-8")
    (tmp_path / "链.json").symlink_to("真.json")
    write_whole(tmp_path / "链.json", b"new")
    assert (tmp_path / "链.json").is_symlink()
    assert (tmp_path / "真.json").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["真.json", "链.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"data")
    reader.join(10)
    assert got == [b"data"]
    assert pipe.is_fifo()
