"""Whether an actual value (完成值) attains a target."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from jixiao.core.figures import Figure, Unit, broken_number, parse, parse_unit, scan
from jixiao.core.figures.units import PERCENT, RATIO
from jixiao.core.periods import says_next_year
from jixiao.core.regex import regex
from jixiao.core.words import sheet_error, unmarked
from jixiao.judging.criteria.changes import along, told_in
from jixiao.judging.criteria.comparing import bounded, compared, spanned
from jixiao.judging.criteria.named_bounds import (
    ABOVE,
    BELOW,
    UNJUDGED,
    against_figure,
    against_named,
)
from jixiao.judging.criteria.notation import NOT_APPLICABLE, OPERATOR, plain, worded
from jixiao.judging.criteria.periods import a_year, by_period, counts_times, in_a_year
from jixiao.judging.criteria.scaling import duration_span, in_target_units, on_one_scale
from jixiao.judging.criteria.several import UNPAIRED, each_attained
from jixiao.judging.criteria.timing import due_in, quarter_in
from jixiao.judging.criteria.values import Attainment, Criterion, CriterionKind, Due, Stage
from jixiao.knowledge.prompts import says_no_value

_NOT_DUE = regex(
    r"未(?:达|到)(?:到)?(?:监控|考核|评价|时间)?(?:节点|时[点间])|未到期|^(?:还|尚|时间)?未到$|尚未(?:开展|到)|未开展(?:调查|评价)|待(?:年底|年终)",
    needs="尚待未",
)
_MISSED = regex(
    r"未(?:能)?(?:按期|按时|全部|达到?|完成|实现|达成|开展|实施|执行)|没有?完成|^否$|^差$|不(?:达标|合格|及时|满意)|效果较差"
    rf"|^未(?!曾?(?:{ABOVE}|{BELOW}))|滞后|延期|逾期"
)
_PARTLY = regex(
    r"部分(?:达成|达到|完成|实现)|基本(?:达成|达到|完成|实现)|并具有一定效果|正在(?:进行|实施|开展)|推进中|进行中|有序推进",
    needs="基并推有正进部",
)
_MET = regex(
    r"^(?:已|全部|均|按期|按时|如期|圆满|超额|目标)*(?:达成|达到|完成|实现|达标)(?:了)?"
    r"(?:预期|年度|全年|设定|年初|绩效|既定|工作|目标|指标|任务|要求|值|的|率|情况|良好|100%)*$"
)
_AVERTED = regex(
    r"^(?:均|全年|本年)?(?:未|没有|无)(?:发生|发现|出现|收到|接到|产生|造成|引发|延期|延误|逾期|超范围|超标|超支|突破|违规|违纪|拖欠|挪用)"
)
"""What was not wanted did not happen."""
_UNWANTED = regex(r"[不无未零0]|没有|杜绝|避免|防止|防范|安全|按时|按期|及时")
_DENYING = regex(r"不(?:得|准|能|允许|许|出现|发生|存在)?(?=[一-龥]{2})")
_DENIED = regex(r"(?:均|全年|本年)?(?:未|没有|不)(?:出现|发生|存在)?(?=[一-龥]{2})")
_NONE_AT_ALL = regex(
    r"无|零|没有|(?:均|全年|本年)?(?:未|没有)(?:发生|发现|出现|收到|接到|产生)[^0-9一二三四五六七八九十]{0,8}"
)
_NEGATED = regex(r"[不未无没欠非]")
_SPARED = Attainment(
    attained=True, ratio=Decimal(1), reason="不希望发生的没有发生", stage=Stage.MET
)
IN_PART_OF_QUARTER = Attainment(attained=None, reason="完成值只写到季度，看不出在不在期限里")
_GRADE_STAGES = {
    "优": Stage.MET,
    "良": Stage.MET,
    "中": Stage.PARTLY,
    "低": Stage.MISSED,
    "差": Stage.MISSED,
}
_BANDS = (Decimal("0.8"), Decimal("0.6"))
_MONTHS_OF_REPORTING = 6
"""A deadline as early in the year as this may be the next year's (决算 3月底前)."""
_EXPLAINED = regex(r"([^()]+?)\s*\([^()]+\)", needs="(")
_SHARE = regex(r"\d+(?:\.\d+)?\s*/\s*\d+(?:\.\d+)?\s*[一-龥]{0,3}", needs="/")
"""11/20次: a number of another, and neither alone."""
_REACHED = regex(r"(?:[一-龥]{2}到|[一-龥]{1,2}至|达到?)(?=\s*[-+]?\d)", needs="达到至")
"""达到96%, 降至3%: in an actual value what was measured, no limit."""


@lru_cache(maxsize=1024)
def attain(
    criterion: Criterion,
    actual: str,
    *,
    unit: str = "",
    event_driven: bool = False,
    rate: bool = False,
    year: int | None = None,
) -> Attainment:
    """How an actual value stands to a target. An event-driven row (丧葬, 领取失业金) has no met or
    unmet, only its ratio. Of a ``rate`` target and actual may be bare, the one as a percentage and
    the other as a factor. ``year`` is the form's, in which a deadline without a year lies.
    """
    text = plain(actual)
    if rate:
        text = on_one_scale(criterion, text) or text
    found = _attain(criterion, text, parse_unit(plain(unit)) if unit else None, year)
    if event_driven and found.attained is not None:
        return msgspec.structs.replace(
            found, attained=None, reason="人数由发生的事件决定，不按完成与否评判"
        )
    if criterion.doubt is not None and found.attained is False:
        return msgspec.structs.replace(
            found,
            attained=None,
            reason=f"指标值“{criterion.text.strip()}”可能是“{criterion.doubt}”之误",
        )
    return found


def _attain(criterion: Criterion, text: str, unit: Unit | None, year: int | None) -> Attainment:
    kind = criterion.kind
    if kind is CriterionKind.UNREADABLE:
        return Attainment(attained=None, reason="指标值无法辨认")
    if sheet_error(text):
        return Attainment(attained=None, reason="完成值是电子表格的出错值")
    if criterion.numeric and broken_number(text):
        return Attainment(attained=None, reason="完成值不成数")
    if _NOT_DUE.search(text):
        return Attainment(attained=None, reason="未到考核时点", stage=Stage.NOT_DUE)
    if text in NOT_APPLICABLE and text != "无":
        stage = Stage.NOT_DUE if text in ("/", "—", "~", "-") else None  # plain() makes —— ~
        return Attainment(attained=None, reason="完成值为空", stage=stage)
    if kind is CriterionKind.NONE:
        return Attainment(attained=None, reason="没有指标值")
    if _same_words(criterion.text, text):
        return _echo(criterion, text, unit)
    if criterion.numeric and kind is not CriterionKind.PERIODIC:
        return _by_number(criterion, text, unit)
    if criterion.due is not None:
        return _by_date(criterion, criterion.due, text, year)
    if kind is CriterionKind.PERIODIC:
        figure = _single(text, criterion.unit) if criterion.low is not None else None
        return by_period(criterion, text, figure) or _by_words(text)
    if criterion.parts and scan(text):
        found = each_attained(criterion, text, lambda part, its: _attain(part, its, unit, year))
        return found or UNPAIRED
    return _by_likeness(criterion, text)


def _by_likeness(criterion: Criterion, text: str) -> Attainment:
    """A target in words: a grade of its scale, the same words inside the answer (及时 → 及时完成),
    else a stage.
    """
    named = against_named(plain(criterion.text), text)
    if named is not None:
        return named
    target = unmarked(plain(criterion.text))
    grade = _GRADE_STAGES.get(text)
    if grade is not None and text in target and len(target) >= 3:
        attained = {"优": True, "良": None}.get(text, False)
        return Attainment(
            attained=attained,
            ratio=Decimal(1) if attained else None,
            stage=grade,
            reason="按等级填报",
        )
    answer = unmarked(text)
    denial = _denial(target, answer)
    if denial == "averted" or (_AVERTED.match(text) and _UNWANTED.search(target)):
        return _SPARED
    if _AVERTED.match(text):
        return UNJUDGED  # 未发生 beside a target that says nothing of what is not wanted
    found = _by_words(text)
    if denial == "opposite" and found.attained is None and found.stage is None:
        return Attainment(attained=False, reason="与指标值相反", stage=Stage.MISSED)
    shorter, longer = sorted((target, answer), key=len)
    alike = (
        len(shorter) >= 2 and shorter in longer and not _NEGATED.search(longer.replace(shorter, ""))
    )
    if alike and found.attained is None and found.stage is None:
        return Attainment(
            attained=True, ratio=Decimal(1), reason="完成值与指标值用词相同", stage=Stage.MET
        )
    return found


def _denial(target: str, answer: str) -> Literal["averted", "opposite"] | None:
    """不超预算 is averted by 未超预算, and 超预算 is its opposite; so is 不完整 of 完整. None where the
    two say the same or have other words.
    """
    unwanted = _DENYING.match(target)
    stem, denial = _DENYING.sub("", target).replace("过", ""), _DENIED.match(answer)
    done = (_DENIED.sub("", answer) if denial else answer).replace("过", "")
    if len(stem) < 2 or not done.startswith(stem):
        return None
    if denial is not None and unwanted is not None:
        return "averted"
    return None if denial is None and unwanted is None else "opposite"


def _same_words(target: str, actual: str) -> bool:
    return bool(actual) and unmarked(plain(target)) == unmarked(actual)


def _echo(criterion: Criterion, text: str, unit: Unit | None) -> Attainment:
    """The actual is the target word for word: taken as attained; with an operator in it nothing was
    measured.
    """
    if criterion.kind is CriterionKind.BETWEEN or (criterion.numeric and _has_operator(text)):
        return Attainment(
            attained=True,
            ratio=Decimal(1),
            reason="完成值照抄指标值，没有实际数值",
            echoed=True,
            stage=Stage.MET,
        )
    if criterion.numeric and criterion.kind is not CriterionKind.PERIODIC:
        return msgspec.structs.replace(_by_number(criterion, text, unit), stage=None)
    return Attainment(attained=True, ratio=Decimal(1), reason="完成值与指标值相同", stage=Stage.MET)


def _has_operator(text: str) -> bool:
    return bool(OPERATOR.search(worded(text))) or bool(regex(r"以上|以内|以下|之内").search(text))


def _by_number(criterion: Criterion, text: str, unit: Unit | None) -> Attainment:
    often = a_year(text) if counts_times(criterion.figure) else None
    if often is not None:
        return in_a_year(criterion, often)
    figure = _single(text, unit, criterion.unit)
    if figure is None and says_no_value(text):  # 未统计 is no answer that the target was missed
        return UNJUDGED
    if figure is None:
        return against_figure(criterion.kind, text) or _by_words(text)
    if criterion.kind is CriterionKind.WITHIN and due_in(text) is not None and figure.unit is None:
        return Attainment(attained=None, reason="完成值是日期，指标值是时长")
    value = in_target_units(criterion, figure)
    if value is None:
        return spanned(criterion, figure, duration_span(criterion, figure))
    value = along(criterion, value, told_in(text))
    if value is None:
        return Attainment(attained=None, reason="负数是降了还是升了看不出来", figure=figure)
    if _has_operator(_REACHED.sub("", text)) and not parse(text):
        return bounded(criterion, figure, value)
    return compared(criterion, figure, value)


def _single(text: str, unit: Unit | None, wanted: Unit | None = None) -> Figure | None:
    """The one figure of an actual value, which words in brackets behind it may explain (187件（共200件）);
    with several, the only one whose unit can be set against the target's.
    """
    if _NONE_AT_ALL.fullmatch(text):
        return parse("0", unit)
    whole = parse(text, unit)
    if whole is not None or _SHARE.fullmatch(text):
        return whole
    spans = scan(worded(text))
    explained = _EXPLAINED.fullmatch(text) if len(spans) > 1 else None
    if explained is not None:
        alone = parse(explained[1], unit)
        if alone is not None:
            return alone
    if len(spans) > 1 and wanted is not None:
        spans = tuple(
            span
            for span in spans
            if span.figure.unit is not None and span.figure.unit.comparable(wanted)
        )
    if len(spans) != 1:
        return None
    figure = spans[0].figure
    return figure if figure.unit is not None else figure.with_unit(unit)


def _by_date(criterion: Criterion, due: Due, text: str, year: int | None) -> Attainment:
    done = due_in(text)
    if done is None:
        return _by_words(text)
    due, done = _in_next_year(criterion.text, due, year), _in_next_year(text, done, year)
    if due.year is None and done.year is not None and year is not None:
        if done.year == year + 1 and due.month <= _MONTHS_OF_REPORTING:
            return Attainment(attained=None, reason="完成日期在次年，指标值没有写是哪一年")
        due = msgspec.structs.replace(due, year=year)
    if due.year is not None and done.year is None and year is not None:
        done = msgspec.structs.replace(done, year=year)
    if due.year is not None and done.year is not None:
        attained = done <= due
    else:
        attained = (done.month, done.day) <= (due.month, due.day)
    quarter = quarter_in(text)
    if not attained and quarter is not None and done.year == due.year:
        first = quarter[0]
        if (first.month, first.day) <= (due.month, due.day):
            return IN_PART_OF_QUARTER
    return Attainment(
        attained=attained,
        ratio=Decimal(1) if attained else None,
        reason="" if attained else "完成日期晚于指标值",
    )


def _in_next_year(text: str, due: Due, year: int | None) -> Due:
    """次年3月底 in the year after the form's, as far as that is known."""
    if due.year is not None or year is None or not says_next_year(text):
        return due
    return msgspec.structs.replace(due, year=year + 1)


def _by_words(text: str) -> Attainment:
    """Stage words (达成预期指标, 未完成), a percentage given to a target in words, or nothing to
    judge by.
    """
    if _PARTLY.search(text):
        return Attainment(attained=False, reason="部分达成", stage=Stage.PARTLY)
    if _MISSED.search(text):
        return Attainment(attained=False, reason="填报为未达成", stage=Stage.MISSED)
    if _MET.match(text):
        return Attainment(attained=True, ratio=Decimal(1), stage=Stage.MET)
    figure = _single(text, None)
    if (
        figure is not None
        and figure.unit is not None
        and figure.unit.dimension == RATIO
        and figure.unit.factor == PERCENT.factor
    ):
        return _by_percent(figure)
    return UNJUDGED


def _by_percent(figure: Figure) -> Attainment:
    share = figure.base
    stage = (
        Stage.MET if share >= _BANDS[0] else Stage.PARTLY if share >= _BANDS[1] else Stage.MISSED
    )
    attained = True if share >= 1 else None
    return Attainment(
        attained=attained,
        ratio=share,
        value=share,
        figure=figure,
        stage=stage,
        reason="定性指标以百分比填报",
    )
