"""L710: a reason that says less where there is more, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.judging.criteria import QUANTITATIVE
from jixiao.knowledge.vocabulary import alternatives

_SET = r"(?:年初|全年|年度|原)?(?:预算数?|目标值?|指标值?|预期值?|预计数?|计划数?|任务数?)"
_LESS = regex(
    rf"(?:小于|低于|少于|不足){_SET}"
    rf"|[较比]{_SET}(?:有所|略有|大幅|明显)?(?:{alternatives('falls')}|偏少|偏低|少|低)"
)
_MORE = regex(
    rf"(?:大于|高于|多于|超过|超出)(?:了)?{_SET}"
    rf"|[较比]{_SET}(?:有所|略有|大幅|明显)?(?:{alternatives('rises')}|偏多|偏高|多|高)"
)
_MISSED = regex(rf"(?:未达到?|未完成|没有完成|没有达到){_SET}|未达标|没有达标")
"""That a target was missed: of a limit from above that there is more."""
_BEYOND = regex(rf"超额完成(?:了)?(?:{_SET})?|超(?:额|目标|任务|预期|计划)(?:实现|达标|达成|完成)")
"""That more was done than was asked."""
_NOT_SO = regex(
    r"[未没不无]能?(?:有|予|够)?$|(?:如|若|争取|力争|确保|避免|防止|预计|将|上年|去年|往年|上期)[^，,。；;]*$"
)
"""Words before it that take it back or speak of what is to come."""
_SAVED = regex(
    r"节约了?(?:成本|资金|经费|开支|支出)|(?:成本|资金|经费|支出)(?:有所|略有|大幅)?(?:节约|结余|节余)"
)
"""That less was spent than a limit allows."""


@check(
    "L710",
    "偏差原因与完成值相反",
    "the reason contradicts the result",
    over="form",
    source="arithmetic",
)
def reason_contradicts(view: FormView) -> Iterator[Verdict]:
    """
    查什么：偏差原因写“小于预算数”“未达目标”“较计划减少”，而完成值大于指标值；或写“超过预期”“超额完成”，而完成值小于指标值；成本超过上限，却写“节约了资金”。
    为什么：原因多半是从别的行复制来的。
    依据：同一行前后一致。
    已知例外：只看原因里明说大小的；同一条原因两样都写的、写的是打算的（争取超额完成）不查；完成值与指标值不能比的不查。
    """
    for row in named_rows(view):
        reason, value = row.text("reason"), row.attainment.value
        bounds = (row.criterion.low, row.criterion.high)
        if not reason or value is None or bounds == (None, None):
            continue
        if row.criterion.kind not in QUANTITATIVE:
            continue
        match = _contradiction(row, reason, value) or _saved(row, reason, value)
        if match is None:
            yield held("L710", row.address("reason"))
        else:
            yield _finding(row, match)


def _contradiction(row: Row, reason: str, value: Decimal) -> str | None:
    """The words of a reason that the result contradicts; None where it says both, or where nothing
    does.
    """
    low, high = row.criterion.low, row.criterion.high
    less, more = _said(_LESS, reason), _said(_MORE, reason)
    missed, beyond = _said(_MISSED, reason), _said(_BEYOND, reason)
    if low is None:  # a limit from above: missed where there is more
        more, missed, beyond = more or missed, None, None
    less, more = less or missed, more or beyond
    bound = low if low is not None else high
    if bound is None or (less is None) == (more is None):
        return None
    if less is not None and value > (high if high is not None else bound):
        return less
    return more if more is not None and value < bound else None


def _saved(row: Row, reason: str, value: Decimal) -> str | None:
    """What a reason says of savings where a cost is above its limit."""
    limit = row.criterion.high if row.criterion.low is None else None
    saved = _said(_SAVED, reason) if limit is not None and value > limit else None
    return saved if saved is not None and _said(_MORE, reason) is None else None


def _said(words: re.Pattern[str], reason: str) -> str | None:
    """The first of the words in a reason that are not taken back, and not of what is to come."""
    found = (each for each in words.finditer(reason) if not _NOT_SO.search(reason[: each.start()]))
    return next((each.group() for each in found), None)


def _finding(row: Row, words: str) -> Verdict:
    message = Text(
        f"{row.label}：原因写“{words}”，而指标值{row.target_words}、"
        f"完成{row.actual_words}，正好相反",
        f"“{row.label}”: the reason says “{words}”, yet the target is {row.target_words} and the"
        f" result {row.actual_words}",
    )
    related = (row.place("actual"), row.place("target"))
    return broken(
        "L710",
        row.address("reason"),
        row.place("reason"),
        Severity.WARNING,
        message,
        printed=words,
        related=related,
    )
