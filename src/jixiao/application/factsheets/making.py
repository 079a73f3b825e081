"""The fact sheet that a clerk fills in for a report: empty, with what is known of it, or carried over
from last year's data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from jixiao.application.reports.data import Known
from jixiao.core.errors import UserError, user_error
from jixiao.core.findings import Text
from jixiao.core.periods import YEARS
from jixiao.core.series import series
from jixiao.drafting.model import ReportData
from jixiao.drafting.spans import EXPECTED, period_of
from jixiao.knowledge.accounts import accounts_known
from jixiao.knowledge.funds import INSURANCE, SERIOUS_ILLNESS, fund_of, parent_of
from jixiao.writing.factsheet.book import fact_sheet

Raw = Mapping[str, Any]
KINDS = ("报告", "年度报告", "收支事实", "收支事实表", "report")
"""What the command calls a fact sheet."""
_KEPT = ("unit", "area", "subject", "money_unit", "responsible", "rules")


def is_kind(word: str) -> bool:
    """Whether a kind of template is the fact sheet of a report."""
    return word.strip().lower() in KINDS


def held_without(**given: object) -> None:
    """Refuse what only templates of forms have (layout, last, empty_form) for a fact sheet. Raises
    UserError (E004) that names it.
    """
    named = [name for name, value in given.items() if value]
    if named:
        raise user_error(
            "E004",
            f"报告领的是收支事实表，没有 {'、'.join(named)}；用去年的数预填请用 fact_sheet(known=…, year=…)",
            f"of report there is a fact sheet, which has no {', '.join(named)}; begin it with last"
            " year's data by fact_sheet(known=…, year=…)",
            named[0],
        )


def fact_sheet_for(
    known: ReportData | Known | None = None,
    *,
    funds: Sequence[str] | str | None = None,
    year: int | None = None,
    period: str = "",
) -> bytes:
    """The workbook (xlsx), with a sheet for each of the ``funds`` (those that are known; else all),
    filled with what is ``known``: for the same year as it is, for the year after as last year's, for
    another period of the year its budgets. With a ``period`` (2024Q2) its columns are 本期累计 and
    上年同期. Raises UserError for an unknown fund, a period that is none, a year that what is known
    says nothing of, and for what is wrong in a fact sheet that is known.
    """
    if isinstance(known, Known) and known.wrong:
        raise UserError(*known.wrong)
    span = _held_period(period, year)
    raw = _raw_of(known)
    if span is not None:
        year = span
    if raw and year is not None:
        raw = _for_year(raw, year, period)
    if year is not None:
        raw = {**raw, "year": str(year)}
    if period:
        raw = {**raw, "period": period}
    wanted = [*_held_funds(funds)]
    given = {str(each.get("fund", "")): each for each in raw.get("funds", ())}
    names = wanted or list(given) or [each for each in accounts_known() if each != SERIOUS_ILLNESS]
    listed = [given.get(name, {"fund": name}) for name in names]
    return fact_sheet({**raw, "funds": listed}, within=bool(raw.get("period")))


def _raw_of(known: ReportData | Known | None) -> Raw:
    if known is None:
        return {}
    raw = known.raw if isinstance(known, Known) else msgspec.to_builtins(known)
    named = [
        {**each, "fund": fund_of(str(each.get("fund", ""))) or each.get("fund", "")}
        for each in raw.get("funds", ())
        if isinstance(each, dict)
    ]
    return {**raw, "funds": named}


def _held_period(period: str, year: int | None) -> int | None:
    """The year of a period."""
    if not period:
        return None
    found = period_of(period)
    if found is None:
        raise user_error(
            "E004",
            f"期间“{period}”应为从1月起的一段，如 {EXPECTED}",
            f"{period!r} is no period; write e.g. {EXPECTED}",
            "period",
        )
    if year not in (None, found.year):
        raise user_error(
            "E004",
            f"期间“{period}”不在 {year} 年里",
            f"{period!r} is no part of {year}",
            "period",
        )
    return found.year


def _held_funds(funds: Sequence[str] | str | None) -> list[str]:
    """Funds by their full names; several in one text stand apart by 、 or commas."""
    listed = [funds] if isinstance(funds, str) else list(funds or ())
    words = [
        each for one in listed for each in one.replace("，", "、").replace(",", "、").split("、")
    ]
    found: list[str] = []
    for word in (each.strip() for each in words):
        name = fund_of(word) if word else None
        if name is None or parent_of(name) not in INSURANCE:
            known = series(accounts_known())
            raise user_error(
                "E004",
                f"没有险种“{word}”；可用的有 {known.zh}",
                f"no fund {word!r}; known are {known.en}",
                "fund",
            )
        found.append(parent_of(name))
    return list(dict.fromkeys(found))


def _for_year(raw: Raw, year: int, period: str) -> Raw:
    """What is known for a year or a ``period`` of it: of the same as it is, of another period of the
    year what was planned, of the year before carried over.
    """
    of = str(raw.get("year", ""))
    if not of.isdecimal() or int(of) not in YEARS:
        return raw
    if int(of) == year:
        same = period_of(period) == period_of(str(raw.get("period", "")))
        return raw if same else {**_kept(raw), "funds": [_planned(each) for each in raw["funds"]]}
    if int(of) != year - 1:
        raise user_error(
            "E004",
            f"给的是{of}年的数，不能预填{year}年的表；应为{year}年或{year - 1}年的",
            f"data of {of} cannot fill a sheet of {year}; give those of {year} or {year - 1}",
            "year",
        )
    whole_year = not period and not raw.get("period")
    return {**_kept(raw), "funds": [_carried(each, last_year=whole_year) for each in raw["funds"]]}


def _kept(raw: Raw) -> dict[str, Any]:
    """What of the basics does not change with the year."""
    return {name: raw[name] for name in _KEPT if name in raw}


def _planned(fund: Raw) -> dict[str, Any]:
    """What of a fund is the same in every period of its year: budgets and the opening balance."""
    accounts = [
        {
            **{name: each[name] for name in ("account", "opening_balance") if name in each},
            **{
                side: _moved_side(each.get(side) or {}, "budget", "budget")
                for side in ("income", "expenditure")
            },
        }
        for each in (fund, *fund.get("accounts", ()))
    ]
    people = [
        {name: each[name] for name in ("name", "unit", "budget") if name in each}
        for each in fund.get("people", ())
    ]
    beside = {"people": people, "accounts": accounts[1:]}
    found = {name: value for name, value in beside.items() if value}
    return {"fund": fund["fund"], **accounts[0], **found}


def _carried(fund: Raw, *, last_year: bool) -> dict[str, Any]:
    """A fund's amounts as last year's, where they are those of a whole year, and its balance at the
    end as the opening one.
    """
    found: dict[str, Any] = {"fund": fund["fund"]}
    for account in (fund, *fund.get("accounts", ())):
        carried = found if account is fund else {"account": account.get("account", "")}
        for side in ("income", "expenditure"):
            source = "actual" if last_year else ""
            carried[side] = _moved_side(account.get(side) or {}, source, "last_year")
        if account.get("cumulative_balance") is not None and last_year:
            carried["opening_balance"] = account["cumulative_balance"]
        if account is not fund:
            found.setdefault("accounts", []).append(carried)
    people = [
        {"name": each.get("name", ""), "unit": each.get("unit", ""), **_before(each, last_year)}
        for each in fund.get("people", ())
    ]
    if people:
        found["people"] = people
    if last_year and fund.get("prepaid"):
        found["prepaid"] = _before(fund["prepaid"], last_year)
    if last_year and fund.get("relief"):
        found["relief"] = [
            {"name": each.get("name", ""), "last_year": each.get("amount")}
            for each in fund["relief"]
        ]
    levy = fund.get("serious_illness") or {}
    if levy:
        names = ("standard", "persons")
        found["serious_illness"] = {f"last_year_{name}": levy.get(name) for name in names}
    return found


def _moved_side(side: Raw, source: str, target: str) -> dict[str, Any]:
    """A side with one of its amounts as another one, and nothing else; items are kept without any."""

    def moved(each: Raw) -> dict[str, Any]:
        amount = each.get(source)
        return {target: amount} if source and amount is not None else {}

    found = moved(side)
    for group in ("parts", "flows"):
        rows = [{"item": each.get("item", ""), **moved(each)} for each in side.get(group, ())]
        if rows:
            found[group] = rows
    return found


def _before(raw: Raw, last_year: bool) -> dict[str, Any]:
    """The actual amount as last year's."""
    actual = raw.get("actual")
    return {"last_year": actual} if last_year and actual is not None else {}


def asked_sheet(known: Known) -> bytes:
    """The fact sheet that asks for what files do not tell, with what they tell filled in; empty bytes
    where they tell of no fund.
    """
    if not any(isinstance(each, dict) for each in known.raw.get("funds", ())):
        return b""
    return fact_sheet_for(known, period=str(known.raw.get("period", "")))


def unknown_in(data: ReportData) -> tuple[Text, ...]:
    """Kinds of facts that a report would tell and the data say nothing of."""
    funds = data.funds
    kinds = (
        ("收入、支出的分项", "items", lambda each: each.income.parts and each.expenditure.parts),
        ("年初、年末结余", "balances", lambda each: each.cumulative_balance is not None),
        ("参保和待遇人数", "people", lambda each: each.people),
        ("政策文件", "policies", lambda each: each.policies or data.policies),
    )
    return tuple(Text(zh, en) for zh, en, known in kinds if not all(map(known, funds)))
