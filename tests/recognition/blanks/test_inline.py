"""Amounts and grades that stand behind their labels in one cell: filled in, and read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests import office_blanks as office
from tests.whole.test_blanks import SELF, content_of, filled

import jixiao

TABLE = """
项目名称 | < |  | < | 主管部门 |  | <
{}
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <
^ |  | < | < |  | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标（50分） | 数量指标 |  |  |  |  |
^ | 质量指标 |  |  |  |  |
效益指标（30分） | 社会效益指标 |  |  |  |  |
满意度指标（10分） | 服务对象满意度指标 |  |  |  |  |
总分 | < | < | < | {} |  | 等级：____
"""
ROWS = {
    "apart": "预算数（万元）：____ | < | 执行数（万元）：____ | < | 执行率：____ | 分值：10 | 得分：____",
    "cornered": "项目资金（万元） | < | 全年预算数：____ | < | 全年执行数：____ | 执行率：____ | 得分：____",
    "in_one": "项目资金（万元） | < | 全年预算数：____  全年执行数：____  执行率：____  得分：____ | < | < | < | <",
}
MAKERS = {"docx": office.word, "xlsx": office.sheet}
DATA = replace(
    SELF,
    funding=(replace(SELF.funding[0], initial_budget="", points="10"),),
    indicators=(*SELF.indicators[:6], *SELF.indicators[8:9], SELF.indicators[10]),
)


@pytest.mark.parametrize("fmt", MAKERS)
@pytest.mark.parametrize("name", ROWS)
def test_amounts_behind_labels_in_one_cell_are_filled_in_and_read(name: str, fmt: str) -> None:
    made = filled(DATA, f"附件1.{fmt}", MAKERS[fmt](TABLE.format(ROWS[name], "100")), draft=True)
    (form,) = jixiao.load_forms(jixiao.Source(f"附件1.{fmt}", content_of(made)))
    (money,) = form.funding
    assert (money.role, money.budget, money.executed) == ("total", "1200.50", "1129.35")
    assert money.rate == "94.07%"
    assert money.score == "9.41"
    assert form.grade == "优"


def test_labels_beside_open_cells_are_no_gaps() -> None:
    made = filled(
        replace(DATA, money_unit="亿元"),
        "附件1.docx",
        office.word(office.INSURANCE, "社会保险基金绩效目标自评表"),
        draft=True,
    )
    (form,) = jixiao.load_forms(jixiao.Source("附件1.docx", content_of(made)))
    assert [each.budget for each in form.funding if each.role == "total"] == ["1200.50"]
