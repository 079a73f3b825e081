"""Claims in words, with the fund and item they are about."""

from __future__ import annotations

import pytest

from jixiao.core.places import Place
from jixiao.recognition.narrative import claims_in

CASES = {
    "各项社会保险基金收入稳步增长，支出相对增加。": [("steady_growth", "各项基金", "收入")],
    "失业保险基金支出持续增长。": [("steady_growth", "失业保险", "支出")],
    "保费收入1.53亿元，与上年持平。": [("flat", None, "保费收入")],
    "达到了预期目标。": [("goal_reached", None, None)],
    "圆满完成了全年目标任务。": [("goal_reached", None, None)],
    "无偏差。": [("no_deviation", None, None)],
    "按时足额发放养老金待遇。": [("on_time_payment", None, None)],
    "工伤保险、机关养老保险基金已出现当期收不抵支现象。": [
        ("deficit", "工伤保险", "当期结余"),
        ("deficit", "机关事业单位基本养老保险", "当期结余"),
    ],
    "当期略有结余。": [("surplus", None, "当期结余")],
    "可供支付42.7个月，结余属过大状态。": [("balance_excessive", None, "滚存结余")],
    "资金滚存结余在合理范围。": [("balance_reasonable", None, "滚存结余")],
    "资金滚存结余支撑能力较强。": [("balance_strong", None, "滚存结余")],
    "群众上访率为0。": [("zero_petition", None, "上访率")],
    # no claims
    "确保按时足额发放养老金。": [],
    "未达到预期目标。": [],
    "结余资金支付能力超出合理范围。": [],
    "此项目有偏差，偏差率为17.08%。": [],
    "上访率为0.1%。": [],
}


@pytest.mark.parametrize("text", CASES)
def test_claims(text: str) -> None:
    assert [
        (claim.kind, claim.fund, claim.item) for claim in claims_in(text, Place(text=text))
    ] == CASES[text]


def test_a_claim_without_a_fund_is_about_the_fund_given() -> None:
    [claim] = claims_in("达到了预期目标", Place(text="达到了预期目标"), fund="工伤保险", sentence=3)
    assert (claim.fund, claim.sentence) == ("工伤保险", 3)
