"""Which corrections are safe, and how they are written."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.api import review
from jixiao.core.findings import Correction
from jixiao.core.ties import (
    Operand,
    ratio,
    total,
)
from jixiao.reading import read_bytes
from tests.checks.network_ties import found_of, operand, tie


def fixed(member: Operand) -> Operand:
    """As an amount that was fixed: exactly what is printed."""
    figure = msgspec.structs.replace(member.figure, exact=True)
    return msgspec.structs.replace(member, figure=figure)


def test_a_lost_point_beside_another_wrong_figure_is_no_safe_correction() -> None:
    """2904.20 printed as 290.42 over a part that is wrong by a tenth: 2904.10 mends sum and rate."""
    whole = operand("执行数总额", "290.42万元")
    parts = [
        operand(f"执行{n}", f"{text}万元") for n, text in enumerate(("120.00", "39.18", "2744.92"))
    ]
    sums = tie(whole, parts, total([1, 1, 1]))
    rate = tie(operand("执行率", "95.08%"), [whole, operand("预算数总额", "3054.39万元")], ratio())
    found = found_of([rate, sums])
    assert found
    assert not any(each.correction is not None and each.correction.safe for each in found)
    right = [*parts[:1], operand("执行一", "39.28万元"), parts[2]]
    mended = found_of([rate, tie(whole, right, total([1, 1, 1]))])
    assert {each.correction for each in mended} == {Correction(text="2904.20万元", safe=True)}


def test_exchanged_digits_beside_another_wrong_figure_are_no_safe_correction() -> None:
    """1266.00 printed as 2166.00 over a part with 0.03 too much: 1266.03 mends sum and rate."""
    whole = operand("执行数总额", "2166.00万元")
    parts = [operand(f"执行{n}", f"{text}万元") for n, text in enumerate(("1020.00", "246.03"))]
    sums = tie(whole, parts, total([1, 1]))
    rate = tie(operand("执行率", "84.40%"), [whole, operand("预算数总额", "1500.00万元")], ratio())
    found = found_of([rate, sums])
    assert found
    assert not any(each.correction is not None and each.correction.safe for each in found)


def test_a_digit_that_was_left_out_is_a_safe_correction_though_a_point_may_have_moved() -> None:
    """16592 of 165692, which is within a seventh of a percent of 165920."""
    budget = operand("预算", "16592万元")
    rate = tie(operand("执行率", "94.07%"), [operand("支出", "155863万元"), budget], ratio())
    parts = [operand(f"预算{n}", f"{text}万元") for n, text in enumerate(("100000", "65692"))]
    found = found_of([rate, tie(budget, parts, total([1, 1]))])
    assert {each.correction for each in found} == {Correction(text="165692万元", safe=True)}


def test_a_digit_more_is_no_safe_correction_where_a_shifted_point_is_all_but_the_same() -> None:
    """90.000 of 900.00, beside a budget that is 0.03 too high: 900.030 with the 3 left out is it too."""
    one, other, whole = (
        fixed(operand(name, f"{text}万元"))
        for name, text in (
            ("补助一", "90.000"),
            ("补助二二", "366.00"),
            ("总额总额总额", "1266.03"),
        )
    )
    rate = tie(
        operand("执行率执行率执", "95.06%"), [operand("执行数数数", "855.54万元"), one], ratio()
    )
    found = found_of([rate, tie(whole, [one, other], total([1, 1]))])
    assert found
    assert {each.correction.text for each in found if each.correction} == {"900.030万元"}
    assert not any(each.correction is not None and each.correction.safe for each in found)


def test_what_rounding_may_have_made_is_no_safe_correction() -> None:
    """18.10 of 18.00 or of 18.01: sums of rounded figures tell one from the other by chance alone."""
    one, rest = operand("收入一", "18.10亿元"), operand("收入二二", "18.50亿元")
    sums = tie(operand("合计合计合", "36.50亿元"), [one, rest], total([1, 1]))
    rate = tie(
        operand("占比占比占比", "49.3%"), [one, operand("总额总额总额总", "36.50亿元")], ratio()
    )
    found = found_of([sums, rate])
    assert found
    assert not any(each.correction is not None and each.correction.safe for each in found)


def test_a_decrease_is_corrected_without_the_minus_that_its_verb_says() -> None:
    """较上年减少5.01亿元 for 15.01."""
    less = operand("增减额", "5.01亿元")
    figure = msgspec.structs.replace(less.figure, value=Decimal("-5.01"))
    less = msgspec.structs.replace(less, figure=figure)
    this, last = operand("收入收入", "15.91亿元"), operand("上年收入上", "30.92亿元")
    ties = [
        tie(this, [last, less], total([1, 1])),
        tie(operand("增幅增幅增幅", "-48.54%"), [less, last], ratio()),
    ]
    texts = {each.correction.text for each in found_of(ties) if each.correction is not None}
    assert texts == {"15.01亿元"}


def test_a_digit_too_many_is_corrected_to_the_places_of_the_sum() -> None:
    """25.440 of 25.40, which two sums say: 25.400 would be a third way to print it."""
    whole = operand("总收入", "25.440亿元")
    parts = [operand("甲", "15.10亿元"), operand("乙", "10.30亿元")]
    before = [operand("上年", "20.00亿元"), operand("增加", "5.40亿元")]
    found = found_of([tie(whole, parts, total([1, 1])), tie(whole, before, total([1, 1]))])
    assert {each.correction for each in found} == {Correction(text="25.40亿元", safe=True)}


def test_a_lost_first_digit_may_have_been_of_another_value_close_by() -> None:
    """0.09 may be 1.09, which rounding allows as well as the 1.10 that the sums come to."""
    whole = operand("增加", "0.09亿元")
    ties = [
        tie(whole, [operand("本年", "3.30亿元"), operand("上年", "2.20亿元")], total([1, -1])),
        tie(whole, [operand("甲", "0.60亿元"), operand("乙", "0.50亿元")], total([1, 1])),
    ]
    corrections = [each.correction for each in found_of(ties)]
    assert corrections == [Correction(text="1.10亿元", safe=False)] * 2


FUNDS = """2022年度项目支出绩效自评表

项目名称\t医保经办能力提升经费\t\t\t\t\t\t\t
主管部门\t南江区医疗保障局\t\t\t实施单位\t\t南江区医疗保障中心\t\t
项目资金（万元）\t\t\t年初预算数\t全年预算数\t全年执行数\t执行率\t分值\t得分
\t合计\t\t200.00\t{budget}\t186.20\t98.00%\t10\t9.80
\t其中：市级资金\t\t80.00\t80.00\t80.00\t{rate}\t—\t—
\t本级资金\t\t120.00\t110.00\t106.20\t96.55%\t—\t—
"""


@pytest.mark.parametrize(
    ("budget", "rate", "told"),
    [
        ("190.00", "80.00%", ["100.00%"]),
        ("1900000.00", "80.00%", ["100.00%", "190.00万元"]),
        ("1900000.00", "100.00%", ["190.00万元"]),
    ],
)
def test_a_plain_slip_put_right_vouches_for_what_it_is_made_of(
    budget: str, rate: str, told: list[str]
) -> None:
    """A total in yuan that its rate and its parts mend: the parts are right, so a rate of one is not."""
    text = FUNDS.format(budget=budget, rate=rate)
    (document,) = review(read_bytes(text.encode(), "form.txt")).documents
    found = {each.correction.text for each in document.findings if each.correction is not None}
    assert sorted(found) == told
