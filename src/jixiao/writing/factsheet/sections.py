"""One fund's sheet: income, expenditure and balances of the fund and of its sub-accounts, with the
formulas that check them; what stands beside the amounts is in ``beside``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jixiao.judging.amounts import balance
from jixiao.knowledge.accounts import Accounts, accounts_known, usual_accounts
from jixiao.knowledge.funds import SUB_ACCOUNTS, fund_of
from jixiao.knowledge.items import BETWEEN_LEVELS, INCOME, ITEMS, SERIOUS_ILLNESS_PAID, TOTALS
from jixiao.writing.factsheet import formulas
from jixiao.writing.factsheet.beside import write_beside
from jixiao.writing.factsheet.looks import TITLE, WIDTHS, Looks, closed, columns
from jixiao.writing.factsheet.rows import LAST, Raw, Rows, number_of
from jixiao.writing.factsheet.shape import (
    BASES,
    BASIS,
    CUMULATIVE,
    CURRENT,
    CURRENT_WITH_FLOWS,
    FLOWS,
    FUND_LABEL,
    MARK,
    MONTHLY,
    OPENING,
    PREPAID,
    SIDES,
    Section,
    sections_of,
    total_of,
)

_NAMED = 3  # the last column of the fund's name
_FREE = 3  # rows for parts that are not listed
_YEARS = (1, 2, 3)  # columns of amounts
_UNKNOWN = Accounts("", ("保费收入", "利息收入", "其他收入"), ("待遇支出", "其他支出"), ())


def write_fund(
    sheet: Any, fund: Raw, looks: Looks, *, within: bool, of: str, money_unit: str
) -> None:
    """A fund's sheet from raw values; ``of`` is the year or the period."""
    FundSheet(sheet, fund, looks, within=within).write(of, money_unit)


class FundSheet:
    """Writes one sheet; rows of totals and flows are kept for the formulas (0-based)."""

    def __init__(self, sheet: Any, fund: Raw, looks: Looks, *, within: bool) -> None:
        self._sheet, self._fund = sheet, fund
        self._rows = Rows(sheet, looks, within=within)
        self._name = fund_of(str(fund.get("fund", ""))) or str(fund.get("fund", ""))
        self._known = usual_accounts(self._name) or _UNKNOWN
        self._totals: dict[tuple[str, str], int] = {}  # by account and side
        self._flows: dict[tuple[str, str], tuple[int, int]] = {}  # first and last
        self._paid: int | None = None  # 大病保险支出

    def write(self, of: str, money_unit: str) -> None:
        """The whole sheet."""
        self._heading(of, money_unit)
        levy = self._known.serious_illness or "serious_illness" in self._fund
        for section in sections_of(self._name, serious_illness=levy):
            self._rows.open(section)
            if section.kind == "side":
                self._side(section)
            elif section.kind == "balances":
                self._balances(section)
            else:
                write_beside(self._rows, section, self._fund, self._known, money_unit, self._paid)
            self._rows.next()
        self._accounts_against_the_whole()
        self._rows.only_numbers()
        self._sheet.print_area(0, 0, self._rows.at - 1, LAST)
        self._sheet.set_h_pagebreaks(self._rows.breaks())
        closed(self._sheet, scaled=True)

    def _heading(self, of: str, unit: str) -> None:
        looks = self._rows.looks
        columns(self._sheet, WIDTHS)
        name = self._name if self._name.endswith("基金") else f"{self._name}基金"
        told = "，".join(each for each in (of, f"金额单位：{unit}") if each)
        self._sheet.merge_range(0, 0, 0, LAST, f"{name}{MARK}（{told}）", looks.title)
        self._rows.next(TITLE)
        self._sheet.write_string(1, 0, FUND_LABEL, looks.label)
        self._sheet.merge_range(1, 1, 1, _NAMED, self._name, looks.text)
        rule = {
            "validate": "list",
            "source": list(accounts_known()),
            "error_type": "stop",
            "error_title": FUND_LABEL,
            "error_message": "请从下拉列表中选择险种",
        }
        self._sheet.data_validation(1, 1, 1, 1, rule)
        self._rows.next()
        self._sheet.freeze_panes(2, 1)
        self._sheet.repeat_rows(0, 1)

    def _side(self, section: Section) -> None:
        raw = self._of(section).get(section.field) or {}
        top = self._rows.line(section, total_of(section), raw, total=True)
        self._totals[section.account, section.field] = top
        first = self._rows.at
        self._parts(section, list(raw.get("parts", ())))
        last = self._rows.at - 1
        side = dict(SIDES)[section.field]
        self._rows.offer(
            first,
            last,
            [
                each.name
                for each in ITEMS.values()
                if each.dimension == "money"
                and each.side == side
                and each.name not in TOTALS | BETWEEN_LEVELS
            ],
        )
        self._flow_rows(section, raw)
        if side == INCOME and not section.account:
            self._prepaid(section, top)
        self._rows.red(
            top,
            _YEARS,
            lambda letter: formulas.parts_wrong(letter, top + 1, first + 1, last + 1),
        )
        parts = f"SUM(B{first + 1}:B{last + 1})"
        wrong = formulas.parts_wrong("B", top + 1, first + 1, last + 1)
        self._rows.check(top, formulas.told(wrong, "分项之和减合计：", parts, f"B{top + 1}"))

    def _parts(self, section: Section, parts: list[Raw]) -> None:
        """What is given, what is usual besides, and rows for more."""
        usual = getattr(self._known, section.field) if not section.account else ()
        named = {str(each.get("item", "")) for each in parts}
        more = [{"item": each} for each in usual if each not in named]
        for part in (*parts, *more, *[{}] * _FREE):
            item = str(part.get("item", ""))
            at = self._rows.line(section, item, part, open_label=item not in usual)
            if item == SERIOUS_ILLNESS_PAID and not section.account:
                self._paid = at

    def _flow_rows(self, section: Section, raw: Raw) -> None:
        flows = {str(each.get("item", "")): each for each in raw.get("flows", ())}
        begun = self._rows.at
        for item in dict.fromkeys((*flows, *FLOWS[section.field])):
            self._rows.line(section, item, flows.get(item, {}), without=("reason",))
        self._flows[section.account, section.field] = (begun, self._rows.at - 1)

    def _prepaid(self, section: Section, top: int) -> None:
        given = self._fund.get("prepaid") or {}
        if not given and not self._known.prepaid:
            return
        at = self._rows.line(section, PREPAID, given, without=("budget", "reason"))
        self._rows.red(at, (1, 3), lambda letter: f"N({letter}{at + 1})>N({letter}{top + 1})")

    def _balances(self, section: Section) -> None:
        raw, rows = self._of(section), self._rows
        opening = rows.amount(OPENING, raw.get("opening_balance"), wished=not section.account)
        self._current(section, flows=False)
        moved = self._current(section, flows=True)
        end = rows.amount(CUMULATIVE, raw.get("cumulative_balance"), wished=not section.account)
        wrong = formulas.balance_wrong(opening + 1, moved + 1, end + 1)
        rows.red(end, (1,), lambda _: wrong)
        terms = formulas.balance_terms(opening + 1, moved + 1)
        rows.check(end, formulas.told(wrong, "年初加当期减期末：", terms, f"B{end + 1}"))
        months = raw.get("months_payable")
        words = {field: word for word, field in BASES.items()}
        not_wanted = months is None and raw.get("cumulative_balance") is not None
        months = months or {}
        basis = "" if not_wanted else words.get(str(months.get("denominator", "actual")), "")
        rows.choice(BASIS, basis, list(BASES))
        rows.amount(MONTHLY, months.get("monthly"))

    def _current(self, section: Section, *, flows: bool) -> int:
        """当期结余, which the sheet computes."""
        income, spent = (self._totals[section.account, side] + 1 for side, _ in SIDES)
        moved = [self._flows[section.account, side] for side, _ in SIDES] if flows else []
        formula = formulas.current(income, spent, [(first + 1, last + 1) for first, last in moved])
        value = self._current_value(section, flows=flows)
        return self._rows.computed(CURRENT_WITH_FLOWS if flows else CURRENT, {1: (formula, value)})

    def _current_value(self, section: Section, *, flows: bool) -> Decimal | None:
        sides: list[Decimal] = []
        for side, _ in SIDES:
            raw = self._of(section).get(side) or {}
            actual = number_of(raw.get("actual"))
            if actual is None:
                return None
            moved = [number_of(each.get("actual")) for each in raw.get("flows", ())]
            known = [each for each in moved if each is not None] if flows else []
            sides.append(sum(known, actual))
        return balance(sides[0], sides[1])

    def _accounts_against_the_whole(self) -> None:
        """The totals of sub-accounts red where together they are not the whole fund's."""
        for side, _ in SIDES:
            rows = [
                self._totals[account, side]
                for account in SUB_ACCOUNTS
                if (account, side) in self._totals
            ]
            if not rows:
                continue
            whole = self._totals["", side]

            def wrong(letter: str, whole: int = whole, rows: list[int] = rows) -> str:
                return formulas.accounts_wrong(letter, whole + 1, [row + 1 for row in rows])

            for row in rows:
                self._rows.red(row, _YEARS, wrong)

    def _of(self, section: Section) -> Raw:
        """The raw values of the fund, or of the sub-account that a section is of."""
        if not section.account:
            return self._fund
        accounts = self._fund.get("accounts", ())
        return next((each for each in accounts if each.get("account") == section.account), {})
