"""Figures in sentences and cells: what is found, with its unit, and what is no figure."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.figures import (
    malformed,
    parse,
    scan,
)
from jixiao.core.figures.units import (
    PERCENT,
    WAN_YUAN,
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


@given(
    text=st.text(
        alphabet="0123456789.,，%-—~ 年月日万亿元人次个第号（）()〔〕支出完成增长", max_size=40
    )
)
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    spans = scan(text)
    assert all(span.start < span.number_end <= span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"


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
