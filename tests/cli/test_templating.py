"""``jixiao template`` says what comes next, by the kind of form."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import run


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
