"""Whether a report can be drafted from its data: fields that are missing, values that are none. What
does not tie is told by the checks (``drafting.statement``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.errors import fault
from jixiao.core.findings import Finding
from jixiao.core.formnames import form_name
from jixiao.core.forms import SELF_EVALUATION
from jixiao.core.periods import YEARS
from jixiao.core.words import beginning
from jixiao.drafting.annexes import fund_of_form, without_fund
from jixiao.drafting.counting import counts_wrong
from jixiao.drafting.fields import words_of
from jixiao.drafting.model import (
    ACTUAL_YEAR,
    NEXT_BUDGET,
    AccountData,
    FundData,
    MonthsData,
    ReportData,
    SideData,
)
from jixiao.drafting.spans import EXPECTED, period_of
from jixiao.knowledge.funds import INSURANCE, fund_of, parent_of
from jixiao.knowledge.labels import kind_of

_SIDES = (("income", "收入"), ("expenditure", "支出"))
_BASES = (("actual", "本年数"), ("budget", "预算数"), ("last_year", "上年数"))
_DIGITS = 18  # before or behind the point, more than any amount has


def _unusable(field: str, zh: str, en: str) -> Finding:
    """A field that is missing, or whose value nothing can be made of."""
    return fault("E012", zh, f"{field}: {en}", field)


def problems_in(data: ReportData, files: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Everything that keeps a report from being drafted (E012); numbers that are none first, and of
    their funds nothing that is computed. ``files`` are those that the forms were found in.
    """
    found = list(_unfit(data, data, ""))
    spoilt = {each.address.partition(".")[0] for each in found}
    found += _of_head(data)
    seen: set[str] = set()
    for index, fund in enumerate(data.funds):
        field = f"funds[{index}]"
        name = fund_of(fund.fund)
        if name is None or parent_of(name) not in INSURANCE:
            found.append(
                _unusable(
                    f"{field}.fund",
                    f"基金“{fund.fund}”不是已知的基金名称，应为{'、'.join(sorted(INSURANCE))}之一",
                    f"{fund.fund!r} is no known fund; one of {', '.join(sorted(INSURANCE))}",
                )
            )
        elif name in seen:
            found.append(
                _unusable(
                    f"{field}.fund",
                    f"基金“{fund.fund}”重复出现，每项基金只写一次",
                    f"{fund.fund!r} stands here twice",
                )
            )
        seen.add(name or "")
        if field not in spoilt:
            found.extend(_of_fund(fund, field, data.money_unit))
    found.extend(_of_forms(data, files))
    return tuple(found)


def _unfit(data: ReportData, value: object, field: str) -> Iterator[Finding]:
    """Numbers without an end, or larger than any fund, wherever they stand."""
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value.adjusted()) > _DIGITS:
            yield _unusable(
                field,
                f"{words_of(data, field)}写的是{beginning(str(value), 40)}，不是合理的数",
                f"{beginning(str(value), 40)} is no sensible number",
            )
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _unfit(data, getattr(value, name), f"{field}.{name}".removeprefix("."))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _unfit(data, each, f"{field}[{index}]")


def _of_head(data: ReportData) -> Iterator[Finding]:
    for field, name in (("unit", "实施单位"), ("area", "地区范围"), ("subject", "报告对象")):
        if not getattr(data, field).strip():
            yield _unusable(field, f"没有填写{name}", "is missing")
    if data.year not in YEARS:
        yield _unusable(
            "year",
            f"年度写的是{data.year}，应为{YEARS[0]}至{YEARS[-1]}之间的四位年份",
            f"{data.year}: a year from {YEARS[0]} to {YEARS[-1]} is expected",
        )
    if data.period.strip():
        yield from _of_period(data)
    if not data.funds:
        yield _unusable(
            "funds", "没有填写任何基金，至少要有一项", "there are no funds, one at least is needed"
        )


def _of_period(data: ReportData) -> Iterator[Finding]:
    period = period_of(data.period)
    if period is None:
        yield _unusable(
            "period",
            f"期间写的是“{data.period}”，应为从1月起的一段，如 {EXPECTED}",
            f"{data.period!r}: months from January on are expected, such as {EXPECTED}",
        )
    elif period.year != data.year:
        yield _unusable(
            "period",
            f"期间写的是“{data.period}”，年度是{data.year}，应为同一年",
            f"{data.period!r} is no part of {data.year}",
        )
    if data.forms:
        yield _unusable(
            "forms",
            f"{data.period}的运行分析不附全年的自评表，请去掉自评表（YAML 里的 forms）",
            "self-evaluation forms are of a whole year; leave them out of a period's analysis",
        )


def _of_fund(fund: FundData, field: str, unit: str) -> Iterator[Finding]:
    yield from _of_account(fund, fund.fund, field, unit)
    yield from counts_wrong(fund, field)
    yield from _of_circumstances(fund, field, unit)
    for index, account in enumerate(fund.accounts):
        yield from _of_account(
            account, f"{fund.fund}{account.account}", f"{field}.accounts[{index}]", unit
        )


def _of_circumstances(fund: FundData, field: str, unit: str) -> Iterator[Finding]:
    """Counts and amounts beside a fund's own that cannot be so."""
    for path, name, value in _beside(fund):
        if value is not None and value < 0:
            yield _unusable(
                f"{field}.{path}",
                f"{fund.fund}：{name}是{value}，应为不小于0的数",
                f"{value} is below 0",
            )
    ahead = fund.prepaid
    if ahead is None:
        return
    for path, name in (("actual", "本年"), ("last_year", "上年")):
        part, whole = getattr(ahead, path), getattr(fund.income, path)
        if part is not None and part > whole:
            yield _unusable(
                f"{field}.prepaid.{path}",
                f"{fund.fund}：{name}预收下年保费{part}{unit}，比{name}收入{whole}{unit}还多；"
                "应为收入中的一部分",
                f"{part} is more than the income, {whole}, that it is part of",
            )


def _beside(fund: FundData) -> Iterator[tuple[str, str, Decimal | None]]:
    """The amounts that cannot be negative: their fields, names and values."""
    if fund.prepaid is not None:
        yield "prepaid.actual", "预收下年保费", fund.prepaid.actual
        yield "prepaid.last_year", "上年预收下年保费", fund.prepaid.last_year
    for index, each in enumerate(fund.relief):
        for path, words in (("amount", "金额"), ("last_year", "上年金额")):
            yield f"relief[{index}].{path}", f"{each.name}的{words}", getattr(each, path)
    if fund.serious_illness is not None:
        for path, words in (("standard", "筹资标准"), ("last_year_standard", "上年筹资标准")):
            value = getattr(fund.serious_illness, path)
            yield f"serious_illness.{path}", f"大病保险{words}", value


def _of_account(
    account: FundData | AccountData, name: str, field: str, unit: str
) -> Iterator[Finding]:
    for attribute, side in _SIDES:
        yield from _of_side(
            getattr(account, attribute), f"{name}{side}", f"{field}.{attribute}", unit
        )
    yield from _of_months(account.months_payable, name, f"{field}.months_payable.monthly")


def _of_months(months: MonthsData | None, name: str, field: str) -> Iterator[Finding]:
    if months is None:
        return
    if months.denominator == ACTUAL_YEAR:
        if months.monthly is not None:
            yield _unusable(
                field,
                f"{name}：按本年实际支出计算时，月均支出由本年支出除以12得出，不必另填，请删去",
                "monthly follows from this year's spending here; leave it out",
            )
    elif months.monthly is None or months.monthly <= 0:
        words = "下年预算月均支出" if months.denominator == NEXT_BUDGET else "年初以来月均支出"
        yield _unusable(
            field,
            f"{name}：可支付月数按{words}计算，要填写这个数，且大于0",
            "monthly spending is needed, more than 0",
        )


def _of_side(side: SideData, name: str, field: str, unit: str) -> Iterator[Finding]:
    for basis, words in _BASES:
        value: Decimal = getattr(side, basis)
        if value < 0:
            yield _unusable(
                f"{field}.{basis}",
                f"{name}的{words}是{value}{unit}，应为不小于0的数",
                f"{value} is below 0",
            )
    for group in ("parts", "flows"):
        for index, part in enumerate(getattr(side, group)):
            if not part.item.strip():
                yield _unusable(
                    f"{field}.{group}[{index}].item",
                    f"{name}第{index + 1}个分项没有写名称",
                    f"part {index + 1} has no name",
                )


def _of_forms(data: ReportData, files: Sequence[str]) -> Iterator[Finding]:
    for index, form in enumerate(data.forms):
        field = f"forms[{index}]"
        file = f"{files[index]}，" if index < len(files) and files[index] else ""
        name = f"附表第{index + 1}张（{file}{form_name(form)}）"
        english = f"annexed form {index + 1} ({file.rstrip('，')})" if file else f"form {index + 1}"
        if form.kind != SELF_EVALUATION:
            yield _unusable(
                f"{field}.kind",
                f"{name}是{kind_of(form.kind).zh}，报告所附应为绩效自评表",
                f"{english} is a {kind_of(form.kind).en}, not a self-evaluation form",
            )
            continue
        fund = fund_of_form(form, data)
        if fund is None:
            why = without_fund(form, [each.fund for each in data.funds])
            yield _unusable(
                f"{field}.fund",
                f"{name}{why.zh}；请写明这张表的险种（报告里的哪项基金），或去掉这张表",
                f"{english} {why.en}; say in fund which it is, or leave it out",
            )
        elif data.year in YEARS and form.year not in (None, data.year):
            yield _unusable(
                f"{field}.year",
                f"{name}的年度是{form.year}，报告的年度是{data.year}，应附本年度的自评表",
                f"{english} is of {form.year}, the report of {data.year}",
            )
