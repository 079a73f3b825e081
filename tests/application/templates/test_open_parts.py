"""What a filled template forgets is told by its cell: goals, and texts that point at nothing."""

from __future__ import annotations

import pytest

from jixiao.application.templates.open_parts import as_nothing_above, open_goals
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData

HEADS = {"goals.expected": "目标!B1", "goals.actual": "目标!C1"}


def form(*goals: GoalData, kind: str = "self_evaluation", executed: str = "95") -> FormData:
    money = FundingData(source="年度资金总额", role="total", budget="100", executed=executed)
    return FormData(kind=kind, project="经费", goals=goals, funding=(money,))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (form(), [("goals[0].expected", "error"), ("goals[0].actual", "error")]),
        (form(GoalData(expected="完成任务。")), [("goals[0].actual", "error")]),
        (form(GoalData(expected="完成任务。", actual="/")), [("goals[0].actual", "error")]),
        (form(GoalData(expected="甲。", actual="完成。"), GoalData(expected="乙。")), [("goals[1].actual", "warning")]),
        (form(GoalData(expected="甲。", actual="完成。")), []),
        (form(executed=""), []),
        (form(GoalData(expected="甲。"), executed=""), [("goals[0].actual", "remark")]),
        (form(kind="monitoring"), []),
        (form(kind="target_declaration"), [("goals[0].expected", "error"), ("goals[0].actual", "error")]),
        (FormData(kind="target_declaration", indicators=(IndicatorData(name="甲"),)), []),
    ],
)  # fmt: skip
def test_goals_that_say_nothing(data: FormData, told: list[tuple[str, str]]) -> None:
    found = list(open_goals(data, HEADS))
    given = [(each.address.removeprefix("0:form1."), each.severity.value) for each in found]
    assert given == told


@pytest.mark.parametrize(
    ("actual", "said"),
    [
        ("（填写年度目标完成情况）", "填的是“（填写年度目标完成情况）”，等于没有填，请写出来"),
        ("同左", "填的是“同左”，等于没有填，请写出来"),
        ("待补充", "填的是“待补充”，等于没有填，请写出来"),
        ("", "没有填，表上的年度总体目标这一格会空着"),
        ("同去年一样完成了全部任务。", ""),
    ],
)
def test_words_that_say_nothing_of_a_goal(actual: str, said: str) -> None:
    found = [
        each.message.zh
        for each in open_goals(form(GoalData(expected="甲。", actual=actual)), HEADS)
    ]
    assert found == ([f"“实际完成情况”{said}"] if said else [])


def test_a_template_without_such_a_column_lacks_nothing() -> None:
    found = open_goals(form(), {"goals.expected": "目标!B1"})
    assert [(each.address, each.severity) for each in found] == [
        ("0:form1.goals[0].expected", Severity.ERROR)
    ]
    assert not list(open_goals(form(), {}))


@pytest.mark.parametrize(
    ("above", "row", "said"),
    [
        ("", IndicatorData(name="乙", reason="同上"), "上一行没有写原因"),
        ("无", IndicatorData(name="乙", reason="同上"), "上一行没有写原因"),
        ("少办一期，下年补办。", IndicatorData(name="乙", reason="同上"), ""),
        ("", IndicatorData(name="乙", target="同上"), "每一行要填自己的"),
        ("", IndicatorData(name="乙", actual="〃"), "每一行要填自己的"),
        ("", IndicatorData(name="乙", target="同上年"), ""),
    ],
)
def test_what_is_as_above_has_something_above(above: str, row: IndicatorData, said: str) -> None:
    first = IndicatorData(name="甲", target="≥1", reason=above)
    data = FormData(kind="self_evaluation", indicators=(first, row))
    found = [
        each.message.zh for each in as_nothing_above(data, {"indicators[1].reason": "指标!I3"})
    ]
    assert bool(found) is bool(said)
    assert all(said in each for each in found)
