"""L709: a cost with ≥."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.costs import cost_rows
from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures.units import COMPOSITE, MONEY
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.judging.criteria import CriterionKind

_AT_LEAST_IS_RIGHT = ("补助", "补贴", "标准", "节约", "效益", "收入", "待遇", "投入")


@check("L709", "成本指标写成“≥”", "a cost target with ≥", over="form", source="practice")
def cost_at_least(view: FormView) -> Iterator[Verdict]:
    """
    查什么：成本指标下以金额、单价计的指标值写成了“≥”“不低于”。
    为什么：成本是花得越少越好，写“≥”方向反了，超支反而算完成。
    依据：实际工作中的复核标准。
    已知例外：补助标准、人均补贴这类应当不低于某数的不报；节约率、压减率不是成本本身，不报；只作提示。
    """
    for row in cost_rows(named_rows(view)):
        unit = row.criterion.unit
        money = unit is not None and unit.dimension in (MONEY, COMPOSITE)
        if not money or not row.criterion.direction_stated:
            continue
        if row.criterion.kind is not CriterionKind.AT_LEAST or any(
            word in row.name for word in _AT_LEAST_IS_RIGHT
        ):
            yield held("L709", row.address("target"))
            continue
        message = Text(
            f"成本指标{row.label}写成“{row.text('target')}”，方向反了，应为不超过",
            f"the cost “{row.label}” is set as “{row.text('target')}”; a cost has an upper limit",
        )
        yield broken(
            "L709",
            row.address("target"),
            row.place("target"),
            Severity.REMARK,
            message,
            printed=row.text("target"),
        )
