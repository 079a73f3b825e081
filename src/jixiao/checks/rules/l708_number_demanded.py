"""L708: words where a number is demanded, in the target or in the result."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.scores import without_number
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import parse_unit, scan
from jixiao.core.figures.units import COUNT, MONEY
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.core.words import beginning, quoted
from jixiao.judging.criteria import QUANTITATIVE, CriterionKind
from jixiao.judging.criteria.named_bounds import UNJUDGED
from jixiao.knowledge.prompts import says_no_value

_NUMERAL = regex(
    r"(?:(?:[一二两三四五六七八九][十百千万]|十)[一二三四五六七八九十百千万零〇]*|[百千](?=[余多几])|^[二两三四五六七八九])[余多几]?"
)
"""Ten and more, or a target that begins with a number; 一套制度 is no number of them."""
_SPELT = regex(
    r"(?:约|近|逾|超|超过|共|达|累计|已|完成|实际完成)*"
    r"(?:[几数]?[十百千万][一二三四五六七八九十百千万零〇]*|[一二两三四五六七八九][十百千万][一二三四五六七八九十百千万零〇]*)[余多几]?"
    r"[一-鿿]{1,4}(?:以上|左右)?$"
)
"""A result that is nothing but a number in characters."""
_LONGEST_UNIT = 4
_TO = regex(r"[～~〜\-—–－至到]")


_SCALES = "百千万亿"
"""What numbers are counted in, and no unit of anything."""


@check(
    "L708",
    "应当量化的指标写成文字",
    "words where a number is demanded",
    over="form",
    source="practice",
)
def number_demanded(view: FormView) -> Iterator[Verdict]:
    """
    查什么：数量指标、成本指标、满意度指标的指标值没有数字（如满意度写“满意”）；指标值是数、有分值，完成值只写“已完成”“效果良好”；各合并报一次；完成值是用汉字写的数（二十余个、近百人）的，逐行说没有核对。
    为什么：没有数就没法考核，得几分没有依据，满意度要有调查数据。
    依据：实际工作中的复核标准；定量指标按完成值与指标值的比算分。
    已知例外：指标值写成文字的只作提示；指标值空着的、完成值写“待统计”而有得分的由L705报，照抄指标值的由L702报；几样并列（20台、30套）和写成汉字（五十人）的也是数；时限、质量、效益指标可以是文字；指标值是1份、100%的，“已完成”就是1份、100%。
    """
    yield from _results(view)
    yield from map(_in_characters, filter(_is_in_characters, named_rows(view)))
    yield from _targets(view)


def _results(view: FormView) -> Iterator[Verdict]:
    """Results that claim a number without saying one."""
    claimed = [
        row
        for row in named_rows(view)
        if row.text("points")
        and row.text("actual")
        and without_number(row)
        and not (says_no_value(row.text("actual")) and _scored(row))
    ]
    if not claimed:
        return
    first = claimed[0]
    listed = "、".join(
        f"{row.label}（{row.text('target')}→{row.text('actual')}）" for row in claimed[:6]
    )
    unit = first.criterion.figure.unit if first.criterion.figure is not None else None
    counted = Text("", "")
    if unit is not None and unit.symbol not in _SCALES and len(claimed) == 1:
        counted = Text(f"，单位是{unit.symbol}", f", in “{unit.symbol}”")
    yield broken(
        "L708",
        first.address("actual"),
        first.place("actual"),
        Severity.WARNING,
        Text(
            f"{len(claimed)}项指标的完成值没有数，不能按规则算分：{listed}；"
            f"应填实际完成的数{counted.zh}",
            f"the result of a target in numbers says none, there is nothing to score by:"
            f" {quoted(row.label for row in claimed)}; give the number{counted.en}",
        ),
        printed=first.text("actual"),
        advice=Text(
            "请填实际完成的数，并保留统计或调查依据", "give the number, and keep what shows it"
        ),
        related=places(claimed[1:], "actual"),
        about=view.address("indicators.actual"),
        gathered=(row.text("actual") for row in claimed),
    )


def _scored(row: Row) -> bool:
    """Whether the row has a score or none at all: then L705 tells that it has no result."""
    score = row.plain("score")
    return not row.text("score") or (score is not None and score.value > 0)


def _is_in_characters(row: Row) -> bool:
    """Whether a result is a number in Chinese numerals, exact or not (五十个, 近百个, 几十个), of which
    nothing was judged.
    """
    counted = row.criterion.kind in QUANTITATIVE and row.attainment == UNJUDGED
    return counted and bool(row.text("points")) and _SPELT.match(row.text("actual")) is not None


def _in_characters(row: Row) -> Verdict:
    return broken(
        "L708",
        row.address("actual"),
        row.place("actual"),
        Severity.WARNING,
        Text(
            f"{row.label}：完成值“{row.text('actual')}”是用汉字写的数，没有与指标值{row.target_words}核对",
            f"“{row.label}”: “{row.text('actual')}” is a number in characters and was not compared with"
            f" {row.target_words}",
        ),
        printed=row.text("actual"),
        advice=Text("请用阿拉伯数字填实际完成的准数", "give the exact number in digits"),
    )


def _targets(view: FormView) -> Iterator[Verdict]:
    """Targets in words where a number is demanded."""
    rows = [row for row in named_rows(view) if _demanded(row)]
    worded = [
        row
        for row in rows
        if row.criterion.kind is CriterionKind.QUALITATIVE
        and row.text("target")
        and not _says_a_number(row.text("target"))
    ]
    if not worded:
        yield from (held("L708", row.address("target")) for row in rows[:1])
        return
    first = worded[0]
    listed = "、".join(f"{row.label}（{beginning(row.text('target'), 12)}）" for row in worded[:6])
    message = Text(
        f"{len(worded)}项指标应当量化而写成了文字：{listed}",
        f"a number is demanded where the target is words: {quoted(row.label for row in worded)}",
    )
    yield broken(
        "L708",
        first.address("target"),
        first.place("target"),
        Severity.REMARK,
        message,
        printed=first.text("target"),
        related=places(worded[1:], "target"),
        about=view.address("indicators.target"),
        gathered=(row.text("target") for row in worded),
    )


def _says_a_number(target: str) -> bool:
    """Whether a target that is no single figure says a number all the same: several (20台、30套), or
    in Chinese numerals (五十人).
    """
    if "百分之" in target or _is_listed(target):
        return True
    behind = (target[found.end() :] for found in _NUMERAL.finditer(target))
    units = (parse_unit(rest[:length]) for rest in behind for length in range(1, _LONGEST_UNIT + 1))
    return any(unit is not None and unit.dimension in (COUNT, MONEY) for unit in units)


def _is_listed(target: str) -> bool:
    """Whether figures with units stand there, and not as the ends of what is no interval
    (950%～105%).
    """
    spans = [span for span in scan(target) if span.figure.unit is not None]
    between = (target[one.end : other.start] for one, other in pairwise(spans))
    return bool(spans) and not any(_TO.search(each) for each in between)


def _demanded(row: Row) -> bool:
    return any(word in row.level2 for word in ("数量", "成本", "满意")) or "满意度" in row.name
