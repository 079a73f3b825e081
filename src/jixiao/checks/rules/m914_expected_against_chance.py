"""M914: what is expected by the year's end against the chance to reach the target, and its reason."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, Entry
from jixiao.core.regex import regex
from jixiao.core.words import squeezed, unsaid
from jixiao.judging.criteria import QUANTITATIVE, Attainment, attain
from jixiao.judging.monitoring.forecast import CHANCES, is_chance, is_expected
from jixiao.judging.monitoring.lamps import counts_up

_CERTAIN = regex(r"确定能|(?:肯定|一定)?(?:能|可以|可)(?:够|以)?(?:如期|按期|按时)?(?:完成|实现)?")
_IMPOSSIBLE = regex(r"(?:完全|确定)?(?:不可能|不能|无法)(?:完成|实现)?")
_POSSIBLE = regex(r"(?:有)?可能(?:完成|实现)?")


@check(
    "M914",
    "全年预计与完成目标可能性不符",
    "what is expected does not agree with the chance of reaching the target",
    over="form",
    source="practice",
    kinds=(MONITORING,),
)
def expected_against_chance(view: FormView) -> Iterator[Verdict]:
    """
    查什么：监控表各行的全年预计完成值达不到指标值的，完成目标可能性是否还写“确定能”，偏差原因是否空着；达得到指标值的，是否写着“完全不可能”。
    为什么：监控就是要早看出完不成的指标；预计完不成又写确定能、不写原因，等于没有监控。
    依据：表内前后一致。
    已知例外：指标值、预计值不是数的不查；没有预计一栏的不查；没有偏差原因一栏的、写“有可能”的不查原因；预计小于已完成的由M913报。
    """
    has_reason = any(column.role == "reason" for column in view.form.columns)
    for row in named_rows(view):
        expected = next((each for head, each in row.indicator.extra if is_expected(head)), None)
        if expected is None or unsaid(expected.text) or row.criterion.kind not in QUANTITATIVE:
            continue
        found = attain(row.criterion, expected.text, year=view.form.year)
        if found.attained is not None and not _is_below_done(row, found):
            yield _verdict(row, expected, reached=found.attained, has_reason=has_reason)


def _is_below_done(row: Row, expected: Attainment) -> bool:
    """Whether less is expected than is done: M913 tells it."""
    done = row.attainment.value
    adds_up = counts_up(row.indicator, row.result) is not False
    return adds_up and done is not None and expected.value is not None and expected.value < done


def _verdict(row: Row, expected: Entry, *, reached: bool, has_reason: bool) -> Verdict:
    chance = _chance(row)
    said = squeezed(chance[0]) if chance is not None else ""
    what = f"全年预计{expected.text.strip()}，指标值{row.target_words}"
    en = f"“{row.label}”: {expected.text.strip()} is expected, the target is {row.target_words}"
    if chance is not None and not reached and _CERTAIN.fullmatch(said):
        return _broken(
            row,
            chance[1],
            Text(
                f"{row.label}：{what}，达不到，完成目标可能性却是“{said}”",
                f"{en}, yet “{said}”",
            ),
            expected,
        )
    if chance is not None and reached and _IMPOSSIBLE.fullmatch(said):
        return _broken(
            row,
            chance[1],
            Text(
                f"{row.label}：{what}，达得到，完成目标可能性却是“{said}”",
                f"{en}, yet “{said}”",
            ),
            expected,
        )
    open_ = chance is not None and _POSSIBLE.fullmatch(said)
    if not reached and has_reason and not open_ and not _is_explained(row):
        return _broken(
            row,
            expected,
            Text(
                f"{row.label}：{what}，达不到，没有写偏差原因和改进措施",
                f"{en}: no reason is given",
            ),
        )
    return held("M914", row.address("actual"))


def _broken(row: Row, at: Entry, message: Text, *related: Entry) -> Verdict:
    return broken(
        "M914",
        row.address("actual"),
        at.place,
        Severity.WARNING,
        message,
        printed=at.text.strip(),
        related=tuple(each.place for each in related),
    )


def _chance(row: Row) -> tuple[str, Entry] | None:
    """What is said of the chance to reach the target, and where: in words, or the head of the one
    column that is ticked.
    """
    for head, entry in row.indicator.extra:
        if is_chance(head) and not unsaid(entry.text):
            return entry.text, entry
    ticked = [
        (squeezed(head), entry)
        for head, entry in row.indicator.extra
        if squeezed(head) in CHANCES and not unsaid(entry.text)
    ]
    return ticked[0] if len(ticked) == 1 else None


def _is_explained(row: Row) -> bool:
    """Whether a reason is given, or one of the columns between what is expected and the chance is
    ticked (经费保障, 制度保障).
    """
    if not unsaid(row.text("reason")):
        return True
    return any(
        not unsaid(entry.text)
        for head, entry in row.indicator.extra
        if not is_expected(head) and not is_chance(head) and squeezed(head) not in CHANCES
    )
