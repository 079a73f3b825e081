"""A fund is judged at the level that pools it."""

from __future__ import annotations

import pytest

from jixiao.core.periods import Period
from jixiao.judging.pooling import area_level, pooled_above
from jixiao.knowledge.packs import load_packs

EMPLOYEES, RESIDENTS, PENSION = "职工基本医疗保险", "城乡居民基本医疗保险", "企业职工基本养老保险"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("岳普湖县社会保险管理局", "county"),
        ("新疆维吾尔自治区喀什地区岳普湖县", "county"),
        ("南充市顺庆区医疗保障局", "county"),
        ("喀什地区医疗保障局本级", "prefecture"),
        ("东和市社会保险中心", "prefecture"),
        ("新疆维吾尔自治区社会保险中心", "province"),
        ("四川省医疗保障局", "province"),
        ("社会保险中心", None),
    ],
)
def test_the_level_comes_from_the_areas_name(words: str, level: str | None) -> None:
    assert area_level(words) == level


@pytest.mark.parametrize(
    ("pack", "fund", "period", "words", "above"),
    [
        ("xinjiang-si-2020", EMPLOYEES, Period(2020, 6), "岳普湖县医疗保障局", False),
        ("xinjiang-si-2020", EMPLOYEES, Period(2020), "岳普湖县医疗保障局", True),
        ("xinjiang-si-2020", EMPLOYEES, Period(2020), "喀什地区医疗保障局", False),
        ("xinjiang-si-2020", EMPLOYEES, Period(2020), "某县医疗保障局", False),
        ("xinjiang-si-2020", "工伤保险", Period(2020), "岳普湖县社保局", False),
        ("cn-si-2022", RESIDENTS + "/统筹基金", Period(2024), "某县医疗保障局", True),
        ("cn-si-2022", PENSION, Period(2024), "四川省社会保险局", True),
        ("cn-si-2022", "城乡居民基本养老保险", Period(2024), "某县社保局", False),
        ("cn-si-2022", EMPLOYEES, Period(2024), "医疗保障局", False),
        ("cn-2020", EMPLOYEES, Period(2024), "某县医疗保障局", False),
    ],
)
def test_the_pack_says_where_a_fund_is_pooled_and_from_when(
    pack: str, fund: str, period: Period, words: str, above: bool
) -> None:
    assert pooled_above([load_packs()[pack]], fund, period, words) is above
