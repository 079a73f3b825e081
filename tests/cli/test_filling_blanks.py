"""``fill --blank`` and empty forms from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import run
from tests import office_blanks as office

DATA = """
kind: self_evaluation
year: 2024
project: 道路养护
supervising_department: 平远县交通局
implementing_unit: 平远县公路站
funding:
  - {source: 年度资金总额, role: total, initial_budget: "100.00", budget: "100.00", executed: "95.20"}
  - {source: 当年财政拨款, initial_budget: "100.00", budget: "100.00", executed: "95.20"}
goals:
  - {expected: 完成养护。, actual: 完成了养护。}
indicators:
  - {level1: 产出指标, level2: 数量指标, name: 养护里程, target: ≥320公里, actual: 322公里}
  - {level1: 效益指标, level2: 社会效益指标, name: 通行保障率, target: ≥85%, actual: 88.6%}
  - {level1: 满意度指标, level2: 服务对象满意度指标, name: 群众满意度, target: ≥90%, actual: 93.5%}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("数据.yaml").write_text(DATA, encoding="utf-8")
    Path("附件1.docx").write_bytes(office.word(office.NATIONAL))
    Path("附件2.xlsx").write_bytes(office.sheet(office.ROLL, "汇总表", ("单位：万元",)))
    return tmp_path


def test_a_blank_is_filled(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("附件1.docx").read_bytes()
    assert run(["fill", "数据.yaml", "自评表.docx", "--blank", "附件1.docx"]) == 0
    said = capsys.readouterr()
    assert "已写出 自评表.docx" in said.out + said.err
    assert "空表里待填的" in said.out + said.err
    assert Path("附件1.docx").read_bytes() == before
    assert run(["fill", "数据.yaml", "自评表.docx", "--blank", "附件1.docx"]) == 2
    assert "--force" in capsys.readouterr().err


def test_a_folder_of_forms_goes_into_a_list(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("表").mkdir()
    for number, unit in enumerate(("平远县公路站", "平远县桥梁站")):
        text = DATA.replace("平远县公路站", unit)
        Path(f"表/{number}.yaml").write_text(text, encoding="utf-8")
    assert run(["fill", "表", "汇总.xlsx", "--blank", "附件2.xlsx"]) == 0
    said = "".join(capsys.readouterr())
    assert "“全年预算数”←资金总额的全年预算数" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["自评表.docx", "--blank", "没有.docx"], "没有文件 没有.docx"),
        (["自评表.xlsx", "--blank", "附件1.docx"], "空表是 .docx"),
        (["自评表.docx", "--blank", "附件1.docx", "--layout", "national-2020"], "不和 --layout"),
        (["附件1.docx", "--blank", "附件1.docx", "--force"], "就是给的文件"),
        (["自评表.xlsx", "--blank", "附件2.xlsx", "--year", "2025"], "填汇总表不用 --year"),
    ],
)
def test_what_does_not_go_with_a_blank_is_told(
    arguments: list[str], words: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fill", "数据.yaml", *arguments]) == 2
    assert words in "".join(capsys.readouterr())
    assert not list(desk.glob("自评表.*"))


def test_messages_are_in_english_when_asked(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fill", "数据.yaml", "x.docx", "--blank", "附件1.docx", "--lang", "en"]) == 0
    assert "still open in the blank" in "".join(capsys.readouterr())


@pytest.mark.parametrize("kind", ["自评表", "监控表", "目标申报表", "部门整体自评表"])
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_an_empty_form_is_taken_as_a_blank(
    kind: str, ending: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["template", kind, f"空表.{ending}", "--empty-form"]
    assert run(arguments) == 0
    kinds = {"监控表": "monitoring", "目标申报表": "target_declaration"}
    own = kinds.get(kind, "department" if "部门" in kind else "self_evaluation")
    text = DATA.replace("self_evaluation", own)
    if own == "monitoring":
        text += "as_of: 2024-06\n"
    Path("数据.yaml").write_text(text, encoding="utf-8")
    status = run(["fill", "数据.yaml", f"表.{ending}", "--blank", f"空表.{ending}", "--draft"])
    said = "".join(capsys.readouterr())
    assert Path(f"表.{ending}").exists(), said
    assert status in (0, 1)
    assert "E082" not in said


def test_a_template_stays_a_template(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "自评表", "填写模板.xlsx"]) == 0
    assert run(["fill", "数据.yaml", "x.xlsx", "--blank", "填写模板.xlsx"]) == 2
    assert "是填写模板，不是空表" in "".join(capsys.readouterr())
