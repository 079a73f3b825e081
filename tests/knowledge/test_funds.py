"""Names of funds as documents print them."""

from __future__ import annotations

import pytest

from jixiao.knowledge.funds import account_of, fund_of, funds_in, sub_account_of, without_funds

NAMES = {
    "企业养老保险": "企业职工基本养老保险",
    "企业职工基本养老保险基金": "企业职工基本养老保险",
    "城镇职工基本养老保险": "企业职工基本养老保险",
    "机关事业单位养老(改革)": "机关事业单位基本养老保险",
    "机关养老保险": "机关事业单位基本养老保险",
    "城乡居民社会养老保险": "城乡居民基本养老保险",
    "城镇职工医疗保险": "职工基本医疗保险",
    "城镇职工基本医疗保险基金（含生育保险，下同）": "职工基本医疗保险",
    "职工医保": "职工基本医疗保险",
    "城乡居民医疗": "城乡居民基本医疗保险",
    "居民医保": "城乡居民基本医疗保险",
    "工伤": "工伤保险",
    "失业": "失业保险",
    "生育保险": "生育保险",
    "城乡居民大病保险筹资标准": "大病保险",
    "合计:": "各项基金",
    "各项社会保险基金": "各项基金",
    "职工基本医疗保险统筹基金": "职工基本医疗保险/统筹基金",
    "职工医保个人账户": "职工基本医疗保险/个人账户",
    "城乡居民": None,
    "基本医疗保险费收入": None,
    "领取失业金人数": None,
    "代缴失业人员医疗保险费": None,
    "": None,
}


@pytest.mark.parametrize("text", NAMES)
def test_fund_of(text: str) -> None:
    assert fund_of(text) == NAMES[text]


def test_several_funds_keep_their_order_and_places() -> None:
    text = "工伤保险、失业保险和企业职工基本养老保险"
    spans = funds_in(text)
    assert [span.fund for span in spans] == ["工伤保险", "失业保险", "企业职工基本养老保险"]
    assert text[spans[2].start : spans[2].end] == "企业职工基本养老保险"


def test_sub_accounts() -> None:
    assert sub_account_of("统筹基金与个人账户") is None
    assert sub_account_of("个人帐户收入") == "个人账户"
    assert (account_of("职工基本医疗保险/统筹基金"), account_of("工伤保险"), account_of(None)) == (
        "统筹基金",
        None,
        None,
    )


def test_text_without_the_names_of_funds() -> None:
    assert without_funds("失业保险基金收入和工伤保险基金收入") == "基金收入和基金收入"
