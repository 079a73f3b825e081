"""Rows that stand where they do not belong, and rows that are there twice, are told before a form of
them is written.
"""

from __future__ import annotations

import pytest

from jixiao.application.slips import doubtful_rows, misplaced_rows
from jixiao.core.formdata import FormData, FundingData, IndicatorData


def form(
    indicators: tuple[IndicatorData, ...] = (), funding: tuple[FundingData, ...] = ()
) -> FormData:
    return FormData(kind="self_evaluation", indicators=indicators, funding=funding)


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        (IndicatorData(name="合计", points="100"), "name", "是合计行"),
        (IndicatorData(level1="总分", score="100"), "level1", "是合计行"),
        (IndicatorData(level1="产出指标", name="小计"), "name", "是合计行"),
        (IndicatorData(level1="注：得分不超过分值。"), "level1", "是表下的注"),
        (IndicatorData(name="填表人：张三"), "name", "是表下的落款"),
        (IndicatorData(level1="联系电话：0990-1234567"), "level1", "是表下的落款"),
    ],
)
def test_what_is_no_indicator_is_told(row: IndicatorData, field: str, said: str) -> None:
    (found,) = misplaced_rows(form((row,)))
    assert (found.address, said in found.message.zh) == (f"indicators[0].{field}", True)


@pytest.mark.parametrize("name", ["总分上升的学校数", "注册企业数", "负责人培训人次", "电话接通率"])
def test_an_indicator_with_such_words_is_one(name: str) -> None:
    row = IndicatorData(level1="产出指标", name=name, target="≥1")
    assert not list(misplaced_rows(form((row,))))


def test_lines_below_the_table_are_no_money() -> None:
    rows = (FundingData(source="填表人", budget="张三"), FundingData(source="注：单位万元"))
    told = [each.address for each in misplaced_rows(form(funding=rows))]
    assert told == ["funding[0].source", "funding[1].source"]


def test_a_sum_that_counts_as_a_part_is_told_once_there_is_a_total() -> None:
    total = FundingData(source="年度资金总额", role="total")
    part, whole = FundingData(source="财政拨款", budget="100"), FundingData(source="合计")
    (found,) = misplaced_rows(form(funding=(total, part, whole)))
    assert (found.address, "重复相加" in found.message.zh) == ("funding[2].source", True)
    assert not list(misplaced_rows(form(funding=(part, whole))))  # it is the total itself
    aside = FundingData(source="小计", role="aside")
    assert not list(misplaced_rows(form(funding=(total, part, aside))))


def test_sources_of_one_name_are_told() -> None:
    rows = (
        FundingData(source="其他资金", budget="20"),
        FundingData(source="其他 资金", budget="5"),
        FundingData(source="自筹资金"),
        FundingData(source="自筹资金"),
    )
    (found,) = doubtful_rows(form(funding=rows))
    assert (found.code, found.address) == ("E064", "0:form1.funding[1].source")


def indicators(*targets: str, level2: str = "数量指标") -> FormData:
    rows = [
        IndicatorData(
            level1="产出指标", level2=level2 if at else "数量指标", name="人数", target=each
        )
        for at, each in enumerate(targets)
    ]
    return form(tuple(rows))


def test_two_targets_of_one_indicator_are_told() -> None:
    (found,) = doubtful_rows(indicators("≥1000人", "≥900人"))
    assert "≥1000人、≥900人" in found.message.zh


def test_rows_of_one_name_that_are_no_two_targets_of_one_thing() -> None:
    assert not doubtful_rows(indicators("≥1000人", "≥1000人"))  # told by L707
    assert not doubtful_rows(indicators("≥1000人", "≥95%"))
    assert not doubtful_rows(indicators("≥1000人", "应保尽保"))
    assert not doubtful_rows(indicators("≥1000人", "≥900人", level2="质量指标"))


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({"确定能": "√", "有可能": "√"}, True),
        ({"确定能": "√", "有可能": "否", "完全不可能": ""}, False),
        ({"完成目标可能性": "☑确定能 ☑有可能 □完全不可能"}, True),
        ({"完成目标可能性": "☑确定能 □有可能 □完全不可能"}, False),
    ],
)
def test_one_of_the_chances_is_ticked(extra: dict[str, str], told: bool) -> None:
    data = form((IndicatorData(level1="产出指标", name="培训人次", target="≥1", extra=extra),))
    assert bool(list(misplaced_rows(data))) is told


@pytest.mark.parametrize(
    ("kind", "rows", "told"),
    [
        ("self_evaluation", (IndicatorData(points="10"),), ["indicators[0].name"]),
        ("self_evaluation", (IndicatorData(level1="产出指标"),), []),
        ("self_evaluation", (IndicatorData(target="≥1", points="10"),), []),  # R131 tells it
        ("target_declaration", (IndicatorData(name="甲", target="≥1"), IndicatorData(name="乙", target="≥2"), IndicatorData(name="丙")), ["indicators[2].target"]),
        ("target_declaration", (IndicatorData(name="甲", target="≥1"), IndicatorData(level1="项目管理", name="乙")), []),
        ("department", (IndicatorData(name="甲", target="≥1"), IndicatorData(name="乙", target="≥2"), IndicatorData(name="预算执行率", points="10")), []),
    ],
)  # fmt: skip
def test_rows_that_are_filled_in_in_part_are_told(
    kind: str, rows: tuple[IndicatorData, ...], told: list[str]
) -> None:
    found = [
        each for each in doubtful_rows(FormData(kind=kind, indicators=rows)) if each.code == "E066"
    ]
    assert [each.address.removeprefix("0:form1.") for each in found] == told
    begun = {each.severity.value for each in found} <= {"remark"}
    assert begun or kind != "self_evaluation"  # nothing is reported yet
