"""Heads that name a stretch of the year, in any notation, head what was reached in it."""

from __future__ import annotations

import pytest

from jixiao.core.forms import Form
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.stretches import of_earlier_year, without_stretch

STRETCHES = [
    "1-7月",
    "2024年1-7月",
    "2024.1-7月",
    "2024.1-2024.7",
    "2024年1月1日至7月31日",
    "1-X月",
    "上半年",
    "2024年上半年",
    "上半年末",
    "前三季度",
    "第三季度末",
    "截止第三季度末",
    "7月底",
    "7月末",
    "2024年6月底",
    "截至7月",
    "截至7月底",
    "截止7月底",
    "截至8月31日",
    "截止8月31日",
    "截至2024年7月31日",
    "截至2024.7.31",
    "8月31日止",
    "截至二〇二四年七月底",
    "截止目前",
    "监控期",
    "二季度累计",
    "1—6月累计",
    "1-  月",
    "1—__月",
    "截至  月底",
    "截至  年  月  日",
]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_what_was_reached_in_a_stretch(stretch: str) -> None:
    for words in ("执行数", "累计执行数", "完成支出", "支付数", "实际支出", "资金执行情况"):
        assert v.funding_role(stretch + words) == v.EXECUTED
    assert v.funding_role(f"{stretch}执行率") == v.RATE
    for words in ("完成值", "累计完成值", "实际完成值", "指标完成情况"):
        assert v.indicator_role(stretch + words) == v.ACTUAL
    assert v.indicator_role(f"{stretch}指标完成率") == v.COMPLETION
    assert v.heads_reached_goals(f"{stretch}目标完成情况")


@pytest.mark.parametrize("stretch", STRETCHES)
def test_targets_and_budgets_of_a_stretch_are_not_the_years(stretch: str) -> None:
    assert v.funding_role(f"{stretch}预算数") is None
    assert v.funding_role(f"{stretch}预计执行数") != v.EXECUTED
    assert v.indicator_role(f"{stretch}目标值") is None
    assert v.funding_role(stretch) is None
    assert v.indicator_role(stretch) is None


@pytest.mark.parametrize("head", ["7月执行数", "7月份执行数", "上年1-7月执行数", "6月底前完成率"])
def test_a_month_alone_another_year_and_a_deadline_are_none(head: str) -> None:
    assert v.funding_role(head) is None
    assert v.indicator_role(head) is None


def test_the_words_that_are_left() -> None:
    assert without_stretch("项目 1-7 月执行数（万元）") == "项目执行数"
    assert without_stretch("执行数截至7月底") == "执行数"
    assert without_stretch("全年执行数") == "全年执行数"


def test_a_later_year_beside_is_another() -> None:
    heads = ["2023年1-7月执行数", "2024年1-7月执行数"]
    assert [of_earlier_year(head, heads) for head in heads] == [True, False]
    assert not of_earlier_year("1-7月执行数", heads)


def form(funding: str, amounts: str, indicators: str, values: str) -> Form:
    content = (
        "项目支出绩效运行监控表\n（2024年度）\n单位：万元\n\n"
        f"项目资金\t年初预算数\t全年预算数\t{funding}\t执行率\n年度资金总额\t320\t320\t{amounts}\t46.5%\n\n"
        f"一级指标\t二级指标\t三级指标\t年度指标值\t{indicators}\t指标完成率\n"
        f"产出指标\t数量指标\t补贴人数\t≥1200人\t{values}\t53.33%\n"
    )
    (document,) = read_bytes(content.encode(), "a.txt")
    (found,) = recognise(document).forms
    return found


@pytest.mark.parametrize("stretch", ["截止7月底", "7月底累计", "2024年1-7月", "截至2024年7月31日"])
def test_a_form_with_such_heads_is_read(stretch: str) -> None:
    found = form(f"{stretch}执行数", "148.8", f"{stretch}完成值", "640人")
    row = found.funding[0]
    assert (row.executed and row.executed.text, row.rate and row.rate.text) == ("148.8", "46.5%")
    actual = found.indicators[0].actual
    assert actual is not None
    assert actual.text == "640人"


@pytest.mark.parametrize("earlier_first", [True, False])
def test_of_two_years_the_later_is_the_forms(earlier_first: bool) -> None:
    def both(earlier: str, later: str) -> str:
        return "\t".join((earlier, later) if earlier_first else (later, earlier))

    found = form(
        both("2023年1-7月执行数", "2024年1-7月执行数"),
        both("99.9", "148.8"),
        both("2023年1-7月完成值", "2024年1-7月完成值"),
        both("500人", "640人"),
    )
    executed, actual = found.funding[0].executed, found.indicators[0].actual
    assert executed is not None
    assert executed.text == "148.8"
    assert actual is not None
    assert actual.text == "640人"


ALONE = """项目支出绩效运行监控表
（2022年度）
项目名称\t防治经费\t\t\t\t
项目资金\t资金来源\t年初预算数\t全年预算数\t{head}\t执行率
\t年度资金总额\t100\t100\t50\t50%
一级指标\t二级指标\t三级指标\t年度指标值\t{head}\t完成率
产出指标\t数量指标\t人数\t≥100人\t50人\t50%
"""


@pytest.mark.parametrize(
    ("head", "month"),
    [
        ("二季度累计", 6),
        ("1—6月累计", 6),
        ("上半年", 6),
        ("前三季度", 9),
        ("1-  月累计", None),
        ("截至  月底", None),
    ],
)
def test_a_stretch_alone_behind_the_budget_and_the_target_is_what_was_reached(
    head: str, month: int | None
) -> None:
    (document,) = read_bytes(ALONE.format(head=head).encode(), "form.txt")
    (form,) = recognise(document).forms
    assert [each.executed and each.executed.text for each in form.funding] == ["50"]
    assert [each.actual and each.actual.text for each in form.indicators] == ["50人"]
    assert (form.as_of.month if form.as_of else None) == month


def test_stretches_of_a_plan_are_not_what_was_reached() -> None:
    heads = "一季度\t上半年\t前三季度"
    text = ALONE.replace("年度指标值\t{head}\t完成率", f"年度指标值\t{heads}")
    text = text.replace("≥100人\t50人\t50%", "≥100人\t25人\t50人\t75人").format(head="1-6月执行数")
    (document,) = read_bytes(text.encode(), "form.txt")
    (form,) = recognise(document).forms
    assert [each.actual for each in form.indicators] == [None]
