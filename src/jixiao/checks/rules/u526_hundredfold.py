"""U526: a result that is about a hundred times its target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.rules.u503_ten_thousandfold import is_ten_thousandfold
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import shown
from jixiao.core.figures.units import RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import TARGET_DECLARATION
from jixiao.judging.criteria import CriterionKind

_FIFTY, _HUNDRED = Decimal(50), Decimal(100)


@check(
    "U526",
    "完成值是指标值的几十倍、上百倍",
    "result a hundred times its target",
    over="form",
    source="practice",
)
def hundredfold(view: FormView) -> Iterator[Verdict]:
    """
    查什么：数量类指标的完成值是指标值的50倍以上、没有写明原因的，多半是多写了两位，或者单位不一致。
    为什么：目标9个写成完成900个，得分照样是满分，合计也对，只有比一比才看得出来。
    依据：同一指标的目标与完成不会差两个数量级。
    已知例外：写明了原因的不报；差一万倍的由U503报；率类指标、指标值为1而不到100倍的不查；超出不到50倍的由S311提示。
    """
    if view.form.kind == TARGET_DECLARATION:
        return
    for row in named_rows(view):
        times = times_its_target(row)
        if times is None:
            continue
        if row.text("reason"):
            yield held("U526", row.address("actual"))
            continue
        yield broken(
            "U526",
            row.address("actual"),
            row.place("actual"),
            Severity.WARNING,
            Text(
                f"{row.label}：指标值{row.target_words}，完成{row.actual_words}，是指标值的{shown(times, 0)}倍",
                f"“{row.label}”: {row.actual_words} is {shown(times, 0)} times the target {row.target_words}",
            ),
            printed=row.text("actual"),
            related=(row.place("target"),),
            advice=Text(
                "请核对是否多写了位数、单位是否一致；确实完成这么多的，写明原因",
                "see whether digits were added and whether the units agree; if it is right, say why",
            ),
        )


def times_its_target(row: Row) -> Decimal | None:
    """How many times its target a result is, where that is too many to be meant: fifty, a hundred of a
    target of one.
    """
    criterion, value = row.criterion, row.attainment.value
    if criterion.kind not in (CriterionKind.AT_LEAST, CriterionKind.EXACT):
        return None
    low = criterion.low
    if not low or low < 0 or value is None or is_ten_thousandfold(row):
        return None
    if criterion.unit is not None and criterion.unit.dimension == RATIO:
        return None
    times = value / low
    return times if times >= (_FIFTY if low > 1 else _HUNDRED) else None
