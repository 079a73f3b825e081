"""Cover and first section: income, expenditure and balance of all funds, the analysis table, and
the targets that were set.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.periods import day_words
from jixiao.drafting.attainment import FundResults, Result
from jixiao.drafting.draft import EXECUTION, FLOWS, Block, Chart, Line
from jixiao.drafting.figures import Account, ReportFigures
from jixiao.drafting.model import ReportData
from jixiao.drafting.printing import Money, change_of, execution_of, joined, rate, sentence, to_fill
from jixiao.drafting.spans import span_of
from jixiao.drafting.tabling import analysis_table
from jixiao.drafting.wording import Wording

_FEW = 2  # funds that can be named one by one with their rates


def cover(data: ReportData) -> Iterator[Line]:
    """Title, year, unit, responsible person and date."""
    yield Line(f"{data.area}{data.subject}支出绩效评价报告", "title")
    yield Line(f"（{data.year}年度）", "subtitle")
    yield Line(f"项目名称：{data.subject}支出", "cover")
    yield Line(f"实施单位（公章）：{data.unit}", "cover")
    yield Line(f"负责人（签章）：{data.responsible or to_fill('负责人姓名')}", "cover")
    yield Line(f"填报时间：{day_words(data.filed_on) or to_fill('填报日期')}", "cover")


def overview(
    data: ReportData, figures: ReportFigures, results: tuple[FundResults, ...], words: Wording
) -> Iterator[Block]:
    """The whole first section."""
    yield Line(f"一、{data.subject}收支余总体情况", "h1")
    yield Line(f"（一）{data.subject}总体情况", "h2")
    yield Line(
        "".join(sentence(each) for each in data.situation)
        or to_fill(f"{data.year}年基金管理工作的总体情况")
    )
    yield Line(_totals(data, figures, words))
    if len(figures.funds) > 1:
        yield Line(by_fund(figures))
    yield Line(f"{data.year}年{data.area}{data.subject}收支分析表", "subtitle")
    yield Line(f"单位：{figures.overview}", "right")
    yield analysis_table(span_of(data), figures, words.overview)
    yield Line(
        "注：收入、支出不含上下级往来；各数按原始数据计算后四舍五入，合计与分项之和可能有尾差。"
        f"数据来源：{data.unit}基金财务决算。",
        "note",
    )
    yield Chart(
        FLOWS,
        f"{figures.total.name}收入、支出与预算、上年比较（{figures.overview}，不含上下级往来）",
    )
    yield Chart(EXECUTION, f"{figures.total.name}收入、支出预算执行率" + words.band_in_caption())
    yield Line(f"（二）{data.subject}支出预算绩效目标设定情况", "h2")
    for each in results:
        yield Line(_goals(data, each, words.detail))


def _totals(data: ReportData, figures: ReportFigures, words: Wording) -> str:
    total, money = figures.total, words.overview
    parts = [
        f"{data.year}年{data.area}{total.name}总{side.side}{money.text(side.amount.actual)}（不含上下级往来），"
        + joined([change_of(side.amount, money), execution_of(side.amount, money)])
        for side in total.sides()
    ]
    ending = f"收支相抵，当期结余{money.text(total.current)}"
    if total.cumulative is not None:
        ending += f"，年末滚存结余{money.text(total.cumulative)}"
    return "。".join([*parts, ending]) + "。"


def by_fund(figures: ReportFigures, *, before: str = "上年") -> str:
    """Which funds rose and fell against ``before``, and which were furthest from their budgets."""
    accounts = [fund.account for fund in figures.funds]
    told = [_moves(side, accounts, index, before) for index, side in enumerate(("收入", "支出"))]
    deficits = [account.name for account in accounts if account.current < 0]
    balance = (
        f"当期收不抵支的有{'、'.join(deficits)}" if deficits else "各项基金当期收支均未出现缺口"
    )
    return (
        "分险种看，"
        + "；".join([*(each for each in told if each), balance])
        + "。"
        + _extremes(accounts)
    )


def _moves(side: str, accounts: list[Account], index: int, before: str) -> str:
    changes = [(account.name, account.sides()[index].amount.change or 0) for account in accounts]
    risen = [name for name, change in changes if change > 0]
    fallen = [name for name, change in changes if change < 0]
    if len(risen) == len(changes) or len(fallen) == len(changes):
        return f"{side}与{before}相比全部{'增加' if risen else '减少'}"
    groups = [
        f"{verb}的有{'、'.join(names)}"
        for verb, names in (("增加", risen), ("减少", fallen))
        if names
    ]
    return f"{side}与{before}相比，" + "，".join(groups) if groups else f"{side}与{before}持平"


def _extremes(accounts: list[Account]) -> str:
    rates = [
        (account.sides()[1].amount.execution, account.name)
        for account in accounts
        if account.sides()[1].amount.execution is not None
    ]
    known = sorted((value, name) for value, name in rates if value is not None)
    if len(known) < _FEW:
        return ""
    (low, lowest), (high, highest) = known[0], known[-1]
    return f"支出预算执行率最高的是{highest}，为{rate(high)}；最低的是{lowest}，为{rate(low)}。"


def _goals(data: ReportData, each: FundResults, money: Money) -> str:
    account = each.fund.account
    spending = account.expenditure
    budgeted = [
        f"{part.name}{money.text(part.budget)}"
        for part in spending.parts
        if part.budget is not None
    ]
    planned = money.text(spending.amount.budget or spending.amount.actual)
    text = f"{data.year}年预算安排{data.area}{account.name}支出{planned}"
    text += f"，其中：{'，'.join(budgeted)}。" if budgeted else "。"
    if not each.results:
        return text + to_fill(f"{account.name}的绩效目标")
    counted = [result for result in each.results if _listed(result)]
    worded = [result.name for result in each.results if not _listed(result)]
    if counted:
        text += "设定的绩效目标为：" + "，".join(_targets(counted)) + "。"
    return text + (f"定性目标为：{'、'.join(worded)}。" if worded else "")


def _targets(results: list[Result]) -> list[str]:
    """Names with their targets; rates of one target together."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.wanted if result.wanted.endswith("%") else result.name, []).append(
            result
        )
    return [
        _target([result.name for result in group], group[0].wanted) for group in groups.values()
    ]


def _target(names: list[str], wanted: str) -> str:
    if len(names) == 1:
        return names[0] + (f"为{wanted}" if wanted[0] == "每" else wanted)
    return f"{'、'.join(names)}均{'' if wanted[0] in '不高低少' else '为'}{wanted}"


def _listed(result: Result) -> bool:
    """A target short enough, and with a figure, to stand after its name."""
    return (
        any(character.isdigit() for character in result.wanted)
        and len(result.wanted) <= 12
        and result.wanted != ""
    )
