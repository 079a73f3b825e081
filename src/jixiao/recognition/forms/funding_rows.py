"""Funding rows in the making: which of them is the total, which are its parts and which break a
part down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.divisions import AMONG, begun_by_of_which, come_to, with_divisions
from jixiao.core.forms import ASIDE, DETAIL, PART, TOTAL, Entry, FundingRow
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Slot

ANNUAL = regex("年度|全年|本年|当年", needs="全年当本")
_ENUMERATED = regex(
    r"^(?:[(（]([一二三四五六七八九十]+)[)）]|[(（](\d+)[)）]|([一二三四五六七八九十]+)[、.]|(\d+)[、.．])\s*",
    needs="(.、（．",
)
_UNIT_REMARK = regex(r"[(（]\s*(?:单位[:：])?\s*(?:万元|元|亿元)\s*[)）]", needs="(（")
_USES = regex(
    r"(?:基本|项目|其他|经营|事业)支出|人员(?:经费|支出)|公用(?:经费|支出)|日常公用经费",
    needs="人公支日",
)
_FIRST = ("一", "1")
_BRACKETS = ("(", "（")
_WAY = regex("按.{1,6}(?:分|性质|来源|类别|类型|科目)", needs="按")
Values = dict[str, Entry]


class Row(msgspec.Struct):
    """A funding row in the making; ``role`` is DETAIL or ASIDE where its place says so, ``again`` is
    for a label beside several cells, which so names a source whatever it says.
    """

    label: str
    slot: Slot
    values: Values
    role: str = PART
    again: bool = False


def finished(rows: list[Row]) -> tuple[FundingRow, ...]:
    """The rows with their parts in the whole."""
    kept = [row for row in rows if row.values or row.again or v.says(v.FUND_ROW, row.label)]
    among = begun_by_of_which(row.label for row in kept)
    made = [_made(row) for row in kept]
    roles = zip(made, _roles(kept, made), strict=True)
    return with_divisions([msgspec.structs.replace(row, role=role) for row, role in roles], among)


def _made(row: Row) -> FundingRow:
    return FundingRow(
        source=_source(row.label), role=row.role, place=row.slot.cell.place, key="", **row.values
    )


def _roles(kept: Sequence[Row], made: Sequence[FundingRow]) -> list[str]:
    """What each row is; a 其中 of which the amounts must tell is left among the parts."""
    chosen = _total(kept)
    totals = {index for index, row in enumerate(kept) if _is_total(row)} | {chosen}
    others = [index for index in range(len(kept)) if index not in totals]
    depths = dict(zip(others, _depths([kept[index] for index in others]), strict=True))
    by_source = _by_source([kept[index] for index in others])
    if by_source and chosen is not None:
        parts = [index for index in others if made[index].role == PART]
        sources = [made[index] for index in parts if not _uses(kept[index])]
        listed = come_to(made[chosen], [made[index] for index in parts])
        by_source = listed <= come_to(made[chosen], sources)
    roles: list[str] = []
    for index, row in enumerate(kept):
        if index in totals:
            roles.append(TOTAL if index == chosen else ASIDE)
        elif row.role == PART and by_source and _uses(row):
            goes_on = bool(index) and _uses(kept[index - 1])
            above = roles[-1] if roles else TOTAL
            begins = AMONG.match(row.label) is not None and above in (PART, DETAIL)
            roles.append(DETAIL if begins or (goes_on and above == DETAIL) else ASIDE)
        elif row.role == PART and depths[index]:
            roles.append(DETAIL if depths[index] == 1 else ASIDE)  # a detail has it already
        else:
            roles.append(row.role)
    return roles


def _depths(rows: Sequence[Row]) -> Iterator[int]:
    """How deep each row stands in a numbered list: 1. is below （一）, （1） below 1.; the first kind of
    number is the outermost, and one that does not begin at one goes on with the list above it.
    """
    known: dict[int | None, int] = {}
    deep = 0
    for row in rows:
        match = _ENUMERATED.match(AMONG.sub("", row.label).strip())
        if match is None:
            yield 0
            continue
        if match.lastindex not in known:
            begins = match[match.lastindex or 0] in _FIRST
            known[match.lastindex] = len(set(known.values())) if begins or not known else deep
        deep = known[match.lastindex]
        yield deep


def _by_source(others: Sequence[Row]) -> bool:
    """Whether rows say where the money comes from, so that those of its use count it again.
    按支出性质分：基本支出 begins a division of its own.
    """
    if any(_WAY.match(AMONG.sub("", row.label.strip())) for row in others):
        return False
    return any(row.values and not _uses(row) and row.role == PART for row in others)


def _total(kept: Sequence[Row]) -> int | None:
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
    bare = _ENUMERATED.sub("", AMONG.sub("", label).strip())
    bare = _UNIT_REMARK.sub("", AMONG.sub("", bare)).strip(" :：\n")
    if label.lstrip()[:1] in _BRACKETS and bare[:1] not in _BRACKETS:
        bare = bare.rstrip(")）")
    return squeezed(bare) or "资金总额"
