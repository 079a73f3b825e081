"""Funding rows in the making: which of them is the total, which are its parts and which break a
part down.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.divisions import AMONG, begun_by_of_which, with_divisions
from jixiao.core.forms import DETAIL, PART, TOTAL, Entry, FundingRow
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Slot

ANNUAL = regex("年度|全年|本年|当年", needs="全年当本")
_ENUMERATED = regex(
    r"^(?:[(（]([一二三四五六七八九十]+|\d+)[)）]|([一二三四五六七八九十]+)[、.]|(\d+)[、.．])\s*",
    needs="(.、（．",
)
_UNIT_REMARK = regex(r"[(（]\s*(?:单位[:：])?\s*(?:万元|元|亿元)\s*[)）]", needs="(（")
_USES = regex(
    r"(?:基本|项目)支出|人员(?:经费|支出)|公用(?:经费|支出)|日常公用经费", needs="人公支日"
)
_WAY = regex("按.{1,6}(?:分|性质|来源|类别|类型|科目)", needs="按")
Values = dict[str, Entry]


class Row(msgspec.Struct):
    """A funding row in the making; ``nested`` where it breaks another down, ``again`` where its label
    stands beside several cells, and so names a source whatever it says.
    """

    label: str
    slot: Slot
    values: Values
    nested: bool = False
    again: bool = False


def finished(rows: list[Row]) -> tuple[FundingRow, ...]:
    """The rows with their parts in the whole."""
    kept = [row for row in rows if row.values or row.again or v.says(v.FUND_ROW, row.label)]
    among = begun_by_of_which(row.label for row in kept)
    return with_divisions(list(_with_roles(kept)), among)


def _with_roles(kept: list[Row]) -> Iterator[FundingRow]:
    chosen = _total(kept)
    totals = {index for index, row in enumerate(kept) if _is_total(row)}
    matches = [_ENUMERATED.match(row.label.strip()) for row in kept]
    tree = any(match is not None and (match.group(1) or match.group(2)) for match in matches)
    ways = any(
        _WAY.match(AMONG.sub("", row.label.strip())) for row in kept
    )  # 按支出性质分：基本支出 begins a division of its own
    others = [row for index, row in enumerate(kept) if index not in totals and index != chosen]
    by_source = not ways and any(row.values and not _uses(row) and not row.nested for row in others)
    for index, (row, match) in enumerate(zip(kept, matches, strict=True)):
        nested = (
            row.nested
            or (tree and match is not None and match.group(3) is not None)
            or (by_source and _uses(row))
        )
        role = (
            TOTAL
            if index == chosen
            else DETAIL
            if nested or (chosen is not None and index in totals)
            else PART
        )
        yield FundingRow(
            source=_source(row.label), role=role, place=row.slot.cell.place, key="", **row.values
        )


def _total(kept: list[Row]) -> int | None:
    """The index of the total: of the year before any other, with amounts before without."""
    totals = sorted(
        (index for index, row in enumerate(kept) if _is_total(row)),
        key=lambda index: not kept[index].values,
    )
    chosen = next(
        (index for index in totals if ANNUAL.search(kept[index].label)),
        totals[0] if totals else None,
    )
    if (
        chosen is None
        and kept
        and (
            len(kept) == 1
            or (not AMONG.match(kept[0].label) and any(AMONG.match(row.label) for row in kept[1:]))
        )
    ):
        return 0
    return chosen


def _uses(row: Row) -> bool:
    """Whether the row says what the money is spent on, not where it comes from."""
    return _USES.fullmatch(_source(row.label)) is not None


def _is_total(row: Row) -> bool:
    return not AMONG.match(row.label) and v.says(v.TOTAL_ROW, row.label)


def _source(label: str) -> str:
    bare = _ENUMERATED.sub("", label.strip())
    bare = _UNIT_REMARK.sub("", AMONG.sub("", bare)).strip(" :：\n")
    return squeezed(bare) or "资金总额"
