"""The lexer: every printed figure with its unit is found; dates, ordinals and numbers of documents
are not.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jixiao.core.figures import (
    Interval,
    cut_off,
    fold,
    half_up,
    malformed,
    parse,
    parse_unit,
    scan,
    shown,
)
from jixiao.core.figures.units import (
    MONEY_UNITS,
    PERCENT,
    WAN_YUAN,
    YI_YUAN,
    Unit,
    in_wan,
    money_unit,
)
from tests.bounds import bounded

UNITS = {
    "%": "0.01",
    "‰": "0.001",
    "元": "1",
    "万元": "10000",
    "亿元": "100000000",
    "人": "1",
    "万人": "10000",
    "万人次": "10000",
    "个": "1",
    "个月": "1",
    "家": "1",
    "次": "1",
    "个百分点": "0.01",
    "元/人": "1",
    "万元/次": "10000",
    "平方米": "1",
    "倍": "1",
    "分": "1",
    "天": "1",
    "个工作日": "1",
}
NUMBERS = st.builds(
    lambda whole, places, digits: (whole, places, digits),
    st.integers(0, 10**8),
    st.integers(0, 4),
    st.integers(0, 9999),
)


def _printed(whole: int, places: int, digits: int, *, grouped: bool) -> str:
    head = f"{whole:,}" if grouped else str(whole)
    return head + ("." + f"{digits:04d}"[:places] if places else "")


@given(
    number=NUMBERS,
    unit=st.sampled_from(sorted(UNITS)),
    grouped=st.booleans(),
    negative=st.booleans(),
    before=st.sampled_from(["支出", "完成", "，其中：收入", "为"]),
    after=st.sampled_from(["。", "，较上年增长", "；", "、", ""]),
)
def test_a_figure_with_a_unit_is_found_anywhere(
    number: tuple[int, int, int], unit: str, grouped: bool, negative: bool, before: str, after: str
) -> None:
    digits = _printed(*number, grouped=grouped)
    text = f"{before}{'-' if negative else ''}{digits}{unit}{after}"
    spans = scan(text)
    assert len(spans) == 1
    figure = spans[0].figure
    value = Decimal(digits.replace(",", ""))
    assert figure.value == (-value if negative else value)
    assert figure.places == number[1]
    assert figure.unit is not None
    assert (figure.unit.symbol, figure.factor) == (unit, Decimal(UNITS[unit]))
    assert text[spans[0].start : spans[0].end] == figure.text


@given(number=NUMBERS, grouped=st.booleans(), unit=st.sampled_from([None, PERCENT, WAN_YUAN]))
def test_a_cell_reads_as_its_figure_under_the_columns_unit(
    number: tuple[int, int, int], grouped: bool, unit: object
) -> None:
    printed = _printed(*number, grouped=grouped)
    figure = parse(f" {printed} ", unit)  # type: ignore[arg-type]
    assert figure is not None
    assert (figure.value, figure.unit, figure.text) == (
        Decimal(printed.replace(",", "")),
        unit,
        printed,
    )


NO_FIGURES = [
    "2020年",
    "2020年度",
    "2020年6月",
    "2020年12月31日",
    "2020-12-31",
    "2020.6.30",
    "2020/6/30",
    "1-6月",
    "2020年1-6月",
    "9-12月",
    "每月25日前",
    "12月31日",
    "截至12月底",
    "3月份",
    "2020-2022年",
    "2020年—2022年",
    "财预〔2020〕10号",
    "（人社部发[2020]11号）",
    "（2020）10号文",
    "第16年",
    "第5次会议",
    "第3季度",
    "附件1:",
    "表2",
    "目标1: 加强管理",
    "指标2:",
    "(1)加强管理",
    "1、加强管理",
    "2. 加强管理",
    "注: 1. 得分",
    "A4纸",
    "B/A",
    "GB/T 9704",
    "电话0998-1234567",
    "邮编：844000",
    "12345热线",
    "T+1",
    "5G",
    "按2021预算",
    "Ⅱ期",
    "1:3",
    "1.2.3",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_dates_ordinals_and_numbers_of_documents_are_no_figures(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("较上年减少2.61元", "2.61", "元"),
        ("当期结余—0.26亿元", "-0.26", "亿元"),
        ("当期结余-8.82 亿元", "-8.82", "亿元"),
        ("百分之九十五点五", "95.5", "%"),
        ("比上年增加 1.4 月", "1.4", "月"),
        ("28 项业务", "28", "项"),
        ("300余人", "300", "人"),
        ("12万余人", "12", "万人"),
        ("约500多万元", "500", "万元"),
        ("３８．５％", "38.5", "%"),
        ("5万 元", "5", "万元"),
        ("65岁以上", "65", "岁"),
        ("增长12.3个百分点", "12.3", "个百分点"),
        ("完成3,198名", "3198", "名"),
        ("≤20个工作日", "20", "个工作日"),
        ("30分钟", "30", "分钟"),
        ("负8.82亿元", "-8.82", "亿元"),
    ],
)
def test_figures_in_the_words_of_reports(text: str, value: str, unit: str) -> None:
    (span,) = scan(text)
    assert span.figure.value == Decimal(value)
    assert span.figure.unit is not None
    assert span.figure.unit.symbol == unit


@pytest.mark.parametrize(
    ("text", "lead", "trail"),
    [
        ("不低于95%", "不低于", ""),
        ("满意率95%以上", "", "以上"),
        ("约300人", "约", ""),
        ("控制在5%以内", "控制在", "以内"),
        ("300余人", "", "余"),
        ("5000元左右", "", "左右"),
        ("≥ 95%", "≥", ""),
    ],
)
def test_operator_words_at_the_sides(text: str, lead: str, trail: str) -> None:
    (span,) = scan(text)
    assert (span.lead, span.trail) == (lead, trail)


def test_a_scale_before_people_counts_people() -> None:
    (span,) = scan("保障全区34.83万参保职工")
    assert span.figure.unit is not None
    assert (span.figure.unit.base, span.figure.base) == ("人", Decimal("348300"))


def test_the_lower_end_of_a_range_has_the_unit_of_the_upper() -> None:
    low, high = scan("在6-9个月的合理范围")
    assert low.figure.unit == high.figure.unit
    assert (low.figure.value, high.figure.value) == (Decimal(6), Decimal(9))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("支出7,00.0,77元", ((2, 11),)),
        ("1,445.00", ()),
        ("2020.6.30", ()),
        ("12,345,678.90", ()),
        ("1.2.3", ()),
    ],
)
def test_malformed_numerals(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    found = malformed(text)
    assert len(found) == len(spans)
    assert not spans or text[slice(*found[0])] == "7,00.0,77"


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("单位：万元", "万元"),
        ("金额单位:元", "元"),
        ("（万元）", "万元"),
        ("%", "%"),
        ("百分比", "%"),
        ("%(百分比)", "%"),
        ("（％）", "%"),
        ("人次", "人次"),
        ("万人", "万人"),
        ("元/人", "元/人"),
    ],
)
def test_units_of_columns(text: str, symbol: str) -> None:
    unit = parse_unit(text)
    assert unit is not None
    assert unit.symbol == symbol


@pytest.mark.parametrize("text", ["", "备注", "好", "123"])
def test_what_is_no_unit(text: str) -> None:
    assert parse_unit(text) is None


@given(text=st.text(max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(
    text=st.text(
        alphabet="0123456789.,，%-—~ 年月日万亿元人次个第号（）()〔〕支出完成增长", max_size=40
    )
)
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    spans = scan(text)
    assert all(span.start < span.number_end <= span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


DECIMALS = st.decimals("-100000", "100000", places=3)


@given(value=DECIMALS, places=st.integers(0, 3))
def test_half_up_is_the_decimal_modules_and_cut_off_never_exceeds_it(
    value: Decimal, places: int
) -> None:
    assert half_up(value, places) == value.quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
    )
    assert abs(cut_off(value, places)) <= abs(half_up(value, places))
    assert abs(half_up(value, places) - value) * 2 <= Decimal(1).scaleb(-places)


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        ("2.345", 2, "2.35"),
        ("-2.345", 2, "-2.35"),
        ("0.005", 2, "0.01"),
        ("-0.004", 2, "0.00"),
        ("1234.5", -2, "1200"),
        ("1250", -2, "1300"),
    ],
)
def test_rounding_as_it_is_printed(value: str, places: int, printed: str) -> None:
    assert shown(Decimal(value), places) == printed


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a value in it."""
    low, width, part = (
        draw(DECIMALS),
        draw(st.decimals("0", "1000", places=3)),
        draw(st.integers(0, 8)),
    )
    value = low + width * part / 8
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    interval = Interval(low, low + width, low_open and width > 0, high_open and width > 0)
    assume(value in interval)
    return interval, value


@given(one=members(), other=members())
def test_interval_arithmetic_holds_every_exact_result(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = one, other
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    assert -x in -a
    assert x * 12 in a.scaled(Decimal(12))
    assert min(x, Decimal(1)) in a.capped(Decimal(1))
    assert a.meets(b) == b.meets(a)
    if x == y:
        assert a.meets(b)


@given(
    one=members(),
    low=st.decimals("0.001", "1000", places=3),
    width=st.decimals("0", "10", places=3),
    sign=st.sampled_from([1, -1]),
)
def test_quotients_stay_within_their_interval(
    one: tuple[Interval, Decimal], low: Decimal, width: Decimal, sign: int
) -> None:
    (a, x), divisor = one, Interval(low, low + width)
    divisor = divisor if sign > 0 else -divisor
    quotient = a / divisor
    for end in (divisor.low, divisor.high):
        slack = abs(x / end) * Decimal("1e-20")  # the division itself rounds to 28 digits
        assert quotient.low - slack <= x / end <= quotient.high + slack


@given(low=st.decimals("-5", "0", places=2), high=st.decimals("0", "5", places=2))
def test_a_divisor_that_may_be_zero_is_refused(low: Decimal, high: Decimal) -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.point(Decimal(1)) / Interval(low, high)


@given(number=NUMBERS, unit=st.sampled_from(["万元", "亿元", "%"]))
def test_a_measured_figure_stands_for_what_rounds_to_it(
    number: tuple[int, int, int], unit: str
) -> None:
    figure = parse(_printed(*number, grouped=False) + unit)
    assert figure is not None
    interval, quantum = figure.interval, Decimal(1).scaleb(-figure.places) * figure.factor
    assert figure.base in interval
    assert interval.high - interval.low == quantum
    for share in (Decimal("0.01"), Decimal("0.5"), Decimal("0.99")):
        inside = interval.low + quantum * share
        assert half_up(inside / figure.factor, figure.places) == figure.value


@given(whole=st.integers(0, 10**6))
def test_whole_persons_are_exact_and_scaled_counts_are_not(whole: int) -> None:
    exact, measured = parse(f"{whole}人"), parse(f"{whole}.12万人")
    assert exact is not None
    assert measured is not None
    assert exact.interval == Interval.point(Decimal(whole))
    assert measured.interval.low < measured.base < measured.interval.high


def test_zeros_that_a_spreadsheet_dropped_narrow_the_interval() -> None:
    figure = parse("0.8亿元")
    assert figure is not None
    finer = figure.with_places(2)
    assert (finer.interval.low, finer.interval.high) == (Decimal(79_500_000), Decimal(80_500_000))
    assert figure.with_places(0) == figure
    assert figure.interval.low == Decimal(75_000_000)


SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not beside the project")
def test_in_the_real_documents_only_known_numbers_are_left_without_a_unit() -> None:
    prose = [
        line
        for path in sorted(SEEDS.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if "\t" not in line
    ]
    bare = [span.figure.text for line in prose for span in scan(line) if span.figure.unit is None]
    assert sorted(bare) == [
        "0",
        "1.51",
        "37.05",
        "46905",
        "50617",
    ]  # the unit is missing, or stands on the next line


@pytest.mark.parametrize(
    "text", ["1" * 5000, "1," * 5000, "1-" * 5000, "2020年" * 2000, "（" * 5000 + "1"]
)
def test_noise_is_scanned_in_bounded_time(text: str) -> None:
    with bounded():
        assert len(scan(text)) <= len(text)
        assert all(end <= len(text) for _, end in malformed(text))


def test_a_run_of_forty_digits_is_no_figure() -> None:
    assert parse("1" * 40) is None
    assert scan("编号为" + "1" * 40) == ()


@given(value=st.decimals("-1e30", "1e30", places=4, allow_nan=False, allow_infinity=False))
def test_figures_of_thirty_digits_are_still_rounded(value: Decimal) -> None:
    with localcontext(prec=80):
        assert abs(half_up(value, 2) - value) <= Decimal("0.005")
    assert shown(value, 2)[-3] == "."


def test_units_of_money_have_one_scale() -> None:
    assert {symbol: int(unit.factor) for symbol, unit in MONEY_UNITS.items()} == {
        "元": 1,
        "千元": 1_000,
        "万元": 10_000,
        "百万元": 1_000_000,
        "亿元": 100_000_000,
    }
    assert all(parse_unit(symbol) == unit for symbol, unit in MONEY_UNITS.items())
    assert (in_wan("元"), in_wan("亿元")) == (Decimal("0.0001"), 10_000)
    assert money_unit("万") is None


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("1.38", YI_YUAN, "1.38亿元"),
        ("1.38亿元", YI_YUAN, "1.38亿元"),
        ("９５％", None, "９５％"),
        ("1.2百分点", None, "1.2百分点"),
        ("2万 人", None, "2万 人"),
        ("28600万", WAN_YUAN, "28600万"),
        ("百分之九十六", None, "百分之九十六"),
        ("3", None, "3"),
    ],
)
def test_a_figure_is_told_with_its_unit_once(text: str, unit: Unit | None, said: str) -> None:
    figure = parse(text)
    assert figure is not None
    assert (figure.with_unit(unit) if unit else figure).in_words == said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("百分之十", "10"),
        ("百分之十五", "15"),
        ("百分之二十", "20"),
        ("百分之九十五点五", "95.5"),
        ("百分之九十五点零五", "95.05"),
        ("百分之百", "100"),
        ("百分之一百", "100"),
        ("百分之两百", "200"),
        ("百分之一百二十", "120"),
        ("百分之一百零五", "105"),
        ("百分之零点三", "0.3"),
        ("百分之95", "95"),
        ("百分之9.5", "9.5"),
    ],
)
def test_percentages_in_words(text: str, value: str) -> None:
    figure = parse(text)
    assert figure is not None
    assert (figure.value, figure.unit) == (Decimal(value), PERCENT)
    assert figure.places == len(value.partition(".")[2])


@pytest.mark.parametrize(("digits", "read"), [(35, True), (36, True), (37, False), (40, False)])
def test_a_run_of_digits_that_is_too_long_is_a_code(digits: int, read: bool) -> None:
    assert (parse("1" * digits) is not None) is read
    assert (len(scan(f"约{'1' * digits}元")) == 1) is read


def test_an_interval_from_zero_divides_nothing() -> None:
    numerator = Interval(Decimal(1), Decimal(2))
    for low, high in ((0, 5), (-5, 0), (-1, 1), (0, 0)):
        with pytest.raises(ZeroDivisionError):
            numerator / Interval(Decimal(low), Decimal(high))
    assert numerator / Interval(Decimal(2), Decimal(4)) == Interval(Decimal("0.25"), Decimal(1))


@pytest.mark.parametrize("low_open", [False, True])
def test_an_interval_from_the_cap_upwards_is_the_cap(low_open: bool) -> None:
    above = Interval(Decimal(3), Decimal(5), low_open, True)
    assert above.capped(Decimal(3)) == Interval.point(Decimal(3))
    assert above.capped(Decimal(2)) == Interval.point(Decimal(2))
    assert above.capped(Decimal(5)) == above
    assert above.capped(Decimal(4)) == Interval(Decimal(3), Decimal(4), low_open, False)


@given(
    st.decimals("0", "9999", places=2),
    st.integers(0, 4),
)
def test_zeros_are_put_back_and_never_taken_away(value: Decimal, places: int) -> None:
    figure = parse(f"{value}万元")
    assert figure is not None
    refined = figure.with_places(places)
    assert (refined.value, refined.places) == (figure.value, max(2, places))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("28 项工作", ["28"]),  # a count at the head of the line
        ("28 余人参加", ["28"]),
        ("28 宣传工作", []),  # an ordinal
        ("1、次数增加", []),
        ("第3-5次", ["5"]),  # a dash between numbers is no sign
        ("-5%", ["-5"]),
        ("为-5%", ["-5"]),
        ("负5%", ["-5"]),
        ("+5%", ["5"]),
        ("12%-15%", ["12", "15"]),
        ("3-5次", ["3", "5"]),
    ],
)
def test_ordinals_counts_and_signs(text: str, values: list[str]) -> None:
    assert [str(each.figure.value) for each in scan(text)] == values


@pytest.mark.parametrize(
    ("text", "symbol", "base"),
    [
        ("60周岁", "周岁", "60"),
        ("3百元", "百元", "300"),
        ("2千万元", "千万元", "20000000"),
        ("2百万元", "百万元", "2000000"),
        ("2十万元", "十万元", "200000"),
        ("2万亿元", "万亿元", "2000000000000"),
        ("2百人", "百人", "200"),
        ("2千人次", "千人次", "2000"),
        ("2百万人", "百万人", "2000000"),
        ("2千万", "千万", "20000000"),
        ("5个工作日", "个工作日", "5"),
        ("5月", "月", "5"),
        ("3‰", "‰", "0.003"),
        ("3倍", "倍", "3"),
        ("3个百分点", "个百分点", "0.03"),
        ("90分", "分", "90"),
        ("90分钟", "分钟", "90"),
    ],
)
def test_units_and_their_scales(text: str, symbol: str, base: str) -> None:
    figure = parse(text)
    assert figure is not None
    assert figure.unit is not None
    assert (figure.unit.symbol, figure.base) == (symbol, Decimal(base))


@pytest.mark.parametrize(
    ("one", "other", "comparable"),
    [
        ("万元", "元", True),
        ("亿元", "千元", True),
        ("%", "‰", True),
        ("%", "倍", True),
        ("个百分点", "%", True),
        ("人", "名", True),
        ("万人", "位", True),
        ("人", "户", False),
        ("人", "人次", False),
        ("元", "%", False),
        ("元", "元/人", False),
        ("元/人", "万元/人", True),
        ("分", "%", False),
        ("天", "日", False),
    ],
)
def test_what_can_be_set_against_each_other(one: str, other: str, comparable: bool) -> None:
    left, right = parse_unit(one), parse_unit(other)
    assert left is not None
    assert right is not None
    assert left.comparable(right) is comparable
    assert right.comparable(left) is comparable
