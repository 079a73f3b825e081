"""Heads of a blank's columns: what stands twice, and what may be a usual one, is told with its place."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.core.findings import Severity
from jixiao.core.forms import text_of
from tests import office_blanks as office
from tests.whole.test_blanks import SELF


def told(picture: str, code: str = "E083") -> list[str]:
    """What is said of the blank that a picture draws, filled in."""
    blank = jixiao.Source("附件1.xlsx", office.sheet(picture, "项目支出绩效自评表"))
    made = jixiao.fill(SELF, blank=blank, draft=True)
    found = [each for form in made.forms for each in form.findings if each.code == code]
    assert {each.severity for each in found} <= {Severity.WARNING, Severity.REMARK}
    return [each.message.zh for each in found]


def test_a_blank_with_usual_heads_is_told_nothing_of() -> None:
    assert [each for each in told(office.NATIONAL) if "栏" in each] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("分值 | 得分 | 偏差原因分析及改进措施", "分值 | 评定 | 偏差原因分析及改进措施", ("指标里没有认出“得分”栏", "“评定”")),
        ("年度指标值 | 实际完成值", "年度指标值 | 情况", ("指标里没有认出“完成值”栏", "“情况”")),
        ("全年执行数 | 分值 | 执行率 | 得分", "全年执行数 | 分值 | 甲乙 | 得分", ("资金里没有认出“执行率”栏", "“甲乙”")),
        ("分值 | 执行率 | 得分", "分值 | 执行率 | 成绩", ("资金里没有认出“执行得分”栏", "“成绩”")),
        ("分值 | 得分 | 偏差原因分析及改进措施", "分值 | 得分 | 得分", ("指标有2栏都叫“得分”", "只填了")),
        ("年初预算数 | 全年预算数", "年初预算数 | 年初预算数", ("资金有2栏都叫“年初预算数”", "只填了")),
    ],
)  # fmt: skip
def test_heads_that_are_renamed_or_doubled(old: str, new: str, said: tuple[str, ...]) -> None:
    assert old in office.NATIONAL
    lines = told(office.NATIONAL.replace(old, new))
    (line,) = [each for each in lines if said[0] in each]
    assert [words for words in said if words not in line] == []
    assert "单元格" in line


def test_a_column_of_remarks_is_no_renamed_one() -> None:
    old, new = "分值 | 得分 | 偏差原因分析及改进措施", "分值 | 备注 | 偏差原因分析及改进措施"
    assert [each for each in told(office.NATIONAL.replace(old, new)) if "没有认出" in each] == []


def test_another_year_is_told_where_the_blank_prints_it() -> None:
    content = office.sheet(office.NATIONAL, "项目支出绩效自评表", ("（2023年度）",))
    made = jixiao.fill(SELF, blank=jixiao.Source("附件1.xlsx", content))
    (line,) = [
        each.message.zh
        for each in made.forms[0].findings
        if each.code == "E082" and "年度" in each.message.zh
    ]
    assert "（2023年度）" in line
    assert "项目支出绩效自评表”，" not in line


@pytest.mark.parametrize("word", ["评分", "自评分", "打分", "计分", "评价分", "自评分数"])
def test_scores_go_below_every_word_for_them(word: str) -> None:
    picture = office.NATIONAL.replace("| 得分", f"| {word}")
    assert picture != office.NATIONAL
    assert [each for each in told(picture) if "栏" in each] == []
    assert [each for each in told(picture, "E084") if "得分" in each] == []
    blank = jixiao.Source("附件1.xlsx", office.sheet(picture, "项目支出绩效自评表"))
    (file,) = jixiao.fill(SELF, blank=blank, draft=True).files
    (read,) = [
        form
        for each in jixiao.review(jixiao.Source("甲.xlsx", file.content)).documents
        for form in each.view.forms
    ]
    assert text_of(read.form.funding[0].score)
    assert read.form.total is not None
    assert text_of(read.form.total.score)
