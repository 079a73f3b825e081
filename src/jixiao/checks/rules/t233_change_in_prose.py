"""T233: a change in a sentence against this year's and last year's figure in it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose, comparable, is_amount
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Verdict
from jixiao.core.statements import CHANGE
from jixiao.core.ties import total


@check(
    "T233",
    "正文增减额与两年数不符",
    "change in a sentence does not follow from the two years",
    over="document",
    source="arithmetic",
)
def change_in_prose(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文“5.96万人较上年5.95万人增加0.01万人”中，增减额是否等于两年数之差。
    为什么：人数、标准的增减常从旧稿抄来。
    依据：算术关系，按印出位数的区间比较。
    已知例外：没有写出上年数的不查（由增幅一项去查）。
    """
    prose = Prose.of(view)
    for change in prose.statements:
        amount = prose.by_address.get(change.about or "")
        before = prose.by_address.get(change.compared_with or "")
        if change.basis != CHANGE or amount is None or before is None or not is_amount(amount):
            continue
        if not (comparable(change, amount) and comparable(before, amount)):
            continue
        verdict = of_tie(prose.tie("T233", change, [amount, before], total([1, -1])))
        if verdict is not None:
            yield verdict
