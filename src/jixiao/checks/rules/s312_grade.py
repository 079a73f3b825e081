"""S312: the printed grade against the total score."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks.points import execution_points
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Correction, Grading, OperandShown, Severity, Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.core.ties import Operand, Outcome
from jixiao.core.words import unsaid
from jixiao.judging import totals
from jixiao.judging.totals import full_mark, printed_total
from jixiao.knowledge.prompts import is_open

_GRADE = regex(r"[优良中差]")
_STATED = regex(
    r"(?:(?:自评|绩效)(?:评价|自评)?(?:等级|等次|档次|结果|结论)|评价(?:等级|等次)|(?:总分|得分)[^。；;\n]{0,16}?(?:等级|等次|档次|评定|评价结果))"
    r"(?:评定)?\s*(?:为|是|[:：])?\s*[“\"「]?"
    r"(?P<grade>优秀|优(?![化先质良惠势])|良好|良(?!性)|中等|差(?![异额距]))(?=[”\"」。；;，,、)）\s]|等|级|$)",
    needs="优良中差",
)
_SAYING = ("goals", "conclusion", "texts", "indicators.reason")
"""Where the words of a form may give it a grade."""


@check(
    "S312",
    "评价等级与总得分不符",
    "grade does not follow from the score",
    over="form",
    source="practice",
    needs=("grades",),
)
def grade(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表上写的优、良、中、差，目标完成情况、自评结论里写的“等级为优”，是否与总得分所在的分数段一致；写的不是分级办法的等级（A+、合格）的提示。
    为什么：等级用于结果应用和预算挂钩，写错影响下年安排。
    依据：规则包的分级办法（通行为90分以上优、80—90良、60—80中、60以下差）。
    已知例外：一栏里列着几个等级供勾选、看不出选了哪个的不查；总分不是百分制的按满分折算，总分不含预算执行得分的加上再折算；总得分高于满分的，满分看不准，不查；各地分段不同，所以是警告。
    """
    yield from _in_words(view)
    entry, total = view.form.grade, printed_total(view.form, view.pack)
    named = set(_GRADE.findall(entry.text)) if entry is not None else set()
    if entry is not None and not named and not unsaid(entry.text) and not is_open(entry.text):
        yield _of_no_rule(view, entry)
        return
    if entry is None or total is None or len(named) != 1:
        return
    (score, points), printed = total, named.pop()
    full, grading = full_mark(points, view.form), _grading(view, entry, total)
    if score > full:  # a correction may still take it below
        yield Verdict(
            code="S312",
            outcome=Outcome.COMPATIBLE,
            address=view.address("grade"),
            grading=grading,
        )
        return
    expected = totals.grade(score, points, view.form, view.pack)
    if expected is None or printed == expected[:1] or entry.text.strip() == expected:
        yield msgspec.structs.replace(held("S312", view.address("grade")), grading=grading)
        return
    of, out_of = (f"（满分{full}）", f" of {full}") if full != HUNDRED else ("", "")
    message = Text(
        f"总得分{score}{of}，按分级办法应为“{expected}”，填报“{entry.text.strip()}”",
        f"a score of {score}{out_of} is graded “{expected}” by the rules, printed “{entry.text.strip()}”",
    )
    verdict = broken(
        "S312",
        view.address("grade"),
        entry.place,
        Severity.WARNING,
        message,
        printed=entry.text.strip(),
        expected=expected,
        related=tuple(each.place for each in grading.scores[:1]),
        correction=Correction(text=expected),
    )
    yield msgspec.structs.replace(verdict, grading=grading)


def _of_no_rule(view: FormView, entry: Entry) -> Verdict:
    """A grade that is none of the rules' words (A+): nothing can be said of it."""
    known = [each.name for each in view.pack.grades.grades] if view.pack.grades is not None else []
    printed = entry.text.strip()
    return broken(
        "S312",
        view.address("grade"),
        entry.place,
        Severity.REMARK,
        Text(
            f"等级填的是“{printed}”，不是分级办法的等级（{'、'.join(known)}），没有与总得分核对",
            f"the grade “{printed}” is none of the rules' ({', '.join(known)}): not checked",
        ),
        printed=printed,
    )


def _in_words(view: FormView) -> Iterator[Verdict]:
    """Grades that the words of the form give it: 自评等级为优."""
    total = printed_total(view.form, view.pack)
    if total is None or total[0] > full_mark(total[1], view.form):
        return
    score, points = total
    expected = totals.grade(score, points, view.form, view.pack)
    for field, entry in view.words() if expected is not None else ():
        if not field.startswith(_SAYING):
            continue
        for match in _STATED.finditer(entry.text):
            if match["grade"][:1] == (expected or "")[:1]:
                yield held("S312", view.address(field))
                continue
            yield broken(
                "S312",
                view.address(field),
                entry.spot(match.start("grade"), match.end("grade")),
                Severity.WARNING,
                Text(
                    f"这里写的等级是“{match['grade']}”，而总得分{score}，按分级办法应为“{expected}”",
                    f"the grade is “{match['grade']}” here; a score of {score} is “{expected}” by the rules",
                ),
                printed=match["grade"],
                expected=expected,
            )


def _grading(view: FormView, entry: Entry, total: tuple[Decimal, Decimal]) -> Grading:
    """How the grade follows from the printed total, and from the execution's score where the total
    leaves that out.
    """
    score, points = total
    own = view.operand("total.score", "总得分")
    execution = execution_points(view, "score")
    scores: tuple[Operand, ...] = (own,) if own is not None else ()
    if execution is not None and own is not None and own.figure.value != score:
        scores += (execution,)
    rule = view.pack.grades
    return Grading(
        grade=OperandShown(
            name="等级",
            printed=entry.text.strip(),
            place=entry.place,
            address=view.address("grade"),
        ),
        scores=scores,
        full=full_mark(points, view.form),
        bands=tuple((each.at_least, each.name) for each in rule.grades) if rule else (),
    )
