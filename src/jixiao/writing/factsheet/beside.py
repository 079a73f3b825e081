"""What stands beside a fund's amounts in its sheet: 减免缓缴, 大病保险筹资, people, policies, texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from jixiao.core.figures.units import in_wan
from jixiao.judging.amounts import levied
from jixiao.knowledge.accounts import Accounts
from jixiao.writing.factsheet.rows import LETTERS, Raw, Rows, number_of
from jixiao.writing.factsheet.shape import (
    FUND_TEXTS,
    LEVIED,
    LEVY_ROWS,
    PAID,
    RELIEF,
    UNITS,
    Section,
)

_FREE: Mapping[str, int] = {"relief": 2, "people": 3, "policies": 4, "texts": 4}
_WAN = 10_000
_NOW, _BEFORE = 1, 3  # columns of this year and last year


def write_beside(
    rows: Rows, section: Section, fund: Raw, known: Accounts, money_unit: str, paid: int | None
) -> None:
    """A section of a fund's sheet; ``paid`` is the row of 大病保险支出, 0-based."""
    if section.kind == "levy":
        _levy(rows, section, fund.get("serious_illness") or {}, money_unit, paid)
    elif section.kind == "relief":
        given = list(fund.get("relief", ()))
        _named(rows, section, given, [{"name": each} for each in RELIEF])
        rows.offer(rows.at - len(given) - _FREE["relief"], rows.at - 1, RELIEF)
    elif section.kind == "people":
        given = list(fund.get("people", ()))
        begun = rows.at
        usual = [{"name": name, "unit": unit} for name, unit in known.people]
        _named(rows, section, given, usual if not given else [])
        rows.offer(begun, rows.at - 1, UNITS, column=section.columns.index("unit") + 1)
    elif section.kind == "policies":
        for each in (*fund.get("policies", ()), *[{}] * _FREE["policies"]):
            texts = [str(each.get(field, "")) for field in ("name", "number", "date")]
            rows.texts(texts, str(each.get("content", "")))
    else:
        _texts(rows, fund)


def _named(rows: Rows, section: Section, given: Sequence[Raw], usual: Sequence[Raw]) -> None:
    """What is given, what is usual besides, and rows for more."""
    names = {str(each.get("name", "")) for each in given}
    more = [each for each in usual if each["name"] not in names]
    for each in (*given, *more, *[{}] * _FREE[section.kind]):
        rows.line(section, str(each.get("name", "")), each, open_label=True)


def _texts(rows: Rows, fund: Raw) -> None:
    lines = [
        (label, str(text)) for label, field in FUND_TEXTS.items() for text in fund.get(field, ())
    ]
    begun = rows.at
    for label, text in (*lines, *[("", "")] * _FREE["texts"]):
        rows.texts([label], text)
    rows.offer(begun, rows.at - 1, list(FUND_TEXTS))


def _levy(rows: Rows, section: Section, raw: Raw, money_unit: str, paid: int | None) -> None:
    at = [
        rows.line(section, label, {column: raw.get(field) for column, field in fields.items()})
        for label, fields in LEVY_ROWS.items()
    ]
    scale = in_wan(money_unit)
    rows.computed(
        LEVIED,
        {
            column: (_levied(LETTERS[column], at, scale), _levied_value(raw, lead, scale))
            for column, lead in ((_NOW, ""), (_BEFORE, "last_year_"))
        },
    )
    sources = {column: f"{LETTERS[column]}{(paid or 0) + 1}" for column in (_NOW, _BEFORE)}
    told = {column: (f'=IF(ISNUMBER({cell}),{cell},"")', None) for column, cell in sources.items()}
    rows.computed(PAID, told if paid is not None else {})


def _levied(letter: str, at: Sequence[int], scale: Decimal) -> str:
    """应筹资额 in the sheet's unit of money."""
    cells = [f"{letter}{row + 1}" for row in at]
    return f'=IF(COUNT({",".join(cells)})=2,{"*".join(cells)}/{int(scale * _WAN)},"")'


def _levied_value(raw: Raw, lead: str, scale: Decimal) -> Decimal | None:
    standard, persons = (number_of(raw.get(f"{lead}{each}")) for each in ("standard", "persons"))
    return (
        levied(standard, persons) / scale if standard is not None and persons is not None else None
    )
