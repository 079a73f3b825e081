"""X404: a rate achieved, in prose and in the form."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose

FORM = """

2020年度失业保险基金支出绩效自评表

项目名称\t失业保险基金支出
一级指标\t三级指标\t年度指标值\t实际完成值
产出指标\t{}\t≥95%\t{}
产出指标\t参保人数\t≥9人\t9人
"""
G = "2020年失业保险基金参保人员满意度"


@pytest.mark.parametrize(
    ("text", "name", "actual", "told"),
    [
        (f"{G}99%。", "参保人员满意度", "95%", [("99%", 1)]),
        (f"{G}95%。", "参保人员满意度", "99%", [("99%", 1)]),
        (f"{G}99%以上。", "参保人员满意度", "≥95%", [("99%", 1)]),
        (f"{G}95%。", "参保人员满意度", "95%", []),
        (f"{G}99%。", "参保人员满意度", "≤95%", []),
        (f"{G}99%。", "参保人员满意度", "满意", []),
        (f"{G}99%。", "参保人员满意度", "", []),
        (f"{G}99%。", "参保率", "95%", []),
        (f"2019年参保人员满意度94%。\n\n{G}95%。", "参保人员满意度", "95%", []),
        (f"{G}目标值99%。", "参保人员满意度", "95%", []),
        ("发放到位。", "参保人员满意度", "95%", []),
        (f"{G}99%。\n\n{G}98%。\n\n{G}97%。", "参保率", "95%", [("99%", 2)]),
    ],
)
def test_the_same_rate_everywhere(
    text: str, name: str, actual: str, told: list[tuple[str, int]]
) -> None:
    found = prose("X404", text + FORM.format(name, actual))
    assert [(each.printed, len(each.related)) for each in found] == told
