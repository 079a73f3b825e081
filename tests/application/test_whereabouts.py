"""What is told of a field says where in the given file it stands, its row by its name, its name, and
what is expected, each once.
"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import yaml

from jixiao import FormData, Source, fill
from jixiao.application.filling import FilledForm
from jixiao.application.templates.making import template_for
from jixiao.application.whereabouts import Origin, said_at
from jixiao.core.errors import UserError, fault
from jixiao.core.formdata import form_data
from tests.application.filling_data import FORM

_FUNDS = "资金"


def template(*cells: tuple[str, str, int, object]) -> Source:
    """A template with these cells (sheet, head, row, value)."""
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, None)))
    for sheet, head, row, value in cells:
        column = next(each.column for each in book[sheet][1] if each.value == head)
        book[sheet].cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    return Source("模板.xlsx", out.getvalue())


INDICATORS = [
    ("指标", head, row, value)
    for row, values in enumerate(
        [("培训人次", "≥320人次", "330人次"), ("参保率", "≥95%", "95.5%"), ("知晓率", "≥85%", "")],
        start=2,
    )
    for head, value in zip(
        ("一级指标", "三级指标", "指标值", "完成值"), ("产出指标", *values), strict=True
    )
    if value
]


def told(form: FilledForm, code: str) -> list[str]:
    return [form.told(each).zh for each in form.findings if each.code == code]


def test_a_cell_that_was_left_open_is_named() -> None:
    (form,) = fill(template(*INDICATORS), "docx", draft=True).forms
    assert told(form, "L705") == ["L705 指标!F4 知晓率没有填完成值"]
    assert "R131 基本情况!F2 “项目名称”没有写" in told(form, "R131")


def test_a_column_that_was_left_open_is_named_by_its_head() -> None:
    cells = [each for each in INDICATORS if each[1] != "完成值"]
    money = [("资金", "全年预算数", 2, 100), ("资金", "全年执行数", 2, 95)]
    (form,) = fill(template(*cells, *money), "docx").forms
    assert "R131 指标!F1 “完成值”整栏空着" in told(form, "R131")


def test_a_row_that_its_message_does_not_name_is_named() -> None:
    cells = [*INDICATORS, ("指标", "完成值", 2, "2024年2月30日")]
    (form,) = fill(template(*cells), "docx", draft=True).forms
    assert told(form, "D605") == [
        "D605 指标!F2 “培训人次”完成值：“2024年2月30日”不存在，2024年2月只有29天"
    ]


def test_all_rows_that_are_told_together_have_their_cells() -> None:
    cells = [*INDICATORS, ("指标", "完成值", 3, 0.9039), ("指标", "完成值", 4, 0.8139)]
    (form,) = fill(template(*cells), "docx", draft=True).forms
    assert told(form, "U502") == [
        "U502 指标!F3、指标!F4 完成值漏写单位：参保率（≥95%→0.9039，应写90.39%）、"
        "知晓率（≥85%→0.8139，应写81.39%）"
    ]


def test_sources_without_a_total_keep_their_cells_when_it_is_added() -> None:
    cells = [
        (_FUNDS, "资金来源", 2, "当年财政拨款"),
        (_FUNDS, "总额或部分", 2, "部分"),
        (_FUNDS, "全年预算数", 2, 10),
        (_FUNDS, "资金来源", 3, "上级资金"),
        (_FUNDS, "总额或部分", 3, "部分"),
        (_FUNDS, "全年预算数", 3, -3),
        *(
            (_FUNDS, head, row, None)
            for row in (4, 5)
            for head in ("资金来源", "总额或部分", "序号")
        ),
    ]
    (form,) = fill(template(*INDICATORS, *cells), "docx", draft=True).forms
    (line,) = told(form, "T206")
    assert line.startswith("T206 资金!H3 上级资金")


def test_what_no_form_can_say_is_told_by_its_cell() -> None:
    with pytest.raises(UserError) as caught:
        fill(template(*INDICATORS, ("基本情况", "样式", 2, "全省")), "docx")
    assert caught.value.findings[0].message.zh.startswith("基本情况!C2 ")


def test_data_are_told_by_their_file_row_and_name(tmp_path: Path) -> None:
    rows = [*FORM["indicators"]]  # type: ignore[misc]
    rows[1] = {**rows[1], "actual": "2023年2月30日"}
    path = tmp_path / "全县.yaml"
    path.write_text(yaml.safe_dump({**FORM, "indicators": rows}, allow_unicode=True))
    (form,) = fill(path, "docx", draft=True).forms
    (line,) = told(form, "D605")
    assert line.startswith("D605 全县.yaml 指标第2行 “政策知晓率”完成值：“2023年2月30日”不存在")


def test_a_document_is_told_by_its_own_cells() -> None:
    rows = [{**row, "reason": ""} for row in FORM["indicators"]]  # type: ignore[attr-defined]
    data = form_data({**FORM, "indicators": rows}, strict=False)
    made = fill([data], "docx", draft=True).files[0]
    (form,) = fill(Source("自评表.docx", made.content), "xlsx", draft=True).forms
    assert [line for line in told(form, "L703") if "表2第" in line]


def test_what_is_of_a_whole_form_is_told_without_its_number() -> None:
    bare = Origin()
    found = fault("E084", "空表里待填的：年度", "still open: the year", "0:form1")
    assert said_at(found, bare, FormData(kind="self_evaluation")).zh == "空表里待填的：年度"


def test_what_has_no_cell_of_its_own_is_told_by_its_row_or_its_column() -> None:
    cells = {
        "goals.expected": "目标!B1",
        "indicators[1].name": "指标!D3",
        "indicators.score": "指标!H1",
    }
    known = Origin(cells=cells)
    assert known.at("goals[0].expected").zh == "目标!B1"
    assert known.at("indicators[1].score").zh == "指标!D3"
    assert known.at("indicators[2].score").zh == "指标!H1"
    assert known.at("funding[0].budget").zh == ""
