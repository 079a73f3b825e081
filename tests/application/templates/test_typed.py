"""Cells that would be printed otherwise than those beside them are told with what is expected."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from jixiao.application.templates.typed import no_unit_of_money, oddly_typed
from jixiao.core.formdata import FormData, FundingData, IndicatorData

ROW = IndicatorData(name="甲", target="≥1")
MONEY = FundingData(source="年度资金总额", role="total", budget="100")
FORM = FormData(kind="self_evaluation", funding=(MONEY,), indicators=(ROW, ROW))


def told(data: FormData, address: str) -> list[str]:
    return [each.message.zh for each in oddly_typed(data, {address: "页!A1"})]


def of_row(**fields: object) -> FormData:
    return replace(FORM, indicators=(replace(ROW, **fields), replace(ROW, extra={"有可能": "√"})))


@pytest.mark.parametrize(
    ("data", "address", "message"),
    [
        (of_row(points="12.5分"), "indicators[0].points", "“甲”分值填的是“12.5分”，只填数字：应为12.5"),
        (of_row(points="12.5"), "indicators[0].points", ""),
        (of_row(points="10%"), "indicators[0].points", ""),
        (replace(FORM, total_points="100分"), "total_points", "总分分值填的是“100分”，只填数字：应为100"),
        (replace(FORM, funding=(replace(MONEY, rate="95.17"),)), "funding[0].rate", "“年度资金总额”执行率填的是“95.17”，没有写%：应为95.17%"),
        (replace(FORM, funding=(replace(MONEY, rate="95.17%"),)), "funding[0].rate", ""),
        (replace(FORM, funding=(replace(MONEY, rate="0.9517"),)), "funding[0].rate", ""),
        (of_row(extra={"有可能": "是"}), "indicators[0].extra.有可能", "“甲”有可能填的是“是”，勾选的格请打“√”，不选的空着"),
        (of_row(extra={"有可能": "1"}), "indicators[0].extra.有可能", "“甲”有可能填的是“1”，勾选的格请打“√”，不选的空着"),
        (of_row(extra={"有可能": "√"}), "indicators[0].extra.有可能", ""),
        (of_row(extra={"备注": "有"}), "indicators[0].extra.备注", ""),
        (replace(FORM, implementing_unit="某局（盖章）"), "implementing_unit", "“实施单位”填的是“某局（盖章）”，只写单位名称：应为“某局”；要印盖章的地方请加 --foot"),
        (replace(FORM, implementing_unit="某局（本级）"), "implementing_unit", ""),
    ],
)  # fmt: skip
def test_what_is_oddly_typed(data: FormData, address: str, message: str) -> None:
    assert told(data, address) == ([f"页!A1 {message}"] if message else [])


def test_no_unit_of_money_is_told_where_there_is_money() -> None:
    cells = {"money_unit": "基本情况!J2"}
    (said,) = no_unit_of_money(FORM, cells)
    assert said.message.zh.startswith("基本情况!J2 “金额单位”没有填，按万元印")
    assert not list(no_unit_of_money(replace(FORM, funding=()), cells))
    assert not list(no_unit_of_money(FORM, {}))
