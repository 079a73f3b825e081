"""Which figure of a text is the result of an indicator: one whose clause names what the indicator counts,
in its unit, reached in the form's year, and no bound, plan, change or part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.checks.rows import Row
from jixiao.checks.slips import slip
from jixiao.checks.told_rates import is_bound, is_of_the_year, sentence_begin
from jixiao.checks.wording import WHEN
from jixiao.core.figures import Figure, Span, fold, scan, shown
from jixiao.core.forms import Form
from jixiao.core.regex import regex
from jixiao.core.words import in_order

_CLAUSE = regex(r"[,:、()。;\n]|(?<!\d)[.](?!\d)")
_FILLING = regex(
    r"全年度?|年度|[本当]年度?|累计|合计|总计|一共|共计?|总共|实际|目前|现|已经?|顺利|圆满|按期|按时|按质|按量|"
    r"完成|开展|组织|举办|召开|进行|实施|达到?|实现|分别|为|是|有|了|的|各类|各项|等|总"
)
_COUNTED = regex(
    r"(?:人次|人数|户数|家数|场次|班次|次数|件数|份数|个数|台数|套数|数量|数额|金额|数|面积|长度|里程|规模)+$"
)
_IN_BRACKETS = regex(r"[(（][^()（）]*[)）]")
_NOT_ALL = regex(
    r"[较比]|同[比期]|增[加长]|减少|下降|新增|其中|包括|含|每|人均|平均|[月季日]均|预|拟|[计规]划|目标|任务|力争|确保|争取|"
    r"要求|[上下]半年|季度|[上去前明次]年|往年|历年|截至上|剩余|还有|尚|未|不足|缺"
)
_FEWEST = 2
_LONG = 3


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a text that is said of what a row counts. ``alike``: in the very words of the row's
    name; else in some of them, or in more.
    """

    span: Span
    row: Row
    alike: bool


def told_counts(form: Form, text: str, rows: Sequence[Row]) -> Iterator[Told]:
    """The figures of a text that are said of one row and no other."""
    folded, spans = fold(text), scan(text)
    for at, span in enumerate(spans):
        before = spans[at - 1].end if at else 0
        after = spans[at + 1].start if at + 1 < len(spans) else len(folded)
        words = _words(form, folded, span, before, after)
        if words is None:
            continue
        known = [row for row in rows if _is_counted_alike(row, span.figure)]
        alike = [row for row in known if any(each == core_of(row.name) for each in words)]
        loose = [row for row in known if any(_overlap(each, core_of(row.name)) for each in words)]
        if len(alike) == 1:
            yield Told(span=span, row=alike[0], alike=True)
        elif not alike and len(loose) == 1:
            yield Told(span=span, row=loose[0], alike=False)


def is_slip(one: Figure, other: Figure) -> bool:
    """Whether two figures of three digits or more have the same digits, or a slip of the hand makes
    one of the other.
    """
    places = max(one.places, other.places)
    first, second = (
        shown(abs(each.base), places).replace(".", "").lstrip("0") for each in (one, other)
    )
    if min(len(first), len(second)) < _LONG:
        return False
    return sorted(first) == sorted(second) or slip(one.base, other.base, places) is not None


def core_of(words: str) -> str:
    """What a name says is counted, without the words of counting: 宣传活动 of 开展宣传活动场次."""
    bare = _IN_BRACKETS.sub("", "".join(fold(words).split()))
    return _FILLING.sub("", _COUNTED.sub("", bare))


def _words(form: Form, folded: str, span: Span, before: int, after: int) -> tuple[str, ...] | None:
    """What the clause of a figure says is counted: the words before it, and with those behind it; None
    where it is of another time, a part, a change, a plan or a bound, or has another figure before it.
    """
    begin = sentence_begin(folded, span.start)
    own = max((each.end() for each in _CLAUSE.finditer(folded, 0, span.start)), default=0)
    found = _CLAUSE.search(folded, span.end)
    end = min(found.start() if found is not None else len(folded), after)
    sentence = "".join(folded[begin : span.start].split())
    clause = WHEN.sub("", "".join(folded[own : span.start].split()))
    rest = "".join(folded[span.end : end].split())
    asked = clause if "实际" in clause else sentence  # whatever was planned before it
    if own < before or is_bound(span, folded) or not is_of_the_year(form, asked):
        return None
    if _NOT_ALL.search(asked) or _NOT_ALL.search(rest):
        return None
    lead = span.lead and clause.endswith(span.lead) and clause[: -len(span.lead)]
    said = core_of(lead or clause)
    return tuple(each for each in (said, core_of(said + rest)) if len(each) >= _FEWEST)


def _is_counted_alike(row: Row, figure: Figure) -> bool:
    actual = row.figure("actual")
    if actual is None or actual.unit is None or figure.unit is None:
        return False
    return actual.unit.comparable(figure.unit) and len(core_of(row.name)) >= _FEWEST


def _overlap(said: str, name: str) -> bool:
    """Whether the words of one are among those of the other, in their order."""
    short, long = sorted((said, name), key=len)
    return len(short) >= _FEWEST and in_order(short, long)
