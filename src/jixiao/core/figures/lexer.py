"""The one lexer for numbers and units in Chinese text: finds figures, and leaves dates, ordinals
and document numbers alone.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from jixiao.core.figures.figure import Figure, assigned_by_unit
from jixiao.core.figures.units import PERCENT, Unit, fold, match_unit
from jixiao.core.regex import regex

_LONGEST = 36  # digits, commas and sign of a figure; longer runs are codes or noise
_CHINESE_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_NUMBER = regex(
    r"(?P<sign>[-+—﹣]{1,2}\s?|负)?(?P<digits>\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|百分之(?P<percent>[零〇一二两三四五六七八九十百点]+|\d+(?:\.\d+)?)"
)
_NOT_FIGURES = regex(
    r"(?<!\d)(?:19|20)\d{2}\s*[-—~至到]{1,2}\s*(?=(?:19|20)\d{2}\s*年)"
    r"|(?<![\d.])(?:19|20)\d{2}(?=\s*(?:预算|决算|财政年|会计年|学年))"
    r"|\d{4}\s*年度?(?:\s*\d{1,2}\s*月(?:份|底|末|初)?(?:\s*\d{1,2}\s*[日号])?)?"
    r"(?:\s*[-—~至到]{1,2}\s*\d{4}\s*年度?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?)?"
    r"|(?:19|20)\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:[12]\d|3[01]|0?[1-9])(?!\d)"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*[日号]"
    r"|(?<![\d.])\d{1,2}\s*(?:[-—~至到]{1,2}\s*\d{1,2}\s*)月份?"
    r"|(?<![\d.,])(?:1[0-2]|[1-9])\s*月(?:份|底|末|初|中旬|上旬|下旬)?(?=[,，。;；、"
    r"\s)）前后起至到—\-~]|$)"
    r"|(?<![\d.,])(?<!支付)(?<!增加)(?<!减少)(?<!提高)(?<!缩短)(?:1[0-2]|[1-9])\s*月(?=份|[一-龥])(?!内|以内|左右)"
    r"|每(?:个?月|季度?|年度?)(?:的|底|后|结束后)*\s*\d{1,2}\s*[日号]"
    r"|[〔\[(（【]\s*\d{4}\s*[〕\])）】]\s*(?:第?\s*\d+\s*号)?"
    r"|第\s*\d+"
    r"|(?<!\d)\d+\s*号(?!召)"
    r"|[(（]\s*\d{1,2}\s*[)）]|\[\d{1,2}\]"
    r"|(?:目标|指标|附件|附表|表|图|注|项目|任务)\s*\d{1,2}(?=\s*(?:[:：、\s]|[.．](?!\d)|$))"
    r"|(?:目标|指标|附件|附表|图|注)\s*\d{1,2}(?![\d.]|\s*[%个人])"
    r"|(?<![A-Za-z])[A-Za-z]+\d[\dA-Za-z.\-]*|GB(?:/T)?\s*\d[\d.\-]*|(?<![A-Za-z])T\+\d|(?<![\d.])[2-6]G(?![A-Za-z])"
    r"|(?:电话|传真|手机|邮编|邮政编码|热线|账号|账户号|编号|编码|代码|身份证号?|信用代码)\s*[:：]?\s*\d[\d\-]*|\d{5}热线"
    r"|(?<![\d.])\d{1,2}[:∶]\d{1,2}(?![\d.%万亿])"
)
_ORDINAL = regex(
    r"(?:^|(?<=[\n。;；]))[^\S\n]*\d{1,2}\s*(?:[、．]|\.(?!\d)|\s(?=[一-龥]))|(?<=:)\s*\d{1,2}(?:、"
    r"|\.(?!\d))(?=\s*[一-龥])"
)
_MALFORMED = regex(r"(?<![\d.,])(?=[\d.,]*\d[.,][\d.,]*\d)\d[\d.,]*\d(?![\d])")
_LEADING_POINT = regex(r"^([-+−]?)(?=\.\d+\s*(?:[^\d.\s]|$))", needs=".")
_WELL_FORMED = regex(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*|0\d+(?!\.))(?:\.\d+)?(?:,(?:0|[1-9]\d*)(?:\.\d+)?)*"
)
_DASH = regex(r"\s*(?:[-~—–]{1,2}|至|到)\s*")
_PERSONS = regex(r"\s*[一-龥]{0,6}?(?:人员|职工|居民|人口|群众|患者|学生|农民)")
_GAP = regex(r"[ \t]*\\?(?:[余多](?=[百千万亿元个人名位户家次件项]))?")
_QUALIFIER = regex(
    r"\s*(?:及|或)?(以上|以下|以内|之内|左右|上下|余|多|不到|之间)", needs="上不之以余多左"
)
_LEAD = regex(
    r"(不低于|不少于|不小于|至少|最低|高于|大于等于|大于|超过|突破|不高于|不超过|不大于|不多于|控制在|最多|低于|小于等于|小于|少于"
    r"|近|约|达到|达|≥|≤|>=|<=|>|<|=)\s*$"
)


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A figure at ``text[start:end]`` (number and unit). ``lead`` and ``trail`` are the operator
    words at its sides.
    """

    figure: Figure
    start: int
    end: int
    number_end: int
    lead: str = ""
    trail: str = ""


def scan(text: str) -> tuple[Span, ...]:
    """All figures of a text in order. Years, dates, ordinals, article and document numbers and
    codes are no figures.
    """
    folded = fold(text)
    masked = _masked(folded, text)
    found: list[Span] = []
    for match in _NUMBER.finditer(masked):
        if len(match.group()) <= _LONGEST:
            found.append(_span(text, folded, match, found[-1] if found else None))
    return tuple(_in_range(folded, span, after) for span, after in zip(found, [*found[1:], None]))


def _in_range(folded: str, span: Span, after: Span | None) -> Span:
    """The lower end of a range has the unit that only its upper end prints (6-9个月)."""
    if (
        after is None
        or span.figure.unit is not None
        or after.figure.unit is None
        or not _DASH.fullmatch(folded, span.end, after.start)
    ):
        return span
    return msgspec.structs.replace(span, figure=span.figure.with_unit(after.figure.unit))


@lru_cache(maxsize=1024)
def parse(text: str, unit: Unit | None = None) -> Figure | None:
    """The figure of a cell that holds one figure and nothing else (spaces apart); None otherwise.

    ``unit`` is the one that a column head or a 单位 line states; a unit in the cell itself goes
    before it.
    """
    stripped = _whole_point(fold(text).strip().strip("　"))
    match = _NUMBER.fullmatch(stripped) or _NUMBER.match(stripped)
    if match is None or len(match.group()) > _LONGEST:
        return None
    figure, _, end = _figure(stripped, stripped, match)
    if stripped[end:].strip():
        return None
    figure = msgspec.structs.replace(figure, text=text.strip())
    return figure if figure.unit is not None or unit is None else figure.with_unit(unit)


def _whole_point(text: str) -> str:
    """.4 as 0.4: a spreadsheet's ``#.#`` prints it so."""
    return _LEADING_POINT.sub(r"\g<1>0", text)


def malformed(text: str) -> tuple[tuple[int, int], ...]:
    """Where a run of digits, commas and points is no number (7,00.0,77; 1.2.3 that is no date or
    heading number).
    """
    folded = fold(text)
    if "." not in folded and "," not in folded:
        return ()
    masked = _without_dates(folded, text)
    return tuple(
        match.span()
        for match in _MALFORMED.finditer(masked)
        if not _WELL_FORMED.fullmatch(match.group())
        and not regex(r"\d{1,2}(\.\d{1,2})+").fullmatch(match.group())
    )


def _without_dates(folded: str, text: str) -> str:
    """The folded text with dates, ordinals and codes blanked out; full-width commas never join
    digits.
    """
    masked = "".join(
        "，" if original == "，" else char for char, original in zip(folded, text, strict=True)
    )
    masked = _NOT_FIGURES.sub(_blanked, masked)
    return _ORDINAL.sub(
        lambda match: match.group() if _counts(folded, match) else _blanked(match), masked
    )


def _blanked(match: re.Match[str]) -> str:
    return regex(r"[\d\-—]").sub("\0", match.group())


def _counts(folded: str, ordinal: re.Match[str]) -> bool:
    """``28 项`` at the head of a line is a count and no ordinal."""
    gap = _GAP.match(folded, ordinal.end())
    return (
        ordinal.group()[-1:].isspace()
        and match_unit(folded, gap.end() if gap else ordinal.end()) is not None
    )


def _masked(folded: str, text: str) -> str:
    """What is left for figures: dates and malformed numerals blanked out."""
    masked = _without_dates(folded, text)
    return _MALFORMED.sub(
        lambda match: (
            match.group() if _WELL_FORMED.fullmatch(match.group()) else "\0" * len(match.group())
        ),
        masked,
    )


def _span(text: str, folded: str, match: re.Match[str], before: Span | None) -> Span:
    start = match.start()
    if match["sign"] and _is_range_dash(folded, match, before):
        start = match.start("digits")
    figure, number_end, end = _figure(text, folded, match, signed=start == match.start())
    lead = _LEAD.search(folded, max(0, start - 6), start)
    trail = _QUALIFIER.match(folded, end)
    return Span(
        figure=figure,
        start=start,
        end=end,
        number_end=number_end,
        lead=lead.group(1) if lead else "",
        trail=trail.group(1) if trail else _rounded_down(folded, number_end, end),
    )


def _rounded_down(folded: str, number_end: int, end: int) -> str:
    """余 or 多 between number and noun: 300余人, 12万余人."""
    found = regex("[余多]").search(folded[number_end:end])
    return found.group() if found else ""


def _is_range_dash(folded: str, match: re.Match[str], before: Span | None) -> bool:
    sign = match["sign"].strip()
    if sign in ("负", "+"):
        return False
    touches = before is not None and not folded[before.end : match.start()].strip()
    return (
        touches
        or folded[max(0, match.start() - 1) : match.start()].isdigit()
        or (match.start() > 0 and folded[match.start() - 1] in "年月日%")
    )


def _figure(
    text: str, folded: str, match: re.Match[str], *, signed: bool = True
) -> tuple[Figure, int, int]:
    if match["percent"]:
        value, places = _spoken(match["percent"])
        figure = Figure(
            text=text[match.start() : match.end()],
            value=value,
            places=places,
            unit=PERCENT,
            unit_stated=True,
        )
        return figure, match.end(), match.end()
    digits = match["digits"].replace(",", "")
    negative = signed and match["sign"] is not None and match["sign"].strip() != "+"
    value = -Decimal(digits) if negative else Decimal(digits)
    places = len(digits.partition(".")[2])
    start = match.start() if signed else match.start("digits")
    gap = _GAP.match(folded, match.end())
    found = match_unit(folded, gap.end() if gap else match.end())
    unit, end = found if found else (None, match.end())
    if unit is not None and unit.base == "" and _PERSONS.match(folded, end):
        unit = Unit(unit.symbol, "人", unit.factor, unit.dimension)
    figure = Figure(
        text=text[start:end],
        value=value,
        places=places,
        unit=unit,
        unit_stated=unit is not None,
        exact=assigned_by_unit(places, unit),
    )
    return figure, match.end(), end


def _spoken(words: str) -> tuple[Decimal, int]:
    """百分之九十五点五 → 95.5 and its places."""
    if words[0].isdigit():
        return Decimal(words), len(words.partition(".")[2])
    whole, _, fraction = words.partition("点")
    decimals = "".join(str(_digit(char)) for char in fraction)
    return Decimal(f"{_whole(whole)}.{decimals or 0}"), len(decimals)


def _digit(char: str) -> int:
    return _CHINESE_DIGITS.get(char, 0)


def _whole(words: str) -> int:
    total, pending = 0, 0
    for char in words:
        if char == "十":
            total, pending = total + (pending or 1) * 10, 0
        elif char == "百":
            total, pending = total + (pending or 1) * 100, 0
        else:
            pending = _digit(char)
    return total + pending
