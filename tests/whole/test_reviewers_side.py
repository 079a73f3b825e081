"""What a reviewer meets in forms as units write them, from the file to the letter and the summary."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

import jixiao
from jixiao.cli.main import run
from jixiao.core.findings import Finding

HEAD = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)
ROWS = (
    ("产出指标", "数量指标", "培训期数", "≥10期", "10期", "10", "10", ""),
    ("产出指标", "数量指标", "培训人次", "≥500人次", "510人次", "10", "10", ""),
    ("产出指标", "质量指标", "培训合格率", "≥95%", "97%", "10", "10", ""),
    ("产出指标", "时效指标", "培训完成时间", "12月20日前", "12月10日", "10", "10", ""),
    ("产出指标", "成本指标", "培训总成本", "≤100万元", "98万元", "10", "10", ""),
    ("效益指标", "社会效益指标", "培训后上岗率", "≥90%", "93%", "15", "15", ""),
    ("效益指标", "可持续影响指标", "持续服务年限", "≥3年", "3年", "15", "15", ""),
    ("满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "95%", "10", "10", ""),
)


def lines(
    *,
    rows: Sequence[Sequence[str]] = ROWS,
    head: Sequence[str] = HEAD,
    unit: str = "甲县统计局",
    project: str = "业务培训",
    year: str = "2024",
    money: Sequence[str] = ("100", "100", "98", "10", "98.00%", "9.80"),
    goals: tuple[str, str] = ("开展培训10期。", "已开展培训10期。"),
    total: tuple[str, str] = ("100", "99.80"),
    tail: Sequence[Sequence[str]] = (),
) -> list[Sequence[str]]:
    """A form as the lines of its table; the columns 分值 and 得分 hold the total's."""
    last = [""] * len(head)
    last[0] = "总分"
    for name, value in zip(("分值", "得分"), total, strict=True):
        if name in head:
            last[head.index(name)] = value
    return [
        ("项目支出绩效自评表",),
        (f"（{year}年度）",),
        ("项目名称", project),
        ("主管部门", "甲县财政局", "", "", "实施单位", unit),
        (
            "项目资金（万元）",
            "",
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "分值",
            "执行率",
            "得分",
        ),
        ("", "年度资金总额", *money),
        ("年度总体目标", "预期目标", "", "", "实际完成情况"),
        ("", goals[0], "", "", goals[1]),
        head,
        *rows,
        last,
        *tail,
    ]


def written(path: Path, table: Sequence[Sequence[str]]) -> Path:
    """The lines as a workbook, or as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".txt":
        path.write_text("\n".join("\t".join(line) for line in table), encoding="utf-8")
        return path
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in table:
        sheet.append([cell or None for cell in line])
    book.save(path)
    return path


def changed(*changes: tuple[int, Mapping[str, str]]) -> list[Sequence[str]]:
    """The rows with cells changed, by their columns' heads."""
    rows = [list(row) for row in ROWS]
    for at, cells in changes:
        for head, text in cells.items():
            rows[at][HEAD.index(head)] = text
    return rows


def said(path: Path, table: Sequence[Sequence[str]]) -> dict[str, Finding]:
    """The findings about a form, by code."""
    found = jixiao.review(written(path, table)).documents[0].findings
    return {each.code: each for each in found}


def test_the_form_that_the_others_are_made_of_is_right(tmp_path: Path) -> None:
    assert said(tmp_path / "a.xlsx", lines()) == {}


def test_a_total_of_ninety_with_the_executions_score_is_to_be_a_hundred(tmp_path: Path) -> None:
    found = said(tmp_path / "a.xlsx", lines(total=("90", "99.80")))
    assert list(found) == ["S303"]
    assert (found["S303"].printed, found["S303"].expected) == ("90", "100")
    [view] = jixiao.review(tmp_path / "a.xlsx").documents[0].view.forms
    assert str(view.result.score) == "99.80"


def test_an_empty_form_is_called_empty_to_its_unit(tmp_path: Path) -> None:
    bare = [(*row[:2], "", "", "", "", "", "") for row in ROWS]
    empty = lines(rows=bare, project="", money=("",) * 6, goals=("", ""), total=("", ""))
    letter = lettered(tmp_path / "空表.xlsx", empty)
    assert "这是一张空表：资金、目标、完成情况都没有填" in letter
    assert "整栏空着" not in letter


def test_a_form_that_reports_nothing_is_told_once(tmp_path: Path) -> None:
    bare = [(*row[:4], "", row[5], "", "") for row in ROWS]
    money = ("100", "100", "", "10", "", "")
    letter = lettered(tmp_path / "表.xlsx", lines(rows=bare, money=money, total=("100", "")))
    assert "完成情况没有填：执行数、完成值、得分都空着" in letter
    assert "发现需要核实更正的问题1处" in letter
    overview = jixiao.render(jixiao.review(tmp_path / "表.xlsx"), "text")
    assert "[缺：完成值、全年执行数、得分、总分得分]" in re.sub(r"\s+", "", overview.decode())


def lettered(path: Path, table: Sequence[Sequence[str]]) -> str:
    """The words of the one letter that a form gets."""
    files = jixiao.letters(jixiao.review(written(path, table)))
    [letter] = (content for name, content in files.items() if name.endswith(".docx"))
    return words_of(letter)


def words_of(content: bytes) -> str:
    """All words of a Word file, line by line."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([each.text for each in document.paragraphs] + cells)


def in_percent(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows with weights in percent."""
    return [(*row[:5], f"{row[5]}%", *row[6:]) for row in rows]


def test_weights_in_percent_are_told_in_percent(tmp_path: Path) -> None:
    rows = in_percent(changed((0, {"分值": "15", "得分": "15"})))
    found = said(tmp_path / "a.xlsx", lines(rows=rows, total=("100%", "104.80")))
    s303 = found["S303"]
    assert s303.advice is not None
    assert "各项合计105%" in s303.message.zh
    assert "5个百分点" in s303.message.zh
    assert s303.advice.zh.startswith("100%不变")
    assert "各15%改为14%" in s303.advice.zh
    assert "100分" not in s303.message.zh + s303.advice.zh


def test_weights_in_percent_beside_points_of_the_execution_are_one_scale(tmp_path: Path) -> None:
    assert said(tmp_path / "a.xlsx", lines(rows=in_percent(ROWS), total=("100%", "99.80"))) == {}


def test_rows_of_a_hundred_beside_the_execution_are_told_where_the_score_has_it(
    tmp_path: Path,
) -> None:
    found = said(tmp_path / "a.xlsx", lines(rows=changed((0, {"分值": "20"}))))
    assert "预算执行的10分超过100" in found["S303"].message.zh


def test_a_list_has_no_files_name_where_figures_stand(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    written(folder / "甲.xlsx", lines())
    written(folder / "乙.txt", lines(total=("100", "99.70")))
    files = jixiao.letters(jixiao.review(folder))
    [content] = (each for name, each in files.items() if name.endswith(".xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    heads, *rows = list(sheet.iter_rows(min_row=3, values_only=True))
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    [twice] = [row for row in told if row["编号"] == "E015"]
    assert not twice["填报"]


def test_a_reminder_says_that_last_years_form_came_in(tmp_path: Path) -> None:
    written(tmp_path / "报送" / "甲.xlsx", lines(year="2023"))
    written(tmp_path / "报送" / "乙.xlsx", lines(unit="甲县水务局", project="设施维修"))
    empty = [(*row[:4], "", row[5], "", "") for row in ROWS]
    blank = lines(rows=empty, unit="甲县教育局", money=("100", "", "", "", "", ""), total=("", ""))
    written(tmp_path / "报送" / "丙.xlsx", blank)
    listed = tmp_path / "清单.csv"
    listed.write_text(
        "项目名称,单位,预算数（万元）\n业务培训,甲县统计局,100\n设施维修,甲县水务局,100\n"
        "业务培训,甲县教育局,100\n图书购置,甲县图书馆,20\n",
        encoding="utf-8",
    )
    out, letters = tmp_path / "汇总.docx", tmp_path / "催报"
    command = ["summary", str(tmp_path / "报送"), str(out), "--list", str(listed), "--year", "2024"]
    run([*command, "--reminders", str(letters)])
    told = {path.stem: words_of(path.read_bytes()) for path in letters.iterdir()}
    assert "收到的是2023年度绩效自评表（《甲.xlsx》）" in told["催报通知-甲县统计局"]
    assert "收到的是2024年度绩效自评表（空表）（《丙.xlsx》）" in told["催报通知-甲县教育局"]
    assert "收到的是" not in told["催报通知-甲县图书馆"]
    assert "2023年度绩效自评表" in words_of(out.read_bytes())


def test_a_unit_with_another_name_is_not_urged_for_its_projects(tmp_path: Path) -> None:
    for project in ("国土调查", "测绘服务"):
        written(tmp_path / "报送" / f"{project}.xlsx", lines(unit="新绘测院", project=project))
    listed = tmp_path / "清单.csv"
    listed.write_text(
        "项目编码,项目名称,单位,预算数（万元）\nA1,国土调查,丙县地理信息中心,100\nA2,测绘服务,丙县地理信息中心,100\n"
        "A3,业务培训,丁局,30\n",
        encoding="utf-8",
    )
    out, letters = tmp_path / "汇总.docx", tmp_path / "催报"
    command = ["summary", str(tmp_path / "报送"), str(out), "--list", str(listed)]
    run([*command, "--reminders", str(letters)])
    assert [path.name for path in letters.iterdir()] == ["催报通知-丁局.docx"]
    assert "新绘测院“国土调查”" in words_of(out.read_bytes())


def test_a_letter_has_what_the_unit_answered_before(tmp_path: Path) -> None:
    form = written(tmp_path / "甲.txt", lines(total=("100", "99.70")))
    first = jixiao.review(form)
    [(name, content)] = [pair for pair in jixiao.letters(first).items() if pair[0].endswith("xlsx")]
    book = openpyxl.load_workbook(io.BytesIO(content))
    heads = [cell.value for cell in book.worksheets[0][3]]
    book.worksheets[0].cell(4, heads.index("处理意见") + 1).value = "按县里的办法取整"
    book.save(tmp_path / name)
    run(["review", str(form), "--last", str(tmp_path / name), "--letters", str(tmp_path / "二次")])
    [letter] = (tmp_path / "二次").glob("*.docx")
    assert "你单位上次意见：按县里的办法取整" in words_of(letter.read_bytes())


def graded(grade: str) -> list[Sequence[str]]:
    return [("自评等级", grade)]


def test_a_grade_that_follows_several_scores_names_its_value_where_all_give_it(
    tmp_path: Path,
) -> None:
    rows = changed((0, {"得分": "3"}), (1, {"得分": "5"}))
    table = lines(rows=rows, total=("100", "87.80"), tail=graded("良"))
    assert "等级“良”随之改为“优”" in lettered(tmp_path / "甲.xlsx", table)


def test_a_grade_is_told_with_the_one_after_all_corrections(tmp_path: Path) -> None:
    rows = [(*row[:6], str(int(row[6]) * 7 // 10), "人手不足") for row in ROWS]
    total = sum(int(row[6]) for row in rows)
    table = lines(rows=rows, total=("100", f"{total + 9}.80"), tail=graded("优"))
    found = said(tmp_path / "甲.xlsx", table)["S312"]
    assert found.expected == "中"
    assert found.advice is not None
    assert found.advice.zh == "各项得分按建议改了的，等级是“优”"


def test_a_total_follows_where_the_execution_is_missing(tmp_path: Path) -> None:
    rows = changed((0, {"得分": "9"}))
    table = lines(rows=rows, money=("100", "100", "", "10", "", ""), total=("100", "98.80"))
    assert "改为10（总得分98.80随之重算）" in lettered(tmp_path / "甲.txt", table)


def test_a_note_beside_a_units_forms_is_no_problem_of_the_unit(tmp_path: Path) -> None:
    written(tmp_path / "甲县统计局" / "自评表.xlsx", lines(total=("100", "99.70")))
    written(tmp_path / "乙县水务局" / "自评表.xlsx", lines(unit="乙县水务局"))
    note = "情况说明\n本项目按计划实施，发票和合同附后。"
    for unit in ("甲县统计局", "乙县水务局"):
        (tmp_path / unit / "说明.txt").write_text(f"{note}（{unit[0]}）", encoding="utf-8")
    for separate in (True, False):
        files = jixiao.letters(jixiao.review(tmp_path, separate=separate))
        assert set(files) == {"整改通知-甲县统计局.docx", "问题清单-甲县统计局.xlsx"}
        assert "没有认出绩效表" not in words_of(files["整改通知-甲县统计局.docx"])


def test_what_may_be_a_form_is_asked_for_again(tmp_path: Path) -> None:
    written(tmp_path / "甲县统计局" / "自评表.xlsx", lines())
    written(tmp_path / "乙县水务局" / "自评表.xlsx", lines(unit="乙县水务局"))
    title = "项目支出绩效自评表\n另见附件。"
    (tmp_path / "甲县统计局" / "第二个项目.txt").write_text(title, encoding="utf-8")
    files = jixiao.letters(jixiao.review(tmp_path, separate=True))
    assert "没有认出绩效表" in words_of(files["整改通知-甲县统计局.docx"])


def test_convert_writes_equal_files_once_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = written(tmp_path / "报送" / "甲.xlsx", lines())
    (tmp_path / "报送" / "甲的副本.xlsx").write_bytes(form.read_bytes())
    written(tmp_path / "报送" / "甲.txt", lines(total=("100", "98.80")))
    run(["convert", str(tmp_path / "报送"), str(tmp_path / "数据.yaml")])
    told = capsys.readouterr()
    assert "同一个文件（内容一字不差），只写一份" in told.out + told.err
    assert "报送了2份" in told.out + told.err
    assert (tmp_path / "数据.yaml").read_text(encoding="utf-8").count("kind: self_evaluation") == 2


def test_a_summary_counts_equal_files_as_one_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = written(tmp_path / "报送" / "甲.xlsx", lines())
    (tmp_path / "报送" / "甲的副本.xlsx").write_bytes(form.read_bytes())
    written(tmp_path / "报送" / "甲.txt", lines(total=("100", "98.80")))
    for name in ("通知", "说明", "附件"):
        (tmp_path / "报送" / f"{name}.txt").write_text(f"关于{name}", encoding="utf-8")
    run(["summary", str(tmp_path / "报送"), str(tmp_path / "汇总.docx")])
    told = capsys.readouterr()
    assert "报送了2份" in told.out + told.err
    assert "报送了3份" not in told.out + told.err
    tables = docx.Document(str(tmp_path / "汇总.docx")).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    [left] = [row for row in rows if "没有认出绩效表" in row]
    assert left[2] == "3"
    assert all(name in left[3] for name in ("通知", "说明", "附件"))


def test_what_follows_a_cause_is_told_behind_it(tmp_path: Path) -> None:
    rows = changed((3, {"实际完成值": "2月30日", "得分": ""}))
    found = said(tmp_path / "a.xlsx", lines(rows=rows, total=("100", "89.80")))
    assert found["S317"].group == found["D605"].id
    assert "先写明实际的日期，再定分" in found["S317"].message.zh
    rows = changed((1, {"年度指标值": "≥300人次", "实际完成值": "310万"}))
    assert list(said(tmp_path / "b.xlsx", lines(rows=rows))) == ["U503"]
    rows = changed((1, {"年度指标值": "≥3万", "实际完成值": "已完成"}))
    assert "单位是万" not in said(tmp_path / "c.xlsx", lines(rows=rows))["L708"].message.zh


def test_only_a_command_that_has_accept_advises_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = written(tmp_path / "甲.txt", lines(total=("100", "99.70")))
    answered = tmp_path / "清单.xlsx"
    run(["review", str(form), "--out", str(answered)])
    book = openpyxl.load_workbook(answered)
    sheet = book["问题清单"]
    heads = [cell.value for cell in sheet[3]]
    sheet.cell(4, heads.index("处理意见") + 1).value = "不属实"
    book.save(answered)
    for command, advised in (("review", True), ("summary", False), ("convert", False)):
        given = (
            [str(form), "--out", str(answered)]
            if command == "review"
            else [str(form), str(answered)]
        )
        capsys.readouterr()
        assert run([command, *given, "--force"]) == 2
        told = capsys.readouterr().err
        assert "不覆盖" in told
        assert ("--accept" in told) is advised


def test_a_score_waits_for_a_result_that_cannot_be(tmp_path: Path) -> None:
    rows = changed((5, {"实际完成值": "-93%"}))
    found = said(tmp_path / "a.xlsx", lines(rows=rows))
    assert set(found) == {"F804", "S307"}
    assert (found["S307"].expected, found["S307"].group) == (None, found["F804"].id)


def test_a_lower_limit_for_a_rate_of_errors_is_doubted(tmp_path: Path) -> None:
    cells = {"三级指标": "资料差错率", "年度指标值": "≥2%", "实际完成值": "1%"}
    found = said(tmp_path / "a.xlsx", lines(rows=changed((2, cells))))
    assert list(found) == ["R122"]
    assert found["R122"].expected == "≤2%"
    right = changed(
        (2, cells | {"三级指标": "差错整改率", "年度指标值": "≥90%", "实际完成值": "95%"})
    )
    assert said(tmp_path / "b.xlsx", lines(rows=right)) == {}


def test_amounts_in_each_others_cells_are_told_so(tmp_path: Path) -> None:
    money = ("100", "98", "100", "10", "98.00%", "9.80")
    rate = said(tmp_path / "a.xlsx", lines(money=money))["T201"]
    assert rate.expected is None
    assert "预算数和执行数多半填反了" in rate.message.zh


def test_a_source_that_is_missing_in_all_columns_changes_no_total(tmp_path: Path) -> None:
    table = lines(money=("127", "127", "125", "10", "98.43%", "9.84"), total=("100", "99.84"))
    table[6:6] = [
        ("", "其中：财政拨款", "60", "60", "58", "", "", ""),
        ("", "其他资金", "50", "50", "50", "", "", ""),
    ]
    found = jixiao.review(written(tmp_path / "a.xlsx", table)).documents[0].findings
    sums = [each for each in found if each.code == "T202"]
    assert len(sums) == 3
    assert all(each.correction is None for each in sums)
