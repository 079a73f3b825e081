"""X408: the forms of the counties against the form of the whole area."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.pairs import placed
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, of_tie
from jixiao.checks.views import DossierView, FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, SELF_EVALUATION
from jixiao.core.regex import regex
from jixiao.core.ties import Operand, Outcome, Tie, judge, total
from jixiao.judging.execution import total_index

_WHOLE = regex(r"汇总|全地区|全市|全州|全盟|全区|全省|全自治区", needs="全汇")
_LEAST_PARTS = 3


@check(
    "X408",
    "各县之和与汇总数不符",
    "the units do not add up to the whole area",
    over="dossier",
    source="arithmetic",
)
def units_do_not_add_up(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：一次提交的文件里，同一险种同一年度既有各县（区、本级）的表，又有汇总（全地区、全市）的表时，各表预算数、执行数之和与汇总表是否相符。
    为什么：汇总表多由人工相加，漏一个县、重一个县都会出错。
    依据：算术关系。各县之和大于汇总数必有一处错；小于汇总数可能有的县没有提交，只作提示。
    已知例外：少于三张分表的不查；标题、项目名称、单位里没有“汇总”“全地区”“全市”等字样的不当作汇总表。
    """
    forms = [
        form
        for form in view.forms()
        if form.form.fund is not None and form.form.kind in (MONITORING, SELF_EVALUATION)
    ]
    for whole in forms:
        if not _is_whole(whole):
            continue
        parts = [form for form in forms if form is not whole and _is_part(form, whole)]
        if len(parts) >= _LEAST_PARTS and len({_unit(form) for form in parts}) == len(parts):
            for field, words in (("budget", "预算数"), ("executed", "执行数")):
                yield from _sum(view, whole, parts, field, words)


def _is_whole(form: FormView) -> bool:
    texts = (form.form.title, form.form.project, form.form.implementing_unit)
    return any(entry is not None and _WHOLE.search(entry.text) for entry in texts)


def _is_part(form: FormView, whole: FormView) -> bool:
    same = (form.form.kind, form.form.fund, form.form.year, form.form.as_of) == (
        whole.form.kind,
        whole.form.fund,
        whole.form.year,
        whole.form.as_of,
    )
    return same and not _is_whole(form)


def _unit(form: FormView) -> str:
    entry = form.form.implementing_unit or form.form.supervising_department
    return "".join(entry.text.split()) if entry is not None else f"{form.index}:{form.form.id}"


def _sum(
    view: DossierView, whole: FormView, parts: list[FormView], field: str, words: str
) -> Iterator[Verdict]:
    result = _operand(view, whole, field, f"汇总{words}")
    operands = [_operand(view, part, field, _unit(part)) for part in parts]
    known = [operand for operand in operands if operand is not None]
    if result is None or len(known) != len(operands):
        return
    tie = Tie(owner="X408", result=result, operands=tuple(known), formula=total([1] * len(known)))
    judged = judge(tie)
    if (
        judged is not None
        and judged.outcome is Outcome.IMPOSSIBLE
        and judged.computed < result.figure.base
    ):
        yield broken(
            "X408",
            result.address,
            result.place,
            Severity.REMARK,
            Text(
                f"汇总{words}{result.figure.text}，"
                f"本次提交的{len(known)}张表合计{judged.expected}，请核对有没有未提交的单位",
                f"the whole is {result.figure.text}, the {len(known)} forms given come to"
                f" {judged.expected}",
            ),
            printed=result.figure.text,
            related=tuple(operand.place for operand in known),
        )
        return
    verdict = of_tie(tie)
    if verdict is not None:
        yield verdict


def _operand(view: DossierView, form: FormView, field: str, name: str) -> Operand | None:
    row = total_index(form.form)
    operand = form.operand(f"funding[{row}].{field}", name) if row is not None else None
    if operand is None or operand.figure.unit is None:
        return None
    return Operand(
        name=name,
        figure=operand.figure,
        place=placed(view, form, operand.place),
        address=operand.address,
    )
