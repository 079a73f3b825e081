"""Files are there whole or not at all, and what is no file is left what it is."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

import jixiao
from jixiao.writing.files import FORMATS, made, write_whole
from jixiao.writing.pages.page import Meta, Page, Paragraph


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


@pytest.mark.skipif(os.name == "nt", reason="no modes of this kind here")
def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    (tmp_path / "旧.json").write_bytes(b"old")
    (tmp_path / "旧.json").chmod(0o640)
    for name in ("新.json", "旧.json"):
        write_whole(tmp_path / name, b"new")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes["新.json"] == modes["usual"]
    assert modes["旧.json"] == 0o640


def test_nothing_touches_the_mask_of_the_process() -> None:
    source = Path(jixiao.__file__).parent
    assert [path.name for path in source.rglob("*.py") if "umask" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("char", ["\0", "\x1b", "\uffff", "\ud800"])
def test_a_title_may_hold_what_no_file_can(fmt: str, char: str) -> None:
    pages = [Page(name=f"表{char}一", blocks=(Paragraph(text=f"自评{char}表"),))]
    found = jixiao.review(jixiao.Source(f"a.{fmt}", made(pages, fmt, Meta(title=f"自评{char}表"))))
    assert [each.code for each in found.documents[0].findings] == ["R130"]
