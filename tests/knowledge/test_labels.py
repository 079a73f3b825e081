"""What figures are called in English messages: our words in English, the form's in quotes."""

from __future__ import annotations

import re

import pytest

from jixiao.core.formdata import (
    ColumnData,
    FormData,
    FundingData,
    FundLineData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    MonthsData,
    TextData,
    flat,
)
from jixiao.knowledge.labels import in_english, label_of, no_reason, of_rows


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("执行率", "execution rate"),
        ("年度资金总额年初预算数", "“年度资金总额” initial budget"),
        ("质量指标标题分值", "“质量指标” points in the heading"),
        ("支出预算执行率", "“支出” execution rate"),
        ("总得分", "total score"),
        ("培训人数得分", "“培训人数” score"),
        ("养老金支出", "“养老金支出”"),
        ("正文“基金支出”", "the text's “基金支出”"),
        ("自评表“自评表执行数”", "the form's amount executed"),
        ("", ""),
    ],
)
def test_our_own_words_are_english(name: str, english: str) -> None:
    assert in_english(name) == english


def test_every_field_that_a_layout_may_lack_has_a_name_in_both_languages() -> None:
    data = FormData(
        kind="monitoring",
        funding=(FundingData(**dict.fromkeys(FundingData.__struct_fields__, "1")),),
        goals=(GoalData(**dict.fromkeys(GoalData.__struct_fields__, "1")),),
        indicators=(
            IndicatorData(
                **{name: "1" for name in IndicatorData.__struct_fields__ if name != "extra"}
            ),
        ),
        level_points=(LevelPointsData(level=1, name="1", points="1"),),
        months=(MonthsData(of="1", this_year=("1",)),),
        notes=("1",),
    )
    for address, _ in flat(data):
        named = label_of(address)
        assert re.fullmatch("[一-鿿]+", named.zh), address
        assert named.en.isascii(), address


def test_fields_are_named_with_their_group() -> None:
    named = of_rows(["indicators[2].reason", "funding.forecast", "grade", "indicators.extra.说明"])
    assert named.zh == "指标的偏差原因及改进措施、资金的全年预计执行数、等级、“说明”栏"
    assert (
        named.en
        == "reason of indicators, expected by year's end of funding, grade, the column “说明”"
    )


SHAPES = {
    "": (FormData, "total", "total.points", "total.score", "as_of_entry", "money_unit_entry"),
    "funding.": (FundingData,),
    "goals.": (GoalData,),
    "indicators.": (IndicatorData,),
    "level_points.": (LevelPointsData,),
    "columns.": (ColumnData,),
    "texts.": (TextData,),
    "lines.": (FundLineData,),
    "months.": (MonthsData,),
}


@pytest.mark.parametrize("group", SHAPES)
def test_no_field_is_called_by_its_internal_name(group: str) -> None:
    shape, *others = SHAPES[group]
    for name in (*shape.__struct_fields__, *others):
        assert re.search("[A-Za-z]", label_of(group + name).zh) is None, group + name


@pytest.mark.parametrize(
    ("text", "none"),
    [("无", True), ("见附件", True), ("略", True), ("", True), ("场地未落实，下年补办。", False), ("见附件1说明的三项原因", False)],
)  # fmt: skip
def test_words_that_give_no_reason(text: str, none: bool) -> None:
    assert no_reason(text) is none
