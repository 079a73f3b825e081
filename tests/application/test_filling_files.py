"""What filling takes and gives as files: many forms, templates, formats, a bureau's own layout."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from jixiao.application.filling import fill
from jixiao.application.templates.making import template_for
from jixiao.cli.main import run
from jixiao.core.errors import UserError
from jixiao.core.formdata import FormData
from jixiao.paths.forms import load_forms
from jixiao.paths.named import load_layout
from tests.application.filling_data import FORM, filled, forms_in, written


def test_yaml_and_json_give_the_same_and_come_back_out(tmp_path: Path) -> None:
    first = filled(written(tmp_path, "a.yaml", FORM), tmp_path / "out.json")
    second = filled(tmp_path / "out.json", tmp_path / "out.yaml")
    assert first.forms[0].data == second.forms[0].data == load_forms(tmp_path / "out.yaml")[0].data


def test_many_forms_become_one_file_or_a_folder(tmp_path: Path) -> None:
    data = written(
        tmp_path,
        "many.yaml",
        {"forms": [{**FORM, "project": f"项目{number}/*"} for number in range(12)]},
    )
    filled(data, tmp_path / "all.docx")
    assert len(forms_in(tmp_path / "all.docx")) == 12
    result = filled(data, tmp_path / "each", fmt="docx")
    assert [each.name for each in result.files][:2] == ["01_项目0.docx", "02_项目1.docx"]
    assert all(len(forms_in(each)) == 1 for each in (tmp_path / "each").iterdir())


def test_a_template_is_handed_out_filled_in_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    heads = {
        sheet.title: {cell.value: cell.column for cell in sheet[1]} for sheet in book.worksheets
    }
    assert book["指标"].cell(2, heads["指标"]["三级指标"]).value
    assert book["指标"].data_validations.count > 0
    for head, value in (
        ("年度", 2023),
        ("项目名称", "工伤保险支出"),
        ("主管部门", "某县人社局"),
        ("实施单位", "某县社保中心"),
    ):
        book["基本情况"].cell(2, heads["基本情况"][head], value)
    book["资金"].cell(2, heads["资金"]["全年预算数"], 2400.5)
    book["资金"].cell(2, heads["资金"]["全年执行数"], "2,300.00")
    book["指标"].delete_rows(3, 40)
    for head, value in (
        ("三级指标", "参保缴费人数"),
        ("指标值", "≥18500人"),
        ("完成值", "18762人"),
    ):
        book["指标"].cell(2, heads["指标"][head], value)
    book.save(path)
    form = filled(path, tmp_path / "表.docx").forms[0].data
    assert (form.year, form.project, form.layout, form.fund) == (
        2023,
        "工伤保险支出",
        "national-2020",
        "工伤保险",
    )
    assert (form.funding[0].budget, form.funding[0].executed, form.funding[0].rate) == (
        "2400.5",
        "2,300.00",
        "95.81%",
    )
    assert [(row.name, row.actual) for row in form.indicators] == [("参保缴费人数", "18762人")]


def test_a_wrong_cell_of_a_template_is_named(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    column = next(cell.column_letter for cell in book["资金"][1] if cell.value == "全年执行数")
    book["资金"][f"{column}3"] = "约一百"
    book.save(path)
    result = filled(path, tmp_path / "表.docx")
    told = [result.forms[0].told(each).zh for each in result.forms[0].findings]
    assert (
        f"R124 资金!{column}3 “当年财政拨款”全年执行数：填的是“约一百”，读不出金额，"
        "没有参加计算和核对；应为金额（万元），如 1200.50" in told
    )
    assert not (tmp_path / "表.docx").exists()
    book["资金"][f"{column}3"] = None
    book["基本情况"]["B2"] = "什么表"
    book.save(path)
    with pytest.raises(UserError, match="基本情况!B2"):
        load_forms(path)


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "words"),
    [
        ("指标", "", "我的指标", ("没有“指标”页", "我的指标")),
        ("基本情况", "", "Sheet1", ("没有“基本情况”页", "Sheet1")),
        ("指标", "Z1", "指标值", ("两列都叫“指标值”",)),
        ("资金", "A1", "说明", ("“资金”页第1行应为表头",)),
        ("基本情况", "A3", "1", ("序号都是“1”",)),
    ],
)
def test_a_template_that_was_rearranged_is_told_and_nothing_is_lost(
    tmp_path: Path,
    sheet: str,
    cell: str,
    value: str,
    words: tuple[str, ...],
) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    if cell:
        book[sheet][cell] = value
        book["基本情况"]["B3"] = "自评表"
    else:
        book[sheet].title = value
    book.save(path)
    with pytest.raises(UserError) as caught:
        load_forms(path)
    assert all(word in str(caught.value) for word in words)


def test_suggested_indicators_all_get_points_that_sum_to_the_weights(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    points = [
        Decimal(row.points) for row in filled(path, tmp_path / "表.json").forms[0].data.indicators
    ]
    assert sum(points) == 90


def test_formulas_in_text_fields_stay_text(tmp_path: Path) -> None:
    evil = {
        **FORM,
        "project": '=HYPERLINK("http://x","点我")',
        "indicators": [{**FORM["indicators"][0], "reason": "+SUM(A1:A9)"}],
    }
    out = tmp_path / "out.xlsx"
    filled(written(tmp_path, "evil.yaml", evil), out)
    cells = [
        cell
        for line in openpyxl.load_workbook(out).worksheets[0].iter_rows()
        for cell in line
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells if str(cell.value).startswith(("=H", "+S"))} == {"s"}


def test_nothing_is_overwritten_without_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = written(tmp_path, "data.yaml", FORM), tmp_path / "out.docx"
    out.write_bytes(b"mine")
    assert run(["fill", str(data), str(out)]) == 2
    assert out.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert run(["fill", str(data), str(out), "--force"]) == 0
    assert out.read_bytes()[:2] == b"PK"
    assert run(["fill", str(data), str(data), "--force"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.yaml", "out.docx"]


def test_the_commands_tell_what_is_missing_and_what_has_no_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["template", "监控表", str(tmp_path / "t.xlsx")]) == 0
    assert run(["template", "日报表", str(tmp_path / "u.xlsx")]) == 2
    data = written(
        tmp_path,
        "data.yaml",
        {**FORM, "grade": "优", "indicators": [{**FORM["indicators"][0], "reason": ""}]},
    )
    assert run(["fill", str(data), str(tmp_path / "o.pdf")]) == 1
    said = capsys.readouterr().err
    assert (
        "[错误] L703 data.yaml 指标第1行 偏差原因及改进措施：1项指标扣了分或没有完成，没有写原因和改进措施：培训经办人员人次"
        in said
    )
    assert "样式里没有地方放 等级，未写出" in said


def test_a_bureaus_own_layout_is_a_file(tmp_path: Path) -> None:
    own = tmp_path / "本局.toml"
    own.write_text(
        'id = "own"\nname = "本局样表"\nkinds = ["self_evaluation"]\ntitle = "绩效自评表"\nwidths ='
        ' [2, 4, 3, 3]\n[[above]]\nstyle = "title"\ntext = "{title}"\n[[parts]]\nrows = "项目名称 |'
        ' {project} | < | <"\n[[parts]]\nrows = "绩效指标 | 三级指标 | 指标值 |'
        ' 完成值"\n[[parts]]\nrepeat = "indicators"\nrows = "^ | {name} | {target} | {actual}"\n',
        encoding="utf-8",
    )
    result = filled(
        written(tmp_path, "data.yaml", FORM), tmp_path / "out.docx", layout=load_layout(own)
    )
    (form,) = forms_in(tmp_path / "out.docx")
    assert [row.target for row in form.indicators] == ["≥320人次", "≥85%", "≥90%"]
    assert "indicators.reason" in result.forms[0].dropped
    own.write_text(own.read_text("utf-8").replace("{actual}", "{actaul}"), encoding="utf-8")
    with pytest.raises(UserError, match="actaul"):
        load_layout(own)


def test_fund_tables_among_the_forms_are_left_out_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path,
        "data.yaml",
        {"forms": [{"kind": "fund_statement", "title": "收支表", "year": "2023"}, FORM]},
    )
    assert run(["fill", str(path), str(tmp_path / "表.xlsx")]) == 0
    assert "1张基金收支表没有写出" in capsys.readouterr().err
    assert len(forms_in(tmp_path / "表.xlsx")) == 1


def test_all_forms_of_another_kind_than_the_layout_are_told() -> None:
    forms = [FormData(kind=kind, year=2024) for kind in ("monitoring", "department")]
    with pytest.raises(UserError) as told:
        fill(forms, "docx", layout=load_layout("national-2020"))
    assert [each.code for each in told.value.findings] == ["E004", "E004"]


def test_a_layout_that_is_not_there_is_told_unless_another_is_wanted(tmp_path: Path) -> None:
    [loaded] = load_forms(written(tmp_path, "数据.json", {**FORM, "layout": "没有"}))
    with pytest.raises(UserError) as told:
        fill([loaded], "docx")
    assert (told.value.code, told.value.address) == ("E032", "layout")
    assert "national-2020" in told.value.text.zh
    assert fill([loaded], "docx", layout=load_layout("national-2020")).forms


def test_forms_of_several_units_are_called_by_unit_and_project() -> None:
    def form(unit: str) -> FormData:
        return FormData(kind="self_evaluation", project="设备购置", implementing_unit=unit)

    two = fill([form("某县教育局"), form("某县民政局")], "docx", apart=True, draft=True)
    assert [each.name for each in two.files] == [
        "1_某县教育局_设备购置.docx",
        "2_某县民政局_设备购置.docx",
    ]
    one = fill(
        [form("某县教育局"), form("某县教育局")], "docx", apart=True, draft=True, versions="all"
    )
    assert [each.name for each in one.files] == ["1_设备购置.docx", "2_设备购置.docx"]


def test_messages_about_forms_of_several_units_name_the_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "全县.yaml"
    path.write_text(
        "".join(
            f"- {{kind: self_evaluation, year: 2024, project: 设备购置, implementing_unit: {unit},"
            " indicators: [{name: 购置台数, target: 2024年2月30日前, actual: 已完成}]}\n"
            for unit in ("某县教育局", "某县民政局")
        ),
        encoding="utf-8",
    )
    run(["fill", str(path), str(tmp_path / "出"), "--format", "docx"])
    assert "第2张 某县民政局 设备购置：[错误] D605" in capsys.readouterr().err
