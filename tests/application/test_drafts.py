"""A draft says where something is still to be filled in, and what it says so is empty when it is read
again.
"""

from __future__ import annotations

import io

import openpyxl
import pytest
from msgspec.structs import replace

from jixiao import Source, fill, review
from jixiao.application.data.reading import forms_in
from jixiao.application.templates.making import template_for
from jixiao.core.documents import Grid
from jixiao.core.formdata import FormData, form_data
from jixiao.reading import read_bytes
from tests.application.filling_data import FORM

BEGUN = {
    "funding": [{"source": "年度资金总额", "role": "total", "budget": "100.00"}],
    "goals": [{"expected": "完成全年经办任务。"}],
    "indicators": [{"level1": "产出指标", "name": "及格率", "target": "≥60%"}],
}
"""A form of a year that has just begun: it reports nothing."""


def lacking() -> FormData:
    """A form that lacks a result, a target, a reason and its project."""
    rows = [dict(row) for row in FORM["indicators"]]  # type: ignore[attr-defined]
    rows[0]["reason"] = ""
    rows[1]["actual"] = ""
    rows[2]["target"] = ""
    extra = {"level1": "产出指标", "level2": "质量指标", "name": "及格率"}
    rows.append({**extra, "target": "≥60%", "actual": "70%"})
    return form_data({**FORM, "project": "", "indicators": rows}, strict=False)


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "html", "txt", "pdf"])
def test_a_draft_says_what_is_still_to_come_and_it_is_empty_when_read_again(fmt: str) -> None:
    made = fill([lacking()], fmt, draft=True).files[0]
    (again,) = fill(Source(made.name, made.content), "yaml", draft=True).forms
    rows = {row.name: row for row in again.data.indicators}
    assert (again.data.project, rows["政策知晓率"].actual) == ("", "")
    assert (rows["参保群众满意度"].target, rows["培训经办人员人次"].reason) == ("", "")
    told = list(review(Source(made.name, made.content)).documents[0].findings)
    said = {(each.code, each.address) for each in told}
    assert said == {(each.code, each.address) for each in again.findings if each.code != "E054"}


def test_nothing_is_marked_in_what_is_no_draft_nor_in_data() -> None:
    assert fill([lacking()], "html").files == ()
    begun = form_data({**FORM, **BEGUN}, strict=False)
    assert "待补".encode() not in fill([begun], "html").files[0].content
    assert "待补".encode() not in fill([lacking()], "yaml", draft=True).files[0].content
    assert "待补".encode() in fill([lacking()], "html", draft=True).files[0].content


def test_what_the_form_says_is_as_it_was() -> None:
    (form,) = fill([lacking()], "docx", draft=True).forms
    assert form.data.project == ""


def unread() -> FormData:
    """A form with an amount in words and a row without a result."""
    data = form_data(FORM, strict=False)
    rows = list(data.indicators)
    rows[1] = replace(rows[1], actual="")
    money = (data.funding[0], replace(data.funding[1], executed="九十五"))
    return replace(data, indicators=tuple(rows), funding=money)


def lines(data: FormData) -> dict[str, list[str]]:
    """The rows of the draft of a form by their first words that are no heading's."""
    text = fill([data], "txt", draft=True).files[0].content.decode("utf-8-sig")
    rows = [[cell for cell in line.split("\t") if cell] for line in text.splitlines()]
    names = ("年度资金总额", "当年财政拨款", "政策知晓率", "培训经办人员人次", "总分")
    return {name: row for row in rows for name in names if any(name in cell for cell in row)}


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
def test_one_bad_amount_takes_nothing_from_the_other_rows(fmt: str) -> None:
    shown = lines(unread())
    assert shown["年度资金总额"][-3:] == ["10", "95.20%", "9.52"]
    assert "九十五（待补）" in shown["当年财政拨款"]
    assert "47.50" in shown["培训经办人员人次"]
    assert shown["政策知晓率"][-3:] == ["待补", "30", "待补"]
    assert shown["总分"] == ["总分", "100", "待补"]
    made = fill([unread()], fmt, draft=True).files[0]
    again = fill(Source(made.name, made.content), "yaml", draft=True).forms[0]
    assert again.data.funding[1].executed == "九十五"
    assert again.data.total_score == ""


def test_what_the_total_lacks_is_marked_in_all_that_is_computed_of_it() -> None:
    data = form_data(FORM, strict=False)
    money = tuple(replace(row, executed="") for row in data.funding)
    shown = lines(replace(data, funding=money))
    assert shown["年度资金总额"][-3:] == ["10", "待补", "待补"]
    assert shown["总分"] == ["总分", "100", "待补"]


@pytest.mark.parametrize("change", [{"money_unit": "万圆"}, {"funding": "约930"}])
def test_one_cell_without_a_number_leaves_the_rest_computed(change: dict[str, str]) -> None:
    """Nothing is told as missing of what is computed, in a draft or not."""
    data = form_data(FORM, strict=False)
    if "funding" in change:
        row = replace(data.funding[1], executed=change["funding"])
        data = replace(data, funding=(data.funding[0], row, *data.funding[2:]))
    else:
        data = replace(data, **change)
    made = fill([data], "docx")
    assert made.files == ()
    codes = {each.code for each in made.forms[0].findings if each.severity.value != "error"}
    right = {each.code for each in fill([form_data(FORM, strict=False)], "docx").forms[0].findings}
    assert codes <= right
    assert all(row.score for row in made.forms[0].data.indicators)


@pytest.mark.parametrize("given", [None, "完成全年任务。"])
def test_goals_that_a_template_forgets_are_marked(given: str | None) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, "工伤保险")))
    for cell, value in (("D2", "2024"), ("F2", "经费"), ("H2", "某局")):
        book["基本情况"][cell] = value
    book["资金"]["H2"], book["资金"]["I2"] = 100, 95
    book["目标"]["A2"], book["目标"]["B2"] = 1, given
    out = io.BytesIO()
    book.save(out)
    made = fill(Source("模板.xlsx", out.getvalue()), "docx", draft=True)
    told = [
        each for each in made.forms[0].findings if "goals" in each.address and each.code == "E066"
    ]
    assert len(told) == (1 if given else 2)
    (again,) = forms_in(Source("草稿.docx", made.files[0].content))
    assert [goal.expected for goal in again.data.goals] == ([given] if given else [])
    text = "".join(
        each.text
        for block in read_bytes(made.files[0].content, "草稿.docx")[0].blocks
        if isinstance(block, Grid)
        for each in block.cells
    )
    goals = text.partition("绩效指标")[0].partition("实际完成情况")[2]
    assert goals.count("待补") == (1 if given else 2)
