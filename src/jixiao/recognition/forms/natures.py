"""What kind of words a cell holds, and how badly words of a kind fit a column."""

from __future__ import annotations

from functools import lru_cache

from jixiao.core.figures import fold, parse, parse_unit
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import is_dash
from jixiao.recognition.forms.words import clean

CORNER = "corner"
_OPERATOR = regex(
    r"\s*(?:\$?\\?(?:geq?|leq?)\$?|[≥≤><=＝≧≦═﹦＞＜]|>=|<=|定性|定量|正向|反向|正指标|反指标|等于|大于等于|小于等于|大于|小于)\s*"
)
_TARGET_LIKE = regex(r"\s*\$?\s*(?:[≥≤><=＝≧≦═﹦＞＜]|\\[gl]eq?)", needs="<=>\\≤≥≦≧═﹦＜＝＞")
_PLACEHOLDER = regex(
    r"(?:指标|目标)\s*[\d一二三四五六七八九十]*\s*[:：.、"
    r"．…]*\s*|[.…·]+|[(（]?(?:另起一行|可续|请填写.*|.*自行(?:填写|添加).*)[)）]?"
)
_SPOILT = regex(r"\s*(?!\d{4}[.年])(?=.*\d)[\dOoQIl|.,。，、'’`]{2,8}\s*")
"""A number that was written or scanned wrongly (1,5, 1O): no words, so that it keeps its column."""
_REACHED = regex(r"\s*(?:未|基本|部分|全部|已)*(?:达到|达成|完成)")  # 达成预期指标
_LONGEST_LEVEL = 18
_DIGIT = regex(r"\d")

(
    NUMBER,
    PERCENTAGE,
    FIGURE,
    DASH,
    OPERATOR,
    TARGETLIKE,
    LEVEL_ONE,
    LEVEL_TWO,
    LEVEL_ANY,
    SHORT,
    LONG,
    PLACEHOLDER,
) = range(12)
LEVELS = (LEVEL_ONE, LEVEL_TWO, LEVEL_ANY)


@lru_cache(maxsize=1024)
def nature(text: str) -> int:
    """What kind of words a cell holds; tags about them are no signs (<b>加粗</b> is no target)."""
    text = clean(text)
    if is_dash(text):
        return DASH
    if _PLACEHOLDER.fullmatch(text):
        return PLACEHOLDER
    level = v.level_of(text)
    if level:
        return LEVEL_ONE if level == 1 else LEVEL_TWO if level == 2 else LEVEL_ANY
    if _OPERATOR.fullmatch(text):
        return OPERATOR
    if len(text) < 40 and (figure := parse(text)) is not None:
        if figure.unit is None or figure.unit.symbol == "分":
            return NUMBER
        return PERCENTAGE if figure.unit.symbol in ("%", "％") else FIGURE
    if _SPOILT.fullmatch(text):
        return NUMBER
    if _TARGET_LIKE.match(text):
        return TARGETLIKE
    if (
        text.endswith("指标")
        and len(text) <= _LONGEST_LEVEL
        and not _DIGIT.search(fold(text))
        and not _REACHED.match(text)
    ):
        return LEVEL_ANY
    return SHORT if len(text) <= 10 and not _DIGIT.search(fold(text)) else LONG


_COST: dict[str, dict[int, int]] = {
    v.LEVEL1: {LEVEL_ONE: 0, LEVEL_ANY: 0, LEVEL_TWO: 30, SHORT: 14, LONG: 40},
    v.LEVEL2: {LEVEL_TWO: 0, LEVEL_ANY: 0, LEVEL_ONE: 25, SHORT: 14, LONG: 40},
    v.NAME: {
        SHORT: 0,
        LONG: 0,
        PLACEHOLDER: 0,
        LEVEL_TWO: 18,
        LEVEL_ANY: 12,
        LEVEL_ONE: 30,
        TARGETLIKE: 30,
        DASH: 15,
    },
    v.OPERATOR: {OPERATOR: 0, DASH: 5, SHORT: 15},
    v.TARGET: {
        NUMBER: 1,
        PERCENTAGE: 0,
        FIGURE: 0,
        TARGETLIKE: 0,
        DASH: 2,
        SHORT: 0,
        LONG: 0,
        OPERATOR: 6,
        LEVEL_TWO: 40,
        LEVEL_ANY: 40,
        LEVEL_ONE: 40,
    },
    v.ACTUAL: {
        NUMBER: 1,
        PERCENTAGE: 0,
        FIGURE: 0,
        TARGETLIKE: 1,
        DASH: 1,
        SHORT: 0,
        LONG: 0,
        OPERATOR: 20,
        LEVEL_TWO: 40,
        LEVEL_ANY: 40,
        LEVEL_ONE: 40,
    },
    v.UNIT: {SHORT: 0, PERCENTAGE: 6, DASH: 2, LONG: 30},
    v.POINTS: {NUMBER: 0, PERCENTAGE: 3, DASH: 3, FIGURE: 25},
    v.SCORE: {NUMBER: 0, PERCENTAGE: 8, DASH: 3, FIGURE: 25},
    v.REVIEW_SCORE: {NUMBER: 0, PERCENTAGE: 8, DASH: 2, FIGURE: 25, SHORT: 12},
    v.COMPLETION: {PERCENTAGE: 0, NUMBER: 3, DASH: 0, SHORT: 10, LONG: 25},
    v.RATE: {PERCENTAGE: 0, NUMBER: 3, DASH: 2, SHORT: 30},
    v.REASON: {
        SHORT: 0,
        LONG: 0,
        DASH: 0,
        NUMBER: 20,
        PERCENTAGE: 15,
        FIGURE: 15,
        TARGETLIKE: 15,
        LEVEL_TWO: 10,
        LEVEL_ANY: 10,
    },
    v.SOURCE: {SHORT: 0, LONG: 0},
    v.EXTRA: {},
    CORNER: {SHORT: 12, LONG: 20, NUMBER: 2},
}
_MONEY_COST = {NUMBER: 0, FIGURE: 0, DASH: 2, PERCENTAGE: 25, SHORT: 25, LONG: 25, TARGETLIKE: 30}
_MONEY = (v.INITIAL, v.BUDGET, v.ARRIVED, v.EXECUTED, v.FORECAST)
_OTHERWISE = {v.EXTRA: 4, CORNER: 40}


def cost(role: str, kind: int) -> int:
    """How badly a cell of a kind fits a column."""
    table = _MONEY_COST if role in _MONEY else _COST.get(role)
    return _OTHERWISE.get(role, 50) if table is None else table.get(kind, _OTHERWISE.get(role, 50))


def is_placeholder(text: str) -> bool:
    """Whether a cell only keeps a place for an indicator (指标1：, ……)."""
    return _PLACEHOLDER.fullmatch(text) is not None


def unit_like(text: str) -> bool:
    """Whether a cell could be a unit of measure."""
    return parse_unit(text) is not None or (
        len(text) <= 6 and not _DIGIT.search(text) and v.level_of(text) == 0
    )


def operator_like(text: str) -> bool:
    """Whether a cell is an operator of a target (≥, =, 定性)."""
    return _OPERATOR.fullmatch(text) is not None
