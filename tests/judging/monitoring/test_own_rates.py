"""Rows that repeat the form's own execution rate, or say how far it is from time progress."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.forms import Form
from jixiao.judging.monitoring.own_rates import gap_rows, of_this_fund, own_rates, rate_rows
from tests.building import funding, monitoring

SPENT, INCOME, GAP = "基金支出预算执行率", "基金收入预算执行率", "支出预算执行率与序时进度偏离度"
PENSION, BIRTH = "工伤保险", "生育保险支出预算执行率"


def form(*names: str, fund: str | None = PENSION, month: int | None = 6) -> Form:
    rows = "\n".join(f"{name} | 95% | | " for name in names)
    return monitoring(rows, row=funding("100", "50"), overall="50%", month=month, fund=fund)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "rates", "gaps"),
    [
        ((SPENT,), (0,), ()),
        ((INCOME,), (), ()),
        ((GAP,), (), (0,)),
        ((INCOME, SPENT, GAP), (1,), (2,)),
        (("预算执行率",), (0,), ()),
        (("预算执行率", SPENT), (1,), ()),  # beside one that says 支出 it may be the income's
        (("资金使用率", "预算执行率"), (0, 1), ()),
        (("收入预算执行率与序时进度偏差",), (), ()),
        (("培训场次",), (), ()),
        ((BIRTH,), (), ()),  # another fund's
        ((f"{PENSION}支出预算执行率",), (0,), ()),
        ((f"{BIRTH}与序时进程偏离率",), (), ()),
    ],
)
def test_which_rows_speak_of_the_forms_own_spending(
    names: tuple[str, ...], rates: tuple[int, ...], gaps: tuple[int, ...]
) -> None:
    asked = form(*names)
    assert (rate_rows(asked), gap_rows(asked)) == (rates, gaps)


@pytest.mark.parametrize(
    ("name", "actual", "rates"),
    [("预算执行", "50%", (0,)), ("预算执行", "50", ()), ("预算执行", "", ()), ("培训", "50%", ())],
)
def test_a_rate_under_the_name_of_the_execution_is_the_own_one(
    name: str, actual: str, rates: tuple[int, ...]
) -> None:
    asked = monitoring(f"{name} | 95% | {actual} | ", row=funding("100", "50"), overall="50%")
    assert rate_rows(asked) == rates


@pytest.mark.parametrize(
    ("fund", "words", "own"),
    [
        (PENSION, SPENT, True),
        (PENSION, BIRTH, False),
        (PENSION, f"{PENSION}支出执行率", True),
        (PENSION, f"{PENSION}和生育保险支出执行率", True),
        (None, BIRTH, True),  # one fund alone is the form's
        (None, f"{PENSION}和生育保险支出执行率", False),
        (None, SPENT, True),
    ],
)
def test_whose_fund_a_name_speaks_of(fund: str | None, words: str, own: bool) -> None:
    assert of_this_fund(form(SPENT, fund=fund), words) is own


@pytest.mark.parametrize(
    ("names", "fund", "month", "rates"),
    [
        ((SPENT,), PENSION, 6, {0: "51.23"}),
        ((SPENT, GAP), PENSION, 6, {0: "51.23", 1: "1.23"}),
        ((SPENT, GAP), PENSION, 7, {0: "51.23", 1: "-7.10"}),
        ((SPENT, GAP), PENSION, None, {0: "51.23"}),  # without a month there is no time progress
        (("资金使用率",), PENSION, 6, {}),  # it may be of what arrived
        ((f"{PENSION}支出预算执行率",), PENSION, 6, {0: "51.23"}),
        ((BIRTH,), None, 6, {}),
        ((f"{PENSION}和生育保险支出执行率",), PENSION, 6, {}),
        ((SPENT,), None, 6, {0: "51.23"}),
    ],
)
def test_what_those_rows_should_say(
    names: tuple[str, ...], fund: str | None, month: int | None, rates: dict[int, str]
) -> None:
    found = own_rates(form(*names, fund=fund, month=month), Decimal("51.2345"))
    assert {index: str(rate) for index, rate in found.items()} == rates


def test_without_an_execution_rate_nothing_can_be_said() -> None:
    assert own_rates(form(SPENT, GAP), None) == {}


@pytest.mark.parametrize(
    ("name", "kind", "own"),
    [
        ("项目支出执行率", "department", False),
        ("专项经费支出率", "department", False),
        ("部门预算执行率", "department", True),
        ("项目支出执行率", "self_evaluation", True),
        ("部门预算执行率", "self_evaluation", False),
    ],
)
def test_a_departments_projects_are_parts(name: str, kind: str, own: bool) -> None:
    asked = msgspec.structs.replace(form(name), kind=kind)
    assert bool(rate_rows(asked)) is own
