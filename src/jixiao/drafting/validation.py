"""Whether a report's data can be true: sums that tie, balances that follow, forms that agree; each
finding names its field and what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.errors import fault
from jixiao.core.figures import Interval, half_up
from jixiao.core.figures.units import MONEY_UNITS
from jixiao.core.findings import Finding
from jixiao.core.formdata import FormData, form_of
from jixiao.core.forms import SELF_EVALUATION
from jixiao.core.periods import YEARS
from jixiao.drafting.annexes import called, fund_of_form, without_fund
from jixiao.drafting.model import (
    ACTUAL_YEAR,
    NEXT_BUDGET,
    AccountData,
    FundData,
    PartData,
    ReportData,
    SideData,
)
from jixiao.judging.execution import total_row
from jixiao.knowledge.funds import INSURANCE, fund_of, parent_of
from jixiao.knowledge.labels import KIND_WORDS

_SIDES = (("income", "收入"), ("expenditure", "支出"))
_BASES = (("actual", "本年数"), ("budget", "预算数"), ("last_year", "上年数"))
_DIGITS = 18  # before or behind the point, more than any amount has


def _untied(field: str, zh: str, en: str) -> Finding:
    """Figures that do not go together."""
    return fault("E015", f"{field}：{zh}", f"{field}: {en}", field)


def _unusable(field: str, zh: str, en: str) -> Finding:
    """A field that is missing, or whose value nothing can be made of."""
    return fault("E012", f"{field}：{zh}", f"{field}: {en}", field)


def problems_in(data: ReportData, files: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Everything that keeps a report from being drafted; numbers that are none first, since nothing
    can be computed with them. ``files`` are those that the forms were found in.
    """
    unfit = tuple(_unfit(data, ""))
    if unfit:
        return unfit
    found = list(_of_head(data))
    seen: set[str] = set()
    for index, fund in enumerate(data.funds):
        field = f"funds[{index}]"
        name = fund_of(fund.fund)
        if name is None or parent_of(name) not in INSURANCE:
            found.append(
                _unusable(
                    f"{field}.fund",
                    f"“{fund.fund}”不是已知的基金名称，应为{'、'.join(sorted(INSURANCE))}之一",
                    f"{fund.fund!r} is no known fund; one of {', '.join(sorted(INSURANCE))}",
                )
            )
        elif name in seen:
            found.append(
                _unusable(
                    f"{field}.fund",
                    f"“{fund.fund}”重复出现，每项基金只写一次",
                    f"{fund.fund!r} stands here twice",
                )
            )
        seen.add(name or "")
        found.extend(_of_fund(fund, field, data.money_unit))
    found.extend(_of_forms(data, files))
    return tuple(found)


def _unfit(value: object, field: str) -> Iterator[Finding]:
    """Numbers without an end, or larger than any fund, wherever they stand."""
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value.adjusted()) > _DIGITS:
            yield _unusable(
                field,
                f"写的是{str(value)[:40]}，不是合理的数",
                f"{str(value)[:40]} is no sensible number",
            )
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _unfit(getattr(value, name), f"{field}.{name}".removeprefix("."))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _unfit(each, f"{field}[{index}]")


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
    if not data.funds:
        yield _unusable(
            "funds", "没有填写任何基金，至少要有一项", "there are no funds, one at least is needed"
        )


def _of_fund(fund: FundData, field: str, unit: str) -> Iterator[Finding]:
    yield from _of_account(fund, fund.fund, field, unit)
    for index, count in enumerate(fund.people):
        if count.actual < 0 or (count.last_year is not None and count.last_year < 0):
            yield _untied(
                f"{field}.people[{index}]",
                f"{fund.fund}：{count.name}不能是负数",
                f"{count.name} cannot be negative",
            )
    for index, account in enumerate(fund.accounts):
        yield from _of_account(
            account, f"{fund.fund}{account.account}", f"{field}.accounts[{index}]", unit
        )
    if len(fund.accounts) > 1:
        yield from _accounts_add_up(fund, field, unit)


def _of_account(
    account: FundData | AccountData, name: str, field: str, unit: str
) -> Iterator[Finding]:
    for attribute, side in _SIDES:
        yield from _of_side(
            getattr(account, attribute), f"{name}{side}", f"{field}.{attribute}", unit
        )
    yield from _of_balance(account, name, field, unit)
    yield from _of_months(account, name, f"{field}.months_payable.monthly", unit)


def _of_months(
    account: FundData | AccountData, name: str, field: str, unit: str
) -> Iterator[Finding]:
    months = account.months_payable
    if months is None:
        return
    if months.denominator == ACTUAL_YEAR:
        if months.monthly is not None:
            yield _unusable(
                field,
                f"{name}：按本年实际支出计算时，月均支出由本年支出除以12得出，不必填写monthly，请删去",
                "monthly follows from this year's spending here; leave it out",
            )
        return
    words = "下年预算月均支出" if months.denominator == NEXT_BUDGET else "年初以来月均支出"
    if months.monthly is None or months.monthly <= 0:
        yield _unusable(
            field,
            f"{name}：可支付月数按{words}计算，要填写这个数，且大于0",
            "monthly spending is needed, more than 0",
        )
    elif months.monthly > account.expenditure.actual:
        yield _untied(
            field,
            (
                f"{name}：{words}填的是{_shown(months.monthly)}{unit}，"
                f"比全年支出{_shown(account.expenditure.actual)}{unit}还大，请核对是不是一个月的数"
            ),
            "one month is more than the whole year: is it a month's amount?",
        )


def _of_side(side: SideData, name: str, field: str, unit: str) -> Iterator[Finding]:
    for basis, words in _BASES:
        value: Decimal = getattr(side, basis)
        if value < 0:
            yield _untied(
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
    if not side.parts:
        return
    yield from _parts_add_up(
        side.actual, [part.actual for part in side.parts], f"{name}本年数", f"{field}.parts", unit
    )
    for basis, words in _BASES[1:]:
        known = [value for part in side.parts if (value := getattr(part, basis)) is not None]
        if known and _excess(getattr(side, basis), known, unit) > 0:
            total, added = getattr(side, basis), sum(known, Decimal(0))
            yield _untied(
                f"{field}.parts",
                (
                    f"{name}{words}是{_shown(total)}{unit}，而分项合计{_shown(added)}{unit}，"
                    "分项不能大于总数"
                ),
                f"the parts come to {_shown(added)}, more than the total {_shown(total)}",
            )


def _parts_add_up(
    total: Decimal, parts: Sequence[Decimal], name: str, field: str, unit: str
) -> Iterator[Finding]:
    if _excess(total, parts, unit) == 0:
        return
    added = sum(parts, Decimal(0))
    yield _untied(
        field,
        (
            f"{name}填的是{_shown(total)}{unit}，各分项合计{_shown(added)}{unit}，"
            f"相差{_shown(abs(total - added))}{unit}；请改正，或补上漏列的项目"
        ),
        f"{_shown(total)} is given, the parts come to {_shown(added)}",
    )


def _of_balance(
    account: FundData | AccountData, name: str, field: str, unit: str
) -> Iterator[Finding]:
    if account.opening_balance is None or account.cumulative_balance is None:
        return
    inflow = [account.income.actual, *_amounts(account.income.flows)]
    outflow = [account.expenditure.actual, *_amounts(account.expenditure.flows)]
    terms = [account.opening_balance, *inflow, *(-value for value in outflow)]
    if _excess(account.cumulative_balance, terms, unit) == 0:
        return
    expected = sum(terms, Decimal(0))
    yield _untied(
        f"{field}.cumulative_balance",
        (
            f"{name}年末累计结余填的是{_shown(account.cumulative_balance)}{unit}，"
            f"按上年结余加本年收入减本年支出（计入上下级往来）应为{_shown(expected)}{unit}，"
            f"相差{_shown(abs(account.cumulative_balance - expected))}{unit}"
        ),
        f"{_shown(account.cumulative_balance)} is given, the flows give {_shown(expected)}",
    )


def _accounts_add_up(fund: FundData, field: str, unit: str) -> Iterator[Finding]:
    for attribute, side in _SIDES:
        for basis, words in _BASES:
            total: Decimal = getattr(getattr(fund, attribute), basis)
            parts: list[Decimal] = [
                getattr(getattr(account, attribute), basis) for account in fund.accounts
            ]
            yield from _parts_add_up(
                total,
                parts,
                f"{fund.fund}{side}{words}（统筹基金与个人账户之和）",
                f"{field}.{attribute}.{basis}",
                unit,
            )
    balances = [account.cumulative_balance for account in fund.accounts]
    known = [value for value in balances if value is not None]
    if fund.cumulative_balance is not None and len(known) == len(balances):
        name = f"{fund.fund}累计结余（统筹基金与个人账户之和）"
        yield from _parts_add_up(
            fund.cumulative_balance, known, name, f"{field}.cumulative_balance", unit
        )


def _of_forms(data: ReportData, files: Sequence[str]) -> Iterator[Finding]:
    for index, form in enumerate(data.forms):
        field = f"forms[{index}]"
        file = f"{files[index]}，" if index < len(files) and files[index] else ""
        name = f"附表第{index + 1}张（{file}{called(form)}）"
        english = f"annexed form {index + 1} ({file.rstrip('，')})" if file else f"form {index + 1}"
        if form.kind != SELF_EVALUATION:
            yield _unusable(
                f"{field}.kind",
                f"{name}是{KIND_WORDS.get(form.kind, form.kind)}，报告所附应为绩效自评表",
                f"{english} is a {form.kind}, not a self-evaluation",
            )
            continue
        fund = fund_of_form(form, data)
        if fund is None:
            why = without_fund(form, [each.fund for each in data.funds])
            yield _unusable(
                f"{field}.fund",
                f"{name}{why.zh}；请在 fund 里写明是报告里的哪项基金，或去掉这张表",
                f"{english} {why.en}; say in fund which it is, or leave it out",
            )
        elif form.year is not None and form.year != data.year:
            yield _untied(
                f"{field}.year",
                f"{name}的年度是{form.year}，报告的年度是{data.year}",
                f"{english} is of {form.year}, the report of {data.year}",
            )
        else:
            yield from _agrees(form, fund, field, name, data.money_unit)


def _agrees(
    form: FormData, fund: FundData, field: str, name_of_form: str, unit: str
) -> Iterator[Finding]:
    row = total_row(form_of(form))
    if row is None:
        return
    for name, words, value in (
        ("budget", "预算数", fund.expenditure.budget),
        ("executed", "执行数", fund.expenditure.actual),
    ):
        entry = getattr(row, name) or (row.initial_budget if name == "budget" else None)
        if entry is None or entry.figure is None:
            continue
        yuan, half = MONEY_UNITS[unit].factor, _half(value, unit)
        stated = Interval((value - half) * yuan, (value + half) * yuan)
        if not stated.meets(entry.figure.printed_interval):
            yield _untied(
                f"{field}.funding[0].{name}",
                (
                    f"{name_of_form}的{words}是{entry.text}{form.money_unit}，"
                    f"与{fund.fund}基金支出的{words}{_shown(value)}{unit}不一致"
                ),
                f"the form has {entry.text}, the fund {_shown(value)} {unit}",
            )


def _amounts(parts: Sequence[PartData]) -> list[Decimal]:
    return [part.actual for part in parts]


def _excess(total: Decimal, parts: Sequence[Decimal], unit: str) -> Decimal:
    """How far the parts' sum lies above the total (negative: below) beyond what rounding of the
    printed figures explains; zero where it does.
    """
    difference = sum(parts, Decimal(0)) - total
    slack = sum((_half(each, unit) for each in parts), _half(total, unit))
    return Decimal(0) if abs(difference) <= slack else difference


def _half(value: Decimal, unit: str) -> Decimal:
    """Half a unit of the last given digit; 元 are counted to the end, 万元 and 亿元 are rounded."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or (unit == "元" and exponent == 0):
        return Decimal(0)
    return Decimal(5).scaleb(exponent - 1)


def _shown(value: Decimal) -> str:
    return format(half_up(value, 4).normalize(), "f")
