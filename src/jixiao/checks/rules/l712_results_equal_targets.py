"""L712: every counted result equal to its target."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures.units import RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import SELF_EVALUATION
from jixiao.judging.criteria import QUANTITATIVE

_FEWEST = 5


@check(
    "L712",
    "完成值与指标值全部相同",
    "every result equals its target",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION,),
)
def results_equal_targets(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表中以人数、次数、金额计的指标（五项以上），完成值是否全部与指标值分毫不差；一张表提示一次。
    为什么：真实业务很少每一项都正好等于计划，多半是事后照完成数改了目标，或照目标填了完成数。
    依据：实际工作中的经验，只作提示。
    已知例外：100%这类比率不算；少于五项的表不查；有一项不同就不报。
    """
    rows = [row for row in named_rows(view) if row.criterion.kind in QUANTITATIVE and _counted(row)]
    if len(rows) < _FEWEST:
        return
    if any(row.attainment.value not in (row.criterion.low, row.criterion.high) for row in rows):
        yield held("L712", view.address("indicators"))
        return
    first = rows[0]
    message = Text(
        f"以数量、金额计的{len(rows)}项指标，完成值与指标值全部相同，请核对完成值的依据",
        f"all {len(rows)} counted results equal their targets",
    )
    yield broken(
        "L712",
        first.address("actual"),
        first.place("actual"),
        Severity.REMARK,
        message,
        printed=first.text("actual"),
        related=places(rows[1:], "actual"),
        about=view.address("indicators.actual"),
        gathered=(row.text("actual") for row in rows),
    )


def _counted(row: Row) -> bool:
    unit = row.criterion.unit
    return (
        row.attainment.value is not None
        and row.criterion.figure is not None
        and not (unit is not None and unit.dimension == RATIO)
    )
