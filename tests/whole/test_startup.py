"""What a command does not load: a second's wait on an old PC for every question is noticed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ARGUMENTS = ("click", "inspect", "pathlib", "decimal", "json", "msgspec")
_WRITERS = ("docx", "lxml", "openpyxl", "rich", "typst", "xlsxwriter", "yaml")
_READERS = ("pypdfium2", "xlrd")
FORM = """某县项目支出绩效自评表
（2023年度）

项目名称\t印刷费\t\t\t\t
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t印刷数量\t100份\t100份\t50\t50
效益指标\t社会效益指标\t知晓率\t≥90%\t95%\t40\t40
"""


def _loaded(arguments: list[str], names: tuple[str, ...], folder: Path) -> list[str]:
    """Which of the modules, and of our own, a command has loaded when it ends."""
    code = (
        "import sys\nfrom jixiao.cli.main import run\n"
        f"run({arguments!r})\nprint(*[each for each in {names!r} if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=folder, text=True, check=True
    )
    return done.stdout.splitlines()[-1].split()


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], []])
def test_a_question_about_the_command_itself_loads_no_command(
    arguments: list[str], tmp_path: Path
) -> None:
    ours = ("jixiao.cli.group", "jixiao.cli.failing", "jixiao.core", "jixiao.reading")
    assert _loaded(arguments, (*_ARGUMENTS, *_WRITERS, *_READERS, *ours), tmp_path) == []


def test_an_explanation_reads_and_writes_no_files(tmp_path: Path) -> None:
    unneeded = [each for each in (*_WRITERS, *_READERS) if each != "rich"]  # draws the examples
    assert _loaded(["explain", "F801"], tuple(unneeded), tmp_path) == []


def test_a_review_loads_what_its_file_and_format_need(tmp_path: Path) -> None:
    (tmp_path / "自评表.txt").write_text(FORM, encoding="utf-8")
    others = ("jixiao.reading.word.document", "jixiao.reading.sheets.xlsx", "jixiao.reading.html")
    seldom = ("importlib.resources", "html", "secrets", "shutil", "traceback")
    unneeded = (*_WRITERS, *_READERS, *others, *seldom, "jixiao.rendering.html")
    assert _loaded(["review", "自评表.txt"], (*unneeded, "json"), tmp_path) == []
    unneeded = (*unneeded, "jixiao.rendering.text")
    assert _loaded(["review", "自评表.txt", "--format", "json"], unneeded, tmp_path) == []
