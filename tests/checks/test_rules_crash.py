"""Whatever stands in the cells, no check crashes: a crash would be our defect, not the user's."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.checks.registry import run_checks
from jixiao.checks.suspicion import resolve
from jixiao.core.forms import KINDS
from tests.checks.builders import MONITORING_PACK, NATIONAL, NINGXIA, XINJIANG, Sheet, view_of

CELLS = st.sampled_from(
    [
        "",
        "—",
        "/",
        "0",
        "0.00",
        "-5",
        "10",
        "10分",
        "10%",
        "0.1",
        "100%",
        "-0.00%",
        "1",
        "≥95%",
        "≤0",
        "105%≤≥95%",
        "≥-10%或≤10%",
        "290%",
        "7,00.0,77",
        "0.6万元/次",
        "3万元",
        "5次",
        "0人",
        "141745人",
        "99999999999999999999",
        "0.0000001%",
        "每月25日前",
        "2023年12月31日之前",
        "2周内",
        "满意",
        "未达成预期指标且效果较差",
        "部分达成",
        "未达监控节点",
        "达成预期指标",
        "$\\geq 99\\%$",
        "无",
        "××",
        "小于预算数",
        "一二三",
        "1e9",
        "NaN",
        "∞",
        "½",
    ]
)
NAMES = st.sampled_from(
    [
        "参保人数",
        "基金支出预算执行率",
        "支出预算执行率与序时进程偏离率",
        "可支付月数",
        "全年异地核查成本",
        "异地核查次数",
        "服务对象满意度",
        "支出预算金额",
        "",
    ]
)
LEVELS = st.sampled_from(["数量指标", "成本指标", "质量指标", "满意度指标", ""])
WORDS = st.sampled_from(
    [
        "",
        "无偏差。",
        "偏差率为17.08%。",
        "完成年度预算的97.51%，达到了预期目标。",
        "2021年1月-12月，已完成发放工作。",
        "偏差率为0%，预算执行率0%。",
    ]
)


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "\n".join(" | ".join(cells) for cells in [columns, *rows])


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A form with anything in its cells."""
    columns = ("level2", "name", "target", "actual", "points", "score", "completion", "reason")
    rows = draw(
        st.lists(st.tuples(LEVELS, NAMES, CELLS, CELLS, CELLS, CELLS, CELLS, CELLS), max_size=6)
    )
    money = ("source", "initial_budget", "budget", "arrived", "executed", "rate", "points", "score")
    sources = st.sampled_from(["年度资金总额", "其中：财政拨款", "中央补助", "其他资金"])
    funding = draw(
        st.lists(st.tuples(sources, CELLS, CELLS, CELLS, CELLS, CELLS, CELLS, CELLS), max_size=4)
    )
    indexes = st.lists(st.integers(0, 5), max_size=4, unique=True).map(tuple)
    headed = st.sampled_from(["10", "50", "0", "-5", "3.3"])
    level = st.tuples(
        st.sampled_from([0, 1, 2]), st.just("产出指标"), headed, indexes, st.sampled_from([None, 0])
    )
    return Sheet(
        rows=_table(columns, rows),
        funding=_table(money, funding),
        kind=draw(st.sampled_from(KINDS)),
        pack=draw(st.sampled_from([NATIONAL, XINJIANG, MONITORING_PACK, NINGXIA])),
        fund=draw(st.sampled_from([None, "工伤保险", "职工基本医疗保险"])),
        year=draw(st.sampled_from([None, 2020, 2024])),
        month=draw(st.sampled_from([None, 6, 12])),
        goal=draw(WORDS),
        conclusion=draw(WORDS),
        overall=draw(CELLS),
        levels=tuple(draw(st.lists(level, max_size=4))),
        total=(draw(CELLS), draw(CELLS)),
        grade=draw(st.sampled_from(["", "优", "优良中差"])),
        money_unit=draw(st.sampled_from([None, "万元"])),
        filed_on=draw(st.sampled_from(["", "2019年1月1日"])),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(sheets(), min_size=1, max_size=2))
def test_no_check_crashes(forms: list[Sheet]) -> None:
    verdicts, crashed = run_checks(view_of(*forms))
    assert crashed == []
    for verdict in resolve(verdicts):
        assert verdict.finding is None or (
            verdict.finding.code == verdict.code and verdict.finding.message.zh
        )
