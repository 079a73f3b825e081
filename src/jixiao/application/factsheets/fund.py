"""Reads the sections of one fund's sheet into raw data, each field with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jixiao.application.factsheets.cells import Line, Table, number_in
from jixiao.core.errors import fault
from jixiao.core.findings import Finding
from jixiao.core.series import series
from jixiao.knowledge.funds import SUB_ACCOUNTS
from jixiao.knowledge.items import BETWEEN_LEVELS, item_of
from jixiao.knowledge.nearest import perhaps
from jixiao.writing.factsheet.shape import (
    BALANCE_ROWS,
    BASES,
    BASIS,
    CHECKED,
    COMPUTED_ROWS,
    FUND_TEXTS,
    LEVY_ROWS,
    PREPAID,
    TOTALS,
    Section,
)

Raw = dict[str, Any]
_TEXT_COLUMNS = frozenset({"reason", "unit", "number", "date", "content", "text"})
_OF_MONEY = frozenset({"side", "balances", "relief"})


class Noted:
    """The cells of fields, and what is wrong at cells."""

    def __init__(self) -> None:
        self.cells: dict[str, str] = {}
        self.wrong: list[Finding] = []

    def tell(self, cell: str, zh: str, en: str, given: str = "") -> None:
        """Something that is wrong at a cell."""
        zh, en = f"{cell} {zh}".strip(), f"{cell} {en}".strip()
        self.wrong.append(fault("E021", zh, en, cell, given))


class FundReader:
    """Reads the sections of one fund's sheet."""

    def __init__(self, noted: Noted, fund: Raw, path: str, money_unit: str) -> None:
        self._noted, self._fund, self._path, self._unit = noted, fund, path, money_unit

    def read(self, tables: Sequence[Table]) -> None:
        """All sections; those of an account in which nothing is written say nothing."""
        used = {
            table.section.account
            for table in tables
            for line in table.lines
            if table.section.account and line.label != BASIS and self._used(line, table)
        }
        for account in (each for each in SUB_ACCOUNTS if each in used):
            self._fund.setdefault("accounts", []).append({"account": account})
        for table in tables:
            if not table.section.account or table.section.account in used:
                self._section(table)

    def anything_in(self, tables: Sequence[Table]) -> bool:
        """Whether anything is filled in but what the empty sheet has."""
        return any(
            self._used(line, table)
            for table in tables
            for line in table.lines
            if line.label not in COMPUTED_ROWS and line.label != BASIS
        )

    def _section(self, table: Table) -> None:
        read = {
            "side": self._side,
            "balances": self._balances,
            "levy": self._levy,
            "texts": self._texts,
        }.get(table.section.kind, self._listed)
        read(table)

    def _side(self, table: Table) -> None:
        section = table.section
        into, path = self._account(section)
        side: Raw = {}
        total = TOTALS[section.field]
        path = f"{path}.{section.field}"
        reasons: list[tuple[str, str]] = []
        seen: set[str] = set()
        for line in table.lines:
            label = _bare(line.label)
            if label and label in seen:
                self._tell(
                    line.cell, f"“{line.label}”写了两行，请并成一行", f"{line.label!r} twice"
                )
                continue
            seen.add(label)
            if label == _bare(total):
                side |= self._values(line, table, path)
            elif label == _bare(PREPAID):
                values = self._values(line, table, f"{self._path}.prepaid", ("budget", "reason"))
                if values:
                    self._fund["prepaid"] = values
            else:
                reasons += self._part(line, table, side, path)
        self._explained(side, reasons, path)
        if _bare(total) not in seen:
            self._tell(table.cell, f"“{section.name}”里没有“{total}”这一行", f"no row {total}")
        into[section.field] = side

    def _explained(self, side: Raw, reasons: Sequence[tuple[str, str]], path: str) -> None:
        """A side's reason with those that stand in the rows of its items, each with its item."""
        if reasons:
            told = [side["reason"].rstrip("。；")] if side.get("reason") else []
            side["reason"] = "；".join([*told, *(text for text, _ in reasons)])
            self._noted.cells.setdefault(f"{path}.reason", reasons[0][1])

    def _part(self, line: Line, table: Table, side: Raw, path: str) -> Sequence[tuple[str, str]]:
        """A row of an item; what it gives as the reason of its change, with the cell."""
        if not self._used(line, table):
            return ()
        flow = item_of(line.label) in BETWEEN_LEVELS
        group = "flows" if flow else "parts"
        at = f"{path}.{group}[{len(side.get(group, ()))}]"
        values = self._values(line, table, at, skipped=("reason",))
        if not line.label:
            self._tell(line.cell, "这一行没有写项目名称", "this row has no name")
            return ()
        self._noted.cells[f"{at}.item"] = line.cell
        side.setdefault(group, []).append({"item": line.label, **values})
        text, cell = line.at("reason", table)
        return [(f"{text.rstrip('。；')}（{_bare(line.label)}）", cell)] if text else ()

    def _balances(self, table: Table) -> None:
        into, path = self._account(table.section)
        months: Raw = {}
        for line in table.lines:
            label = line.label
            field = BALANCE_ROWS.get(label)
            if field is None:
                if label not in COMPUTED_ROWS and self._used(line, table):
                    self._unknown(line, (*BALANCE_ROWS, *COMPUTED_ROWS))
                continue
            text, cell = line.at("actual", table)
            self._noted.cells[f"{path}.{field}"] = cell
            if not text:
                continue
            if field.endswith("denominator"):
                if text not in BASES:
                    known = series(BASES)
                    self._tell(
                        cell,
                        f"“{label}”填的是“{text}”，应为 {known.zh} 之一",
                        f"one of {known.en}",
                        text,
                    )
                else:
                    months["denominator"] = BASES[text]
            elif field.endswith("monthly"):
                months |= self._number("monthly", text, cell, table)
            else:
                into |= self._number(field, text, cell, table)
        if months and ("cumulative_balance" in into or "monthly" in months):
            into["months_payable"] = months

    def _levy(self, table: Table) -> None:
        path = f"{self._path}.serious_illness"
        found: Raw = {}
        for line in table.lines:
            fields = LEVY_ROWS.get(line.label)
            if fields is None:
                if line.label not in COMPUTED_ROWS and self._used(line, table):
                    self._unknown(line, (*LEVY_ROWS, *COMPUTED_ROWS))
                continue
            for column, field in fields.items():
                text, cell = line.at(column, table)
                self._noted.cells[f"{path}.{field}"] = cell
                found |= self._number(field, text, cell, table) if text else {}
        if found:
            self._fund["serious_illness"] = found

    def _listed(self, table: Table) -> None:
        """Rows of relief, people and policies."""
        field = table.section.field
        for line in table.lines:
            if not self._used(line, table):
                continue
            rows = self._fund.setdefault(field, [])
            at = f"{self._path}.{field}[{len(rows)}]"
            values = self._values(line, table, at)
            if not line.label:
                self._tell(line.cell, f"这一行没有写{table.section.lead}", "this row has no name")
                continue
            self._noted.cells[f"{at}.name"] = line.cell
            rows.append({"name": line.label, **values})

    def _texts(self, table: Table) -> None:
        for line in table.lines:
            text, cell = line.at("text", table)
            if not text:
                continue
            field = FUND_TEXTS.get(line.label)
            if field is None:
                known = series(FUND_TEXTS)
                said = f"类别填的是“{line.label}”" if line.label else "这一行没有选类别"
                self._tell(
                    line.cell, f"{said}，应为 {known.zh} 之一", f"one of {known.en}", line.label
                )
            else:
                listed = self._fund.setdefault(field, [])
                self._noted.cells[f"{self._path}.{field}[{len(listed)}]"] = cell
                listed.append(text)

    def _used(self, line: Line, table: Table) -> bool:
        """Whether anything but a name is written in a row; a policy is its name."""
        given = any(line.at(column, table)[0] for column in table.columns if column != CHECKED)
        if table.section.kind == "people":
            given = any(line.at(column, table)[0] for column in ("actual", "budget", "last_year"))
        return given or (table.section.kind == "policies" and bool(line.label))

    def _values(
        self,
        line: Line,
        table: Table,
        path: str,
        without: Sequence[str] = (),
        *,
        skipped: Sequence[str] = (),
    ) -> Raw:
        """The fields of a row, but for those that it is told not to have and those that are ``skipped``."""
        found: Raw = {}
        for column in table.columns:
            if column == CHECKED or column in skipped:
                continue
            text, cell = line.at(column, table)
            if column in without:
                if text:
                    head = table.heads[column]
                    self._tell(
                        cell, f"“{line.label}”没有“{head}”一栏，请清空", "leave this empty", text
                    )
                continue
            self._noted.cells[f"{path}.{column}"] = cell
            if not text:
                continue
            if column in _TEXT_COLUMNS:
                found[column] = text
            else:
                found |= self._number(column, text, cell, table)
        return found

    def _number(self, field: str, text: str, cell: str, table: Table) -> Raw:
        """A number as it is written, in the sheet's unit of money where it has one of its own."""
        unit = self._unit
        money = table.section.kind in _OF_MONEY and field not in ("units", "persons")
        number = number_in(text, unit if money else "")
        if number is None:
            self._tell(
                cell,
                f"填的是“{text}”，应为数（{'金额，' + unit if money else '只写数字'}；"
                "没有发生的填0，不知道的留空）",
                f"{text!r} is no number",
                text,
            )
            return {}
        return {field: str(number)}

    def _account(self, section: Section) -> tuple[Raw, str]:
        """Where a section's fields go: the fund, or one of its accounts."""
        accounts: list[Raw] = self._fund.get("accounts", [])
        for index, each in enumerate(accounts):
            if each["account"] == section.account:
                return each, f"{self._path}.accounts[{index}]"
        return self._fund, self._path

    def _unknown(self, line: Line, known: Sequence[str]) -> None:
        listed, meant = "、".join(known), perhaps(line.label, known)
        self._tell(
            line.cell,
            f"没有“{line.label}”这一行；有的是 {listed}{meant.zh}",
            f"unknown row {line.label!r}{meant.en}",
        )

    def _tell(self, cell: str, zh: str, en: str, given: str = "") -> None:
        self._noted.tell(cell, zh, en, given)


def _bare(label: str) -> str:
    """A label without what it may be written with or without."""
    return "".join(label.split()).replace("(", "（").replace(")", "）").removeprefix("其中：")
