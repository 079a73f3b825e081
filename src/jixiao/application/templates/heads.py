"""The heads of a filling template's columns as they are recognised: without line breaks and the mark of what must
be filled in, and with a unit behind them in brackets, which is then held against the form's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jixiao.core.documents import Cell, Grid
from jixiao.core.errors import fault
from jixiao.core.figures import parse_unit
from jixiao.core.figures.units import MONEY_UNITS, PERCENT, Unit, money_unit
from jixiao.core.findings import Finding
from jixiao.core.formdata import FormData
from jixiao.core.regex import regex
from jixiao.core.words import one_line, squeezed
from jixiao.writing.template import FUNDING, columns_of
from jixiao.writing.template.columns import is_amount

_UNIT = regex(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]$")
_IN_POINTS = ("分", "单位:分", "单位：分")
_NUMBER = regex(r"-?\d+(?:\.\d+)?")


def bare_head(text: str) -> str:
    """A head without blanks, line breaks and the mark of what must be filled in."""
    return squeezed(text).rstrip("*＊")


def known_head(text: str, known: Collection[str]) -> str:
    """The head among the ``known`` ones that a cell's words are, with a unit behind it in brackets
    (全年预算数（万元）, 执行率（%）) or not; the bare words where they are none.

    >>> known_head("全年\\n预算数（万元）", ["全年预算数"]), known_head("完成值（自评）", ["完成值"])
    ('全年预算数', '完成值（自评）')
    """
    bare, own = bare_head(text), one_line(text.strip()).rstrip("*＊ ")
    match = _UNIT.search(bare)
    if match is None or bare in known or bare[: match.start()] not in known:
        return bare if bare in known else own
    is_unit = match[1] in _IN_POINTS or _money(match[1]) is not None or _is_percent(match[1])
    return bare[: match.start()] if is_unit else own


def unit_behind(text: str) -> Unit | None:
    """The unit that a head says in brackets behind its words."""
    match = _UNIT.search(bare_head(text))
    return parse_unit(match[1]) if match is not None else None


def in_percent(text: str, head: str) -> str:
    """A bare number below a head that says percent (执行率（%）) with its sign."""
    bare = text.strip()
    is_number = unit_behind(head) == PERCENT and _NUMBER.fullmatch(bare) is not None
    return f"{bare}%" if is_number else text


def plain_unit(text: str) -> str:
    """A unit of money as it was typed, by its symbol (人民币万元, 单位：万元 are 万元); the text where it
    is none.
    """
    found = _money(text) if money_unit(text) is None else None
    return text if found is None else found.symbol


def unit_of_amounts(grid: Grid | None) -> str:
    """The unit that the heads of the money say; empty where they say none, or several."""
    said = {unit.symbol for _, unit in _units(grid)} if grid is not None else set()
    return said.pop() if len(said) == 1 else ""


def _units(grid: Grid) -> Iterator[tuple[Cell, Unit]]:
    """The heads of amounts that say their unit of money, each with it."""
    known = {column.head: column.field for column in columns_of(None)[FUNDING]}
    for cell in (grid.by_row() or [[]])[0]:
        unit = unit_behind(cell.text)
        field = known.get(known_head(cell.text, known), "")
        if unit is not None and unit.symbol in MONEY_UNITS and is_amount(field):
            yield cell, unit


def other_unit(grid: Grid | None, data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """An error where a head of the money says another unit than the form does."""
    own = money_unit(data.money_unit)
    if grid is None or own is None:
        return
    for cell, unit in _units(grid):
        if unit == own:
            continue
        head, basics = f"{grid.sheet}!{cell.place.cell}", cells.get("money_unit", "")
        yield fault(
            "E021",
            f"{head} 表头写的是{unit.symbol}，{basics} 金额单位是{own.symbol}：两处请改成一致，金额按它填",
            f"{head}: the head says {unit.symbol}, {basics} {own.symbol}: make them one",
            address=head,
            given=unit.symbol,
        )
        return


def _money(words: str) -> Unit | None:
    found = parse_unit(words)
    return found if found is not None and found.symbol in MONEY_UNITS else None


def _is_percent(words: str) -> bool:
    return parse_unit(words) == PERCENT
