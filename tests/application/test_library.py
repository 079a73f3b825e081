"""The library: complete by fund, found by characters, written in every format."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import openpyxl
import pytest

from jixiao.application.library import funds, library, library_file, row_of
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.knowledge.indicators import KnownIndicator, known
from jixiao.knowledge.shelf import Knowledge

SOME_OF_EACH = {
    "企业职工基本养老保险": (
        "保障离休人员待遇人数",
        "丧葬抚恤金发放人数",
        "社会化发放率",
        "资格认证率",
        "离退休人员满意度",
    ),
    "机关事业单位基本养老保险": ("职业年金归集率", "养老金首次转移成功率", "养老金发放时效"),
    "城乡居民基本养老保险": (
        "年缴费人数",
        "发放缴费补贴人数",
        "代缴养老保险费人数",
        "基础养老金按时足额发放率",
        "财政补助资金到位率",
    ),
    "工伤保险": (
        "保障工伤待遇人次",
        "劳动能力鉴定人数",
        "工伤预防费",
        "培训考核通过率",
        "工伤认定按时办结率",
    ),
    "失业保险": (
        "领取失业金人数",
        "备付期限",
        "稳岗返还比例",
        "享受技能提升补贴人次",
        "城镇登记失业率",
    ),
    "职工基本医疗保险": (
        "统筹基金可支付月数",
        "生育保险基金可支付月数",
        "应享受与实际享受待遇差额率",
        "审核拨付时限",
        "定点机构检查覆盖率",
    ),
    "城乡居民基本医疗保险": (
        "各级财政补助标准",
        "个人缴费标准",
        "困难群众参保率",
        "重复参保人数占比",
    ),
}
COMMON = (
    "基金收入预算执行率",
    "累计结余可支付月数",
    "参保率",
    "征缴率",
    "违规使用基金金额（起）",
    "首次发放成功率",
    "决算报送及时性",
    "上访率",
    "政策知晓率",
    "服务对象满意度",
    "当期结余率",
    "基金收益率",
    "预算编制偏差率",
    "立项依据充分性",
    "成本节约率",
)


@pytest.mark.parametrize("fund", SOME_OF_EACH)
def test_each_fund_has_its_own_and_the_common_indicators(fund: str) -> None:
    names = {entry.name for entry in library(fund=fund)}
    assert set(SOME_OF_EACH[fund]) | set(COMMON) <= names
    elsewhere = {entry.name for entry in library() if entry.funds and fund not in entry.funds}
    assert not names & elsewhere


def test_every_entry_is_found_by_its_own_name_and_is_whole() -> None:
    for entry in library():
        assert library([entry.name])[0].name == entry.name
        assert entry.target
        found = known(entry.name)
        assert found is not None
        assert found.direction == entry.direction, entry.name


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["满意"], "离退休人员满意度"),
        (["转移成功"], "养老金首次转移成功率"),
        (["足额", "发放"], "基础养老金按时足额发放率"),
        (["失业", "满意"], "失业人员满意度"),
        (["工伤培训"], "工伤预防培训场次"),
        (["应享受差额"], "应享受与实际享受待遇差额率"),
    ],
)
def test_words_need_not_be_whole(words: list[str], first: str) -> None:
    assert library(words)[0].name == first


def test_nothing_alike_is_nothing() -> None:
    assert library(["火箭发射"]) == ()
    with pytest.raises(UserError) as error:
        library(fund="火星")
    assert all(fund in error.value.text.zh for fund in funds())


def test_a_fund_by_its_short_name() -> None:
    assert library(fund="失业") == library(fund="失业保险")


def test_the_formats_hold_the_same_entries() -> None:
    entries = library(fund="工伤保险")
    names = [entry.name for entry in entries]
    assert [
        each["name"] for each in json.loads(library_file(entries, "json"))["indicators"]
    ] == names
    assert [
        row["指标"]
        for row in csv.DictReader(io.StringIO(library_file(entries, "csv").decode("utf-8-sig")))
    ] == names
    sheet = openpyxl.load_workbook(io.BytesIO(library_file(entries))).active
    assert [sheet.cell(row, 1).value for row in range(3, 3 + len(names))] == names


def test_a_library_of_ones_own_is_searched() -> None:
    own = msgspec.structs.replace(
        library()[0], name="本县指标", match="本县指标", funds=("本县基金",)
    )
    known = Knowledge(indicators=(own,))
    assert library(["本县"], fund="本县基金", knowledge=known) == (own,)
    assert library([library()[0].name], knowledge=known) != library([library()[0].name])


def test_unit_and_direction_are_the_entrys_own_and_the_same_in_the_template() -> None:
    assert all(each.unit for each in library())
    own = KnownIndicator(
        id="own",
        name="本局回访人数",
        match="回访人数",
        level="产出/数量",
        direction="at_least",
        dimension="count",
        accumulates=True,
        unit="户",
    )
    knowledge = Knowledge(indicators=(own, *library()))
    (found,) = library(["本局回访人数"], knowledge=knowledge)[:1]
    shown = row_of(found)
    assert (shown["unit"], shown["direction"]) == ("户", "越高越好（≥）")
    sheet = openpyxl.load_workbook(
        io.BytesIO(template_for("self_evaluation", None, None, knowledge=knowledge))
    )["指标库"]
    (row,) = [row for row in sheet.iter_rows(values_only=True) if "本局回访人数" in row]
    assert {shown["unit"], shown["direction"]} <= set(row)


def test_a_fund_without_indicators_of_its_own_has_the_common_ones() -> None:
    entries = library(fund="生育保险")
    assert entries
    assert {each.funds for each in entries} == {()}
    with pytest.raises(UserError, match="工伤保险"):
        library(fund="工商保险")


def test_a_usual_target_is_that_of_the_fund() -> None:
    def target(fund: str | None) -> str:
        found = [each for each in library(fund=fund) if each.name == "累计结余可支付月数"]
        return found[0].target

    assert target("工伤保险") == ""
    assert target("职工基本医疗保险") == target(None) == "6~9个月（医疗统筹）"
