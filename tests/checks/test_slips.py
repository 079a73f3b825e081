"""A clerk's slips in the examples of every check: in each one number has a 0 too many, another first
digit, another unit, or is left out. ``slips/CODE.txt`` keeps what the review says of the two examples and, slip
by slip, what it says more and what no longer.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from jixiao.application.rule_examples import RuleExample, parsed_examples
from jixiao.checks.registry import all_checks
from jixiao.checks.review import Review
from jixiao.core.findings import Finding
from jixiao.judging.results import FormResult
from jixiao.rendering.words import severity_word
from tests.checks.rule_examples import reviewed
from tests.checks.slipping import slipped, spot, told
from tests.snapshots import holds

FOLDER = Path(str(files("jixiao.checks"))) / "examples"
KEPT = Path(__file__).resolve().parent / "slips"
MOST = 12  # slips for each example


@pytest.mark.parametrize("code", [each.code for each in all_checks()])
def test_what_is_said_of_slips(code: str) -> None:
    text = (FOLDER / f"{code}.md").read_text("utf-8")
    lines: list[str] = []
    for number, title in enumerate(("例（错）", "例（对）")):
        whole = reviewed(examples(text)[number])
        lines += [f"# {title}", "", *told_in_full(whole), *recomputed(whole), ""]
        for said, edited in slips(text, title):
            review = reviewed(examples(edited)[number])
            before, after = Counter(told(whole)), Counter(told(review))
            lines.append(f"## {said}")
            lines += [f"+ {each}" for each in sorted((after - before).elements())]
            lines += [f"- {each}" for each in sorted((before - after).elements())]
        lines.append("")
    holds(KEPT / f"{code}.txt", lines)


def examples(text: str) -> tuple[RuleExample, RuleExample]:
    found = parsed_examples(text)
    return found.wrong, found.right


def slips(text: str, title: str) -> list[tuple[str, str]]:
    """What was slipped, and the file with it; as many as there are, at most ``MOST``, evenly."""
    begin = text.index(f"## {title}")
    end = text.find("\n## ", begin + 1)
    whole = slipped(text, begin, end if end > 0 else len(text), MOST)
    return [each for each in whole if each[0][0] not in "#>"]


def told_in_full(review: Review) -> list[str]:
    return [
        line for document in review.documents for each in document.findings for line in full(each)
    ]


def full(finding: Finding) -> list[str]:
    """Everything that a clerk is told with a finding."""
    rows = {
        "处": f"{finding.field} {spot(finding.place)}",
        "填报": finding.printed,
        "应为": finding.expected,
        "可取": "～".join(finding.expected_interval or ()),
        "相差": finding.difference,
        "单位": finding.unit,
        "算式": finding.formula,
        "引文": finding.quote,
        "依据": "；".join(
            f"{each.name}“{each.printed}” {each.address}" for each in finding.operands
        ),
        "另见": "；".join(f"{spot(each.place)} {each.address}" for each in finding.related),
        "可能": "；".join(f"{each.text.zh}（{each.restores}）" for each in finding.causes),
        "改为": finding.correction
        and f"{finding.correction.text}{'（可自动改）' if finding.correction.safe else ''}",
        "建议": finding.advice and finding.advice.zh,
        "同组": finding.group,
        "编号": finding.id,
    }
    head = f"{finding.code} {severity_word(finding.severity, 'zh')}：{finding.message.zh}"
    return [head, *(f"  {name}：{value}" for name, value in rows.items() if value)]


def recomputed(review: Review) -> list[str]:
    """The figures of every form as the pack gives them, and how many ties came out which way."""
    lines = []
    for document in review.documents:
        for view in document.view.forms:
            lines += [f"表 {view.form.kind} {view.pack_reason}", *of_form(view.result)]
        counts = "，".join(f"{outcome} {count}" for outcome, count in document.outcomes().items())
        lines.append(f"核对：{counts}")
        for verdict in document.verdicts:
            if verdict.tie is not None:
                shown = "、".join(
                    f"{each.name} {each.figure.text}" for each in verdict.tie.operands
                )
                lines.append(
                    f"  {verdict.code} {verdict.outcome}："
                    f"{verdict.tie.result.name} {verdict.tie.result.figure.text}"
                    f" = {verdict.tie.formula.kind}（{shown}）"
                )
    return lines


def of_form(result: FormResult) -> list[str]:
    totals = {
        "执行率": result.execution_rate,
        "执行得分": result.execution_score,
        "总分": result.score,
        "等级": result.grade,
        "总体完成率": result.overall_completion,
        "口径": result.convention and f"{result.convention} {result.convention_reason}",
        "偏离": result.deviation,
    }
    lines = ["  " + "；".join(f"{name} {shown(value)}" for name, value in totals.items() if value)]
    for row in result.indicators:
        got = row.attainment
        lines.append(
            f"  {row.criterion.text or '—'}：{row.criterion.kind} {row.direction or ''}"
            f"，达到 {got.attained}，比 {shown(got.ratio)}，得分 {shown(row.lowest)}～"
            f"{shown(row.highest)}，完成率 {shown(row.completion)} {row.convention or ''}"
        )
    return lines


def shown(value: object) -> str:
    if not isinstance(value, Decimal):
        return "—" if value is None else str(value)
    return format(value.quantize(Decimal("0.0001")), "f")
