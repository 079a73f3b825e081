"""L705: an indicator without a target, or without a result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import (
    DEPARTMENT,
    MONITORING,
    SELF_EVALUATION,
    TARGET_DECLARATION,
    text_of,
)
from jixiao.core.words import blank
from jixiao.judging.criteria import QUANTITATIVE, CriterionKind, Stage
from jixiao.knowledge.behaviour import names_execution, says
from jixiao.knowledge.labels import in_english
from jixiao.knowledge.prompts import says_no_value

_DENYING = "未没无不"


@check(
    "L705",
    "指标缺指标值或完成值",
    "an indicator lacks its target or its result",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, MONITORING, DEPARTMENT, TARGET_DECLARATION),
    of_absence=True,
)
def missing_value(view: FormView) -> Iterator[Verdict]:
    """
    查什么：写了指标名称的行，是否填了指标值和完成值；有分值有名称而完成值空着的优先报；年终的自评表完成值写“未到考核时点”“待年终统计”却得了分的。
    为什么：缺一头就没法评判，给了分更说不通。
    依据：自评表、监控表、目标申报表的基本要求。
    已知例外：整张表都没有完成值栏的（目标申报表）只查指标值；监控表完成值写“未达监控节点”的不算空；写“/”的，写“待统计”“暂无数据”的，有分值、指标值是数而得了分或得分空着的才报；项目决策、项目管理一类只打分不设值的不查；一级指标是预算执行的，指标值就是全部预算，可以不填；只有编号没有名称的空行不算；分值、得分、指标值、完成值都没有的行（小标题、空行）不算。
    """
    rows = named_rows(view)
    has_actual, has_target = _mostly(rows, "actual"), _mostly(rows, "target")
    has_actual = has_actual and view.form.kind != TARGET_DECLARATION
    for row in rows:
        if _dash(row):
            yield _dashed(row)
            continue
        wanted = [("target", "指标值")] * has_target + [("actual", "完成值")] * has_actual
        missing = [label for name, label in wanted if _empty(row, name)]
        if not missing or (len(missing) > 1 and _is_process(row)):
            yield held("L705", row.address("actual"))
        elif len(missing) == 1 or row.text("points") or row.text("score"):
            yield _finding(row, missing)


def _dash(row: Row) -> bool:
    """Whether a row that has points says for its result that there is no value (待统计), at the year's end
    that it is not due yet, or beside a target in figures a dash, and a score or none: with a score there
    must be a result, with none the total lacks the row.
    """
    entry, points = row.indicator.actual, row.plain("points")
    if entry is None or not entry.text.strip() or points is None or not points.value:
        return False
    in_figures = row.criterion.kind in QUANTITATIVE
    not_due = row.stage is Stage.NOT_DUE and row.view.form.kind != MONITORING
    none_yet = _none_yet(entry.text, in_figures=in_figures)
    dash = in_figures and blank(entry.text)
    if not dash and not none_yet and not (not_due and not blank(entry.text)):
        return False
    score = row.plain("score")
    given = row.indicator.score
    open_ = given is None or not given.text.strip()
    return open_ or (score is not None and score.value > 0)


def _none_yet(said: str, *, in_figures: bool) -> bool:
    """Whether words say that there is no value; beside a target in words 未反馈 may be what is asked."""
    return says_no_value(said) and (in_figures or said.strip()[0] not in _DENYING)


def _dashed(row: Row) -> Verdict:
    said, score = text_of(row.indicator.actual).strip(), row.text("score")
    zh = f"却得{score}分" if score else f"分值{row.text('points')}没有得分，总分里没有它"
    en = f"and a score of {score}" if score else "no score, and the total lacks it"
    return broken(
        "L705",
        row.address("actual"),
        row.place("actual"),
        Severity.WARNING,
        Text(
            f"{row.label}完成值写的是“{said}”，{zh}", f"“{row.label}”: the result is “{said}”, {en}"
        ),
        related=(row.place("name"),),
        advice=Text(
            "请补填完成值；本年没有这项工作的，把分值分给别的指标，并写明原因",
            "give the result, or give the points to other indicators and say why",
        ),
    )


def _is_process(row: Row) -> bool:
    """Whether the row scores how the project was decided or managed, which some forms do without
    values.
    """
    level = row.indicator.level1
    return level is not None and says("processes", level.text)


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
