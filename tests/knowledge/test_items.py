"""Words for items as documents print them."""

from __future__ import annotations

import pytest

from jixiao.core.figures.units import COUNT, MONEY
from jixiao.knowledge.items import is_stock, item_of, may_be_within, side_of

WORDS = {
    "企业养老保险基金总支出": "支出",
    "基金收入小计": "收入",
    "养老保险费收入": "保费收入",
    "征缴收入": "保费收入",
    "利息收入": "利息收入",
    "财政补助收入": "财政补贴收入",
    "下级上解收入": "下级上解收入",
    "上级补助收入": "上级补助收入",
    "补助下级支出": "补助下级支出",
    "上解上级支出": "上解上级支出",
    "基金当期结余": "当期结余",
    "本年收支结余": "当期结余",
    "当期结存": "当期结余",
    "累计结存": "滚存结余",
    "年末滚存结余": "滚存结余",
    "上年结余": "上年结余",
    "养老金待遇支出": "待遇支出",
    "基本养老金支出": "基本养老金支出",
    "抚恤金待遇": "丧葬抚恤金支出",
    "工伤保险待遇支出": "工伤保险待遇支出",
    "稳岗补贴支出": "稳岗补贴支出",
    "技能提升补贴支出": "技能提升补贴支出",
    "商保大病支出": "大病保险支出",
    "转移基本养老金支出": "转移支出",
    "可供支付": "可支付月数",
    "月均统筹基金支出": "月均支出",
    "参保群众满意率": "满意度",
    "首次拨款准确率": "首次待遇发放准确率",
    "集体补助": "集体补助收入",
    "集体补助收入": "集体补助收入",
    "委托投资收益收入": "委托投资收益",
    "困难群体代缴收入": None,
    "职业培训支出": None,
    "专项支出": None,
    "人均财政补助": None,
    "起付标准": None,
    "": None,
}


@pytest.mark.parametrize("words", WORDS)
def test_item_of(words: str) -> None:
    assert item_of(words) == WORDS[words]


def test_dimension_decides_between_persons_and_money() -> None:
    assert item_of("全年领取失业金人数", COUNT) == "领取失业金人数"
    assert item_of("全年领取失业金人数", MONEY) is None


def test_stocks_and_sides() -> None:
    assert is_stock("滚存结余")
    assert not is_stock("收入")
    assert (
        side_of("保费收入"),
        side_of("当期结余"),
        side_of("职业培训支出"),
        side_of("满意度"),
    ) == ("收入", "结余", "支出", "")


def test_what_some_tables_list_inside_another_item() -> None:
    assert may_be_within("个人缴费收入", "保费收入")
    assert not may_be_within("保费收入", "个人缴费收入")
    assert not may_be_within("困难群体代缴收入", "保费收入")  # no item that is known
