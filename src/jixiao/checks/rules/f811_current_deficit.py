"""F811: a fund that spent more than it took in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jixiao.checks.book import Fact, FactBook
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView
from jixiao.core.findings import FACT, Severity, Text, Verdict
from jixiao.core.keys import fact_name
from jixiao.core.statements import ACTUAL
from jixiao.judging.pooling import pooled_above
from jixiao.knowledge.funds import PUBLIC_SECTOR_PENSION, parent_of
from jixiao.knowledge.items import CURRENT_BALANCE


@check(
    "F811",
    "基金当期收不抵支",
    "a fund's expenditure exceeds its income",
    over="dossier",
    source="practice",
)
def current_deficit(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：社会保险基金当期结余为负数。
    为什么：当期收不抵支要动用滚存结余，报告应当分析原因并提出措施。
    依据：基金运行分析的通行做法，不是填报错误，只作提示。一项基金一年的收不抵支在一份文件里只报一次，其余印出的地方列为相关位置。
    已知例外：含上下级往来的结余受调剂影响，同样只提示；机关事业单位养老保险收不抵支由财政补足，不报；基金在上级统筹的（如医保市级统筹后的县）没有自己的结余，不报。
    """
    packs = [form.pack for form in view.forms()]
    deficits: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in FactBook.of(view).facts:
        if (
            fact.item != CURRENT_BALANCE
            or fact.basis != ACTUAL
            or fact.fund is None
            or fact.operator is not None
            or parent_of(fact.fund) == PUBLIC_SECTOR_PENSION
            or pooled_above(packs, fact.fund, fact.period, fact.area or "")
        ):
            continue
        if fact.figure.value < 0:
            own = (fact.document, fact.fund, fact.period, fact.area, fact.unit_of_account)
            deficits[own].append(fact)
        else:
            yield held("F811", fact.operand.address)
    for prints in deficits.values():
        yield _deficit(prints)


def _deficit(prints: list[Fact]) -> Verdict:
    """One fund's deficit of a year, told once in a document, however often it is printed."""
    first = prints[0]
    printed = first.figure.in_words
    others = dict.fromkeys(
        fact.figure.in_words
        for fact in prints
        if not fact.figure.printed_interval.meets(first.figure.printed_interval)
    )
    return broken(
        "F811",
        first.operand.address,
        first.operand.place,
        Severity.REMARK,
        Text(
            f"{first.fund}当期结余{printed}"
            + (f"（另印{'、'.join(others)}）" if others else "")
            + "，收不抵支",
            f"“{first.fund}”: the year's balance is {printed}"
            + (f" (also printed {', '.join(others)})" if others else "")
            + ", more was spent than came in",
        ),
        printed=first.figure.text,
        related=tuple(fact.operand.place for fact in prints[1:]),
        about=FACT
        + fact_name(
            first.fund, first.item, first.period, first.basis, None, filter(None, [first.area])
        ),
        advice=Text(
            "请在报告中说明原因、可支撑时间和措施。",
            "Explain the cause, how long the balance lasts, and the measures.",
        ),
    )
