"""X407: an indicator's target that changed between the forms of one year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.pairs import Both, placed, shared_indicators, stages
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView, FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, SELF_EVALUATION, TARGET_DECLARATION
from jixiao.judging.criteria import QUANTITATIVE, Criterion

_STAGES = (
    (TARGET_DECLARATION, SELF_EVALUATION),
    (MONITORING, SELF_EVALUATION),
    (TARGET_DECLARATION, MONITORING),
)
_WORDS = {TARGET_DECLARATION: "目标申报表", MONITORING: "监控表", SELF_EVALUATION: "自评表"}


@check(
    "X407",
    "同一指标的指标值前后不同",
    "an indicator's target differs between the forms of a year",
    over="dossier",
    source="practice",
)
def target_changed(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：同一项目同一年度的目标申报表、监控表、自评表中，名称相同的指标，指标值是否一致。
    为什么：自评时把指标值改低，或者抄错，完成率和得分就失去意义。
    依据：绩效目标一经批复不得随意调整；确有调整的应有手续，所以只作警告。
    已知例外：只是写法不同（≥95%与95%以上）的不报；定性指标不比。
    """
    for earlier, later in _STAGES:
        for before, after in stages(view, earlier, later):
            for both in shared_indicators(before, after):
                yield from _compare(view, before, after, both)


def _compare(view: DossierView, before: FormView, after: FormView, both: Both) -> Iterator[Verdict]:
    first, second = before.form.indicators[both.before], after.form.indicators[both.after]
    if first.target is None or second.target is None:
        return
    one = before.result.indicators[both.before].criterion
    other = after.result.indicators[both.after].criterion
    if (
        one.kind not in QUANTITATIVE
        or other.kind not in QUANTITATIVE
        or (one.low is None and one.high is None)
    ):
        return
    address = after.address(f"indicators[{both.after}].target")
    if _bounds(one) == _bounds(other):
        yield held("X407", address)
        return
    name = second.name.text.strip() if second.name is not None else both.name
    yield broken(
        "X407",
        address,
        second.target.place,
        Severity.WARNING,
        Text(
            f"{name}：{_WORDS[after.form.kind]}的指标值为{second.target.text}，{_WORDS[before.form.kind]}为{first.target.text}",
            f"“{name}”: the target is {second.target.text} here and {first.target.text} in the"
            " earlier form",
        ),
        printed=second.target.text,
        related=(placed(view, before, first.target.place),),
        advice=Text(
            "请核对批复的绩效目标；经批准调整的，请附调整依据。",
            "Check the approved target; attach the approval where it was changed.",
        ),
    )


def _bounds(criterion: Criterion) -> tuple[object, ...]:
    """The limits without the direction: 95% and ≥95% are one target."""
    return tuple(sorted(bound for bound in (criterion.low, criterion.high) if bound is not None))
