"""Units of measure as forms print them: symbol, dimension and factor to the dimension's base unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import msgspec

from jixiao.core.regex import regex
from jixiao.core.words import squeezed

MONEY, RATIO, POINTS, COUNT, DURATION, COMPOSITE = (
    "money",
    "ratio",
    "points",
    "count",
    "duration",
    "composite",
)

_SCALES = {
    "": 1,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_COUNTED = (
    "人次",
    "人天",
    "人日",
    "人月",
    "工日",
    "个工作日",
    "户次",
    "台次",
    "车次",
    "场次",
    "批次",
    "项次",
    "件次",
    "家次",
    "篇次",
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "公里",
    "千米",
    "公斤",
    "千克",
    "公顷",
    "厘米",
    "毫米",
    "个百分点",
    "人",
    "名",
    "位",
    "户",
    "家",
    "所",
    "个",
    "项",
    "件",
    "起",
    "次",
    "期",
    "场",
    "本",
    "册",
    "份",
    "张",
    "篇",
    "部",
    "台",
    "套",
    "辆",
    "艘",
    "架",
    "把",
    "枚",
    "粒",
    "株",
    "棵",
    "头",
    "只",
    "匹",
    "羽",
    "亩",
    "吨",
    "斤",
    "克",
    "升",
    "米",
    "里",
    "座",
    "栋",
    "幢",
    "间",
    "处",
    "条",
    "根",
    "块",
    "片",
    "卷",
    "盒",
    "箱",
    "袋",
    "瓶",
    "支",
    "种",
    "类",
    "㎡",
    "m²",
    "㎥",
    "m³",
    "km",
    "kg",
    "例",
    "宗",
    "笔",
    "单",
    "批",
    "届",
    "门",
    "课时",
    "学时",
    "床",
    "幅",
    "面",
    "盏",
    "对",
    "组",
    "队",
    "村",
    "乡",
    "镇",
    "校",
    "班",
    "字",
    "轮",
    "遍",
    "度",
)
MEASURES = {
    symbol: (base, Decimal(factor))
    for base, symbols in {
        "米": {"公里": "1E3", "千米": "1E3", "km": "1E3", "厘米": "0.01", "毫米": "0.001"},
        "公斤": {"千克": "1", "kg": "1", "斤": "0.5", "吨": "1E3", "克": "0.001"},
        "平方米": {
            "㎡": "1", "m²": "1", "公顷": "1E4", "平方公里": "1E6", "平方千米": "1E6",
        },
        "立方米": {"㎥": "1", "m³": "1", "升": "0.001"},
    }.items()
    for symbol, factor in symbols.items()
}  # fmt: skip
"""Measures in the unit of their dimension; 亩 (a fifteenth of 公顷) and 里 are left to themselves."""
MEASURED = frozenset({"亩", "里", *(base for base, _ in MEASURES.values())})
"""The base units of lengths, weights, areas and volumes, which are no counts of things."""
_DURATIONS = (
    "周岁",
    "岁",
    "个工作日",
    "工作日",
    "个月",
    "月",
    "天",
    "日",
    "周",
    "星期",
    "年",
    "小时",
    "分钟",
    "季度",
    "个季度",
)
_MONEY = regex(
    r"(万亿|千万|百万|十万|亿|万|千|百)?[余多]?(?:(?<=[亿万千百])[ \u3000]?)?元", needs="元"
)
_BARE_MONEY_SCALE = regex(r"(万亿|千万|百万|十万|亿|万)", needs="万亿十千百")


class Unit(msgspec.Struct, frozen=True):
    """``symbol`` as printed; ``base`` the unit after the scale word is taken off; ``factor`` of one
    unit in base units.

    万人次: base 人次, factor 10000. 亿元: base 元, factor 10^8. %: base 1, factor 0.01.
    """

    symbol: str
    base: str
    factor: Decimal
    dimension: str

    def comparable(self, other: Unit) -> bool:
        """Whether figures of the two can be set against each other."""
        return {self.base, other.base} <= PERSONS or self.base == other.base


PERSONS = frozenset({"人", "名", "位"})
YUAN = Unit("元", "元", Decimal(1), MONEY)
WAN, YI = Decimal(_SCALES["万"]), Decimal(_SCALES["亿"])
WAN_YUAN = Unit("万元", "元", WAN, MONEY)
YI_YUAN = Unit("亿元", "元", YI, MONEY)
UNITS_APART = (WAN, YI)
"""How many times one unit of money is another: 元, 万元, 亿元."""
MONEY_UNITS: Mapping[str, Unit] = MappingProxyType(
    {unit.symbol: unit for unit in (WAN_YUAN, YI_YUAN, YUAN)}
    | {
        f"{scale}元": Unit(f"{scale}元", "元", Decimal(_SCALES[scale]), MONEY)
        for scale in ("千", "百万")
    }
)
"""The units that a form's amounts are printed in, by their symbols."""
PERCENT = Unit("%", "1", Decimal("0.01"), RATIO)
PERMILLE = Unit("‰", "1", Decimal("0.001"), RATIO)
PERCENTAGE_POINT = Unit("个百分点", "1", Decimal("0.01"), RATIO)
TIMES = Unit("倍", "1", Decimal(1), RATIO)
FACTOR = Unit("", "1", Decimal(1), RATIO)
"""A rate printed as a bare factor: 0.9407 for 94.07%."""
SCORE = Unit("分", "分", Decimal(1), POINTS)
MONTHS = Unit("个月", "个月", Decimal(1), DURATION)

_FIXED = {
    "%": PERCENT,
    "％": PERCENT,
    "﹪": PERCENT,
    "百分比": PERCENT,
    "%(百分比)": PERCENT,
    "‰": PERMILLE,
    "个百分点": PERCENTAGE_POINT,
    "百分点": PERCENTAGE_POINT,
    "倍": TIMES,
    "分": SCORE,
}
_COUNT_PATTERN = regex(
    r"(?:(万亿|千万|百万|十万|亿|万|千|百)(?:[余多]|[ \u3000](?=人))?)?("
    + "|".join(sorted(_COUNTED, key=len, reverse=True))
    + r")"
)
_DURATION_PATTERN = regex("|".join(sorted(_DURATIONS, key=len, reverse=True)))
_FIXED_PATTERN = regex(r"%\(百分比\)|[%％﹪]|‰|个?百分点|百分比|倍|分(?![之类别配布析级钟])")
_DENOMINATOR = regex(
    r"\s*[/／]\s*(?:[一-龥]{1,4}?)(?![一-龥])(?:\s*[/／·*×]\s*[一-龥]{1,3}(?![一-龥]))*"
    r"|[/／](?:人次|人|户|亩|次|年|月|天|日|学年|学期|生|套|例|个|家|件|台|平方米|公里|吨)(?:[/／·*×](?:人|年|月|天|日|次|户|学年|学期))*",
    needs="/／",
)


def money_unit(symbol: str | None) -> Unit | None:
    """The unit that a money symbol stands for."""
    return MONEY_UNITS.get(fold(symbol or "").strip())


def in_wan(symbol: str) -> Decimal:
    """One unit of money (元, 万元, 亿元) in 万元. Raises KeyError for what is none."""
    return MONEY_UNITS[fold(symbol)].factor / WAN


def match_unit(text: str, position: int = 0) -> tuple[Unit, int] | None:
    """The unit that stands at ``position`` of the text and where it ends, or None.

    A scale word without a noun (``28600万``) is a unit of money only by its context and comes back
    with base "".
    """
    found = _simple(text, position)
    if found is None:
        return None
    unit, end = found
    per = _DENOMINATOR.match(text, end)
    if per is None or unit.dimension == RATIO:
        return unit, end
    tail = per.group().replace("／", "/").replace(" ", "")
    return Unit(text[position : per.end()], unit.base + tail, unit.factor, COMPOSITE), per.end()


def _simple(text: str, position: int) -> tuple[Unit, int] | None:
    match = _FIXED_PATTERN.match(text, position)
    if match:
        return _FIXED[match.group()], match.end()
    match = _MONEY.match(text, position)
    if match:
        money = match.group(1) or ""
        return Unit(money + "元", "元", Decimal(_SCALES[money]), MONEY), match.end()
    match = _DURATION_PATTERN.match(text, position)
    if match:
        base = "个月" if match.group() == "月" else match.group()
        return Unit(match.group(), base, Decimal(1), DURATION), match.end()
    match = _COUNT_PATTERN.match(text, position)
    if match:
        scale, symbol = match.group(1) or "", match.group(2)
        base, factor = MEASURES.get(symbol, (symbol, Decimal(1)))
        return Unit(scale + symbol, base, _SCALES[scale] * factor, COUNT), match.end()
    match = _BARE_MONEY_SCALE.match(text, position)
    if match:
        return Unit(match.group(), "", Decimal(_SCALES[match.group()]), COUNT), match.end()
    return None


def parse_unit(text: str) -> Unit | None:
    """A unit given by itself (a column head, 单位：万元, a unit column); None where it is not known
    in full.
    """
    cleaned = squeezed(text.translate(FULL_WIDTH)).strip(":：")
    if cleaned not in _FIXED:
        cleaned = cleaned.strip("()（）:：")
    for lead in ("金额单位:", "单位:", "计量单位:", "人民币"):
        cleaned = cleaned.removeprefix(lead)
    if cleaned in _FIXED:
        return _FIXED[cleaned]
    found = match_unit(cleaned)
    return found[0] if found and found[1] == len(cleaned) else None


FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    0x2009: 0x20,
    0x2212: 0x2D,
    0x2010: 0x2D,
    0x2011: 0x2D,
    0x2012: 0x2D,
    0x2013: 0x2D,
    0xFE63: 0x2D,
    0xFE6A: 0x25,
    0xFE66: 0x3D,
    0x2550: 0x3D,
    0x2267: 0x2265,
    0x2266: 0x2264,
    0x2A7E: 0x2265,
    0x2A7D: 0x2264,
    0xFE64: 0x3C,
    0xFE65: 0x3E,
    0xFE55: 0x3A,
    0xFE50: 0x2C,
    0xFE52: 0x2E,
    0x842C: 0x4E07,  # 萬元 and 億元 are 万元 and 亿元, however they were typed
    0x5104: 0x4EBF,
}
"""Same-length folding of full-width and look-alike characters; offsets into the original stay valid."""


def fold(text: str) -> str:
    """Full-width and look-alike characters folded to plain ones, character for character (same
    length).
    """
    return text if text.isascii() else text.translate(FULL_WIDTH)
