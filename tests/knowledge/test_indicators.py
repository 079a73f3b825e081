"""The indicator library: names as forms write them, with direction, unit and event-driven marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jixiao.knowledge.behaviour import counts_up_by_name
from jixiao.knowledge.funds import INSURANCE
from jixiao.knowledge.indicators import counted_up, known, library
from jixiao.knowledge.items import ITEMS, is_stock, item_of

NAMES = """
参保缴费人数                                | 参保（缴费）人数           | at_least
参保人数                                    | 参保（缴费）人数           | at_least
指标1: 全县参保人数应保尽保                 | 参保（缴费）人数           | at_least
保障退休待遇人数                            | 保障退休待遇人数           | at_least
保障离休人员待遇人数                        | 保障离休人员待遇人数       | at_least
保障丧葬抚恤金发放人数                      | 丧葬抚恤金发放人数         | context
基本养老收入预算执行率                      | 基金收入预算执行率         | range
基本养老支出预算执行率                      | 基金支出预算执行率         | range
基本养老保险预算执行率                      | 基金支出预算执行率         | range
基本医疗保险支出预算执行率                  | 基金支出预算执行率         | range
养老保险待遇首次发放成功率                  | 首次发放成功率             | at_least
养老金首次转移成功率                        | 养老金首次转移成功率       | at_least
养老金发放时效                              | 养老金发放时效             | time
工伤待遇发放时效                            | 养老金发放时效             | time
失业金发放时效                              | 失业金发放时效             | time
基金使用符合政策规定                        | 基金使用符合政策规定       | fixed
离退休人员上访率                            | 上访率                     | at_most
社会面平稳有序,上访率                       | 上访率                     | at_most
离退休人员满意度                            | 离退休人员满意度           | at_least
建档立卡贫困户待遇享受人员满意度            | 困难群众待遇享受人员满意度 | at_least
保障工伤待遇人次                            | 保障工伤待遇人次           | context
劳动能力鉴定人数                            | 劳动能力鉴定人数           | context
工伤保险政策知晓率                          | 政策知晓率                 | at_least
保障享受失业待遇人数                        | 领取失业金人数             | context
领取失业保险金人数                          | 领取失业金人数             | context
代缴医疗保险人次数                          | 代缴医疗保险人次           | context
代缴医疗保险费成功率                        | 代缴医疗保险成功率         | fixed
享受稳定岗位补贴企业参加失业保险人数        | 稳岗返还惠及职工人数       | at_least
享受技能提升补贴人数                        | 享受技能提升补贴人次       | at_least
享受待遇人次                                | 享受待遇人次               | context
基本医疗保险支出预算金额                    | 基本医疗保险支出预算金额   | range
参保人政策范围内住院费用报销比例            | 政策范围内住院费用报销比例 | at_least
各级财政实际补助标准                        | 各级财政补助标准           | at_least
个人缴费标准                                | 个人缴费标准               | fixed
职工基本医疗可支付月数                      | 累计结余可支付月数         | range
职工基本医疗保险支出预算执行率与序时进程偏离率 | 支出执行率与序时进程偏离率 | range
保障生育保险待遇享受人数                    | 生育保险待遇享受人数       | context
参保患者合规医疗费用应享受待遇金额与实际享受待遇金额差额 | 应享受与实际享受待遇差额率 | at_most
医疗保险待遇发放准确率                      | 待遇发放准确率             | at_least
按标准足额保障参保人员待遇支出              | 按标准足额保障率           | at_least
严格执行各项社会保险政策,违规使用医疗保险基金的情况 | 违规使用基金金额（起）  | at_most
按时报送各项社会保险基金季报数据及分析      | 基金月报季报报送及时性     | time
及时报送各项社会保险基金决算数据及分析      | 决算报送及时性             | time
指标2: 参保率                               | 参保率                     | at_least
城镇登记失业率                              | 城镇登记失业率             | at_most
"""


ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in NAMES.strip().splitlines()]


@pytest.mark.parametrize(("name", "canonical", "direction"), ROWS)
def test_names_of_real_forms_are_known(name: str, canonical: str, direction: str) -> None:
    entry = known(name)
    assert entry is not None
    assert (entry.name, entry.direction) == (canonical, direction)
    assert entry.event_driven is (direction == "context")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "印刷慢性病病历数量",
        "举行医保政策宣传活动",
        "指标2:",
        "购置设备数量",
        "修建水渠长度",
        "培训场次",
    ],
)
def test_other_names_are_left_alone(name: str) -> None:
    assert known(name) is None


def test_every_canonical_name_is_found_by_itself_and_is_unique() -> None:
    names = [entry.name for entry in library()]
    assert len(names) == len(set(names))
    unknown = [name for name in names if (found := known(name)) is None or found.name != name]
    assert unknown == []


def test_every_entry_is_filled_in_the_librarys_words() -> None:
    for entry in library():
        assert entry.dimension in (
            "ratio",
            "count",
            "money",
            "duration",
            "composite",
            "date",
            "words",
        )
        assert entry.source_kind in ("printed", "read", "general")
        assert set(entry.funds) <= set(INSURANCE)
        assert entry.level1
        assert re.compile(entry.match)


def test_ids_are_those_on_record() -> None:
    """Ids stand in users' files and ledgers: add new ones to the list, change or drop none."""
    record = (Path(__file__).parent / "indicator_ids.txt").read_text("utf-8").split()
    assert sorted(entry.id for entry in library()) == sorted(record)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", each) for each in record)


def test_measures_are_named_by_their_ids() -> None:
    measures = [each for entry in library() for each in entry.measures]
    assert all(re.fullmatch(r"[BCFMWUTV]\d\d", each) for each in measures)
    assert known("养老保险待遇首次发放成功率").measures == ("B01", "B02")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "dimension", "over_the_year"),
    [
        ("享受待遇人次", "count", True),
        ("丧葬抚恤金发放人数", "count", True),
        ("工伤预防费", "money", True),
        ("参保缴费人数", "count", False),
        ("保障退休待遇人数", "count", False),
        ("政策知晓率", "ratio", False),
        ("首次发放成功率", None, False),
        ("个人缴费标准", "composite", False),
        ("培训场次", "count", True),
        ("上访人次", "count", True),
        ("在册人员数量", "count", False),
        ("累计结余", "money", False),
        ("当期结余", "money", True),
        ("基金当期结余", None, True),
        ("账户结余", "money", False),
        ("满意度", "count", False),
    ],
)
def test_what_counts_up_over_the_year(
    name: str, dimension: str | None, over_the_year: bool
) -> None:
    told = counted_up(known(name), dimension)
    assert (counts_up_by_name(name) if told is None else told) is over_the_year


def test_only_counts_and_amounts_accumulate_and_the_accounts_items_agree() -> None:
    for entry in library():
        assert not entry.accumulates or entry.dimension in ("count", "money"), entry.id
        named = item_of(entry.name)
        if named is not None and ITEMS[named].dimension == entry.dimension:
            assert not (is_stock(named) and entry.accumulates), entry.id
    for name, item in ITEMS.items():
        told = counted_up(known(name), item.dimension)
        if item.dimension in ("count", "money"):
            assert (counts_up_by_name(name) if told is None else told) is not is_stock(name), name
