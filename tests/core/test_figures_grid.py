"""Printed numbers, one a line, and what is read from them: value, unit, what rounding may hide;
sentences, and the figures in them. ``grid/*.txt`` keeps what is read.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from jixiao.core.figures import Figure, Interval, malformed, parse, scan
from jixiao.core.figures.rounding import cut_off, half_up, shown
from jixiao.core.figures.units import (
    FULL_WIDTH,
    PERCENT,
    WAN_YUAN,
    Unit,
    fold,
    in_wan,
    match_unit,
    money_unit,
    parse_unit,
)
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "grid"
CELLS = """12；12.0；12.50；-3.5；−3.5；+7；0；0.00；00；1,234,567.89；1，234；12,34；１２．５；1.2.3；12.；.5；-；—；
15万元；15.00万元；1.5亿元；3千元；2百万元；120元；0.3万亿元；28600万；3.2亿；15 万元；（15）；(3.5)；15万；
95%；95.5%；９５％；-2.00%；3‰；5个百分点；1.2百分点；2倍；0.95；100﹪；95百分比；
90分；9.5分；30日；2周；3个月；3月；24小时；5个工作日；1个季度；2年；
10人；10余人；10多万人；3.5万人次；12名；4位；100户；7台次；2万 人；3 家；50公里；1.2万平方米；
100元/人；2000元/人/年；620万元/月；3次/月；0.6万元/次；15元／亩·年；
一百二十；二十万元；三亿元；十五；百分之九十六；两千；一万零五；约100；近100人；100左右；100以上；≥100；
12元整；12元人民币；人民币12元；12个；12项（个）；2020；2020年；2020年3月；12月；第12；1-2；12%~15%；1e5；0x10；
1/2；12'；abc；10万吨；8.00亿；0.5万；1000000；123456789012345.67；3.14159；100.0%；99.995%；
千；万；元；％；万元；1 234；1 234.5；12 .5；壹佰；〇；１２３万元；12﹒5；12・5；12人天；6批次；5 %""".replace(
    "\n", ""
)
SENTENCES = """2020年收入12.50亿元，比上年增加1.2亿元，增长10.6%。
支出1,234.56万元，完成预算的98.7%，其中：待遇支出1,200万元、其他支出34.56万元。
参保人数由2019年的12.3万人增加到2020年的13.1万人，增长6.5%。
共培训3场、120人次，人均80元/人，满意度95%以上。
收入减少2.61亿元，下降3.2个百分点；结余-0.5亿元。
第3季度、第12届、12月31日、2020-12-31、2020.12、社保〔2020〕15号、人社发（2019）3号文。
预算15万元（其中财政拨款12万元，自筹3万元），执行率100%。
达到90%-95%，2至3次，5～6万元，10—12人，1:3。
一百二十人，三万元，百分之九十五，十分之一，两次，近三年，一是，二是，第一。
附件1 表2 指标3：≥100人；电话0991-1234567，邮编830000，身份证110101199003077777。
平均每人每月120.5元，比上年提高5.0%，高于预算0.3万元左右。
截至6月底，累计支出4亿多元、3千余万元、20余人、10多家。
1.2.3节，12,34元，１２．５％，5％，0.8‰，3倍，1/3，1 234元，12. 5元。""".splitlines()
UNITS = """元；万元；亿元；千元；百万元；单位：万元；（万元）；(元)；金额单位:亿元；人民币元；人民币万元；%；％；﹪；百分比；%(百分比)；‰；个百分点；百分点；
倍；分；人；万人；人次；万人次；户；台次；日；天；周；星期；月；个月；季度；个季度；年；小时；分钟；个工作日；日历日；元/人；元/人/年；万元／月；
次/月；元·年；百；千；万；亿；万亿；十万；十万元；百万人；吨；公里；平方米；个；项；次；场；未知；；计量单位：人；万 人；分之；分类；名；位；十分；一""".replace(
    "\n", ""
)


@pytest.mark.parametrize(
    ("title", "unit"), [("plain", None), ("wan_yuan", WAN_YUAN), ("percent", PERCENT)]
)
def test_what_is_read_from_a_cell(title: str, unit: Unit | None) -> None:
    lines = [f"{cell}：{read(parse(cell, unit))}" for cell in CELLS.split("；")]
    holds(KEPT / f"cells-{title}.txt", lines)


def read(figure: Figure | None) -> str:
    if figure is None:
        return "不是数"
    return (
        f"{figure.value:f} 小数{figure.places}位 {named(figure.unit)}"
        f"{' 单位自带' if figure.unit_stated else ''}{' 准确' if figure.exact else ''}"
        f" 即{figure.base:f} 在{span(figure.interval)} 印作{span(figure.printed_interval)}"
        f" “{figure.in_words}” 写作{figure.show(figure.base * 3 / 7)}"
        f" 定数{span(figure.assigned().interval)} 测数{span(figure.measured().interval)}"
    )


def named(unit: Unit | None) -> str:
    return f"{unit.symbol}={unit.factor:f}×{unit.base}({unit.dimension})" if unit else "无单位"


def span(found: Interval) -> str:
    left, right = "(" if found.low_open else "[", ")" if found.high_open else "]"
    return f"{left}{found.low:f},{found.high:f}{right}"


def test_what_is_read_from_a_sentence() -> None:
    lines = []
    for sentence in SENTENCES:
        lines.append(f"# {sentence}")
        lines += [
            f"{sentence[each.start : each.end]}：{read(each.figure)}" for each in scan(sentence)
        ]
        lines += [f"写坏：{sentence[start:end]}" for start, end in malformed(sentence)]
    holds(KEPT / "sentences.txt", lines)


def test_what_a_unit_by_itself_is() -> None:
    lines = []
    for text in UNITS.split("；"):
        unit, found = parse_unit(text), match_unit(f"约{text}左右", 1)
        money = money_unit(text)
        same = "".join(
            "同" if unit and unit.comparable(each) else "异" for each in (WAN_YUAN, PERCENT)
        )
        amount = f"{in_wan(text):f}万元" if money else ""
        at = f"{named(found[0])} 到{found[1]}" if found else "无"
        lines.append(f"{text}：{named(unit)} {same} {amount} 句中{at}")
    holds(KEPT / "units.txt", lines)


def test_look_alike_characters() -> None:
    alike = "".join(map(chr, sorted(FULL_WIDTH)))
    holds(KEPT / "characters.txt", [f"{alike}", fold(alike)])


def test_what_rounding_hides() -> None:
    lines = []
    for value, places in product(
        ("0", "0.5", "1.5", "2.45", "2.449", "-0.5", "-1.25", "99.995", "1234.5678", "0.005"),
        (-1, 0, 1, 2, 3),
    ):
        number = Decimal(value)
        rounded, cut = half_up(number, places), cut_off(number, places)
        lines.append(f"{value} {places}位：{rounded:f} {cut:f} {shown(number, max(places, 0))}")
    holds(KEPT / "rounding.txt", lines)


def test_intervals_reckon_like_numbers() -> None:
    ends = [
        Interval(Decimal(low), Decimal(high), low_open, high_open)
        for (low, high), low_open, high_open in product(
            (("1", "3"), ("-2", "4"), ("3", "3"), ("0", "5"), ("-4", "-1")),
            (False, True),
            (False, True),
        )
        if low != high or not (low_open or high_open)
    ]
    lines = []
    for a, b in product(ends, ends[::3]):
        said = [f"{span(a)} {span(b)}：和{span(a + b)} 差{span(a - b)} 积{span(a * b)}"]
        if b.low > 0 or b.high < 0:
            said.append(f"商{span(a / b)}")
        said.append("相交" if a.meets(b) else "分开")
        lines.append(" ".join(said))
    for a in ends:
        holding = "".join(
            "有" if Decimal(each) in a else "无" for each in ("-4", "-2", "0", "1", "3", "4", "5")
        )
        lines.append(
            f"{span(a)} 反{span(-a)} 含{holding} 三倍{span(a.scaled(Decimal(-3)))} 封顶{capped(a)}"
        )
    holds(KEPT / "intervals.txt", lines)


def capped(found: Interval) -> str:
    return " ".join(span(found.capped(Decimal(cap))) for cap in ("2", "3", "10"))
