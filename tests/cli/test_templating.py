"""``jixiao template`` says what comes next, by the kind of form."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao import FormData, fill
from jixiao.cli.main import run
from jixiao.core.formdata import IndicatorData


@pytest.mark.parametrize(
    ("kind", "out", "then"),
    [
        ("自评表", "模板.xlsx", "jixiao fill 模板.xlsx 自评表.docx"),
        ("监控表", "模板.xlsx", "jixiao monitor 模板.xlsx 监控表.docx"),
        ("目标申报表", "模板.xlsx", "jixiao fill 模板.xlsx 目标申报表.docx"),
        ("部门整体自评表", "模板.xlsx", "jixiao fill 模板.xlsx 部门整体自评表.docx"),
        ("监控表", "空表.docx", "jixiao monitor 空表.docx 监控表.xlsx"),
    ],
)
def test_the_next_command_is_that_of_the_kind(
    kind: str,
    out: str,
    then: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["template", kind, out]) == 0
    assert capsys.readouterr().err == f"已写出 {out}。填好后运行：{then}\n"


def test_a_layout_goes_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "模板.xlsx")
    name = "部门项目支出绩效自评表（宁夏2024，带得分计算方法）"
    assert run(["template", "自评表", out, "--layout", name]) == 0
    assert run(["template", "自评表", out, "--layout", "没有的样式"]) == 2
    assert f"ningxia-2024 {name}" in capsys.readouterr().err


def test_of_two_prints_of_last_years_form_the_newest_is_taken_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "去年"
    folder.mkdir()
    for name, target in (("自评表初稿", "≥900人"), ("自评表修改稿", "≥1000人")):
        row = IndicatorData(level1="产出指标", level2="数量指标", name="培训人次", target=target)
        form = FormData(
            kind="self_evaluation",
            year=2024,
            project="培训经费",
            implementing_unit="某县社保中心",
            indicators=(row,),
        )
        (made,) = fill([form], "docx", draft=True).files
        (folder / f"{name}.docx").write_bytes(made.content)
    out = tmp_path / "模板.xlsx"
    assert run(["template", "自评表", str(out), "--last", str(folder)]) == 0
    assert "较新的是 自评表修改稿.docx" in capsys.readouterr().err
    rows = list(openpyxl.load_workbook(out)["指标"].iter_rows(min_row=2, values_only=True))
    assert [row[4] for row in rows if row[3]] == ["≥1000人"]
