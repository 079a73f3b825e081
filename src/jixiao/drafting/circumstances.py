"""What stands beside a fund's amounts: premiums paid in ahead, contributions waived or put off, what is
raised for 大病保险, and the documents that the year was worked by.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.periods import day_words
from jixiao.drafting.draft import Line
from jixiao.drafting.figures import Fund, Relief, ReportFigures
from jixiao.drafting.model import PolicyData, ReportData
from jixiao.drafting.printing import (
    Money,
    change_of,
    joined,
    plain,
    rate,
    sentence,
    to_fill,
)
from jixiao.drafting.spans import Span

_MOST = 100  # percent of a fall that relief can explain


def prepaid(fund: Fund, money: Money, span: Span) -> str:
    """Income also without 预收下年保费, of both years; empty where nothing of it is known."""
    ahead, of_year = fund.prepaid, fund.of_year
    if ahead is None or of_year is None:
        return ""
    moved = change_of(of_year, money, before=span.before)
    told = (
        f"按同一口径{moved}" if moved else to_fill(f"{span.before}预收下年保费，以便按同一口径比较")
    )
    return (
        f"上述收入含预收{span.period.year + 1}年度保费{money.text(ahead.actual)}。"
        f"剔除预收下年保费后，属于本年度的收入为{money.text(of_year.actual)}，{told}。"
    )


def relief(fund: Fund, money: Money, span: Span) -> str:
    """Contributions waived and put off, beside the fall of income where it fell."""
    if not fund.relief:
        return ""
    listed = "；".join(_relief(each, money, span.before) for each in fund.relief)
    total = f"，合计{money.text(fund.relieved)}" if len(fund.relief) > 1 else ""
    covered = fund.relieved_of_fall
    beside = f"，相当于收入减少额的{rate(covered)}" if covered is not None else ""
    return f"减免缓缴方面：{listed}{total}{beside}。"


def explained(fund: Fund) -> bool:
    """Whether relief comes to all that income fell by, so that no other reason is asked for."""
    covered = fund.relieved_of_fall
    return covered is not None and covered >= _MOST


def _relief(each: Relief, money: Money, before: str) -> str:
    whom = [
        f"{word}{plain(number)}{unit}"
        for word, number, unit in (("单位", each.units, "户"), ("", each.persons, "人"))
        if number is not None
    ]
    told = f"（涉及{'、'.join(whom)}）" if whom else ""
    return joined(
        [
            f"{each.amount.name}{money.text(each.amount.actual)}{told}",
            change_of(each.amount, money, before=before),
        ]
    )


def serious_illness(fund: Fund, money: Money) -> str:
    """What the standard by the persons comes to, against what was paid for 大病保险."""
    levy, paid = fund.serious_illness, fund.paid_for_serious_illness
    if levy is None:
        return ""
    text = (
        f"大病保险按每人{plain(levy.standard)}元筹资，{plain(levy.persons)}人应筹集"
        f"{money.text(levy.amount.actual)}"
    )
    text += f"（{change_of(levy.amount, money)}）" if levy.amount.change is not None else ""
    if paid is None:
        return f"{text}。{to_fill('大病保险支出，与应筹集的金额对照')}"
    gap = paid.actual - levy.amount.actual
    beside = (
        "与应筹集的金额一致"
        if gap == 0
        else f"比应筹集的{'多' if gap > 0 else '少'}{money.text(abs(gap))}"
    )
    share = fund.paid_of_levy
    told = f"，相当于应筹集金额的{rate(share)}" if share is not None and gap else ""
    return f"{text}；实际列支{money.text(paid.actual)}，{beside}{told}。"


def policies(data: ReportData, figures: ReportFigures) -> Iterator[Line]:
    """The documents that the year was worked by, a line each, under a heading; nothing where none
    is named.
    """
    listed = [
        *(("", each) for each in data.policies),
        *((fund.account.name, each) for fund in figures.funds for each in fund.policies),
    ]
    if not listed:
        return
    yield Line("（三）执行的主要政策文件", "h2")
    for number, (of, each) in enumerate(listed, start=1):
        yield Line(f"{number}.{_policy(each, of)}")


def _policy(each: PolicyData, of: str) -> str:
    name = each.name.strip().strip("《》")
    number = each.number.strip() or to_fill("文号")
    date = day_words(each.date.strip()) or to_fill("印发日期")
    fund = f"{of}：" if of else ""
    content = f"：{each.content.strip()}" if each.content.strip() else ""
    return sentence(f"{fund}《{name}》（{number}，{date}）{content}")
