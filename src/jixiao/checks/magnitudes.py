"""Forms whose unit says 万元 while their amounts seem to be in 元: what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks import funding
from jixiao.checks.belonging import is_of_the_fund
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.views import FormView
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.figures import Figure
from jixiao.core.figures.units import COMPOSITE, COUNT, WAN, WAN_YUAN
from jixiao.core.forms import text_of
from jixiao.core.regex import regex
from jixiao.core.ties import Operand
from jixiao.judging.execution import total_index

_NEAR = (Decimal("0.7"), Decimal("1.3"))
"""What people times an amount a head comes to of a budget that is for little else."""
_TEN_THOUSANDFOLD = (Decimal(2000), Decimal(50_000))
"""Times that a budget is last year's where one of both is in the other unit."""
_LARGE = Decimal(100_000)
_ROUND = 100
_FEWEST = 2
_MONTHS = 12
_PER_PERSON = regex(r"^元/(?P<who>人次?)(?P<month>[/·*×]?月)?(?:[/·*×]?年)?$")
_OF_A_COUNTY = regex(r"县|旗(?!舰)|(?<!自治)区(?!域)|乡|镇|街道|村|社区|学校|幼儿园|医院|卫生院")
_LARGER = regex(r"省|自治区|地区|自治州|开发区|高新区|经开区|新区")


def total_budget(view: FormView) -> Operand | None:
    """The budget of a form that says its amounts are in 万元; None of others."""
    index = total_index(view.form)
    if index is None:
        return None
    found = funding.amount(view, index, "budget") or funding.amount(view, index, "initial_budget")
    return found if found is not None and _is_in_wan(found.figure) else None


def by_heads(view: FormView, budget: Operand) -> tuple[Row, Row] | None:
    """The rows of people and of an amount a head that together make the budget in 元; of a project
    alone, as a fund's budget is for much else.
    """
    if is_of_the_fund(view):
        return None
    rows = named_rows(view)
    return next(
        (
            (heads, price)
            for price in rows
            if (money := _a_head(price)) is not None
            for heads in rows
            if _makes(heads.criterion.figure, money, budget)
        ),
        None,
    )


def _a_head(row: Row) -> tuple[str, Decimal] | None:
    """Whom an amount a head is for (人, 人次), and what it comes to in a year; None where a row's
    target is no such amount.
    """
    figure = row.criterion.figure
    if figure is None or figure.unit is None or figure.unit.dimension != COMPOSITE:
        return None
    per = _PER_PERSON.fullmatch(figure.unit.base)
    return None if per is None else (per["who"], figure.base * (_MONTHS if per["month"] else 1))


def _makes(heads: Figure | None, money: tuple[str, Decimal], budget: Operand) -> bool:
    """Whether so many people and what each gets come to about the budget, read as 元."""
    who, each = money
    if heads is None or heads.unit is None or heads.unit.dimension != COUNT:
        return False
    if heads.unit.base != who or not budget.figure.value:
        return False
    return _NEAR[0] <= heads.base * each / budget.figure.value <= _NEAR[1]


def is_ten_thousandfold(one: Operand, other: Operand) -> bool:
    """Whether a budget is about ten thousand times another one."""
    if not other.figure.base:
        return False
    return _TEN_THOUSANDFOLD[0] <= one.figure.base / other.figure.base <= _TEN_THOUSANDFOLD[1]


def looks_like_yuan(view: FormView) -> bool:
    """Whether all amounts of a county's project or smaller are whole, round and of a size that is
    usual in 元 and would be billions in 万元.
    """
    units = "".join(
        text_of(each) for each in (view.form.implementing_unit, view.form.supervising_department)
    )
    if view.form.fund is not None or is_of_the_fund(view):
        return False
    if not _OF_A_COUNTY.search(units) or _LARGER.search(units):
        return False
    amounts = [each for each in _amounts(view) if each.value]
    return len({each.value for each in amounts}) >= _FEWEST and all(
        each.value >= _LARGE and each.value % _ROUND == 0 and "." not in each.text
        for each in amounts
    )


def _amounts(view: FormView) -> Iterator[Figure]:
    for index in range(len(view.form.funding)):
        for field in MONEY_FIELDS:
            found = funding.amount(view, index, field)
            if found is not None:
                yield found.figure


def _is_in_wan(figure: Figure) -> bool:
    """Whether an amount is in 万元 by the form's own unit, not by its cell."""
    return figure.unit == WAN_YUAN and figure.factor == WAN and not figure.unit_stated
