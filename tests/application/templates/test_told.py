"""What is told of a form of a template names its cell."""

from __future__ import annotations

from jixiao.application.templates.told import told_of
from jixiao.core.formdata import FormData, GoalData, IndicatorData


def test_all_of_it_is_told_at_once() -> None:
    row = IndicatorData(level1="产岀指标", name="参保率", target="95", points="110分")
    data = FormData(kind="self_evaluation", project="经费", goals=(GoalData(expected="甲。"),))
    data = FormData(kind=data.kind, project="经费", goals=data.goals, indicators=(row,))
    cells = {
        f"indicators[0].{field}": f"指标!{at}2"
        for field, at in (("level1", "B"), ("target", "E"), ("points", "G"))
    }
    told = [each.message.zh.split(" ")[0] for each in told_of(data, cells)]
    assert told[:4] == ["指标!B2", "指标!G2", "指标!E2", "指标!G2"]
