"""What a column holds by its neighbours: 说明 behind the results explains them, elsewhere it does not."""

from __future__ import annotations

import pytest
from layout_tables import document, merged

from jixiao.recognition.forms import recognise_forms

LEVELS = "一级指标|二级指标|三级指标"


@pytest.mark.parametrize(
    ("heads", "reason", "extra"),
    [
        ("指标值|实际完成值|分值|得分|说明", "宣传少办2场", []),
        ("指标值|实际完成值|分值|得分|情况说明", "宣传少办2场", []),
        ("说明|指标值|实际完成值|分值|得分", "", ["说明"]),
        ("指标值|实际完成值|分值|得分|评分说明", "", ["评分说明"]),
        ("指标值|实际完成值|分值|得分|备注", "", ["备注"]),
    ],
)
def test_remarks_behind_the_results_are_reasons(heads: str, reason: str, extra: list[str]) -> None:
    values = ["宣传少办2场", "≥40场", "38场", "10", "9.5"]
    row = values if heads.startswith("说明") else [*values[1:], values[0]]
    table = (
        f"项目名称|医保经办|<|<|<|<|<|<\n{LEVELS}|{heads}\n"
        f"产出指标|数量指标|宣传场次|{'|'.join(row)}"
    )
    (form,) = recognise_forms(document("项目支出绩效自评表", "（2022年度）", merged(table)))
    (found,) = form.indicators
    assert (found.reason.text if found.reason else "") == reason
    assert [head for head, _ in found.extra] == extra
    assert (found.actual and found.actual.text) == "38场"


def test_a_column_named_for_reasons_goes_before() -> None:
    table = (
        f"项目名称|医保经办|<|<|<|<|<|<|<\n{LEVELS}|指标值|实际完成值|分值|得分|说明|偏差原因\n"
        "产出指标|数量指标|宣传场次|≥40场|38场|10|9.5|按比例|疫情"
    )
    (form,) = recognise_forms(document("项目支出绩效自评表", "（2022年度）", merged(table)))
    assert form.indicators[0].reason is not None
    assert form.indicators[0].reason.text == "疫情"
