"""What in a report's data can hardly be so: totals of the budget and of last year that their items do
not reach, balances below nothing, more recipients than insured, heads many times those of last year, what is dated
after the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.clock import BEIJING, now
from jixiao.core.days import days_in
from jixiao.core.errors import fault
from jixiao.core.figures import HUNDRED, Figure, parse
from jixiao.core.findings import Finding, Severity
from jixiao.core.periods import years_in
from jixiao.core.regex import regex
from jixiao.core.words import blank
from jixiao.drafting.apart import amounts_apart, misspelt_items
from jixiao.drafting.fields import words_of
from jixiao.drafting.model import (
    AccountData,
    CountData,
    FundData,
    PolicyData,
    ReportData,
    SideData,
)
from jixiao.drafting.per_head import per_head_doubts
from jixiao.drafting.printing import plain
from jixiao.drafting.reasons import contradicting_reasons
from jixiao.drafting.spans import span_of
from jixiao.judging.criteria.timing import due_in
from jixiao.judging.filing import filed_early
from jixiao.judging.headcounts import differ_much, times_words
from jixiao.judging.possible import CAPPED, is_change, is_far_above
from jixiao.knowledge.funds import EMPLOYEE_PENSION, PUBLIC_SECTOR_PENSION, fund_of
from jixiao.knowledge.people import PERSONS, names_insured, names_paid

_YEAR = regex(r"(?:19|20)\d{2}\s*年?")
_HEADS = {False: ("年度预算数", "上年数"), True: ("年度预算数", "上年同期")}
_ACTIVE = regex(r"职工")
"""Of a pension fund those who pay in; its pensioners are others."""
_COUNTED = (("actual", ""), ("last_year", "上年"), ("budget", "预算"))


def implausible(data: ReportData) -> Iterator[Finding]:
    """A warning (E059) for each, a remark for a reason of other years; the data must have passed
    ``problems_in``.
    """
    yield from per_head_doubts(data)
    for index, fund in enumerate(data.funds):
        field = f"funds[{index}]"
        yield from _account(data, fund, field)
        for number, account in enumerate(fund.accounts):
            yield from _account(data, account, f"{field}.accounts[{number}]")
        yield from _people(data, fund, field)
        yield from _rates(fund, field)
        yield from _many_times(fund, field)
        yield from _relief(data, fund, field)
        yield from _policies(data, fund.policies, f"{field}.policies")
    yield from _policies(data, data.policies, "policies")
    yield from contradicting_reasons(data)
    yield from _heads(data)
    filed = years_in(data.filed_on)
    if filed and filed[0] < data.year:
        yield _doubt(
            "filed_on",
            f"填报时间{data.filed_on}在报告的年度{data.year}年之前，请核对",
            f"filed in {filed[0]}, before the year of the report",
        )
    elif not data.period and filed_early(data.filed_on, data.year):
        yield _doubt(
            "filed_on",
            f"填报时间{data.filed_on}在报告的年度{data.year}年里，全年还没有过完，请核对年份",
            f"filed on {data.filed_on}, before the year of the report is over",
        )


def _heads(data: ReportData) -> Iterator[Finding]:
    """A year that is still to come, an area called as the unit is, a day of filing that is none."""
    this_year = now().astimezone(BEIJING).year
    if data.year > this_year:
        yield _doubt(
            "year",
            f"年度{data.year}年还没有到（现在是{this_year}年），请核对",
            f"the year {data.year} is still to come",
        )
    if data.area.strip() and data.area.strip() == data.unit.strip():
        yield _doubt(
            "area",
            f"地区范围“{data.area.strip()}”填的是单位名称，正文会写成“{data.area.strip()}…基金”，"
            "应为地区，如 东和市本级",
            "the area is called as the unit is",
        )
    if is_no_day(data.filed_on):
        yield _doubt(
            "filed_on",
            f"填报时间“{data.filed_on}”不是日期，应如 2025年2月20日",
            f"{data.filed_on!r} is no day",
        )


def is_no_day(text: str) -> bool:
    """Whether a text stands where a day is due and names none, nor a year; of days that no calendar
    has D605 tells.
    """
    bare = text.strip()
    if not bare or blank(bare) or due_in(bare) is not None or _YEAR.fullmatch(bare):
        return False
    return not any(day.why for day in days_in(bare))


def _doubt(field: str, zh: str, en: str) -> Finding:
    return fault("E059", zh, f"{field}: {en}", field, severity=Severity.WARNING)


def _account(data: ReportData, account: FundData | AccountData, field: str) -> Iterator[Finding]:
    for name in ("income", "expenditure"):
        yield from _side(data, account, f"{field}.{name}", getattr(account, name))
    for name in ("opening_balance", "cumulative_balance"):
        value = getattr(account, name)
        if value is not None and value < 0:
            at = f"{field}.{name}"
            yield _doubt(
                at,
                f"{words_of(data, at)}是{plain(value)}{data.money_unit}，"
                "滚存结余一般不会是负数，请核对；确是这样的，在文字里说明",
                f"a balance of {plain(value)} is below nothing",
            )


def _side(
    data: ReportData, account: FundData | AccountData, field: str, side: SideData
) -> Iterator[Finding]:
    names = _HEADS[span_of(data).within]
    yield from amounts_apart(data, side, field)
    yield from misspelt_items(data, side, field)
    for basis, head in zip(("budget", "last_year"), names, strict=True):
        yield from _short(data, side, f"{field}.{basis}", head)
    opening = account.opening_balance
    if not side.last_year and side.actual and opening and field.endswith(".income"):
        yield _doubt(
            f"{field}.last_year",
            f"{words_of(data, field)}{names[1]}填的是0，而年初有结余{plain(opening)}"
            f"{data.money_unit}；0是没有发生，不知道的要查明再填",
            f"nothing came in last year, and {plain(opening)} was there at its end",
        )


def _short(data: ReportData, side: SideData, field: str, head: str) -> Iterator[Finding]:
    """A total that all items together do not reach; items that come to more are T227's."""
    basis = field.rpartition(".")[2]
    given = [getattr(part, basis) for part in side.parts]
    total, parts = (
        _figure(getattr(side, basis), data),
        [_figure(each, data) for each in given if each is not None],
    )
    if not parts or len(parts) < len(given) or total is None:
        return
    most = sum((each.printed_interval.high for each in parts if each), Decimal(0))
    if most >= total.printed_interval.low:
        return
    added = sum((each for each in given if each is not None), Decimal(0))
    lacking = getattr(side, basis) - added
    yield _doubt(
        field,
        f"{words_of(data, field.rpartition('.')[0])}{head}合计{plain(getattr(side, basis))}"
        f"{data.money_unit}，各分项之和{plain(added)}{data.money_unit}，少{plain(lacking)}"
        f"{data.money_unit}；还有别的项目的，加一行，本年没有发生的本年数填0",
        f"{plain(getattr(side, basis))} in all, its items come to {plain(added)}",
    )


def _figure(value: Decimal, data: ReportData) -> Figure | None:
    return parse(f"{plain(value)}{data.money_unit}")


def _people(data: ReportData, fund: FundData, field: str) -> Iterator[Finding]:
    """More recipients than insured."""
    pension = fund_of(fund.fund) in (EMPLOYEE_PENSION, PUBLIC_SECTOR_PENSION)
    insured = [each for each in fund.people if _is_insured(each, pension=pension)]
    if len(insured) != 1:
        return
    for number, each in enumerate(fund.people):
        if not names_paid(each.name):
            continue
        for basis, words in _COUNTED:
            few, many = _persons(insured[0], basis), _persons(each, basis)
            if few is None or many is None or many <= few:
                continue
            yield _doubt(
                f"{field}.people[{number}].{basis}",
                f"{fund.fund}：{words}{each.name}{plain(getattr(each, basis))}{each.unit}，"
                f"比{insured[0].name}{plain(getattr(insured[0], basis))}{insured[0].unit}还多，"
                "请核对两个数和计量单位",
                "more recipients than insured",
            )


def _rates(fund: FundData, field: str) -> Iterator[Finding]:
    """Rates among what is counted that can hardly be (参保率 955%)."""
    for number, each in enumerate(fund.people):
        for basis, words in _COUNTED if each.unit.strip() in ("%", "％") else ():
            value = getattr(each, basis)
            rate = value / HUNDRED if value is not None else None
            most = CAPPED.search(each.name) and not is_change(each.name)
            if rate is None or not ((most and rate > 1) or is_far_above(each.name, rate, None)):
                continue
            yield _doubt(
                f"{field}.people[{number}].{basis}",
                f"{fund.fund}：{words}{each.name}{plain(value)}%，一个率一般不会有这么高，请核对小数点和单位",
                f"{plain(value)}% is too much for a rate",
            )


def _many_times(fund: FundData, field: str) -> Iterator[Finding]:
    """Numbers of people that are many times what they were, or what they were planned to be."""
    for number, each in enumerate(fund.people):
        now = _persons(each, "actual")
        for basis, words in _COUNTED[1:]:
            before = _persons(each, basis)
            if now is None or before is None or not differ_much(now, before):
                continue
            yield _doubt(
                f"{field}.people[{number}].actual",
                f"{fund.fund}：{each.name}本年{plain(each.actual)}{each.unit}，"
                f"{words}{plain(getattr(each, basis))}{each.unit}，相差{times_words(now, before)}倍，"
                "请核对两个数和计量单位（人、万人）",
                f"{plain(each.actual)} and {plain(getattr(each, basis))}: many times apart",
            )
            break


def _is_insured(count: CountData, *, pension: bool) -> bool:
    return names_insured(count.name) and not (pension and _ACTIVE.search(count.name))


def _persons(count: CountData, basis: str) -> Decimal | None:
    value, scale = getattr(count, basis), PERSONS.get(count.unit.strip())
    return None if value is None or scale is None else value * scale


def _relief(data: ReportData, fund: FundData, field: str) -> Iterator[Finding]:
    """Relief for some, of no amount, and of more than all that came in."""
    for number, each in enumerate(fund.relief):
        came_in = fund.income.actual
        if each.amount is not None and came_in and each.amount > came_in:
            yield _doubt(
                f"{field}.relief[{number}].amount",
                f"{fund.fund}：{each.name}{plain(each.amount)}{data.money_unit}，比"
                f"{'本期' if data.period else '本年'}收入{plain(came_in)}{data.money_unit}还多，请核对金额和单位",
                "relief of more than all that came in",
            )
        if not each.amount and (each.persons or each.units):
            yield _doubt(
                f"{field}.relief[{number}].amount",
                f"{fund.fund}：{each.name}写了单位数或人数，金额却是0{data.money_unit}，请核对",
                "relief of units or persons, and of no amount",
            )


def _policies(data: ReportData, policies: tuple[PolicyData, ...], field: str) -> Iterator[Finding]:
    """What was issued after the year that it is said to have been worked by."""
    for number, each in enumerate(policies):
        if is_no_day(each.date):
            yield _doubt(
                f"{field}[{number}].date",
                f"“{each.name}”的印发日期“{each.date}”不是日期，应如 2020年2月20日",
                f"{each.date!r} is no day",
            )
        for name, words in (("date", "印发日期"), ("number", "文号")):
            text = getattr(each, name)
            if any(year > data.year for year in years_in(text)):
                yield _doubt(
                    f"{field}[{number}].{name}",
                    f"“{each.name}”的{words}是{text}，在{data.year}年以后，不会是本年度执行的文件，请核对",
                    f"{text} is after {data.year}",
                )
                break
