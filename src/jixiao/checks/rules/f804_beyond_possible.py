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

_MAY_FALL = regex(
    r"增|减|降|偏|差(?!错|评)|变|涨|跌|浮|幅|同比|环比|波动|收益|回报|利润|盈|结余|节约|节支|节省|超支|提高|提升|改善|压缩"
)


@check(
    "F804",
    "比率或人数不可能是这个数",
    "a rate or count that cannot be",
    over="form",
    source="arithmetic",
)
def beyond_possible(view: FormView) -> Iterator[Verdict]:
    """
    查什么：满意度、知晓率、准确率、合格率、成功率这类最多100%的率，完成值或指标值是否超过100%；人数、次数是否为负，下限目标是否为负的率；别的率，完成值是否为负。
    为什么：这些数在定义上就不可能，多半是多敲了一位或小数点错位；负的率还会“达到”不高于的目标。
    依据：算术关系（部分不会大于全部，占比不会小于零）。
    已知例外：完成率、执行率、增长率、参保率等可以超过100%，不查；增减、偏离、收益、节约一类的率可以为负，不查，指标值自己就含负数的也不查；别的率为负只是警告；OCR把“≥90%”认成“290%”的由R122报。
    """
    for row in named_rows(view):
        found = next((name for name in ("actual", "target") if _impossible(row, name)), None)
        if found is None:
            if _CAPPED.search(row.name):
                yield held("F804", row.address("actual"))
            continue
        yield _finding(row, found)


def _finding(row: Row, found: str) -> Verdict:
    doubtful = found == "actual" and _doubtful(row)
    message = Text(
        f"{row.label}填报{row.text(found)}，不可能",
        f"“{row.label}” is printed {row.text(found)}, which cannot be",
    )
    if doubtful:
        message = Text(
            f"{row.label}填报{row.text(found)}，这样的率一般不会是负数，请核对是不是把增减幅度填成了率",
            f"“{row.label}” is printed {row.text(found)}; such a rate is hardly negative: is it a"
            " change that was meant?",
        )
    return broken(
        "F804",
        row.address(found),
        row.place(found),
        Severity.WARNING if doubtful else Severity.ERROR,
        message,
        printed=row.text(found),
    )


def _doubtful(row: Row) -> bool:
    """A negative rate by a name that neither caps it nor says that it may fall."""
    figure, bound = row.figure("actual"), row.criterion.low
    return (
        figure is not None
        and figure.unit is not None
        and figure.unit.dimension == RATIO
        and figure.value < 0
        and not (_CAPPED.search(row.name) or _MAY_FALL.search(row.name))
        and not (bound is not None and bound < 0)
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
            not _MAY_FALL.search(row.name) if name == "target" else _doubtful(row)
        )
    rate = figure.unit is not None and figure.unit.dimension == RATIO and figure.base > 1
    return (
        rate
        and bool(_CAPPED.search(row.name))
        and "提高" not in row.name
        and "增长" not in row.name
        and "提升" not in row.name
    )
