"""``jixiao survey``: files made, never over others, and what a tally comes to."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao.cli.main import run


def survey(*arguments: str | Path) -> int:
    return run(["survey", *map(str, arguments)])


def test_a_tally_is_written_filled_and_read(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    tally = tmp_path / "统计.xlsx"
    assert survey(tally, "--of", "经办服务") == 0
    assert survey(tally, "--of", "经办服务") == 2
    book = openpyxl.load_workbook(tally)
    book.worksheets[0]["C9"], book.worksheets[0]["F9"] = 12, 1
    book.save(tally)
    capsysbinary.readouterr()
    assert survey(tally, "--result") == 0
    assert capsysbinary.readouterr().out.decode().startswith("满意度92.31%（n=13）\n")


def test_a_questionnaire_of_nothing_is_refused(tmp_path: Path) -> None:
    assert survey(tmp_path / "问卷.docx") == 2
    assert not (tmp_path / "问卷.docx").exists()
