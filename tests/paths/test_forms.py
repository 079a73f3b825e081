"""The forms of a folder, and the files of it that are passed over."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from jixiao import fill, load_forms
from jixiao.application.templates.making import template_for
from jixiao.cli.main import run
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.paths.forms import forms_at, given_forms

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


def _wrong_template(path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, None)))
    book["基本情况"]["B2"] = "评价表"
    book.save(path)


def test_what_is_wrong_in_templates_of_a_folder_names_the_file(folder: Path) -> None:
    _wrong_template(Path("表/二队/三.xlsx"))
    with pytest.raises(UserError) as caught:
        forms_at(Path("表"))
    assert caught.value.text.zh.startswith(f"{Path('二队/三.xlsx')}：基本情况!B2 “表种”")


def test_what_is_wrong_in_one_of_several_files_names_it(folder: Path) -> None:
    _wrong_template(Path("一.xlsx"))
    _wrong_template(Path("二.xlsx"))
    with pytest.raises(UserError) as caught:
        given_forms([Path("一.xlsx"), Path("二.xlsx")])
    assert [each.message.zh.partition("：")[0] for each in caught.value.findings] == [
        "一.xlsx",
        "二.xlsx",
    ]
    with pytest.raises(UserError) as caught:
        given_forms(Path("一.xlsx"))
    assert caught.value.text.zh.startswith("基本情况!B2 ")


def test_what_no_form_can_be_made_of_names_the_file_of_the_form(folder: Path) -> None:
    for name in ("一", "二"):
        book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, None)))
        book["基本情况"]["C2"] = "国家样表"
        book.save(Path(f"表/{name}.xlsx"))
    with pytest.raises(UserError) as caught:
        fill(load_forms([Path("表/一.xlsx"), Path("表/二.xlsx")]), "docx")
    assert "一.xlsx" not in caught.value.text.zh  # data alone have no file
    with pytest.raises(UserError) as caught:
        fill([Path("表/一.xlsx"), Path("表/二.xlsx")], "docx")
    assert [each.message.zh.partition(" ")[0] for each in caught.value.findings] == [
        "第1张表（一.xlsx）：基本情况!C2",
        "第2张表（二.xlsx）：基本情况!C2",
    ]


def test_a_copy_byte_by_byte_is_taken_once_and_told(folder: Path) -> None:
    Path("表/一 - 副本.yaml").write_bytes(Path("表/一.yaml").read_bytes())
    found = forms_at(Path("表"))
    assert [each.source for each in found.forms] == ["一.yaml", str(Path("二队/二.yaml"))]
    (told,) = [each for each in found.aside if each.code == "E016"]
    assert told.message.zh == "一 - 副本.yaml 与 一.yaml 是同一个文件（内容一字不差），只取一份"
    assert told.severity is Severity.REMARK
    assert run(["fill", "表", "全部.yaml", "--draft"]) in (0, 1)
    assert Path("全部.yaml").read_text(encoding="utf-8").count("project: 道路养护") == 1


def test_an_unreadable_file_is_told_beside_what_is_wrong_in_others(folder: Path) -> None:
    Path("表/一.yaml").write_text("kind: monitoring\nyaer: 2024\n", encoding="utf-8")
    Path("表/坏.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(UserError) as caught:
        forms_at(Path("表"))
    told = [each.message.zh for each in caught.value.findings]
    assert any("yaer" in each for each in told)
    assert any("坏.xlsx" in each for each in told)
