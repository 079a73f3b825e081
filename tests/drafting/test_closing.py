"""That no problem was found is said of what could be judged alone."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.packs import Ground, RangeRule, RulePack
from jixiao.drafting.draft import Line
from jixiao.drafting.drafting import drafted
from jixiao.drafting.model import MonthsData
from jixiao.knowledge.funds import RESIDENT_MEDICAL
from tests.drafting.making import fund, report
from tests.drafting.test_drafting import PACK


def said(pack: RulePack, name: str = "工伤保险") -> str:
    """The sentence of a report in which nothing is wrong."""
    data = report(
        fund(
            name,
            opening_balance=Decimal(400),
            cumulative_balance=Decimal(600),
            months_payable=MonthsData(),
        )
    )
    draft, _ = drafted(data, pack)
    texts = [each.text for each in draft.body if isinstance(each, Line)]
    (found,) = [text for text in texts if "没有发现" in text]
    return found.partition("【")[0]


def test_without_a_range_or_a_band_only_the_balance_was_looked_at() -> None:
    source = Ground(kind="practice")
    loose = RangeRule(source=source, low=Decimal(95), high=Decimal(105))
    for pack in (
        msgspec.structs.replace(PACK, execution_range=None),
        msgspec.structs.replace(PACK, execution_range=loose),
    ):
        assert said(pack) == "从收支平衡看，没有发现当期收不抵支的情况。"


@pytest.mark.parametrize(
    ("name", "looked"),
    [("工伤保险", "预算执行和收支平衡"), (RESIDENT_MEDICAL, "预算执行、收支平衡和支付能力")],
)
def test_what_the_pack_has_a_range_for_was_looked_at(name: str, looked: str) -> None:
    assert said(PACK, name) == f"从{looked}看，没有发现偏离规定区间的情况。"
