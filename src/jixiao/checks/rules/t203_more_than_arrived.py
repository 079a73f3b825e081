"""T203: more spent than arrived, more arrived than budgeted."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.belonging import is_of_the_fund
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, OTHER
from jixiao.core.regex import regex
from jixiao.core.ties import Operand
from jixiao.judging.execution import total_index
from jixiao.knowledge.funds import funds_in

_ADJUSTMENT = regex(
    r"预算的?(?:中期)?(?:调整|调增|追加)|(?:调整|调增|追加)了?(?:全年|年度|支出|基金)*预算(?!数?的?(?:编制|方案|办法))"
    r"|调整后的?(?:全年|年度|支出|基金)*预算(?:数|额|总额)?(?:为|是|至|达|由|共|\s*\d)"
)
_DENIED = regex(r"(?:未|没有?|无|不)[^，,。；;、]{0,6}$")
_SENTENCE = regex(r"[。；;\n]")


@check(
    "T203",
    "支出大于到位资金或预算",
    "more executed than arrived or budgeted",
    over="form",
    source="practice",
)
def more_than_arrived(view: FormView) -> Iterator[Verdict]:
    """
    查什么：执行数是否大于到位数；执行数是否大于全年预算数，没有这一栏的，是否大于年初预算数；预算为0却有执行数的也列出。
    为什么：没有到位的钱花不出去，没有预算的钱也不能花；多半是到位数漏填，或把上年结转支出混了进来。
    依据：实际工作中的口径；社会保险基金超预算支出要办预算调整（财社〔2017〕144号，原文待核）。
    已知例外：动用上年结转资金的可以大于本年到位数；社会保险基金的年终表在完成情况、偏差原因、备注、自评结论里，或文件正文讲这个险种时，写了预算调整的，超过预算数不报，标题、指标名称、指标值里的不算，写“未办理预算调整”“执行率＝执行数/调整后预算数”的也不算；监控表和为基金服务的项目表不查基金的预算数。
    """
    index = total_index(view.form)
    if index is None:
        return
    executed = funding.amount(view, index, "executed")
    arrived, budget = funding.amount(view, index, "arrived"), funding.amount(view, index, "budget")
    if executed is None:
        return
    if arrived is not None and arrived.figure.value > 0:
        yield _compared(executed, arrived)
    if budget is not None and budget.figure.value > 0:
        if view.form.fund is None:
            yield from _over_budget(executed, budget)
        elif view.form.kind != MONITORING and is_of_the_fund(view) and not _adjusted(view):
            yield from _over_budget(executed, budget, of_fund=True)
    initial = funding.amount(view, index, "initial_budget")
    if budget is None and initial is not None and initial.figure.value > 0 and not view.form.fund:
        yield from _over_budget(executed, initial)
    if budget is not None and budget.figure.value == 0 and executed.figure.value > 0:
        yield _without_budget(executed, budget)


def _compared(executed: Operand, arrived: Operand) -> Verdict:
    if executed.figure.interval.low <= arrived.figure.interval.high:
        return held("T203", executed.address)
    message = Text(
        f"执行数{executed.figure.text}大于到位数{arrived.figure.text}，"
        "请说明资金来源（是否动用上年结转）或核对到位数",
        f"executed {executed.figure.text} is more than arrived {arrived.figure.text}",
    )
    return broken(
        "T203",
        executed.address,
        executed.place,
        Severity.REMARK,
        message,
        printed=executed.figure.text,
        related=(arrived.place,),
        operands=(executed, arrived),
    )


def _adjusted(view: FormView) -> bool:
    """Whether the form's words about its year, or the document's about its fund, say that the
    budget was adjusted.
    """
    return any(
        not _DENIED.search(sentence[: match.start()])
        for sentence in _told(view)
        for match in _ADJUSTMENT.finditer(sentence)
    )


def _told(view: FormView) -> Iterator[str]:
    """The sentences of results, reasons, remarks, notes and the conclusion; of the document's other
    words those that name the fund.
    """
    form = view.form
    goals = [goal.actual for goal in form.goals]
    reasons = [row.reason for row in form.indicators]
    extra = [entry for row in form.indicators for _, entry in row.extra]
    for entry in (*goals, *reasons, *extra, *form.notes, form.conclusion):
        if entry is not None:
            yield from _SENTENCE.split(entry.text)
    for each in form.texts:
        if each.kind == OTHER and each.label:
            yield from _SENTENCE.split(each.text)
    for entry in view.document.texts:
        for sentence in _SENTENCE.split(entry.text):
            if _ADJUSTMENT.search(sentence) and form.fund in {
                each.fund for each in funds_in(sentence)
            }:
                yield sentence


def _over_budget(executed: Operand, budget: Operand, *, of_fund: bool = False) -> Iterator[Verdict]:
    if executed.figure.interval.low <= budget.figure.interval.high:
        return
    ask = (
        "没有写预算调整；超预算支出应当办理预算调整，请写明"
        if of_fund
        else "请核对，或说明超预算支出的来源"
    )
    name = funding.NAMES[budget.address.rpartition(".")[2]]
    if name == funding.NAMES["initial_budget"]:
        ask = "预算调整过的请写明调整后的预算数"
    asked = "; no word of an adjusted budget" if of_fund else ""
    message = Text(
        f"执行数{executed.figure.text}大于{name}{budget.figure.text}，{ask}",
        f"executed {executed.figure.text} is more than the budget {budget.figure.text}{asked}",
    )
    yield broken(
        "T203",
        budget.address,
        executed.place,
        Severity.WARNING,
        message,
        printed=executed.figure.text,
        related=(budget.place,),
        operands=(executed, budget),
    )


def _without_budget(executed: Operand, budget: Operand) -> Verdict:
    message = Text(
        f"预算数为0，却有执行数{executed.figure.text}，请核对预算数",
        f"the budget is 0 and {executed.figure.text} was executed",
    )
    return broken(
        "T203",
        budget.address,
        budget.place,
        Severity.WARNING,
        message,
        printed=budget.figure.text,
        related=(executed.place,),
        operands=(budget, executed),
    )
