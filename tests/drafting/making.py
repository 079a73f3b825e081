"""Fund data for tests: one fund by hand, and random data whose sums all tie."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import strategies as st

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.drafting.model import (
    AccountData,
    CountData,
    FundData,
    LevyData,
    MonthsData,
    PartData,
    PolicyData,
    PrepaidData,
    ReliefData,
    ReportData,
    SideData,
)
from jixiao.knowledge.funds import (
    EMPLOYEE_MEDICAL,
    EMPLOYEE_PENSION,
    PUBLIC_SECTOR_PENSION,
    RESIDENT_MEDICAL,
    UNEMPLOYMENT,
    WORK_INJURY,
)

POLICY = PolicyData(
    name="关于阶段性减免企业社会保险费的通知",
    number="人社部发〔2020〕11号",
    date="2020年2月20日",
    content="免征中小微企业三项社会保险单位缴费部分，执行到2020年12月底",
)
INCOME_ITEMS = ("保费收入", "财政补贴收入", "利息收入", "转移收入", "其他收入")
SPENDING_ITEMS = {
    EMPLOYEE_PENSION: ("基本养老金支出", "丧葬抚恤金支出", "转移支出", "其他支出"),
    PUBLIC_SECTOR_PENSION: ("基本养老金支出", "转移支出", "其他支出"),
    WORK_INJURY: ("工伤保险待遇支出", "劳动能力鉴定支出", "其他支出"),
    UNEMPLOYMENT: ("失业保险待遇支出", "稳岗补贴支出", "技能提升补贴支出"),
    EMPLOYEE_MEDICAL: ("住院费用支出", "门诊费用支出", "其他支出"),
    RESIDENT_MEDICAL: ("住院费用支出", "门诊费用支出", "大病保险支出", "其他支出"),
}


def side(
    actual: int | str = 1000, budget: int | str = 1000, last_year: int | str = 900, **more: Any
) -> SideData:
    """Income or expenditure with what a test cares about."""
    return SideData(
        actual=Decimal(actual), budget=Decimal(budget), last_year=Decimal(last_year), **more
    )


def fund(name: str = WORK_INJURY, **fields: Any) -> FundData:
    """A fund in balance: 1200 in, 1000 out."""
    usual: dict[str, Any] = {"income": side(1200, 1200, 1100), "expenditure": side()}
    return FundData(fund=name, **{**usual, **fields})


def report(*funds: FundData, **fields: Any) -> ReportData:
    """A report of the funds given."""
    usual: dict[str, Any] = {
        "unit": "东和市社会保险中心",
        "area": "东和市本级",
        "year": 2022,
        "funds": funds or (fund(),),
    }
    return ReportData(**{**usual, **fields})


def part(item: str, actual: int | str, **fields: Any) -> PartData:
    """One item."""
    return PartData(item=item, actual=Decimal(actual), **fields)


def form_for(
    name: str,
    budget: Decimal,
    actual: Decimal,
    rows: tuple[IndicatorData, ...] = (),
    year: int = 2022,
) -> FormData:
    """A self-evaluation form of a fund."""
    return FormData(
        kind="self_evaluation",
        title="东和市本级社会保险支出绩效自评表",
        layout="xinjiang-si-2020",
        year=year,
        project=f"{name}基金支出项目",
        supervising_department="东和市社会保险中心",
        funding=(
            FundingData(source="合计", role="total", budget=str(budget), executed=str(actual)),
        ),
        goals=(GoalData(expected="待遇按时足额发放。", actual="各项待遇均在规定时限内发放。"),),
        indicators=rows,
    )


amounts = st.one_of(
    st.integers(min_value=40, max_value=900), st.integers(min_value=900, max_value=900_000)
).map(Decimal)
NOTHING = st.sampled_from([True, False, False, False, False])


@st.composite
def sides(draw: st.DrawFn, items: tuple[str, ...], flows: tuple[str, ...]) -> SideData:
    """Parts that add up to the amount; the parts of the budget and of last year never exceed
    theirs.
    """
    parts: list[PartData] = []
    for item in draw(st.lists(st.sampled_from(items), unique=True, min_size=2)):
        known = draw(st.booleans())
        parts.append(
            PartData(
                item=item,
                actual=draw(amounts),
                budget=draw(amounts) if known else None,
                last_year=draw(amounts) if known else None,
            )
        )
    extra = draw(st.lists(st.sampled_from(flows), unique=True))
    above = draw(st.integers(min_value=0, max_value=50_000))
    return SideData(
        actual=sum((each.actual for each in parts), Decimal(0)),
        budget=sum((each.budget or each.actual for each in parts), Decimal(above)),
        last_year=_last_year(
            parts, draw(NOTHING), draw(st.integers(min_value=0, max_value=50_000))
        ),
        parts=tuple(parts),
        flows=tuple(PartData(item=item, actual=draw(amounts)) for item in extra),
        reason=draw(st.sampled_from(["", "参保人数变化"])),
    )


def _last_year(parts: list[PartData], nothing: bool, above: int) -> Decimal:
    """What last year's parts and something more come to; nothing for a fund that is new."""
    if nothing and all(each.last_year is None for each in parts):
        return Decimal(0)
    return sum((each.last_year or each.actual for each in parts), Decimal(above))


def monthly(denominator: str, spending: SideData) -> MonthsData:
    """A month's spending somewhat above this year's average."""
    return MonthsData(denominator=denominator, monthly=(spending.actual / 11).quantize(Decimal(1)))  # type: ignore[arg-type]


@st.composite
def funds(draw: st.DrawFn, name: str) -> FundData:
    """A fund whose balances follow from its income and expenditure."""
    income = draw(sides(INCOME_ITEMS, ("下级上解收入", "上级补助收入")))
    spending = draw(sides(SPENDING_ITEMS[name], ("补助下级支出", "上解上级支出")))
    opening = draw(amounts)
    current = sum((each.actual for each in (*income.parts, *income.flows)), Decimal(0))
    current -= sum((each.actual for each in (*spending.parts, *spending.flows)), Decimal(0))
    opening += max(Decimal(0), -current)
    insured = Decimal(draw(st.integers(min_value=100, max_value=400_000)))
    before = draw(st.sampled_from([None, insured, insured + 13, insured - 7, insured - 90]))
    planned = draw(st.sampled_from([{}, {"budget": insured - 60}, {"budget": insured + 300}]))
    return FundData(
        fund=name,
        income=income,
        expenditure=spending,
        opening_balance=opening,
        cumulative_balance=opening + current,
        months_payable=draw(
            st.sampled_from(
                [
                    None,
                    MonthsData(),
                    monthly("next_budget", spending),
                    monthly("year_to_date", spending),
                ]
            )
        ),
        **draw(circumstances(name, income)),
        people=(
            CountData(name="年末参保人数", actual=insured, last_year=before, unit="人", **planned),
            *draw(st.sampled_from([(), (PAID_TO,)])),
        ),
        management=("严格执行各项政策规定",),
        results=("各项待遇按月发放",),
        plan=("加强基金管理",),
    )


PAID_TO = CountData(
    name="享受待遇人次",
    actual=Decimal("2.13"),
    last_year=Decimal("2.05"),
    budget=Decimal("2.1"),
    unit="万人次",
)


@st.composite
def circumstances(draw: st.DrawFn, name: str, income: SideData) -> dict[str, Any]:
    """What may stand beside a fund's amounts, or nothing of it."""
    if draw(st.booleans()):
        return {}
    found: dict[str, Any] = {"policies": (POLICY,) if draw(st.booleans()) else ()}
    if draw(st.booleans()):
        ahead = (income.actual / 3).quantize(Decimal(1))
        found["prepaid"] = PrepaidData(
            actual=ahead,
            last_year=draw(st.sampled_from([None, Decimal(0), min(ahead + 7, income.last_year)])),
        )
    found["relief"] = tuple(
        ReliefData(
            name=each,
            amount=draw(amounts),
            last_year=draw(st.sampled_from([None, Decimal(0), Decimal(310)])),
            units=draw(st.sampled_from([None, Decimal(1200)])),
            persons=draw(st.sampled_from([None, Decimal(35000)])),
        )
        for each in draw(st.lists(st.sampled_from(("阶段性减免保费", "缓缴保费")), unique=True))
    )
    if name == RESIDENT_MEDICAL:
        found["serious_illness"] = LevyData(
            standard=Decimal("92.5"),
            persons=draw(amounts),
            last_year_standard=Decimal(85),
            last_year_persons=draw(amounts),
        )
    return found


@st.composite
def reports(draw: st.DrawFn) -> ReportData:
    """One to four funds, with or without their forms."""
    names = draw(
        st.lists(st.sampled_from(tuple(SPENDING_ITEMS)), unique=True, min_size=1, max_size=4)
    )
    made = tuple(draw(funds(name)) for name in names)
    forms = (
        tuple(
            form_for(
                each.fund,
                each.expenditure.budget,
                each.expenditure.actual,
                draw(indicator_rows(each)),
            )
            for each in made
        )
        if draw(st.booleans())
        else ()
    )
    words: dict[str, Any] = {
        "situation": ("各项基金总体运行平稳",),
        "experience": ("坚持按月对账",),
    }
    return report(*made, forms=forms, responsible="负责人", filed_on="2023年2月20日", **words)


@st.composite
def indicator_rows(draw: st.DrawFn, each: FundData) -> tuple[IndicatorData, ...]:
    """Counted, rated and worded indicators, met and missed."""
    count = each.people[0].actual
    rate = draw(st.sampled_from(["89.5%", "95%", "98.6%", "100%"]))
    wanted = count + draw(st.integers(-50, 50))
    return (
        IndicatorData(
            level1="产出指标",
            level2="数量指标",
            name="参保人数",
            target=f"≥{wanted}人",
            actual=f"{count}人",
        ),
        IndicatorData(
            level1="产出指标", level2="质量指标", name="待遇发放准确率", target="≥95%", actual=rate
        ),
        IndicatorData(
            level1="效益指标",
            level2="社会效益指标",
            name="基金监管水平",
            target="不断提高",
            actual="有所提高",
        ),
        IndicatorData(
            level1="满意度指标",
            level2="服务对象满意度指标",
            name="参保人员满意度",
            target="≥90%",
            actual="93.2%",
        ),
    )


def with_accounts(base: FundData) -> FundData:
    """A medical fund split into its pooled and personal accounts."""
    pooled = AccountData(
        account="统筹基金",
        income=side(700, 720, 650),
        expenditure=side(600, 610, 580),
        opening_balance=Decimal(500),
        cumulative_balance=Decimal(600),
        months_payable=MonthsData(),
    )
    personal = AccountData(
        account="个人账户",
        income=side(500, 480, 450),
        expenditure=side(400, 390, 320),
        opening_balance=Decimal(200),
        cumulative_balance=Decimal(300),
    )
    return msgspec.structs.replace(
        base,
        fund=EMPLOYEE_MEDICAL,
        income=side(1200, 1200, 1100),
        expenditure=side(1000, 1000, 900),
        accounts=(pooled, personal),
        opening_balance=Decimal(700),
        cumulative_balance=Decimal(900),
    )
