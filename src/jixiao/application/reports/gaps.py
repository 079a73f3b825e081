"""What in a report's data wants a reason and has none: 大病保险支出 that is not what was to be raised, and
execution that is far behind 序时进度 in a period's analysis.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.errors import fault
from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.findings import Finding, Severity
from jixiao.core.packs import RulePack
from jixiao.drafting.computing import report_figures
from jixiao.drafting.figures import Fund, Side
from jixiao.drafting.model import FundData, ReportData
from jixiao.drafting.printing import RATE_PLACES, plain
from jixiao.drafting.spans import Span, span_of
from jixiao.drafting.wording import LARGE_MOVE

_SERIOUS = "大病"


def unexplained(data: ReportData, pack: RulePack) -> Iterator[Finding]:
    """A remark (E058) for each; the data must have passed ``problems_in``."""
    figures, span = report_figures(data, pack), span_of(data)
    limit = pack.monitoring.behind_time_progress if pack.monitoring is not None else None
    for index, (given, fund) in enumerate(zip(data.funds, figures.funds, strict=True)):
        if not span.within:
            yield from _levy(given, fund, f"funds[{index}].serious_illness.standard")
        elif limit is not None:
            for name, side in zip(("income", "expenditure"), fund.account.sides(), strict=True):
                yield from _late(fund, side, span, limit, f"funds[{index}].{name}.reason")


def _levy(given: FundData, fund: Fund, field: str) -> Iterator[Finding]:
    """What was paid for 大病保险 in a year beside the standard by the persons."""
    share = fund.paid_of_levy
    if share is None or abs(share - HUNDRED) < LARGE_MOVE:
        return
    if _SERIOUS in given.expenditure.reason:
        return
    rate = f"{shown(share, RATE_PLACES)}%"
    yield fault(
        "E058",
        f"{fund.account.name}：大病保险支出是筹资标准×人数的{rate}，一般应相近；"
        "请核对筹资标准、人数（单位是人）和支出，确是这样的，在支出的变动原因里写明大病保险",
        f"{field}: paid for serious illness is {rate} of the standard by the persons",
        field,
        severity=Severity.REMARK,
    )


def _late(fund: Fund, side: Side, span: Span, limit: Decimal, field: str) -> Iterator[Finding]:
    """A side that is behind the months by more than the pack's limit, and for which no reason is
    given.
    """
    gap = side.amount.ahead(span.progress)
    if gap is None or side.reason.strip() or half_up(-gap, RATE_PLACES) <= limit:
        return
    behind = shown(-gap, RATE_PLACES)
    yield fault(
        "E058",
        f"{fund.account.name}{side.side}比序时进度（月份÷12）慢{behind}个百分点，超过{plain(limit)}个百分点，"
        "没有写变动原因；收支本来不按月均衡的也请写明",
        f"{field}: {behind} points behind the months, more than {plain(limit)}, with no reason",
        field,
        severity=Severity.REMARK,
    )
