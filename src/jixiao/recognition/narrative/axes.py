"""The axes of a table of funds: header rows and label columns, and what each header says (fund,
item, basis, period, unit).
"""

from __future__ import annotations

import msgspec

from jixiao.core.documents import Cell, Grid
from jixiao.core.figures import Figure, Unit, parse, parse_unit
from jixiao.core.figures.units import PERCENT
from jixiao.core.monitoring_points import dated_stretch
from jixiao.core.periods import WHOLE_YEAR, Period, months_of_head, years_in
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, EXECUTION_RATE, GROWTH_RATE, SHARE
from jixiao.core.words import squeezed
from jixiao.knowledge.funds import fund_of, sub_account_of, without_funds
from jixiao.knowledge.items import EXPENDITURE, INCOME, bare, item_of

_EMPTY = regex(r"^[\s　—\-–/／*＊]*$")
_EXECUTION = regex(
    r"执行率|完成率|执行预算|完成预算|占预算|预算完成|完成.{0,6}预算|执行进度|完成进度|预算执行[%（(]"
)
_GROWTH = regex(
    r"增幅|增速|增长率|增减率|增减幅度|变动幅度|变动率|[%％][^元]{0,4}增减"
    r"|(?:增减|增长|增加|变动|同比|±|\+-|升降|比上年|上年)[^元人]{0,8}[%％]"
)
_CHANGE = regex(r"增减|增长|增加|减少|变动|差额|比上年|较上年|同比|增收|增支")
_SHARE = regex(r"占比|比重|占总")
_BUDGET = regex(r"预算|计划数")
_ACTUAL = regex(r"决算|执行数|执行情况|实际|完成数|完成额|发生额|累计执行|本年数|上年数|金额")
_LAST_YEAR = regex(r"上年|去年|上一年|同期|期初|年初")
_COMPARING = regex(r"比|较|同比|增减|增长|增幅")
_MEAN = regex(
    r"(?:[年季月旬周日人次户件例床]均|平均)(?![衡等为已系含按由可未])|均[值数]|每[人户次]",
    needs="均每",
)
_SETTLED = regex(r"决算数|年决算")
_DOTTED = regex(r"(?:19|20)\d\d[-.．/]\d")
_OF_NO_ITEM = regex(  # what of a head says the year and the basis
    r"[(（][^()（）]*[)）]|[%％]|(?:19|20)\d\d年度?|(?:全年|年初|调整)?(?:预算|决算|执行|实际|完成)数?"
    r"|本年数|上年数"
)
_OF_THE_WHOLE = regex(
    r"^(?:(?:[上去]年)?同期)?(?:(?:城[乡镇]|企业)?(?:职工|居民)|居保|统筹地?区|本地区|基金总计)?(?=[收支])"
)
_TOTAL = regex(r"^(?:合\s*计|总\s*计|小\s*计|共计|基金合计|总额)[:：]?$")
_ORDINAL = regex(r"^[\s　]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|其中[:：]?)+")
_IN_PARENTHESES = regex(r"[(（]([^()（）]{1,8})[)）]")


class Meaning(msgspec.Struct, frozen=True):
    """What headers or labels say together; an empty field is not said. ``mean`` where it is so much
    a month, a year or a head (月均, 人均), and no amount of the period.
    """

    fund: str | None = None
    account: str | None = None
    total: bool = False
    item: str | None = None
    basis: str | None = None
    period: Period | None = None
    months: tuple[int, int] | None = None
    last_year: bool = False
    unit: Unit | None = None
    side: str | None = None
    words: str = ""
    within: bool = False
    mean: bool = False

    def joined(self, other: Meaning) -> Meaning:
        """Both together; where both speak, the other one (the inner header) decides, and rates and
        changes decide over amounts.
        """
        basis = other.basis or self.basis
        if self.basis in (EXECUTION_RATE, GROWTH_RATE, CHANGE, SHARE) and other.basis in (
            None,
            ACTUAL,
            BUDGET,
        ):
            basis = self.basis
        return Meaning(
            fund=other.fund or self.fund,
            account=other.account or self.account,
            total=self.total or other.total,
            item=other.item or self.item,
            basis=basis,
            period=other.period or self.period,
            months=other.months or self.months,
            last_year=self.last_year or other.last_year,
            unit=other.unit or self.unit,
            side=other.side or self.side,
            words=self.words + ("·" if self.words and other.words else "") + other.words,
            within=self.within or other.within,
            mean=self.mean or other.mean,
        )


class Axes(msgspec.Struct, frozen=True):
    """Rows before ``first_row`` are headers, columns before ``first_column`` labels (both 1-based
    positions of the body).
    """

    first_row: int
    first_column: int
    columns: dict[int, Meaning]
    rows: dict[int, Meaning]


def figure_in(cell: Cell | None) -> Figure | None:
    """The figure of a body cell, None for words, dashes and blanks."""
    return parse(cell.text) if cell is not None and not _EMPTY.match(cell.text) else None


def axes_of(grid: Grid) -> Axes | None:
    """The axes; None where the grid has no body of figures."""
    counts = {row: _bodies_of_row(grid, row) for row in range(1, grid.rows + 1)}
    first_row = next(
        (row for row, count in counts.items() if count >= 1 and not _heads(grid, row)), None
    )
    if first_row is None or first_row == 1:
        return None
    first_column = _first_column(grid, first_row)
    if first_column < 2:
        return None
    columns = {
        column: _column(grid, column, first_row) for column in range(first_column, grid.columns + 1)
    }
    rows = _rows(grid, first_row, first_column)
    return Axes(first_row, first_column, _of_their_funds(columns), _of_their_funds(rows))


def _of_their_funds(found: dict[int, Meaning]) -> dict[int, Meaning]:
    """Heads or labels with the fund of the one before, where they name an account alone: 统筹基金
    after 职工基本医疗保险 is that fund's and not all funds'.
    """
    fund: str | None = None
    made: dict[int, Meaning] = {}
    for at, meaning in found.items():
        if meaning.fund is not None or meaning.total:
            fund = meaning.fund
        elif meaning.account is not None and fund is not None:
            meaning = msgspec.structs.replace(meaning, fund=fund)
        made[at] = meaning
    return made


def _bodies_of_row(grid: Grid, row: int) -> int:
    """How many figures of a row are amounts: 1901 beside 基金收入 under a fund is one, 2021 is none."""
    figures = [(cell, figure_in(cell)) for cell in grid.covering(row)]
    sure = sum(1 for _, figure in figures if _is_body(figure))
    if sure or row == 1 or not any(meaning_of(c.text).item for c, f in figures if f is None):
        return sure
    heads = [_column(grid, cell.column, row) for cell, figure in figures if _is_bare(figure)]
    return sum(1 for head in heads if head.fund is not None or head.total)


def _of_amounts(grid: Grid, column: int, row: int) -> bool:
    """Whether the headers above a row name what its figures in a column are amounts of."""
    headed = _column(grid, column, row)
    named = (headed.fund, headed.item, headed.basis, headed.period)
    return headed.total or headed.last_year or any(each is not None for each in named)


def meaning_of(text: str) -> Meaning:
    """What one header or label says."""
    words = squeezed(text)
    if not words or _EMPTY.match(words):
        return Meaning()
    years, dated = years_in(words), dated_stretch(words) if _DOTTED.search(words) else None
    basis = _basis(words)
    plain = _ORDINAL.sub("", words)
    return Meaning(
        fund=None if _TOTAL.match(plain) else fund_of(_without_unit(plain)),
        account=sub_account_of(plain),
        total=bool(_TOTAL.match(plain)),
        item=_item(plain, basis),
        basis=basis,
        period=Period(dated.year if dated is not None else years[0]) if years else None,
        months=dated.months if dated is not None else _months(words, basis),
        last_year=bool(_LAST_YEAR.search(words))
        and not _COMPARING.search(words)
        and not years
        and "结" not in words,
        unit=_unit(words),
        side=_side(words),
        words=plain,
        within="其中" in words,
        mean=_MEAN.search(words) is not None,
    )


def _months(words: str, basis: str | None) -> tuple[int, int] | None:
    """The months of the year that a head names. What is budgeted is of the year that the execution
    beside it is a part of; what is settled (决算) is of all twelve.
    """
    if _SETTLED.search(words):
        return WHOLE_YEAR
    found = months_of_head(words)
    return None if found == WHOLE_YEAR and basis == BUDGET else found


def _is_body(figure: Figure | None) -> bool:
    if figure is None:
        return False
    if figure.places or (figure.unit is not None and figure.unit.symbol not in ("年", "月")):
        return True
    a_month = figure.unit is not None and figure.unit.symbol == "月"
    return not (1 <= figure.value <= 12 if a_month else 1900 < figure.value < 2100)


def _is_bare(figure: Figure | None) -> bool:
    """A number without a unit: 2021 and not 2021年."""
    return figure is not None and figure.unit is None


def _heads(grid: Grid, row: int) -> bool:
    """A row of column numbers (1 2 3, A B C) is still a header."""
    figures = [figure_in(cell) for cell in grid.covering(row)]
    values = [
        int(figure.value)
        for figure in figures
        if figure is not None and figure.places == 0 and figure.unit is None
    ]
    return (
        len(values) >= 3
        and values == list(range(values[0], values[0] + len(values)))
        and values[0] <= 2
    )


def _first_column(grid: Grid, first_row: int) -> int:
    """The leftmost column that holds figures in at least a third of the rows that hold any."""
    rows = range(first_row, grid.rows + 1)
    filled = [
        column
        for column in range(1, grid.columns + 1)
        if len(_bodies(grid, column, first_row)) * 3 >= max(1, len(rows))
    ]
    return filled[0] if filled else 0


def _bodies(grid: Grid, column: int, first_row: int) -> list[Figure | None]:
    """The figures of a column; 1901 under a fund, an item or 预算数 is an amount and no year."""
    amounts = _of_amounts(grid, column, first_row)
    figures = [figure_in(grid.at(row, column)) for row in range(first_row, grid.rows + 1)]
    return [each for each in figures if _is_body(each) or (amounts and _is_bare(each))]


def _column(grid: Grid, column: int, first_row: int) -> Meaning:
    meaning = Meaning()
    seen: list[str] = []
    for row in range(1, first_row):
        text = "" if _is_caption(grid, row) else _text(grid, row, column)
        if not text and not grid.merged_known and row < first_row - 1:
            text = _left_of(grid, row, column)
        if text and text not in seen:
            seen.append(text)
            meaning = meaning.joined(meaning_of(text))
    return meaning


def _is_caption(grid: Grid, row: int) -> bool:
    """A cell merged over the whole width (a sheet's title, 单位：万元) is no header of a column: its
    year is the table's and not that of a row 上年.
    """
    cell = grid.at(row, 1)
    return cell is not None and cell.column_span == grid.columns > 1


def _left_of(grid: Grid, row: int, column: int) -> str:
    """The header to the left, where text lost the merge."""
    return next((text for at in range(column - 1, 0, -1) if (text := _text(grid, row, at))), "")


def _rows(grid: Grid, first_row: int, first_column: int) -> dict[int, Meaning]:
    """The labels of each row; a label lost with a merge goes on from the row above, the innermost
    label excepted.
    """
    found: dict[int, Meaning] = {}
    held: list[str] = [""] * (first_column - 1)
    for row in range(first_row, grid.rows + 1):
        texts = [_text(grid, row, column) for column in range(1, first_column)]
        texts = _shifted(texts)
        for at, text in enumerate(texts):
            if text:
                held[at] = text
                held[at + 1 :] = [""] * (len(held) - at - 1)
        inner = next((at for at in range(len(texts) - 1, -1, -1) if texts[at]), None)
        if inner is None:
            continue
        meaning = Meaning()
        for text in dict.fromkeys(filter(None, held[: inner + 1])):
            meaning = meaning.joined(meaning_of(text))
        found[row] = meaning
    return found


def _shifted(texts: list[str]) -> list[str]:
    """A serial number in front is no label."""
    return ["" if regex(r"\d{1,3}").fullmatch(text) else text for text in texts]


def _text(grid: Grid, row: int, column: int) -> str:
    cell = grid.at(row, column)
    return cell.text.strip() if cell is not None else ""


def _basis(words: str) -> str | None:
    if _EXECUTION.search(words):
        return EXECUTION_RATE
    if _GROWTH.search(words) or words in ("%", "增%", "增减%"):
        return GROWTH_RATE
    if _SHARE.search(words):
        return SHARE
    if _CHANGE.search(words) and not regex(r"结[余存]").search(words):
        return CHANGE
    if _ACTUAL.search(words) and not regex(r"预算(?:金额|数)").search(words):
        return ACTUAL
    return BUDGET if _BUDGET.search(words) else None


def _item(words: str, basis: str | None) -> str | None:
    plain = _OF_NO_ITEM.sub("", words)
    return item_of(plain) or _of_its_own(plain) if basis in (None, ACTUAL, BUDGET) else None


def _of_its_own(words: str) -> str | None:
    """What a row of a name that no table of items has is of: an item by that name (困难群体代缴收入),
    which is no total, except where the rest is a fund's name (职工医保收入).
    """
    named = _OF_THE_WHOLE.sub("", bare(without_funds(words)))
    side = _side(named)
    if side is None or not named.endswith(side):
        return None
    return side if named == side else item_of(named) or bare(words)


def _side(words: str) -> str | None:
    sides = [side for side in (INCOME, EXPENDITURE) if side in words]
    return sides[0] if len(sides) == 1 else None


def _without_unit(words: str) -> str:
    return _IN_PARENTHESES.sub(
        lambda match: "" if parse_unit(match.group(1)) else match.group(), words
    )


def _unit(words: str) -> Unit | None:
    if "%" in words or "％" in words:
        return PERCENT
    for match in _IN_PARENTHESES.finditer(words):
        unit = parse_unit(match.group(1))
        if unit is not None:
            return unit
    return None
