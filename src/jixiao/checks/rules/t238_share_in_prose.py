"""T238: a share in a sentence against the part and the whole stated with it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose, comparable, is_amount
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Severity, Verdict
from jixiao.core.statements import SHARE, Statement
from jixiao.core.ties import ratio


@check(
    "T238",
    "正文占比与数额不符",
    "share in a sentence does not follow from part and whole",
    over="document",
    source="arithmetic",
)
def share_in_prose(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文“其中X，占总额的Y%”“占Z的Y%”中，Y是否等于X÷Z。
    为什么：占比多由人工计算，总额改了占比没有重算。
    依据：算术关系，按印出位数的区间比较。
    已知例外：没有写出总额、也不是“其中”分项的不查；总额由上下文推定的，只作警告。
    """
    prose = Prose.of(view)
    for share in prose.statements:
        if share.basis != SHARE or share.operator is not None:
            continue
        pairs = [
            (part, whole)
            for part, whole in _pairs(prose, share)
            if is_amount(part) and is_amount(whole) and comparable(part, whole)
        ]
        tie = prose.likeliest([[prose.tie("T238", share, pair, ratio())] for pair in pairs])
        stated = any(whole.words.startswith("占") for _, whole in pairs)
        verdict = (
            of_tie(tie, severity=Severity.ERROR if stated else Severity.WARNING)
            if tie is not None
            else None
        )
        if verdict is not None:
            yield verdict


def _pairs(prose: Prose, share: Statement) -> Iterator[tuple[Statement, Statement]]:
    """(part, whole): the amount before 占Z with Z, or a 其中 part with its total."""
    amount = prose.by_address.get(share.about or "")
    if amount is None:
        return
    if amount.words.startswith("占"):
        before = [
            each
            for each in prose.statements
            if each.sentence == share.sentence and each.clause < amount.clause and is_amount(each)
        ]
        if before:
            yield before[-1], amount
        return
    whole = prose.by_address.get(share.compared_with or "") or prose.by_address.get(
        amount.part_of or ""
    )
    if whole is not None:
        yield amount, whole
