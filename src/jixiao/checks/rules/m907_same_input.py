"""M907: identical target and result, different completion, in the forms of one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.completions import Completion, completions, standing
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DocumentView
from jixiao.core.findings import RELATION, Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.series import series
from jixiao.core.words import squeezed
from jixiao.judging.criteria import CriterionKind
from jixiao.judging.criteria.notation import in_one_cell, plain


@check(
    "M907",
    "指标值和完成值相同而完成率不同",
    "same target and result, different completion",
    over="document",
    source="arithmetic",
)
def same_input(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：同一文件、同一监控时点的各张监控表里，指标值相同、完成值相同的行，完成率是否相同。
    为什么：同样的数得出不同的完成率，至少有一个是错的。
    依据：同一文件前后一致。
    已知例外：同一张表里不同的为错误，各张表之间不同的为警告；只是月份系数不同的由M902报，不在此重复；完成情况是文字的由M910看。
    """
    groups: defaultdict[tuple[str, ...], list[Completion]] = defaultdict(list)
    for form in view.forms:
        if form.form.kind == MONITORING:
            for each in completions(form):
                if (
                    each.share is not None
                    and each.row.criterion.kind is not CriterionKind.QUALITATIVE
                ):
                    groups[_key(each)].append(each)
    for found in groups.values():
        if len({each.printed.value for each in found}) > 1 and not all(
            each.month is not None for each in found
        ):
            yield _finding(found)


def _key(each: Completion) -> tuple[str, ...]:
    actual = each.row.attainment.value
    normal = (
        format(actual.normalize() if actual else Decimal(0), "f")
        if actual is not None
        else plain(each.row.text("actual"))
    )
    target = in_one_cell(*(each.row.text(name) for name in ("operator", "target", "unit")))
    return (str(each.row.view.form.as_of), squeezed(plain(target)), normal)


def _finding(found: list[Completion]) -> Verdict:
    odd = min((each for each in found if each.month is None), key=standing)
    others = [each for each in found if each is not odd]
    values = series(dict.fromkeys(each.shown for each in found))
    message = Text(
        f"指标值“{odd.row.text('target')}”、完成值{odd.row.text('actual')}都相同，"
        f"完成率却有{values.zh}（{odd.row.label}等{len(found)}行）",
        f"the same target {odd.row.text('target')} and result {odd.row.text('actual')} have"
        f" completions {values.en}",
    )
    return broken(
        "M907",
        odd.row.address("completion"),
        odd.row.place("completion"),
        Severity.ERROR if _in_one_form(odd, found) else Severity.WARNING,
        message,
        printed=odd.shown,
        related=tuple(each.row.place("completion") for each in others) + (odd.row.place("target"),),
        about=RELATION + "|".join(_key(odd)),
        gathered=(each.shown for each in found),
    )


def _in_one_form(odd: Completion, found: list[Completion]) -> bool:
    """Whether a row of the odd one's own form has another completion for the same."""
    return any(
        each.row.view.form.id == odd.row.view.form.id and each.printed.value != odd.printed.value
        for each in found
    )
