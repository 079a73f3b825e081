"""``jixiao summary`` from the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import run
from tests.application.summing_data import REPORT, form, project_list


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of forms of two units and a report, and a list of projects beside it."""
    given = tmp_path / "2024年"
    for each in (form(), form("某县社保中心", "待遇认证", executed="8"), REPORT):
        (given / each.name).parent.mkdir(exist_ok=True)
        (given / each.name).write_bytes(each.content)
    listed = project_list("1\t参保扩面经费\t某县医保中心\t10", "2\t异地核查\t某县医保中心\t30")
    (tmp_path / listed.name).write_bytes(listed.content)
    return given


def test_it_says_what_it_wrote_with_counts_and_what_it_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "汇总表.xlsx"
    assert run(["summary", str(folder), str(out)]) == 0
    told = capsys.readouterr().err
    assert out.read_bytes()[:2] == b"PK"
    assert f"已写出 {out}：2个单位的2024年度绩效自评表2张，没有计入的1个。" in told
    assert "没有计入：2024年/报告.txt：没有认出绩效表" in told


def test_a_list_and_letters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, letters = folder / "汇总.docx", folder / "催报"
    options = ["--list", str(folder.parent / "项目清单.txt"), "--reminders", str(letters)]
    assert run(["summary", str(folder), str(out), *options]) == 0
    told = capsys.readouterr().err
    assert "对照清单2个项目：已报1，未报1，存疑0，清单外1，金额不同0。" in told
    assert [each.name for each in letters.iterdir()] == ["催报通知-某县医保中心.docx"]
    # what was written into the folder is no form of it when it is done again
    assert run(["summary", str(folder), str(out), *options, "--force"]) == 0
    assert "没有计入的1个" in capsys.readouterr().err


def test_nothing_is_overwritten_without_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "汇总表.xlsx"
    out.write_text("手填的", encoding="utf-8")
    assert run(["summary", str(folder), str(out)]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "手填的"


def test_data_in_a_folder_count_and_other_data_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "汇总表.xlsx"
    data = folder / "表.yaml"
    data.write_text(
        "{kind: self_evaluation, year: 2024, project: 宣传, implementing_unit: 某县就业局,"
        " indicators: [{name: 宣传场次, target: ≥2场, actual: 3场, points: '90', score: '90'}]}",
        encoding="utf-8",
    )
    (folder / "审核结果.json").write_text('{"documents": []}', encoding="utf-8")
    assert run(["summary", str(folder), str(out)]) == 0
    said = capsys.readouterr().err
    assert "3个单位的2024年度绩效自评表3张，没有计入的2个" in said
    assert "没有计入：审核结果.json：不是绩效表的数据" in said
    data.write_text("{kind: self_evaluation, project: [", encoding="utf-8")
    assert run(["summary", str(folder), str(out), "--force"]) == 2
    assert "读不出来：表.yaml：" in capsys.readouterr().err


def test_two_versions_and_the_choice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = form(score="98", name="扩面(最终).txt")
    (folder / again.name).write_bytes(again.content)
    out = folder.parent / "汇总表.xlsx"
    assert run(["summary", str(folder), str(out)]) == 0
    said = capsys.readouterr().err
    assert "绩效自评表2张，复本1份没有重复计" in said
    assert "E015" in said
    assert run(["summary", str(folder), str(out), "--versions", "all", "--force"]) == 0
    assert "绩效自评表3张" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_summed_up(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    out = folder.parent / "汇总.html"
    assert run(["summary", str(folder), str(folder / "没有.docx"), str(out)]) == 2
    told = capsys.readouterr().err
    assert "读不出来：2024年/坏.docx" in told
    assert "没有.docx" in told
    assert "某县社保中心" in out.read_text(encoding="utf-8")


def test_all_that_is_wrong_is_told_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = str(folder.parent / "催报")
    given = ["summary", str(folder), str(folder.parent / "汇总.csv"), "--rules", "没有"]
    assert run([*given, "--reminders", letters]) == 2
    told = capsys.readouterr().err
    assert "共3处" in told
    assert not Path(letters).exists()


def test_a_folder_without_a_form_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / REPORT.name).write_bytes(REPORT.content)
    out = tmp_path / "汇总表.xlsx"
    assert run(["summary", str(tmp_path / REPORT.name), str(out)]) == 2
    assert "没有可以汇总的绩效表" in capsys.readouterr().err
    assert not out.exists()


def test_english(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder.parent / "summary.xlsx"
    assert run(["summary", str(folder), str(out), "--lang", "en"]) == 0
    assert "2 forms of 2 units" in capsys.readouterr().err
