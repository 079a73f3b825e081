"""Monitoring forms month by month: lamps, completions, forecasts, what must be explained.
``grid/*.txt`` keeps what is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.judging.monitoring.completion import solve_missing
from jixiao.judging.monitoring.forecast import Forecast
from jixiao.judging.monitoring.form import EXECUTED, Monitoring, Months, monitoring_of
from jixiao.judging.monitoring.lamps import LAMP_NAMES
from jixiao.knowledge.packs import load_packs
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "grid"
PACKS = load_packs()
# level 2 | name | target | result | completion printed | explanation
ROWS = {
    "counts": """
数量指标 | 培训场次 | ≥100场 | 50场 | 50% |
数量指标 | 宣传活动次数 | ≥40次 | 8次 | 20% |
数量指标 | 发放补助金额 | ≥600万元 | 360万元 | 60% | 进度快
数量指标 | 参保人数 | ≥74272人 | 66467人 | 44.75% |
数量指标 | 领取失业保险金人数 | ≥21933人 | 9000人 | 41.03% |
数量指标 | 补助人次 | 1200人次 | 1500人次 | 100% |
数量指标 | 检查批次 | =12批次 | 3批次 | |
数量指标 | 印制手册 | ≤5000册 | 2000册 | 40% |
数量指标 | 走访户数 | 100户~200户 | 120户 | 60% |
数量指标 | 新增床位 | ≥60张 | | |
数量指标 | 办理件数 | ≥30件 | 0件 | 0% | 尚未开始
""",
    "rates": """
质量指标 | 待遇发放准确率 | ≥99% | 100% | 50% |
质量指标 | 首次发放成功率 | ≥95% | 90% | 94.74% |
质量指标 | 差错率 | ≤3% | 2% | 100% |
质量指标 | 投诉率 | ≤1% | 1.5% | 66.67% |
经济效益指标 | 收入预算执行率 | ≥95%或≤105% | 52% | 49.52% |
经济效益指标 | 支出预算执行率 | ≥95% | 40% | 42.11% | 下半年集中支付
经济效益指标 | 支出预算执行率与序时进度偏离度 | ≤5% | 10% | 50% |
社会效益指标 | 政策知晓率 | ≥85% | 60% | 70.59% |
满意度指标 | 参保人员满意度 | ≥90% | 未达监控节点 | / |
满意度指标 | 群众满意度 | ≥90% | 92% | 100% |
""",
    "words": """
时效指标 | 养老金发放时效 | 每月25日前 | 每月20日 | 100% |
时效指标 | 完成时间 | 12月底前 | 未达成预期指标且效果较差 | 5% | 招标推迟
时效指标 | 办结时限 | 30日内 | 25日 | 100% |
时效指标 | 首批拨付 | 6月30日前 | 7月5日 | 50% |
社会效益指标 | 安享晚年 | 充分发挥职能作用 | 达成预期指标 | 100% |
社会效益指标 | 服务水平 | 有所提升 | 部分达成预期指标并具有一定效果 | 70% |
质量指标 | 基金使用符合政策规定 | 100% | 100% | 50% |
成本指标 | 项目成本 | ≤80万元 | 30万元 | 37.5% |
成本指标 | 人均成本 | ≤100元/人 | 120元/人 | 83.33% |
数量指标 | 全年培训 | ≥12次 | 6次 | |
""",
}
MONTHS = (1, 3, 6, 7, 11, 12)


def form_data(rows: str, month: int | None, executed: str, overall: str) -> FormData:
    cells = [[cell.strip() for cell in line.split("|")] for line in rows.strip().splitlines()]
    return FormData(
        kind="monitoring",
        year=2024,
        as_of=f"2024-{month:02}" if month else "",
        money_unit="万元",
        funding=(FundingData(source="总额", role="total", budget="1200", executed=executed),),
        goals=(GoalData(expected="保障发放", actual="按月发放", completion=overall),),
        indicators=tuple(
            IndicatorData(
                level2=level2, name=name, target=target, actual=actual, completion=printed,
                reason=reason,
            )
            for level2, name, target, actual, printed, reason in cells
        ),
    )  # fmt: skip


@pytest.mark.parametrize("title", ROWS)
@pytest.mark.parametrize("pack", ["cn-2020", "xinjiang-monitoring-2020"])
def test_what_a_form_says_month_by_month(title: str, pack: str) -> None:
    lines = []
    for month in MONTHS:
        form = form_of(form_data(ROWS[title], month, "540", "60.00%"))
        lines += [f"# {month}月", *told(monitoring_of(form, PACKS[pack]))]
    form = form_of(form_data(ROWS[title], None, "540", ""))
    lines += ["# 没有月份", *told(monitoring_of(form, PACKS[pack]))]
    holds(KEPT / f"{title}-{pack}.txt", lines)


@pytest.mark.parametrize("timed", ["all", "flows", "levels"])
def test_what_is_due_by_the_months_is_the_packs_business(timed: str) -> None:
    pack = PACKS["cn-2020"]
    assert pack.lamps is not None
    rule = msgspec.structs.replace(
        pack.lamps,
        timed="all" if timed == "all" else "flows",
        timed_levels=("质量指标", "社会效益") if timed == "levels" else (),
    )
    lines = []
    for title, rows in ROWS.items():
        form = form_of(form_data(rows, 6, "700", "60.00%"))
        lines += [
            f"# {title}",
            *told(monitoring_of(form, msgspec.structs.replace(pack, lamps=rule))),
        ]
    holds(KEPT / f"due-{timed}.txt", lines)


def test_what_the_execution_says_of_the_form() -> None:
    lines = []
    for executed in ("", "0", "200", "359.9", "360", "420", "479.9", "480", "600", "1150", "1300"):
        for month in (None, 6, 12):
            form = form_of(form_data("", month, executed, ""))
            for name in ("cn-2020", "xinjiang-monitoring-2020"):
                lines += [
                    f"# {executed}万元 {month}月 {name}",
                    *told(monitoring_of(form, PACKS[name])),
                ]
    holds(KEPT / "execution.txt", lines)


MONTHLY = {
    "平": "10 10 10 10 10 10",
    "升": "5 6 8 10 15 20",
    "降": "20 15 10 8 6 5",
    "停": "30 30 0 0 0 0",
    "退": "30 -5 10 10 10 5",
}
LAST = {"": "", "平": "10 " * 12, "后": "5 " * 6 + "15 " * 6, "前": "20 " * 6 + "2 " * 6}


def test_what_the_months_foretell() -> None:
    lines = []
    for title, this in MONTHLY.items():
        for past, last in LAST.items():
            for month in (2, 5, 6):
                single = tuple(Decimal(each) * 10_000 for each in this.split()[:month])
                form = form_of(form_data(ROWS["counts"], month, str(sum(single) / 10_000), ""))
                known = Months(
                    this_year=single,
                    last_year=tuple(Decimal(each) * 10_000 for each in last.split()),
                )
                heads = Months(
                    this_year=tuple(each / 10_000 for each in single),
                    last_year=tuple(Decimal(each) for each in last.split()),
                )
                found = monitoring_of(
                    form, PACKS["cn-2020"], months={EXECUTED: known, "培训场次": heads}
                )
                lines.append(f"# {title} 上年{past or '无'} {month}月")
                lines.append(
                    f"{foretold(found.execution_forecast)} 全年 {number(found.forecast_rate)}%"
                )
                row = found.rows[0]
                lines.append(f"培训场次 {foretold(row.forecast)} {row.likelihood or ''}")
    holds(KEPT / "forecasts.txt", lines)


def told(found: Monitoring) -> Iterator[str]:
    """Everything that is said of a form at its monitoring point."""
    result = found.result
    yield (
        f"序时 {number(found.progress)} 执行率 {number(result.execution_rate)} 差 {number(found.gap)}"
        f" {LAMP_NAMES[found.execution.lamp]} {found.execution.reason}"
    )
    yield (
        f"表 {LAMP_NAMES[found.lamp]}；总体完成率 {number(result.overall_completion)}"
        f"；{result.convention} {result.convention_reason}"
        f"；偏离 {number(result.deviation)}；{foretold(found.execution_forecast)}"
        f" {number(found.forecast_rate)}"
    )
    missing = solve_missing(found.form, result.indicators)
    if missing is not None:
        yield f"缺 {missing.index} {missing.interval.low:f}～{missing.interval.high:f}"
    rows = zip(found.form.indicators, result.indicators, found.rows, strict=True)
    for row, got, seen in rows:
        yield (
            f"{row.name.text if row.name else '—'}：{LAMP_NAMES[seen.lit.lamp]} {seen.lit.reason}"
            f"｜完成率 {number(got.completion)} {got.convention or ''}"
            f"｜{foretold(seen.forecast)} {seen.likelihood or ''}"
        )
    for duty in found.duties:
        yield f"须说明 {duty.about} {duty.index} {duty.what} {duty.given}"


def foretold(forecast: Forecast | None) -> str:
    if forecast is None:
        return "不预计"
    low, high = number(forecast.low), number(forecast.high)
    return f"预计 {number(forecast.value)}（{low}～{high}）{forecast.basis}"


def number(value: Decimal | None) -> str:
    return "—" if value is None else f"{value.quantize(Decimal('0.0001')).normalize():f}"
