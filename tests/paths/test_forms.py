"""The forms of a folder, and the files of it that are passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import run
from jixiao.core.errors import UserError
from jixiao.paths.forms import forms_at

FORM = """
kind: monitoring
year: 2024
as_of: 2024-06
project: {0}
implementing_unit: 平远县公路站
funding:
  - {{source: 年度资金总额, role: total, budget: "100.00", executed: "45.20"}}
indicators:
  - {{level1: 产出指标, level2: 数量指标, name: 养护里程, target: ≥320公里, actual: 150公里}}
  - {{level1: 满意度指标, level2: 服务对象满意度指标, name: 群众满意度, target: ≥90%, actual: 93.5%}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("表/二队").mkdir(parents=True)
    Path("表/一.yaml").write_text(FORM.format("道路养护"), encoding="utf-8")
    Path("表/二队/二.yaml").write_text(FORM.format("桥梁养护"), encoding="utf-8")
    Path("表/说明.txt").write_text("请各单位于三月底前报送。", encoding="utf-8")
    Path("表/报告.yaml").write_text("region: 平远县\n", encoding="utf-8")
    Path("表/~$一.docx").write_bytes(b"lock")
    Path("表/.隐藏.yaml").write_text("x", encoding="utf-8")
    Path("表/rules.toml").write_text("id = 'x'", encoding="utf-8")
    return tmp_path


def test_files_without_forms_are_told_and_the_others_go_on(folder: Path) -> None:
    found = forms_at(Path("表"))
    assert [each.data.project for each in found.forms] == ["道路养护", "桥梁养护"]
    assert [each.source for each in found.forms] == ["一.yaml", str(Path("二队/二.yaml"))]
    assert [each.message.zh for each in found.aside] == [
        "跳过了：报告.yaml 不是绩效表的数据",
        "跳过了：说明.txt 里没有认出绩效表",
    ]
    assert not found.unread


def test_what_is_wrong_in_a_form_is_not_passed_over(folder: Path) -> None:
    Path("表/三.yaml").write_text("kind: monitoring\nyaer: 2024\n", encoding="utf-8")
    with pytest.raises(UserError, match="三"):
        forms_at(Path("表"))


def test_a_folder_without_any_form_is_refused_with_each_of_its_files(folder: Path) -> None:
    with pytest.raises(UserError, match="没有绩效表") as caught:
        forms_at(Path("表"), without=(Path("表/一.yaml"), Path("表/二队")))
    assert len(caught.value.findings) == 3


@pytest.mark.parametrize(("broken", "status"), [(False, 0), (True, 2)])
@pytest.mark.parametrize("command", ["fill", "monitor"])
def test_a_command_goes_on_with_the_rest_of_a_folder(
    command: str, broken: bool, status: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if broken:
        Path("表/坏.pdf").write_bytes(b"%PDF-1.4 broken")
    assert run([command, "表", "表/监控表.docx", "--draft"]) in (status, 1)
    said = "".join(capsys.readouterr())
    assert "跳过了：说明.txt 里没有认出绩效表" in said
    assert ("跳过了：坏.pdf" in said) == broken
    assert "2张表" in said
    assert run([command, "表", "表/监控表.docx", "--draft", "--force"]) in (status, 1)
    assert "2张表" in "".join(capsys.readouterr())  # what it wrote is none of what it is given
