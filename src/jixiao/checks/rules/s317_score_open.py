"""S317: a row with points and a result, and no score."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks.groups import grouped
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.scores import expected_score, without_number
from jixiao.checks.unclear import form_expected
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.days import days_in
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION
from jixiao.core.words import sheet_error
from jixiao.knowledge.prompts import says_no_value


@check(
    "S317",
    "有完成值而没有得分",
    "a result without a score",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, DEPARTMENT),
    of_absence=True,
)
def score_open(view: FormView) -> Iterator[Verdict]:
    """
    查什么：有分值、有完成值的行，得分是否空着；能按档定分的，说出这一档的分数范围；完成值写法不能与指标值比的（187/200、95%-96%），说出应当怎样写；没有达到指标值、能按规则算出的，说出应得几分。
    为什么：空着一行，总分就少算一行；定性指标没有公式，要由人在所在档次内定分。
    依据：自评表的基本栏目；档次按规则包。
    已知例外：得分整栏空着的由R131报一次；没有分值的行（合并格、二级指标共用分值）不查。
    """
    rows = named_rows(view)
    if not any(row.text("score") for row in rows):
        return
    for row in rows:
        together = row.index in grouped(view)
        if together or not row.text("points") or not row.text("actual") or _told(row):
            continue
        yield held("S317", row.address("score")) if row.text("score") else _open(row)


_AFTER_DAY = ("，先写明实际的日期，再定分", "; write the day first, then choose the score")


def _told(row: Row) -> bool:
    """Whether the row has no score for a cell that others tell of: R125 a fault of a formula, R121 and
    R124 points that are no number, L705 a result that says there is none.
    """
    actual = row.text("actual")
    return bool(sheet_error(actual)) or says_no_value(actual) or row.figure("points") is None


def _open(row: Row) -> Verdict:
    wrong = next((day for day in days_in(row.text("actual")) if day.why is not None), None)
    span, choose = _said(row) if wrong is None else _AFTER_DAY
    verdict = broken(
        "S317",
        row.address("score"),
        row.to_fill("score", "points"),
        Severity.WARNING,
        Text(
            f"{row.label}：分值{row.text('points')}，{_done(row)}，没有得分{span}",
            f"“{row.label}”: {row.text('points')} points, “{row.text('actual')}”: no score{choose}",
        ),
        related=(row.place("actual"),),
        advice=Text("请补填得分，总得分随之重算", "give the score and compute the total again"),
    )
    if wrong is None or verdict.finding is None:
        return verdict
    behind = f"D605@{row.address('actual')}"
    return msgspec.structs.replace(
        verdict, finding=msgspec.structs.replace(verdict.finding, group=behind)
    )


def _done(row: Row) -> str:
    text = row.text("actual")
    return f"“{text}”" if "完成" in text else f"完成{text}"


def _said(row: Row) -> tuple[str, str]:
    """What the rule gives the row, in Chinese and English: a score, or within what it is to be
    chosen.
    """
    expected, low, high = expected_score(row), row.result.lowest, row.result.highest
    wanted = form_expected(row)
    if wanted is not None:
        return (
            f"；这样写不能与指标值“{row.target_words}”比，完成值请{wanted.zh}",
            f"; it cannot be held against the target “{row.target_words}”: write {wanted.en}",
        )
    if without_number(row):
        return "，完成值填了数才能算", "; there is no number to score by"
    if low is None or high == low:
        return "", ""
    if expected is not None and not row.result.event_driven:
        return f"，按规则应得{expected:f}", f"; the rule gives {expected:f}"
    return f"，请在{low:f}～{high:f}分之间定分", f"; choose a score in {low:f}~{high:f}"
