"""Points that no form gives, and days of filing that are none, are told by their cell."""

from __future__ import annotations

from jixiao.application.templates.bounds import (
    bare_rates,
    days_as_numbers,
    marked_amounts,
    mixed_foot,
    no_day,
    odd_amounts,
    out_of_bounds,
)
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData, LevelPointsData


def test_money_that_no_project_has_and_a_day_as_a_number_are_told() -> None:
    money = (FundingData(source="总额", role="total", budget="120"),)
    (few,) = odd_amounts(FormData(kind="self_evaluation", funding=money, money_unit="元"), {})
    assert "不到一千元" in few.message.zh
    assert not list(odd_amounts(FormData(kind="self_evaluation", funding=money), {}))
    much = (FundingData(source="总额", role="total", budget="12000000"),)
    (found,) = odd_amounts(FormData(kind="self_evaluation", funding=much), {})
    assert "超过一千亿元" in found.message.zh
    rows = (
        IndicatorData(name="完成时间", target="2024年12月底前", actual="45616"),
        IndicatorData(name="参保人数", target="≥40000人", actual="45616"),
    )
    (told,) = days_as_numbers(FormData(kind="self_evaluation", indicators=rows), {})
    assert "2024年11月20日" in told.message.zh


def test_points_are_between_nothing_and_a_hundred() -> None:
    data = FormData(
        kind="self_evaluation",
        funding=(FundingData(source="总额", role="total", points="10", score="101"),),
        indicators=(
            IndicatorData(name="甲", points="120", score="100"),
            IndicatorData(name="乙", points="十", score="-1"),  # S318 tells that
        ),
        level_points=(
            LevelPointsData(level=1, name="产出指标", points="150"),
            LevelPointsData(level=1, name="效益指标", points="-30"),
        ),
    )
    cells = {"indicators[0].points": "指标!G2", "funding[0].score": "资金!L2"}
    assert [each.message.zh for each in out_of_bounds(data, cells)] == [
        "资金!L2 “总额”执行得分填的是101，应在0到100之间",
        "指标!G2 “甲”分值填的是120，应在0到100之间",
        "“产出指标”分值填的是150，应在0到100之间",
        "“效益指标”分值填的是-30，应在0到100之间",
    ]


def test_a_day_of_filing_is_a_day() -> None:
    cells = {"filed_on": "基本情况!Q2"}
    for text in (
        "",
        "2025年9月28日",
        "2025.9.28",
        "二〇二五年九月二十八日",
        "9月28日",
        "2025年9月",
    ):
        assert not list(no_day(FormData(kind="monitoring", filed_on=text), cells))
    for text in ("45928", "昨天", "20251340"):
        (found,) = no_day(FormData(kind="monitoring", filed_on=text), cells)
        assert (
            found.message.zh
            == f"基本情况!Q2 “填报日期”（填的是“{text}”）：应为日期，如 2025年9月28日"
        )


def test_the_foot_holds_names_a_number_and_a_day_with_its_year() -> None:
    right = {
        "prepared_by": "张三",
        "reviewed_by": "/",
        "telephone": "0991-1234567 转 8",
        "filed_on": "二〇二五年二月二十日",
    }
    assert not list(mixed_foot(FormData(kind="self_evaluation", **right), {}))
    wrong = {"prepared_by": "0991-1234567", "telephone": "张三", "filed_on": "二月二十日"}
    cells = {"prepared_by": "基本情况!M2", "telephone": "基本情况!P2"}
    found = list(mixed_foot(FormData(kind="self_evaluation", **wrong), cells))
    assert [each.message.zh for each in found] == [
        "基本情况!M2 “填表人”填的是“0991-1234567”，不是人名，请核对",
        "基本情况!P2 “联系电话”填的是“张三”，不是电话号码，请核对",
        "“填报日期”填的是“二月二十日”，没有写年份，请核对",
    ]
    assert {each.severity for each in found} == {Severity.WARNING}


def test_a_rate_is_written_in_percent() -> None:
    rows = (
        IndicatorData(name="发放准确率", target="0.955"),
        IndicatorData(name="参保人员满意度", target="≥95"),
        IndicatorData(name="发放及时率", target="≥95%"),
        IndicatorData(name="覆盖率", target="95", unit="%"),
        IndicatorData(name="参保人数", target="1000"),
        IndicatorData(name="知晓率", target="稳步提高"),
    )
    data = FormData(kind="self_evaluation", indicators=rows)
    said = [each.message.zh for each in bare_rates(data, {"indicators[0].target": "指标!E2"})]
    assert said[0].startswith("指标!E2 “发放准确率”指标值填的是0.955，没有写%；率写成 95.5%")
    assert "率写成 95%" in said[1]
    assert len(said) == 2


def test_amounts_with_a_unit_of_their_own_are_told_with_the_number_that_is_expected() -> None:
    rows = (
        FundingData(source="财政拨款", budget="100", executed="952000元"),
        FundingData(source="其他资金", budget="20.00万元", executed="￥19"),
        FundingData(source="自筹", budget="1,000", executed="/"),
    )
    data = FormData(kind="self_evaluation", funding=rows, money_unit="万元")
    found = list(marked_amounts(data, {"funding[0].executed": "资金!I3"}))
    assert [each.severity for each in found] == [Severity.WARNING, Severity.REMARK]
    assert found[0].message.zh == (
        "资金!I3 “财政拨款”全年执行数填的是“952000元”，表的金额单位是万元，只填数字：应为95.2"
    )
    assert "应为20" in found[1].message.zh
