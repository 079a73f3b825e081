"""Which part of a form each line is of."""

from __future__ import annotations

import pytest
from layout_tables import document, merged

from jixiao.recognition.forms import recognise_forms

TABLE = """
项目名称|养护工作|<|<|主管部门|某局|实施单位|某中心
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|100|100|100|10|100%|10
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
产出指标|数量指标|{0}|≥1次|1次|10|10|
^|质量指标|{1}|≥95%|96%|40|40|
效益指标|社会效益指标|{2}|≥85%|90%|30|30|
满意度指标|服务对象满意度指标|满意度|≥90%|95%|10|10|
总分|<|<|<|<|100|100|
"""
NAMES = ("报送时间", "填报日期", "实施期限", "起止时间", "项目周期", "实施单位", "项目负责人", "联系电话", "年度")  # fmt: skip


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("name", NAMES)
def test_an_indicator_may_be_named_as_a_label_of_the_head_is(name: str, at: int) -> None:
    names = ["养护里程", "合格率", "知晓率"]
    names[at] = name
    table = merged(TABLE.format(*names).strip())
    (form,) = recognise_forms(document("项目支出绩效自评表", "（2024年度）", table))
    assert [each.name.text if each.name else "" for each in form.indicators] == [*names, "满意度"]


OPEN = """
{0}||<|主管部门||<|<|<
部门整体支出（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额||||10||
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
产出指标|数量指标||||||
效益指标|社会效益指标||||||
总分|<|<|<|<|100||
"""


@pytest.mark.parametrize("label", ["部门（单位）名称", "预算部门名称"])
def test_an_empty_form_may_open_with_labels_alone(label: str) -> None:
    table = merged(OPEN.format(label).strip())
    (form,) = recognise_forms(document("部门整体支出绩效自评表", "（  年度）", table))
    assert form.kind == "department"


def test_labels_that_are_left_open_take_nothing_from_the_one_that_is_not() -> None:
    head = "项目名称|道路养护|项目负责人||联系电话|||"
    rest = OPEN.format("主管部门").strip().replace("主管部门||<", "主管部门|某局|<", 1)
    (form,) = recognise_forms(
        document("项目支出绩效自评表", "（2024年度）", merged(f"{head}\n{rest}"))
    )
    assert form.project is not None
    assert form.project.text == "道路养护"
