"""What commands say of what they made: few findings one by one, many by kind, all in a file on request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import run
from jixiao.core.documents import Grid
from jixiao.reading import read_bytes


def county(count: int, **wrong: object) -> str:
    """So many forms, each with a wrong rate of execution."""
    forms = [
        {
            "kind": "self_evaluation",
            "year": 2024,
            "project": f"项目{number}",
            "implementing_unit": "某县统计局",
            "money_unit": "万元",
            "funding": [
                {"source": "年度资金总额", "role": "total", "budget": "100.00", "executed": "92.00"}
                | {"rate": "90%"}
            ],
            "indicators": [
                {"level1": "产出指标", "name": "购置电脑", "target": "≥30台", "actual": "30台"}
            ],
            **wrong,
        }
        for number in range(1, count + 1)
    ]
    return json.dumps({"forms": forms}, ensure_ascii=False)


def listed(path: Path) -> list[str]:
    """The texts of all cells of a list."""
    blocks = [
        each for document in read_bytes(path.read_bytes(), path.name) for each in document.blocks
    ]
    return [cell.text for each in blocks if isinstance(each, Grid) for cell in each.cells]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "全县.json"


def test_a_few_findings_are_told_one_by_one(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(county(3), encoding="utf-8")
    assert run(["fill", str(data), str(tmp_path / "表")]) == 1
    said = capsys.readouterr().err
    assert [said.count(f"第{number}张 项目{number}：[错误] T201") for number in (1, 2, 3)] == [
        1,
        1,
        1,
    ]
    assert "同类另有" not in said


def test_severities_are_called_as_a_review_calls_them(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = json.loads(county(1))
    given["forms"][0]["funding"][0] |= {"executed": "102.00", "rate": "102%"}
    data.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    run(["fill", str(data), str(data.with_suffix(".docx"))])
    filled = capsys.readouterr()
    run(["review", str(data.with_suffix(".docx"))])
    reviewed = capsys.readouterr()
    assert "[警告] T203" in filled.out + filled.err
    assert "警告 T203" in reviewed.out


def test_many_findings_are_told_by_kind_with_the_way_to_see_them_all(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(county(30), encoding="utf-8")
    assert run(["fill", str(data), str(tmp_path / "表")]) == 1
    said = capsys.readouterr().err
    assert "第1张 项目1：[错误] T201" in said
    assert "T201 同类另有29处，在第2张 项目2、第3张 项目3、第4张 项目4等29张" in said
    assert "加 --problems 问题.xlsx" in said
    assert len(said.splitlines()) < 20


@pytest.mark.parametrize("ending", ["xlsx", "docx", "html", "txt"])
def test_all_of_them_stand_in_the_list_that_was_asked_for(
    data: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(county(30), encoding="utf-8")
    path = tmp_path / f"问题.{ending}"
    assert run(["fill", str(data), str(tmp_path / "表"), "--problems", str(path)]) == 1
    said = capsys.readouterr().err
    assert f"已写出 {path}：问题" in said
    assert not (tmp_path / "表").exists()  # the list is no form
    if ending != "txt":
        assert listed(path).count("T201") == 30
    content = path.read_bytes()
    assert run(["fill", str(data), str(tmp_path / "表"), "--problems", str(path)]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert path.read_bytes() == content


def test_what_makes_data_unusable_stands_in_the_list_too(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(county(70, year="二〇二四年度左右"), encoding="utf-8")
    path = tmp_path / "问题.xlsx"
    assert run(["fill", str(data), str(tmp_path / "表.docx"), "--problems", str(path)]) == 2
    assert "还有" in capsys.readouterr().err  # on the terminal not all of them
    assert len([each for each in listed(path) if "第70张表" in each]) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [("问题.doc", "不知道问题清单"), ("全县.json", "不知道问题清单"), ("表.xlsx", "请换一个名字")],
)
def test_a_list_that_cannot_be_written_is_refused_before_anything_is(
    data: Path, tmp_path: Path, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(county(1), encoding="utf-8")
    out = tmp_path / "表.xlsx"
    assert run(["fill", str(data), str(out), "--problems", str(tmp_path / name), "--draft"]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_what_layouts_have_no_place_for_is_told_once_of_many_forms(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(county(9, grade="优"), encoding="utf-8")
    run(["fill", str(data), str(tmp_path / "表"), "--draft", "--layout", "national-2020"])
    lines = [each for each in capsys.readouterr().err.splitlines() if "没有地方放" in each]
    assert len(lines) == 1
    assert lines[0].startswith("第1张 项目1、第2张 项目2、第3张 项目3等9张：")


def test_monitor_and_report_write_the_list_as_well(tmp_path: Path) -> None:
    examples = Path(__file__).resolve().parents[2] / "examples"
    for name, command, out in (
        ("monitoring-2020.yaml", "monitor", "监控表.docx"),
        ("report-2020.yaml", "report", "报告.txt"),
    ):
        path = tmp_path / f"{command}.xlsx"
        run(
            [command, str(examples / name), str(tmp_path / out), "--draft", "--problems", str(path)]
        )
        assert "问题" in listed(path)


class TestReview:
    def test_files_of_data_in_a_folder_are_said_not_to_be_reviewed(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "2024年"
        (folder / "甲").mkdir(parents=True)
        (folder / "说明.txt").write_text("各项工作有序开展。\n", encoding="utf-8")
        (folder / "甲" / "表.yaml").write_text(county(1), encoding="utf-8")
        (folder / ".隐藏.json").write_text("{}", encoding="utf-8")
        for options in ([], ["--separate"], ["--out", str(tmp_path / "报告.html")]):
            run(["review", str(folder), *options])
            said = capsys.readouterr().err
            assert "没有审：数据文件1个（甲/表.yaml）；要审的先用 jixiao fill 填成表。" in said

    def test_it_says_what_it_wrote_and_what_it_could_not_read(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "2024年"
        folder.mkdir()
        (folder / "说明.txt").write_text("各项工作有序开展。\n", encoding="utf-8")
        (folder / "坏.docx").write_bytes(b"PK\x03\x04broken")
        out = tmp_path / "报告.html"
        assert run(["review", str(folder), "--out", str(out)]) == 2
        said = capsys.readouterr().err
        assert f"已写出 {out}：1个文件、0张表" in said
        assert "另有1个没有读出来：坏.docx" in said

    def test_a_list_with_typed_answers_is_not_overwritten_unless_its_reasons_are_carried_over(
        self, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        data.write_text(county(1), encoding="utf-8")
        form, out = tmp_path / "表.txt", tmp_path / "问题清单.xlsx"
        run(["fill", str(data), str(form), "--draft"])
        assert run(["review", str(form), "--out", str(out)]) == 1
        assert run(["review", str(form), "--out", str(out)]) == 2
        assert run(["review", str(form), "--out", str(out), "--force"]) == 1  # nothing was typed

        name = answer(out)
        typed = out.read_bytes()
        capsys.readouterr()
        assert run(["review", str(form), "--out", str(out), "--force"]) == 2
        assert "1处填了处理意见或接受理由" in capsys.readouterr().err
        assert out.read_bytes() == typed

        others = (
            ["fill", str(data), str(out), "--draft"],
            ["summary", str(form), str(out)],
            ["library", "--out", str(out)],
            ["convert", str(form), str(out)],
            ["template", "自评表", str(out)],
        )
        for other in others:  # whatever else is written there
            assert run([*other, "--force"]) == 2
            assert "处填了处理意见或接受理由，不覆盖" in capsys.readouterr().err
            assert out.read_bytes() == typed

        again = ["review", str(form), "--out", str(out), "--accept", str(out), "--force"]
        run(again)
        assert name in listed(out)
        assert "已核实" in listed(out)


def answer(path: Path) -> str:
    """Types a reason into the list; the id of the finding."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book["问题清单"]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=3) for cell in row}
    row = next(
        each[0].row for each in sheet.iter_rows() if any(cell.value == "T201" for cell in each)
    )
    sheet.cell(row, heads["接受理由"], "已核实")
    book.save(path)
    return str(sheet.cell(row, heads["标识"]).value)
