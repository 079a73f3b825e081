"""L705: an indicator without a target, or without a result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, SELF_EVALUATION
from jixiao.core.regex import regex
from jixiao.judging.criteria import CriterionKind
from jixiao.knowledge.behaviour import names_execution
from jixiao.knowledge.labels import in_english

_PROCESS = regex("决策|管理|过程|投入")


@check(
    "L705",
    "指标缺指标值或完成值",
    "an indicator lacks its target or its result",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, MONITORING),
    of_absence=True,
)
def missing_value(view: FormView) -> Iterator[Verdict]:
    """
    查什么：写了指标名称的行，是否填了指标值和完成值；有分值有名称而完成值空着的优先报。
    为什么：缺一头就没法评判，给了分更说不通。
    依据：自评表、监控表的基本要求。
    已知例外：整张表都没有完成值栏的（目标申报表）不查；完成值写“未达监控节点”“/”的不算空；项目决策、项目管理一类只打分不设值的不查；一级指标是预算执行的，指标值就是全部预算，可以不填；只有编号没有名称的空行不算。
    """
    rows = named_rows(view)
    has_actual, has_target = _mostly(rows, "actual"), _mostly(rows, "target")
    for row in rows:
        wanted = [("target", "指标值")] * has_target + [("actual", "完成值")] * has_actual
        missing = [label for name, label in wanted if _empty(row, name)]
        if not missing or (len(missing) > 1 and _is_process(row)):
            yield held("L705", row.address("actual"))
        elif len(missing) == 1 or row.text("score"):
            yield _finding(row, missing)


def _is_process(row: Row) -> bool:
    """Whether the row scores how the project was decided or managed, which some forms do without
    values.
    """
    level = row.indicator.level1
    return level is not None and _PROCESS.search(level.text) is not None


def _mostly(rows: Sequence[Row], name: str) -> bool:
    filled = sum(not _empty(row, name) for row in rows)
    return filled >= 2 and filled * 2 > len(rows)


def _empty(row: Row, name: str) -> bool:
    entry = getattr(row.indicator, name)
    if entry is not None and entry.text.strip():
        return False
    if _is_execution(row) and (name == "target" or not row.text("score")):
        return False
    return name != "target" or row.criterion.kind in (CriterionKind.NONE, CriterionKind.QUALITATIVE)


def _is_execution(row: Row) -> bool:
    """Whether the row is 预算执行, whose target is the whole budget."""
    return names_execution(row.name) and names_execution(row.level1)


def _finding(row: Row, missing: list[str]) -> Verdict:
    given = f"，却得{row.text('score')}分" if row.text("score") else ""
    message = Text(
        f"{row.label}没有填{'和'.join(missing)}{given}",
        f"“{row.label}”: {' and '.join(map(in_english, missing))} missing",
    )
    field = "target" if missing == ["指标值"] else "actual"
    return broken(
        "L705",
        row.address(field),
        row.to_fill(field),
        Severity.WARNING,
        message,
        related=(row.place("name"),),
        advice=Text(
            f"请补填{'和'.join(missing)}", f"give the {' and '.join(map(in_english, missing))}"
        ),
    )
