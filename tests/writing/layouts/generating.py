"""Forms made up at random, such as offices fill in."""

from __future__ import annotations

from hypothesis import strategies as st

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, LevelPointsData

UNITS = (
    "清河县医疗保险服务中心",
    "东和县社会保险中心",
    "临江市人力资源和社会保障局",
    "西关区退役军人事务局",
)
PROJECTS = (
    "医保信息系统运维经费",
    "城乡居民养老保险财政补助",
    "工伤保险基金支出项目",
    "2021年农村危房改造补助资金（第二批）—省级配套",
)
SOURCES = ("当年财政拨款", "上年结转资金", "其他资金", "中央补助", "社会保险基金")
LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("社会效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
NAMES = (
    "参保缴费人数",
    "系统运维终端数量",
    "培训经办人员人次",
    "系统可用率",
    "故障响应时限",
    "待遇按时足额发放率",
    "群众办事平均等候时间",
    "参保群众满意度",
    "印刷政策宣传手册",
    "基金支出预算执行率",
    "人均补助标准",
    "档案归档及时率",
    "资金拨付及时性",
    "政策知晓率",
    "设备验收合格率",
)
VALUES = (
    ("≥260台", "268台"),
    ("≥95%", "98.60%"),
    ("≤15分钟", "12分钟"),
    ("13.85万人", "17.65万人"),
    ("100%", "100%"),
    ("95%~105%", "97.53%"),
    ("每月25日前", "每月20日"),
    ("12月底前", "12月20日"),
    ("≤4500元/台", "4192.54元/台"),
    ("长期", "长期"),
    ("充分发挥保障作用", "充分发挥保障作用"),
    ("18500人", "18762人"),
    ("≥3次", "2次"),
    ("580元/人", "580元/人"),
    ("2周内", "2周内"),
    ("≤3.5万元", "3.2万元"),
    ("有效提升", "有效提升"),
    ("≥95%", "完成"),
    ("≥90%", "满意"),
    ("完成", "已完成"),
    ("达标", "达标"),
    ("≥4次", "达成预期指标"),
    ("提高效率", "效果"),
)
REASONS = (
    "",
    "",
    "",
    "受疫情影响少办一期，下年补办。",
    "参保人数自然减少。\n加强扩面宣传，做好动态监测。",
    "=SUM(A1:A2)",
    "@通知各乡镇",
)
SENTENCES = (
    "保障全县医保信息系统稳定运行，完成终端运维和经办人员培训。",
    "工伤人员及时足额领取待遇，生活安定。",
    (
        "目标1：按时足额发放各项待遇；目标2：全面完成年度扩面任务，"
        "确保应保尽保；目标3：加强基金监管，防范风险。"
    ),
    "完成年度预算的98.20%，达到了预期目标。",
)
POINTS = ("1", "2.5", "3.34", "5", "8", "10", "15")


@st.composite
def amounts(draw: st.DrawFn) -> str:
    """An amount in 万元."""
    whole = draw(st.integers(0, 400000))
    return f"{whole}.{draw(st.integers(0, 99)):02d}" if draw(st.booleans()) else str(whole)


@st.composite
def funding_rows(draw: st.DrawFn) -> tuple[FundingData, ...]:
    """A total and its parts."""
    fields = ("initial_budget", "budget", "arrived", "executed")
    total = FundingData(
        source="年度资金总额",
        role="total",
        rate=draw(st.sampled_from(("94.07%", "100%", "98.2%"))),
        points="10",
        score=draw(st.sampled_from(("10", "9.41"))),
        **{field: draw(amounts()) for field in fields},
    )
    sources = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=4, unique=True))
    return (
        total,
        *(
            FundingData(
                source=source,
                **{field: draw(st.one_of(amounts(), st.just(""))) for field in fields},
            )
            for source in sources
        ),
    )


@st.composite
def indicator_rows(draw: st.DrawFn, completions: bool, rules: bool) -> tuple[IndicatorData, ...]:
    """Rows group by group, each name once."""
    names = iter(draw(st.permutations(NAMES)))
    rows: list[IndicatorData] = []
    for level1, seconds in LEVELS.items():
        for level2 in seconds:
            for at in range(draw(st.integers(0, 2) if rows else st.integers(1, 3))):
                target, actual = draw(st.sampled_from(VALUES))
                points = draw(st.sampled_from(POINTS))
                rows.append(
                    IndicatorData(
                        level1=level1,
                        level2=level2,
                        name=next(names),
                        target=target,
                        actual=actual,
                        points=points,
                        score=draw(st.sampled_from((points, "0.5"))),
                        reason=draw(st.sampled_from(REASONS)),
                        completion=(
                            draw(st.sampled_from(("44.75%", "50.00%", "/"))) if completions else ""
                        ),
                        extra=(
                            {
                                "得分计算方法": draw(
                                    st.sampled_from(("达到指标值得满分。", "按B/A×分值计分。"))
                                )
                            }
                            if rules and not at
                            else {}
                        ),
                    )
                )
    return tuple(rows)


@st.composite
def forms(draw: st.DrawFn, kind: str, layout: str = "") -> FormData:
    """A form of a kind, every field filled that the kind has."""
    monitoring = kind == "monitoring"
    rows = draw(indicator_rows(monitoring, layout == "ningxia-2024"))
    headings = (
        LevelPointsData(level=1, name="产出指标", points="50"),
        LevelPointsData(level=2, name=rows[0].level2, points="20"),
    )
    goals = draw(st.integers(1, 2))
    return FormData(
        kind=kind,
        year=2021,
        as_of="2021-06" if monitoring else "",
        project=draw(st.sampled_from(PROJECTS)),
        supervising_department="清河县医疗保障局",
        implementing_unit=draw(st.sampled_from(UNITS)),
        filed_on="2021年1月15日",
        money_unit=draw(st.sampled_from(("万元", "元"))),
        funding=draw(funding_rows()),
        indicators=rows,
        goals=tuple(
            GoalData(
                expected=draw(st.sampled_from(SENTENCES)),
                actual=draw(st.sampled_from(SENTENCES)),
                completion="59.03%" if monitoring and not at else "",
            )
            for at in range(goals)
        ),
        level_points=headings if draw(st.booleans()) else (),
        total_points="100",
        total_score=draw(st.sampled_from(("98.98", "87", "90.5"))),
        grade=draw(st.sampled_from(("优", "良"))),
        conclusion=(
            draw(st.sampled_from(("无偏差。", "培训进度偏慢，三季度补办两期。")))
            if monitoring
            else ""
        ),
        notes=draw(
            st.sampled_from(
                (
                    (),
                    ("注：1.得分最高不超过分值。", "2.未完成的说明原因。"),
                    ("得分保留两位小数。",),
                )
            )
        ),
    )
