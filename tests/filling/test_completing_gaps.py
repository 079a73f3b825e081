"""Forms with gaps, and what is computed into them. ``grid/*.txt`` keeps, gap by gap, the fields that
were filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    flat,
)
from jixiao.core.packs import RulePack
from jixiao.filling.completing import complete
from jixiao.knowledge.packs import load_packs
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "grid"
PACKS = load_packs()
NATIONAL, NINGXIA, MONITORING = (
    PACKS[name] for name in ("cn-2020", "ningxia-2024", "xinjiang-monitoring-2020")
)
# level 1 | level 2 | name | target | result | points | score
ROWS = """
产出指标 | 数量指标 | 培训场次 | ≥100场 | 80场 | 10 |
产出指标 | 数量指标 | 宣传次数 | ≥40次 | 44次 | |
产出指标 | 质量指标 | 合格率 | ≥95% | 96% | |
产出指标 | 时效指标 | 完成时间 | 12月底前 | 11月30日 | |
产出指标 | 成本指标 | 项目成本 | ≤15万元 | 15.5万元 | 10 |
效益指标 | 社会效益指标 | 知晓率 | ≥85% | 85% | 15 | 15
效益指标 | 可持续影响指标 | 长效机制 | 有所提升 | 部分达成预期指标并具有一定效果 | | 10
满意度指标 | 服务对象满意度指标 | 满意度 | ≥90% | 92% | | 9
"""
HEADINGS = (
    LevelPointsData(level=1, name="产出指标", points="50"),
    LevelPointsData(level=1, name="效益指标", points="30"),
    LevelPointsData(level=1, name="满意度指标", points="10"),
    LevelPointsData(level=2, name="数量指标", points="15"),
)
FUNDING = (
    FundingData(
        source="年度资金总额", role="total", initial_budget="15", budget="15", executed="14"
    ),
    FundingData(source="其中：当年财政拨款", budget="12", executed="11"),
    FundingData(source="其他资金", initial_budget="3", budget="3", executed="3"),
)
BASE = FormData(
    kind="self_evaluation",
    year=2021,
    project="医保宣传",
    money_unit="万元",
    funding=(msgspec.structs.replace(FUNDING[0], points="10"), *FUNDING[1:]),
    goals=(GoalData(expected="宣传到位", actual="已宣传"),),
    indicators=tuple(
        IndicatorData(level1=one, level2=two, name=name, target=target, actual=actual, points=points, score=score)
        for one, two, name, target, actual, points, score in (
            [cell.strip() for cell in line.split("|")] for line in ROWS.strip().splitlines()
        )
    ),
)  # fmt: skip


def each(**fields: str) -> FormData:
    rows = tuple(msgspec.structs.replace(row, **fields) for row in BASE.indicators)
    return msgspec.structs.replace(BASE, indicators=rows)


def money(*rows: FundingData, **fields: object) -> FormData:
    return msgspec.structs.replace(BASE, funding=rows, **fields)


TOTAL, PART, REST = FUNDING
changed = msgspec.structs.replace
FORMS = {
    "原样": BASE,
    "一级标题有分": changed(BASE, level_points=HEADINGS[:3]),
    "二级标题有分": changed(BASE, level_points=HEADINGS),
    "标题写着分": changed(BASE, indicators=tuple(
        changed(row, level1=f"{row.level1}(45分)" if row.level1.startswith("产出") else row.level1, level2=f"{row.level2}（20分）" if "数量" in row.level2 else row.level2)
        for row in BASE.indicators
    )),
    "没有分值": each(points="", score=""),
    "都有分值没有得分": each(points="11.25", score=""),
    "得分都有": each(points="11.25", score="11"),
    "总分已填": changed(BASE, total_points="100", total_score="88"),
    "缺完成值": each(actual="", score=""),
    "执行没有分值": money(*FUNDING),
    "没有执行数": money(changed(TOTAL, executed="", points="10"), changed(PART, executed=""), changed(REST, executed="")),
    "总额空着": money(changed(TOTAL, initial_budget="", budget="", executed="", points="10"), PART, REST),
    "分项缺一": money(changed(TOTAL, budget="", points="10"), changed(PART, budget=""), REST),
    "执行率已填": money(changed(TOTAL, rate="93.33%", points="10", score="9"), PART, REST),
    "预算为零": money(changed(TOTAL, budget="0", points="10")),
    "只有年初": money(changed(TOTAL, budget="", points="10")),
    "超预算": money(changed(TOTAL, executed="16", points="20")),
    "一行资金": money(changed(PART, budget="12", executed="6", points="10")),
    "一行无总额": money(changed(TOTAL, initial_budget="", budget="", executed="", points="10"), changed(PART, budget="12", executed="")),
    "两个总额": money(changed(TOTAL, points="10"), changed(TOTAL, budget="20", executed="5")),
    "无资金": money(),
    "元": money(changed(TOTAL, initial_budget="", budget="150000.50", executed="140000.25", points="10"), money_unit="元"),
    "带单位": money(changed(TOTAL, budget="15万元", executed="140000元", points="10")),
    "目标申报": changed(BASE, kind="target_declaration"),
    "部门": changed(BASE, kind="department"),
}  # fmt: skip


@pytest.mark.parametrize("pack", [NATIONAL, NINGXIA], ids=lambda pack: pack.id)
def test_what_a_self_evaluation_is_filled_with(pack: RulePack) -> None:
    lines = []
    for title, data in FORMS.items():
        lines += [f"# {title}", *filled(data, pack)]
    holds(KEPT / f"self-evaluation-{pack.id}.txt", lines)


@pytest.mark.parametrize(
    "places", ["indicators.score", "indicators.points", "total_score", "grade", "funding.rate"]
)
def test_only_fields_that_the_layout_has_are_filled(places: str) -> None:
    lines = list(filled(BASE, NATIONAL, frozenset({places})))
    holds(KEPT / f"only-{places}.txt", lines)


# name | target | result | completion
MONITORED = """
培训场次 | ≥100场 | 50场 | {}
参保人数 | ≥74272人 | 66467人 | {}
支出预算执行率 | ≥95%或≤105% | 45% | {}
收入预算执行率 | ≥95% | | {}
支出预算执行率 | ≥95% | | {}
支出预算执行进度与序时进度偏离度 | ≤5% | | {}
差错率 | ≤3% | 2% | {}
首次发放率 | ≥95% | 94% | {}
完成时间 | 12月底前 | 未达监控节点 | {}
安享晚年 | 充分发挥职能作用 | 达成预期指标 | {}
满意度 | ≥90% | 未达监控节点 | /
"""
COMPLETIONS = {
    "空": " " * 10,
    "折算": "25.00% 44.75%",
    "不折算": "50.00% 89.49%",
    "一半": "25.00% 89.49%",
    "全有": "50% 89% 45% 90% 45% 100% 100% 98% / 100%",
}


@pytest.mark.parametrize("pack", [NATIONAL, MONITORING], ids=lambda pack: pack.id)
def test_what_a_monitoring_form_is_filled_with(pack: RulePack) -> None:
    lines = []
    for title, printed in COMPLETIONS.items():
        for month in ("2021-06", "2021-12", ""):
            lines += [f"# {title} {month}", *filled(monitored(printed, month), pack)]
    holds(KEPT / f"monitoring-{pack.id}.txt", lines)


def monitored(printed: str, month: str) -> FormData:
    known = [*printed.split(), *[""] * 10][:10]
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in MONITORED.format(*known).strip().splitlines()
    ]
    return FormData(
        kind="monitoring",
        year=2021,
        as_of=month,
        money_unit="万元",
        funding=(FundingData(source="总额", role="total", budget="1200", executed="540"),),
        goals=(GoalData(expected="保障发放", actual="按月发放"),),
        indicators=tuple(
            IndicatorData(name=name, target=target, actual=actual, completion=completion)
            for name, target, actual, completion in rows
        ),
    )


def filled(data: FormData, pack: RulePack, places: frozenset[str] | None = None) -> Iterator[str]:
    done = complete(data, pack, places=places)
    before = dict(flat(data))
    for address, text in flat(done.data):
        if text != before.get(address, ""):
            yield f"{address}：{before.get(address, '')}→{text}"
    if done.convention is not None:
        yield f"口径 {done.convention.name} {done.convention.reason}"
