"""Which percentage of a sentence is the form's own execution rate: one whose clause says nothing but
that, of this year, and that is no bound, plan, change or part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.wording import WHEN
from jixiao.core.figures import Figure, Span, fold, scan
from jixiao.core.figures.units import MONEY, RATIO
from jixiao.core.forms import MONITORING, Form, FundingRow, figure_of
from jixiao.core.periods import years_in
from jixiao.core.regex import regex
from jixiao.judging.execution import total_row
from jixiao.judging.monitoring.own_rates import is_own_rate, is_rate_of_use, of_this_fund

_SENTENCE = regex(r"[。;\n]|(?<!\d)[.](?!\d)")
_CLAUSE = regex(r"[,:、()]")
_WHOSE = regex(
    r"^(?:[我本该](?:局|中心|单位|部门|县|市|区|院|校|处|委|馆|站)|全[县市区省])(?!级)的?"
)
_LEADING_OVER = regex(r"(?:也|均|已|仅|实际|分别|为|是|达到了?|达)*$")
_OF_THE_PLAN = regex(
    r"(?:全年|年度|[当本]年|累计|实际|共|已|总|基金|资金|支出|经费|的)*(?:完成|占)了?(?:全年|年度|年初|[当本]年|调整后?|基金|资金|支出|的)*预算(?:数|资金|支出|总额|安排)?的?"
)
_WITHIN = {"一季度": 3, "上半年": 6, "前三季度": 9}
_MONTH = regex(r"(1[0-2]|[1-9])月|一季度|上半年|前三季度")
_ELSEWHEN = regex(r"[上去前]年|往年|历年|[二三四]季度|下半年")
_ANEW = regex(r"[全本当]年|年[末底]|12月")
_NOT_REACHED = regex(
    r"其中|预计|力争|争取|要求|计划(?!生育)|确保|平均|收入(?=[^,]*$)|征[缴收](?=[^,]*$)"
)
_BEHIND = regex(r"^(?:\s*(?:以[上下内]|左右|上下|[-—~至到]+\d|的(?!预算|水平$)))")
_REACHED = ("", "达到", "达")


def told_rates(form: Form, text: str) -> Iterator[tuple[Span, str]]:
    """The figures of a text that state the form's own execution rate, with what they are called. A
    share of the budget behind an amount is that of the amount, which must be what was executed.
    """
    total = total_row(form)
    folded = fold(text)
    spans = scan(text)
    for at, span in enumerate(spans):
        unit = span.figure.unit
        if unit is None or unit.dimension != RATIO or "百分点" in unit.symbol:
            continue
        begin = sentence_begin(folded, span.start)
        sentence = "".join(folded[begin : span.start].split())
        if is_bound(span, folded) or not is_of_the_year(form, sentence):
            continue
        name = _WHOSE.sub("", WHEN.sub("", _WHOSE.sub("", _clause(sentence))))
        if _OF_THE_PLAN.fullmatch(name):
            amounts = [each.figure for each in spans[:at] if each.start >= begin]
            own = _is_of_all(amounts, total) and _is_of_the_budget(name, total)
        else:
            own = of_this_fund(form, name) and _is_own(form, name, total)
        if own:
            yield span, name


def sentence_begin(folded: str, at: int) -> int:
    """Where the sentence of a place in a text begins."""
    return max((each.end() for each in _SENTENCE.finditer(folded, 0, at)), default=0)


def is_bound(span: Span, folded: str) -> bool:
    """Whether words at its sides make it a limit, a rough figure or something else's (95%的单位)."""
    return span.lead not in _REACHED or bool(span.trail or _BEHIND.match(folded[span.end :]))


def _clause(sentence: str) -> str:
    words = _CLAUSE.split(sentence)[-1] or ""
    return _LEADING_OVER.sub("", words)


def is_of_the_year(form: Form, sentence: str) -> bool:
    """Whether what the sentence says before the figure is of the form's time, and was reached."""
    own = _CLAUSE.split(sentence)[-1]
    asked = own if _ANEW.search(own) else sentence
    if _ELSEWHEN.search(asked) or _NOT_REACHED.search(asked):
        return False
    if set(years_in(asked)) - {form.year}:
        return False
    until = form.as_of.month if form.kind == MONITORING and form.as_of is not None else 12
    months = [match.group(1) or str(_WITHIN[match.group()]) for match in _MONTH.finditer(asked)]
    return all(int(month) == until for month in months)


def _is_own(form: Form, name: str, total: FundingRow | None) -> bool:
    """Whether a name is the own rate's. One of use or of money handed on may be of what arrived, which
    the form must say then; 支付率 is as a rule of the budget.
    """
    arrived = total is not None and figure_of(total.arrived) is not None
    if is_rate_of_use(name) and "支付" not in name and not arrived:
        return False
    return name == "执行率" or is_own_rate(form, name)


def _is_of_the_budget(name: str, total: FundingRow | None) -> bool:
    """Whether the budget that a share is of is the one that the rate is of: 年初 is another where it was
    adjusted.
    """
    if "年初" not in name or total is None:
        return True
    first, adjusted = figure_of(total.initial_budget), figure_of(total.budget)
    return first is None or adjusted is None or first.base == adjusted.base


def _is_of_all(before: Sequence[Figure], total: FundingRow | None) -> bool:
    """Whether no amount of money stands before the share in its sentence, but what was executed."""
    amounts = [each for each in before if each.unit is not None and each.unit.dimension == MONEY]
    executed = figure_of(total.executed) if total is not None else None
    if not amounts or executed is None:
        return not amounts
    return any(each.printed_interval.meets(executed.printed_interval) for each in amounts)
