"""Third section: organisation and management, and how far each fund's targets were attained."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.drafting.attainment import EVENT, MET, MISSED, UNJUDGED, FundResults, Result
from jixiao.drafting.circumstances import policies
from jixiao.drafting.draft import ATTAINMENT, Block, Chart, Line
from jixiao.drafting.figures import ReportFigures
from jixiao.drafting.model import CountData, ReportData
from jixiao.drafting.printing import (
    count_change,
    execution_of,
    joined,
    numbered,
    plain,
    rate,
    sentence,
    to_fill,
)
from jixiao.drafting.wording import Wording


def performance(
    data: ReportData, figures: ReportFigures, results: tuple[FundResults, ...], words: Wording
) -> Iterator[Block]:
    """The whole third section."""
    yield Line(f"三、{data.subject}支出组织实施情况和绩效管理情况", "h1")
    yield Line("（一）组织实施和管理情况", "h2")
    yield Line(numbered(data.management) or to_fill("本年度基金管理制度、内部控制和组织实施情况"))
    for fund in figures.funds:
        told = "".join(sentence(each) for each in fund.management)
        yield Line(
            f"{fund.account.name}：{told or to_fill(f'{fund.account.name}政策落实和经办情况')}"
        )
    yield Line("（二）绩效目标完成情况", "h2")
    yield Line(_overall(data, figures, results, words))
    for number, each in enumerate(results, start=1):
        yield Line(f"{number}.{each.fund.account.name}", "h3")
        yield from (Line(text) for text in _of_fund(each, words) if text)
    if any(each.results for each in results):
        yield Chart(ATTAINMENT, "可计量绩效指标的完成程度（实际值占目标值的百分比）")
    yield from policies(data, figures)


def _overall(
    data: ReportData, figures: ReportFigures, results: tuple[FundResults, ...], words: Wording
) -> str:
    spending = figures.total.expenditure.amount
    text = f"{data.year}年{data.area}{figures.total.name}支出{words.overview.text(spending.actual)}（不含上下级往来），"
    text += f"{execution_of(spending, words.overview)}。"
    every = [result for each in results for result in each.results]
    if not every:
        return text + to_fill("绩效目标总体完成情况")
    forms = f"{len(data.forms)}张绩效自评表" if len(data.forms) > 1 else "绩效自评表"
    return text + f"{forms}共设绩效指标{len(every)}项，" + _counts(every) + "。"


def _counts(results: list[Result] | tuple[Result, ...]) -> str:
    states = {
        state: sum(1 for result in results if result.state == state)
        for state in (MET, MISSED, EVENT, UNJUDGED)
    }
    parts = [f"完成{states[MET]}项"] + [f"未达到目标{states[MISSED]}项"] * bool(states[MISSED])
    if states[EVENT]:
        parts.append(f"按实际发生情况统计、不作完成与否评判的{states[EVENT]}项")
    if states[UNJUDGED]:
        parts.append(f"以文字表述、由主管部门评判的{states[UNJUDGED]}项")
    return "，".join(parts)


def _of_fund(each: FundResults, words: Wording) -> Iterator[str]:
    account = each.fund.account
    spending = account.expenditure.amount
    yield (
        joined(
            [
                f"全年{account.name}支出{words.detail.text(spending.actual)}（不含上下级往来）",
                execution_of(spending, words.detail),
            ]
        )
        + "。"
        + "".join(_count(count) for count in each.fund.people)
        + "".join(sentence(text) for text in each.fund.results)
    )
    if not each.results:
        yield to_fill(f"{account.name}各项绩效指标的目标值和完成值")
        return
    yield f"本项基金设绩效指标{len(each.results)}项，{_counts(each.results)}。" + "".join(
        _by_level(each)
    )
    events = each.having(EVENT)
    if events:
        yield f"按实际发生情况统计，{'，'.join(_printed(result) for result in events)}。"
    missed = each.having(MISSED)
    if missed:
        yield "未达到目标的指标：" + "；".join(_missed(result) for result in missed) + "。"


def _count(count: CountData) -> str:
    return (
        f"{count.name}{plain(count.actual)}{count.unit}"
        + (f"，预算安排{plain(count.budget)}{count.unit}" if count.budget is not None else "")
        + "".join(
            f"，{told}"
            for told in (count_change(count.actual, count.last_year, count.unit),)
            if told
        )
        + "。"
    )


def _by_level(each: FundResults) -> Iterator[str]:
    """The attained indicators and those in words, one sentence a level-2 heading."""
    groups: dict[str, list[Result]] = {}
    for result in each.having(MET, UNJUDGED):
        groups.setdefault(result.level2 or result.level1, []).append(result)
    for heading, results in groups.items():
        met = (
            "，均达到目标"
            if len(results) > 1 and all(result.state == MET for result in results)
            else ""
        )
        yield (
            (f"{heading}方面，" if heading else "")
            + "，".join(_printed(result) for result in results)
            + met
            + "。"
        )


def _printed(result: Result) -> str:
    if not result.actual:
        return f"{result.name}{to_fill(f'{result.name}的完成值')}"
    if any(character.isdigit() for character in result.actual):
        return f"{result.name}{result.actual}"
    return (
        f"“{result.name}”已完成，{result.actual}"
        if result.state == MET
        else f"“{result.name}”：{result.actual}"
    )


def _missed(result: Result) -> str:
    verb = f"不在{result.wanted}的目标区间内" if result.ranged else f"未达到{result.wanted}的目标"
    text = f"{result.name}{result.actual or to_fill(f'{result.name}的完成值')}，{verb}"
    if result.completion is not None and result.completion < 100:
        text += f"，相当于目标的{rate(result.completion)}"
    if result.of_execution and not result.reason:
        return f"{text}，原因见本报告第二部分"
    return (
        f"{text}，原因是{result.reason.rstrip('。') or to_fill(f'{result.name}未达到目标的原因')}"
    )
