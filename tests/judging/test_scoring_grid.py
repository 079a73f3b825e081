"""Rows of a form, target by target and result by result, with what they are worth: how the target is
read, whether the result attains it, the completion, and the score out of 10 points by three rule
packs. ``grid/*.txt`` keeps the tables.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.core.packs import RulePack
from jixiao.judging.criteria import Criterion, parse_criterion, shown_criterion
from jixiao.judging.results import IndicatorResult
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import self_evaluation
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "grid"
PACKS = [load_packs()[name] for name in ("cn-2020", "ningxia-2024", "xinjiang-si-2020")]
# name of the table: name of the row and level 2, targets, results
GRIDS: dict[str, tuple[str, str, str]] = {
    "at_least": (
        "数量指标 培训场次",
        "≥100场；>100场；不少于100场；100场以上；100场；≥1百场；至少100",
        "100场；99.6场；99场；60场；59场；101场；130场；150场；151场；200场；0；0场；-5场；≥100场；100；约100场；99.99场；"
        "100万场；已完成；未完成；部分完成；/；—；无；100人；一百场；98～102场；100场以上",
    ),
    "rates": (
        "社会效益指标 政策知晓率",
        "≥95%；>95%；95%；95%以上；≥0.95；≥95％左右；95%-98%；不低于95%；295%；100%",
        "95%；94.9%；94.96%；95；0.95；96%；98%；98.1%；100%；60%；59.9%；1；0；达到；基本达到；95%以上；≥95%；99.5%；"
        "105%；9.5%；96.5；百分之九十六",
    ),
    "at_most": (
        "成本指标 培训成本",
        "≤100元/人；<100元/人；不超过100元/人；100元/人；控制在100元/人以内；≤0.01万元/人",
        "100元/人；99元/人；101元/人；150元/人；200元/人；250元/人；0；100元；0.01万元/人；100；≤100元/人；100.4元/人；"
        "未超预算；超预算",
    ),
    "costs": (
        "成本指标 项目成本",
        "≤15万元；15万元；=15万元；≤150000元；15.5万元",
        "15万元；14.99万元；15.01万元；15.4万元；20万元；150000元；155000元；15；16；0；30万元；15.0万元",
    ),
    "unwanted": (
        "质量指标 差错率",
        "≤3%；<3%；0；0%；3%；＝0；≤0.5‰；杜绝",
        "0；3%；2.9%；3.1%；4%；6%；9%；0.4‰；0.6‰；3；无；没有发生；0.03",
    ),
    "between": (
        "经济效益指标 支出预算执行率",
        "95%~105%；≥95%且≤105%；≥95%或≤105%；95%-105%；100%±5%；±5%；90%—100%；5%以内",
        "95%；94%；94.99%；105%；106%；100%；110%；50%；4%；-4%；6%；1.0；100",
    ),
    "deadlines": (
        "时效指标 完成时间",
        "2020年12月31日前；12月底前；2020年底；11月30日前；2020.12；2020年10月；当年完成；2020年1月至12月；2月底前；"
        "2020年上半年；第三季度",
        "2020年12月31日；2020年11月30日；12月1日；2021年1月1日；2020年12月；已完成；未完成；2020.11；2020-12-20；"
        "2020年底；11月；2月28日；2020年2月29日；3月1日；2020年6月30日；10月底",
    ),
    "periodic": (
        "时效指标 待遇发放时间",
        "每月25日前；每月10日前；每季度结束后15日内；1次/月；每年1次；每月发放；按月；每周一次；每季度1次",
        "每月25日前；每月24日；每月26日前；每月10日；按时发放；每季度结束后15日内；每季度结束后20日内；1次/月；2次/月；1次/季；"
        "12次；11次；每月；每年1次；每月28日；未完成",
    ),
    "within": (
        "时效指标 办结时限",
        "30日内；≤30天；2周内；15个工作日内；一个月内；24小时内；三个工作日内；≤20个工作日；1年内；一个季度内",
        "30日；29日；31日；2周；3周；14天；15天；15个工作日；16个工作日；20天；1个月；24小时；1天；25小时；3个工作日；"
        "5个工作日；30日内；30；当日办结；已完成；91天；12个月",
    ),
    "exact": (
        "数量指标 建设站点数",
        "=5个；5个；5；＝5个；5个左右；约5个；五个；5（个）",
        "5个；4个；6个；5；5人；0；4.9个；10个；7.5个；五个；5个以上；未完成",
    ),
    "words": (
        "社会效益指标 群众安全感",
        "有所提升；显著；逐步提高；良好；优；持续提升；定性；有效保障；100%落实；无",
        "有所提升；达成预期指标；部分达成预期指标并具有一定效果；未达成预期指标且效果较差；显著；良好；一般；优；已完成；"
        "未达监控节点；基本完成；较好；无；/；100%；90%",
    ),
    "heads": (
        "数量指标 享受失业保险金人数",
        "≥21933人；≥2.19万人；21933人；≤21933人；21933人次；2万人；=21933人",
        "21933人；21932人；2.19万人；2.2万人；3万人；21900人；10966人；33000人；0；21933；21933人次；2.1933万",
    ),
    "satisfaction": (
        "服务对象满意度指标 参保人员满意度",
        "≥90%；90%；90%以上；≥90分；9分；满意；≥4.5分",
        "90%；89%；91%；100%；92.5；0.92；90分；9分；8.5分；满意；较满意；不满意；4.5分；4.6分；50%；62%",
    ),
    "growth": (
        "经济效益指标 收入增长率",
        "≥5%；≥-5%；增长5%；增长5%以上；下降5%；降低≥5%；减少5万元；不增长；5%",
        "5%；4%；-5%；-6%；增长5%；增长6%；下降5%；下降4%；降低10%；减少5万元；减少4万元；0；持平；-5",
    ),
}


@pytest.mark.parametrize("title", GRIDS)
def test_what_targets_and_results_are_worth(title: str) -> None:
    row, targets, results = GRIDS[title]
    level2, name = row.split(" ")
    lines = []
    for target in targets.split("；"):
        lines += [f"# {name} {target}", read(parse_criterion(target, name=name, level2=level2))]
        lines += [worth(level2, name, target, result) for result in results.split("；")]
    holds(KEPT / f"{title}.txt", lines)


def read(criterion: Criterion) -> str:
    bounds = "～".join(
        "" if each is None else f"{each:f}" for each in (criterion.low, criterion.high)
    )
    parts = {
        "界": bounds.strip("～") and bounds,
        "不含": "是" if criterion.strict else "",
        "单位": criterion.unit and criterion.unit.symbol,
        "期限": criterion.due and f"{criterion.due.year}-{criterion.due.month}-{criterion.due.day}",
        "周期": criterion.cycle,
        "方向": criterion.direction_reason or ("" if criterion.direction_stated else "未写"),
        "疑为": criterion.doubt,
    }
    said = "，".join(f"{name} {value}" for name, value in parts.items() if value)
    return f"{criterion.kind} “{shown_criterion(criterion)}” {said}".rstrip()


def worth(level2: str, name: str, target: str, result: str) -> str:
    """The row with a full score printed, and what each pack makes of it."""
    rows = [row_of(level2, name, target, result, "10", pack) for pack in PACKS]
    got = rows[0].attainment
    attained = {True: "达到", False: "未达到", None: "不能判断"}[got.attained]
    scores = " ".join(f"{number(each.lowest)}～{number(each.highest)}" for each in rows)
    extra = " ".join(
        [got.stage or "", "照抄" if got.echoed else "", "事件" if rows[0].event_driven else ""]
    )
    return f"{result}：{attained} 比{number(got.ratio)} 得{scores} {got.reason} {extra}".rstrip()


def row_of(
    level2: str, name: str, target: str, result: str, score: str, pack: RulePack
) -> IndicatorResult:
    form = self_evaluation(f"{level2} | {name} | {target} | {result} | 10 | {score}")
    return score_form(form, pack).indicators[0]


def number(value: Decimal | None) -> str:
    return "—" if value is None else f"{value.quantize(Decimal('0.0001')).normalize():f}"
