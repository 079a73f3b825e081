"""A report's data gathered from forms: a fund table (收支分析表, 决算表) and self-evaluations, with
what people write beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from jixiao.core.figures import Figure, exponent_of
from jixiao.core.figures.units import MONEY, WAN
from jixiao.core.findings import Finding, Text
from jixiao.core.formdata import data_of, filled_in
from jixiao.core.forms import FUND_STATEMENT, SELF_EVALUATION, Form
from jixiao.core.periods import Period
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, Statement
from jixiao.drafting.annexes import as_read, fund_named, is_among, without_fund
from jixiao.drafting.areas import sole_area
from jixiao.drafting.copies import Found, contradicting_tables, left_out, one_of_each
from jixiao.drafting.mixing import (
    annexes_of_several,
    several_units,
    tables_not_used,
    tables_of_several_areas,
    units_of,
)
from jixiao.drafting.spans import period_of
from jixiao.judging.execution import total_row
from jixiao.knowledge.funds import ALL_FUNDS, INSURANCE, fund_of, parent_of
from jixiao.knowledge.items import (
    BETWEEN_LEVELS,
    CUMULATIVE_BALANCE,
    EXPENDITURE,
    INCOME,
    OPENING_BALANCE,
    TOTALS,
    side_of,
)

_SIDES = {INCOME: "income", EXPENDITURE: "expenditure"}
_WITH_FLOWS = regex(r"(?<!不)含(?:上下级)?往来")


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds: the data as raw values, what is ``missing`` in sentences, the ``files``
    of the annexed forms in their order, and what is to say of copies and of forms left out.
    """

    raw: dict[str, Any] = {}
    missing: tuple[Text, ...] = ()
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def gathered_data(found: Sequence[Found], written: dict[str, Any], name: str) -> Holdings:
    """The data of the forms of a folder that messages call ``name``, with ``written`` laid over
    them. Of copies of one form one counts.
    """
    tables = [each for each in found if each.form.kind == FUND_STATEMENT]
    statements = [each.form for each in tables]
    evaluations, told = one_of_each([each for each in found if each.form.kind == SELF_EVALUATION])
    forms = [each.form for each in evaluations]
    period = period_of(str(written.get("period", "")))
    year = period.year if period is not None else _year(written, statements, forms)
    asked = period or (Period(year) if year is not None else None)
    lines = [line for form in statements for line in form.lines]
    raw: dict[str, Any] = {
        "money_unit": "万元",
        "funds": _funds(lines, forms, asked) if asked is not None else [],
    }
    raw |= {"year": str(year)} if year is not None else {}
    if not raw["funds"] and not written.get("funds"):
        raw["funds"] = list(_funds_of_forms(forms, within=period is not None))
    area = sole_area(statements) or sole_area(forms)
    if area:
        raw |= {"area": area}
    raw = overlaid(raw, written)
    annexed, others = _annexed(evaluations, raw["funds"])
    units = units_of(annexed or evaluations)
    if len(units) == 1 and "unit" not in written:
        raw |= {"unit": next(iter(units))}
    holdings = Holdings(
        raw=raw,
        findings=(*told, *contradicting_tables(found), *_doubtful(tables, units, written, asked)),
        missing=tuple(_missing(statements, written, year, name)),
    )
    if "forms" in written:
        return holdings
    if period is not None:
        why = "是全年的自评表，期间的运行分析不附", "is of a whole year: no annex of a period's"
        others = tuple(left_out(each.file, each.form, *why) for each in evaluations)
        return msgspec.structs.replace(holdings, findings=(*holdings.findings, *others))
    raw["forms"] = [msgspec.to_builtins(filled_in(data_of(each.form))) for each in annexed]
    several = annexes_of_several(annexed, str(raw.get("area", "")))
    return msgspec.structs.replace(
        holdings,
        files=tuple(each.file for each in annexed),
        findings=(*holdings.findings, *others, *several),
    )


def _doubtful(
    tables: Sequence[Found],
    units: dict[str, str],
    written: dict[str, Any],
    asked: Period | None,
) -> Iterator[Finding]:
    """What does not belong together, or gives nothing."""
    yield from tables_of_several_areas(tables, str(written.get("area", "")))
    yield from () if "unit" in written else several_units(units)
    yield from tables_not_used(tables, asked)


def _missing(
    statements: Sequence[Form], written: dict[str, Any], year: int | None, name: str
) -> Iterator[Text]:
    """What a report cannot be made without, and the folder does not hold."""
    if not statements and not written.get("funds"):
        yield Text(
            f"{name} 里没有认出基金收支表（要有险种、预算、本年、上年的收入和支出），"
            "也没有收支事实表，报告.yaml 里也没有写各项基金（funds）",
            f"no table of the funds was recognised in {name} (it needs the fund, the budget,"
            " and this and last year's income and expenditure), no fact sheet is there, and"
            " “报告.yaml” has no funds",
        )
    if year is None:
        yield Text(
            f"{name} 里的文件没有写明年度，请在收支事实表里写，或在报告.yaml 里写年度（year）",
            f"no file in {name} states the year: write it in a fact sheet, or year in “报告.yaml”",
        )


def _funds_of_forms(evaluations: Sequence[Form], *, within: bool) -> Iterator[dict[str, Any]]:
    """The funds that forms are of, where no table says which there are: what their rows of money say
    of a year's expenditure; the rest is to be asked for.
    """
    named = dict.fromkeys(fund_named(as_read(each)) for each in evaluations)
    for name in (each for each in named if each is not None):
        form = next(each for each in evaluations if fund_named(as_read(each)) == name)
        yield {
            "fund": name,
            "income": {},
            "expenditure": {} if within else dict(_of_money(form)),
        }


def _of_money(form: Form) -> Iterator[tuple[str, str]]:
    row = total_row(form)
    if row is None:
        return
    for field, entry in (("budget", row.budget or row.initial_budget), ("actual", row.executed)):
        if entry is not None and entry.figure is not None and entry.figure.unit is not None:
            yield field, _in_wan(entry.figure)


def _annexed(
    evaluations: Sequence[Found], funds: Sequence[Any]
) -> tuple[list[Found], tuple[Finding, ...]]:
    """The forms of the report's funds; a warning for each of the others."""
    names = [str(each.get("fund", "")) for each in funds if isinstance(each, dict)]
    annexed: list[Found] = []
    told: list[Finding] = []
    for each in evaluations:
        form = as_read(each.form)
        if is_among(form, names):
            annexed.append(each)
        else:
            why = without_fund(form, names)
            told.append(left_out(each.file, each.form, why.zh, why.en))
    return annexed, tuple(told)


def _year(written: dict[str, Any], statements: list[Form], evaluations: list[Form]) -> int | None:
    """The year that people wrote, else of the fund tables, which the report is made of, else of the
    forms.
    """
    if str(written.get("year", "")).isdecimal():
        return int(written["year"])
    years = [
        line.period.year
        for form in statements
        for line in form.lines
        if line.period is not None and line.basis == ACTUAL
    ] or [form.year for form in evaluations if form.year]
    return max(years, default=None)


def _funds(lines: list[Statement], evaluations: list[Form], period: Period) -> list[dict[str, Any]]:
    """The funds in the table's order, amounts in 万元, finer ones from the forms where they round
    to the table's.
    """
    names = dict.fromkeys(
        line.fund
        for line in lines
        if line.fund is not None and line.fund != ALL_FUNDS and parent_of(line.fund) in INSURANCE
    )
    found = []
    for name in names:
        own = [
            line
            for line in lines
            if line.fund == name
            and line.figure.unit is not None
            and line.figure.unit.dimension == MONEY
        ]
        fund: dict[str, Any] = {
            "fund": name,
            **{field: _side(own, side, period) for side, field in _SIDES.items()},
        }
        for field, item in (
            ("opening_balance", OPENING_BALANCE),
            ("cumulative_balance", CUMULATIVE_BALANCE),
        ):
            amount = _balance(own, period, item)
            if amount is not None:
                fund[field] = amount
        if "cumulative_balance" in fund:
            fund["months_payable"] = {}
        if period.month is None:
            _refine(fund, name, evaluations)
        found.append(fund)
    return found


def _side(lines: list[Statement], side: str, period: Period) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, amount in (
        ("budget", _budget(lines, side, period)),
        ("actual", _amount(lines, side, ACTUAL, period)),
        ("last_year", _amount(lines, side, ACTUAL, period.before())),
    ):
        if amount is not None:
            found[field] = amount
    parts = dict.fromkeys(
        line.item
        for line in lines
        if line.item not in TOTALS and side_of(line.item) == side and line.basis == ACTUAL
    )
    for item in parts:
        actual = _amount(lines, item, ACTUAL, period)
        if actual is None:
            continue
        part = {
            "item": item,
            "actual": actual,
            "budget": _budget(lines, item, period),
            "last_year": _amount(lines, item, ACTUAL, period.before()),
        }
        found.setdefault("flows" if item in BETWEEN_LEVELS else "parts", []).append(
            {key: value for key, value in part.items() if value is not None}
        )
    return found


def _budget(lines: list[Statement], item: str, period: Period) -> str | None:
    """The year's budget, which a table within the year prints under its own months."""
    of_year = _amount(lines, item, BUDGET, Period(period.year))
    return of_year if of_year is not None else _amount(lines, item, BUDGET, period)


def _balance(lines: list[Statement], period: Period, item: str) -> str | None:
    """A balance at the end; the opening one may stand as last year's cumulative balance."""
    found = _amount(lines, item, ACTUAL, period)
    return (
        _amount(lines, CUMULATIVE_BALANCE, ACTUAL, Period(period.year - 1))
        if found is None and item == OPENING_BALANCE
        else found
    )


def _amount(lines: list[Statement], item: str, basis: str, period: Period) -> str | None:
    """The finest print of an amount, in 万元, with no more digits than were printed; of income and
    expenditure the one without what moves between levels, as a report has them.
    """
    found = [
        line.figure
        for line in lines
        if line.item == item
        and line.basis == basis
        and line.period in (None, period)
        and line.operator is None
        and not (item in _SIDES and _has_flows(line))
    ]
    return (
        _in_wan(min(found, key=lambda figure: figure.factor.scaleb(-figure.places)))
        if found
        else None
    )


def _has_flows(line: Statement) -> bool:
    """Whether its scope or its heads say that what moves between levels is in it."""
    return bool(_WITH_FLOWS.search(f"{line.scope or ''},{line.words}"))


def _in_wan(figure: Figure) -> str:
    """24.63亿元 as 2463E+2: the digits that were printed, so that sums are judged as roughly as
    they were rounded.
    """
    shift = (figure.factor / WAN).adjusted()
    return str(figure.value.scaleb(shift))


def _refine(fund: dict[str, Any], name: str, evaluations: list[Form]) -> None:
    form = next(
        (each for each in evaluations if fund_named(as_read(each)) == name),
        None,
    )
    row = total_row(form) if form is not None else None
    if row is None:
        return
    for field, entry in (("budget", row.budget or row.initial_budget), ("actual", row.executed)):
        coarse = fund["expenditure"].get(field)
        if entry is None or entry.figure is None or entry.figure.unit is None or coarse is None:
            continue
        fine = Decimal(_in_wan(entry.figure))
        if exponent_of(fine) < exponent_of(Decimal(coarse)) and abs(
            fine - Decimal(coarse)
        ) <= Decimal(5).scaleb(exponent_of(Decimal(coarse)) - 1):
            fund["expenditure"][field] = str(fine)


def overlaid(found: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """What people wrote laid over what was read; funds are matched by name."""
    merged = {**found, **{key: value for key, value in written.items() if key != "funds"}}
    if not isinstance(written.get("funds"), list):
        return merged
    by_name = {str(fund["fund"]): fund for fund in found.get("funds", ())}
    for each in written["funds"]:
        name = fund_of(str(each.get("fund", ""))) if isinstance(each, dict) else None
        if name in by_name and isinstance(each, dict):
            by_name[name] = _deep(
                by_name[name], {key: value for key, value in each.items() if key != "fund"}
            )
        else:
            by_name[str(name or len(by_name))] = each
    merged["funds"] = list(by_name.values())
    return merged


def _deep(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(under)
    for key, value in over.items():
        below = result.get(key)
        result[key] = (
            _deep(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
        )
    return result
