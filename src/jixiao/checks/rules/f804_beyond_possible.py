"""F804: rates that cannot be above 100%, and are; counts below zero."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures.units import COUNT, RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.judging.criteria import CriterionKind

_CAPPED = regex(
    r"满意(?:度|率)|知晓率|准确率|合格率|成功率|及时率|正确率|真实率|规范率|通过率|达标率|优良率|入库率|认证率|按时.{0,4}率|社会化发放率|合规率",
)

_MAY_FALL = regex(r"增|减|降|偏|差|变|涨|浮|同比|波动|收益|结余")


@check(
    "F804",
    "比率或人数不可能是这个数",
    "a rate or count that cannot be",
    over="form",
    source="arithmetic",
)
def beyond_possible(view: FormView) -> Iterator[Verdict]:
    """
    查什么：满意度、知晓率、准确率、合格率、成功率这类最多100%的率，完成值或指标值是否超过100%；人数、次数是否为负，下限目标是否为负的率。
    为什么：这些数在定义上就不可能，多半是多敲了一位或小数点错位。
    依据：算术关系（部分不会大于全部）。
    已知例外：完成率、执行率、增长率、参保率等可以超过100%，不查；OCR把“≥90%”认成“290%”的由R122报。
    """
    for row in named_rows(view):
        found = next((name for name in ("actual", "target") if _impossible(row, name)), None)
        if found is None:
            if _CAPPED.search(row.name):
                yield held("F804", row.address("actual"))
            continue
        message = Text(
            f"{row.label}填报{row.text(found)}，不可能",
            f"{row.label} is printed {row.text(found)}, which cannot be",
        )
        yield broken(
            "F804",
            row.address(found),
            row.place(found),
            Severity.ERROR,
            message,
            printed=row.text(found),
        )


def _impossible(row: Row, name: str) -> bool:
    figure = row.figure(name) or (
        row.criterion.figure
        if name == "target" and row.criterion.kind is CriterionKind.AT_LEAST
        else None
    )
    if figure is None or (name == "target" and row.criterion.doubt is not None):
        return False
    if figure.unit is not None and figure.unit.dimension == COUNT and figure.value < 0:
        return "增" not in row.name and "减" not in row.name and "变" not in row.name
    if figure.unit is not None and figure.unit.dimension == RATIO and figure.value < 0:
        return bool(_CAPPED.search(row.name)) or (
            name == "target" and not _MAY_FALL.search(row.name)
        )
    rate = figure.unit is not None and figure.unit.dimension == RATIO and figure.base > 1
    return (
        rate
        and bool(_CAPPED.search(row.name))
        and "提高" not in row.name
        and "增长" not in row.name
        and "提升" not in row.name
    )
