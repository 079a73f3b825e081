"""U501: a form with amounts and no unit of money."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.figures import parse
from jixiao.core.findings import Severity, Text, Verdict


@check(
    "U501",
    "表中金额没有单位",
    "amounts without a unit of money",
    over="form",
    source="practice",
    of_absence=True,
)
def money_unit_missing(view: FormView) -> Iterator[Verdict]:
    """
    查什么：预算执行情况里有金额，而表头、栏目、单元格里都没有写元、万元还是亿元；一张表报一次。
    为什么：元和万元差一万倍，汇总时最容易出大错。
    依据：报表的基本要求。
    已知例外：任何一处写明单位即可；金额全为0或空的不报。
    """
    if view.form.money_unit is not None:
        if view.form.funding:
            yield held("U501", view.address("money_unit_entry"))
        return
    for index in range(len(view.form.funding)):
        for field in MONEY_FIELDS:
            entry = getattr(view.form.funding[index], field)
            figure = entry.figure or parse(entry.text) if entry is not None else None
            if entry is None or figure is None or not figure.value:
                continue
            if figure.unit is None:
                message = Text(
                    f"金额{entry.text.strip()}没有单位，表中也没有写元还是万元",
                    f"the amount {entry.text.strip()} has no unit, and the form states none",
                )
                yield broken(
                    "U501",
                    view.address(f"funding[{index}].{field}"),
                    entry.place,
                    Severity.WARNING,
                    message,
                    printed=entry.text.strip(),
                    advice=Text(
                        "请在表头或栏目名称里写明金额单位（元、万元或亿元）",
                        "state the unit of the amounts in the head or in the columns' names",
                    ),
                )
            return
