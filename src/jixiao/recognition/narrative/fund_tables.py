"""Tables of funds (收支分析表, 收支决算表, 预算执行情况表) as forms of the kind fund_statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.fieldvalues import as_rate
from jixiao.core.figures import Figure, Unit, parse_unit, peers_places, scan
from jixiao.core.figures.units import COUNT, DURATION, MONEY, RATIO
from jixiao.core.forms import FUND_STATEMENT, Entry, Form
from jixiao.core.periods import Period, years_in
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, CHANGE, GROWTH_RATE, RATES, Statement
from jixiao.judging.fund_lines import linked
from jixiao.knowledge.funds import ALL_FUNDS, fund_of, parent_of, with_account
from jixiao.knowledge.items import EXPENDITURE, INCOME, ITEMS, MONTHLY_EXPENDITURE, side_of
from jixiao.recognition.narrative.axes import Axes, Meaning, axes_of, figure_in
from jixiao.recognition.narrative.duplicates import (
    flows_of_totals,
    headless,
    shifted,
    span_of,
    stretch_of,
    superseded,
)
from jixiao.recognition.narrative.outline import Setting, scope_in, setting_at, year_of

_SUM = regex(r"[合总小累]\s*计$")
_FOREIGN = regex(r"指标|得分|分值|绩效目标|项目名称|权重|评分|三公|功能分类|科目编码")
_OF_FUNDS = regex(r"基金|保险|社保|医保|养老|收支余|结余")
_UNIT_LINE = regex(r"单位\s*[:：]\s*(?:人民币)?\s*([^\s，,；;）)]{1,10})")
_TABLE_TITLE = regex(r"表\s*(?:[(（].*[)）])?\s*$|收支|情况")
_TITLE_INSIDE = regex(r"表\s*(?:[(（].*[)）])?\s*$")
_NUMBERED = regex(r"\s*[(（]?[一二三四五六七八九十\d]{1,3}[、.．)）](?!\d)")
_CAPTION_LINES, _TITLE_CELLS = 4, 6
_LEAST_CELLS, _LEAST_MATCHES = 4, 3


class _Caption(msgspec.Struct, frozen=True):
    """What stands over a table."""

    title: Entry | None = None
    unit: Unit | None = None
    unit_entry: Entry | None = None
    first: int = 0


def recognise_fund_statement(
    grid: Grid, document: Document, block_index: int, number: int
) -> Form | None:
    """The grid as a fund statement with its lines, or None where it is another kind of table.
    ``number`` makes the id ``form<number>``.
    """
    axes = axes_of(grid)
    if (
        axes is None
        or headless(grid, axes)
        or any(_FOREIGN.search(cell.text) for cell in grid.cells)
    ):
        return None
    caption = _caption(document, _head(grid, axes), block_index)
    setting = setting_at(document, block_index)
    title = caption.title.text if caption.title else ""
    if not any(_OF_FUNDS.search(text) for text in (title, *(cell.text for cell in grid.cells))):
        return None
    year = _year(title, axes, setting) or year_of(document, frozenset())
    fund = _sole_fund(axes) or fund_of(title) or setting.fund
    scope = scope_in(title) or setting.scope
    of_table = Meaning(fund=fund, period=Period(year) if year is not None else None)
    of_table = msgspec.structs.replace(of_table, months=stretch_of(title, axes))
    lines = _lines(grid, axes, of_table, scope)
    if not _plausible(lines, axes):
        return None
    unit = caption.unit or _unit_of_prose(lines, document)
    finished = linked(tuple(_measured(lines, unit, stated=caption.unit is not None)))
    return Form(
        id=f"form{number}",
        kind=FUND_STATEMENT,
        place=grid.place,
        title=caption.title,
        year=year,
        money_unit=unit.symbol if unit else None,
        money_unit_entry=caption.unit_entry,
        fund=fund,
        scope=scope,
        lines=finished,
        span=(caption.first, block_index + 1),
        tables=(block_index,),
    )


def _caption(document: Document, head: list[Cell], block_index: int) -> _Caption:
    """The title and the unit line before a grid, or in the cells above its figures (``head``)."""
    title: Entry | None = None
    measured: tuple[Unit, Entry] | None = None
    first = block_index
    for index in range(block_index - 1, max(-1, block_index - 1 - _CAPTION_LINES), -1):
        block = document.blocks[index]
        if (
            not isinstance(block, Paragraph)
            or len(block.text) > 60
            or regex(r"[。；;]\s*$").search(block.text)
        ):
            break
        if _UNIT_LINE.search(block.text):
            measured, first = measured or _unit_of(block.text, block.place), index
        elif _TABLE_TITLE.search(block.text) and not _NUMBERED.match(block.text):
            title, first = Entry(text=block.text.strip(), place=block.place), index
            break
    if title is None:
        title = next(_titles(head), None)
    if measured is None:
        units = (_unit_of(cell.text, cell.place) for cell in head)
        measured = next((each for each in units if each is not None), None)
    unit, unit_entry = measured or (None, None)
    return _Caption(title, unit, unit_entry, first)


def _head(grid: Grid, axes: Axes) -> list[Cell]:
    """The cells above the figures that say something: a sheet keeps a blank one for each column."""
    return [cell for cell in grid.cells if cell.row < axes.first_row and cell.text.strip()]


def _titles(head: list[Cell]) -> Iterator[Entry]:
    for cell in head[:_TITLE_CELLS]:
        if len(cell.text) >= 6 and _TITLE_INSIDE.search(cell.text):
            yield Entry(text=cell.text.strip(), place=cell.place)


def _unit_of(text: str, place: Place) -> tuple[Unit, Entry] | None:
    """The unit of money that a line states (填报单位：某局 单位：万元), and where."""
    for found in _UNIT_LINE.finditer(text):
        unit = parse_unit(found.group(1))
        if unit is not None and unit.dimension == MONEY:
            return unit, Entry(text=found.group(1), place=place.narrowed(*found.span(1)))
    return None


def _year(title: str, axes: Axes, setting: Setting) -> int | None:
    years = years_in(title)
    if years:
        return years[0]
    meanings = [*axes.columns.values(), *axes.rows.values()]
    named = [
        meaning.period.year
        for meaning in meanings
        if meaning.period is not None and meaning.basis in (None, ACTUAL)
    ]
    named = named or [meaning.period.year for meaning in meanings if meaning.period is not None]
    return max(named) if named else setting.year


def _sole_fund(axes: Axes) -> str | None:
    """The fund that all headers and labels name, if it is one."""
    named = {
        parent_of(meaning.fund)
        for meaning in (*axes.columns.values(), *axes.rows.values())
        if meaning.fund
    }
    return next(iter(named)) if len(named) == 1 else None


def _lines(grid: Grid, axes: Axes, table: Meaning, scope: str | None) -> list[Statement]:
    """A line for each figure of the body whose headers say what it is."""
    funds_across = sum(1 for meaning in axes.columns.values() if meaning.fund) >= 2
    funds_down = sum(1 for meaning in axes.rows.values() if meaning.fund) >= 2
    without = superseded(axes)
    flows = flows_of_totals(axes)
    spans = span_of(axes.columns), span_of(axes.rows)
    found: list[Statement] = []
    for row, label in axes.rows.items():
        if shifted(grid, row, axes):
            continue
        for column, head in axes.columns.items():
            cell = grid.at(row, column)
            figure = figure_in(cell)
            if (
                cell is None
                or figure is None
                or column in without
                or (cell.row, cell.column) != (row, column)
            ):
                continue
            total = (head.total and funds_across) or (label.total and funds_down)
            meaning = head.joined(label) if funds_across else label.joined(head)
            meaning = _timed(meaning, head, label, spans)
            line = _line(meaning, figure, total=total, table=table)
            if line is not None:
                found.append(
                    msgspec.structs.replace(
                        line,
                        place=cell.place,
                        address=f"lines[{len(found)}].value",
                        sentence=column,
                        clause=row,
                        scope=",".join(filter(None, (scope, flows.get(row)))) or None,
                        words=_words(label, head),
                        parts_complete=False,
                    )
                )
    return found


def _timed(
    meaning: Meaning,
    head: Meaning,
    label: Meaning,
    spans: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> Meaning:
    """The meaning with the months that a 合计 beside months is of."""
    for its, span in zip((head, label), spans, strict=True):
        if span is not None and its.months is None and _SUM.search(its.words):
            return msgspec.structs.replace(meaning, months=span)
    return meaning


def _period(meaning: Meaning, table: Meaning) -> Period | None:
    """The period of a cell: its heads' year and months, else those of its table."""
    period = meaning.period or table.period
    months = meaning.months or table.months
    if period is None or period.month is not None:
        return period
    return Period.in_year(period.year, months)


def _line(meaning: Meaning, figure: Figure, *, total: bool, table: Meaning) -> Statement | None:
    item = meaning.item or meaning.side
    if item is None or (meaning.mean and item != MONTHLY_EXPENDITURE):
        return None
    own = ALL_FUNDS if total else meaning.fund or table.fund
    if meaning.account is not None and own is not None:
        own = with_account(own, meaning.account)
    basis = meaning.basis or ACTUAL
    if basis == CHANGE and figure.unit is not None and figure.unit.dimension == RATIO:
        basis = GROWTH_RATE
    figure = (
        figure
        if figure.unit is not None or meaning.unit is None
        else figure.with_unit(meaning.unit, stated=True)
    )
    if basis in RATES:
        rate = as_rate(figure)
        if rate is None:
            return None
        figure = rate
    period = _period(meaning, table)
    if meaning.last_year and meaning.period is None and basis not in (CHANGE, GROWTH_RATE):
        period = period.before() if period is not None else None
    return Statement(
        item=item,
        basis=basis,
        figure=figure,
        place=Place(),
        address="",
        fund=own,
        period=period,
        origin="table",
    )


def _words(label: Meaning, head: Meaning) -> str:
    return "·".join(filter(None, (label.words, head.words)))


def _plausible(lines: list[Statement], axes: Axes) -> bool:
    """Enough figures, of income, expenditure or balances, with a fund or the two sides of an
    account.
    """
    money = [line for line in lines if side_of(line.item)]
    funds = {line.fund for line in money if line.fund}
    sides = {side_of(line.item) for line in money}
    return (
        len(money) >= _LEAST_CELLS
        and len(money) * 2 >= len(lines)
        and bool(funds or {INCOME, EXPENDITURE} <= sides)
        and bool(axes.rows)
    )


def _unit_of_prose(lines: list[Statement], document: Document) -> Unit | None:
    """The unit in which the prose prints the same digits."""
    digits = {
        (abs(line.figure.value), line.figure.places)
        for line in lines
        if _is_money(line) and line.figure.unit is None
    }
    values = {value for value, _ in digits}
    counted: Counter[Unit] = Counter()
    for block in document.blocks:
        if isinstance(block, Paragraph) and "元" in block.text:
            seen = {(abs(span.figure.value), span.figure.unit) for span in scan(block.text)}
            counted.update(
                unit
                for value, unit in seen
                if value in values and value != 0 and unit is not None and unit.dimension == MONEY
            )
    best = counted.most_common(2)
    if not best or best[0][1] < _LEAST_MATCHES or (len(best) > 1 and best[1][1] * 2 > best[0][1]):
        return None
    return best[0][0]


def _is_money(line: Statement) -> bool:
    item = ITEMS.get(line.item)
    return line.basis not in RATES and (item is None or item.dimension == MONEY)


def _measured(lines: list[Statement], unit: Unit | None, *, stated: bool) -> Iterator[Statement]:
    """The lines with the table's unit, and with the zeros that a spreadsheet dropped."""
    plain = {line.address for line in lines if line.figure.unit is None}
    with_units = [_with_unit(line, unit, stated=stated) for line in lines]
    seen: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for line in with_units:
        if line.address in plain:
            for axis, number in (("row", line.clause), ("column", line.sentence)):
                seen[axis, number, _kind(line)].append(line.figure.places)
    usual = {key: peers_places(places) for key, places in seen.items()}
    for line in with_units:
        near = (("row", line.clause, _kind(line)), ("column", line.sentence, _kind(line)))
        places = max(usual[key] for key in near) if line.address in plain else 0
        counts = line.figure.unit is not None and line.figure.unit.dimension in (COUNT, DURATION)
        figure = line.figure if counts else line.figure.with_places(places)
        yield msgspec.structs.replace(line, figure=figure)


def _kind(line: Statement) -> str:
    return (
        line.figure.unit.symbol if line.figure.unit else "money" if _is_money(line) else line.basis
    )


def _with_unit(line: Statement, unit: Unit | None, *, stated: bool) -> Statement:
    if line.figure.unit is not None:
        return line
    if _is_money(line) and unit is not None:
        return msgspec.structs.replace(
            line, figure=line.figure.with_unit(unit, stated=stated).measured()
        )
    return msgspec.structs.replace(line, figure=line.figure.measured()) if _is_money(line) else line
