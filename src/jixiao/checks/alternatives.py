"""Of a sum that its parts do not make: which part may as well be the wrong figure as the total."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.checks.network import Trial
from jixiao.checks.precedence import spot_of
from jixiao.checks.ranking import Ranker, flips
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.findings import Finding, Text, Verdict
from jixiao.core.ties import Operand, Tie
from jixiao.knowledge.labels import in_english

EACH = Text("请逐项核对", "look at each of them")
"""What to do where one of some figures is wrong and nothing tells which."""
_MOST_NAMED = 2


def with_alternatives(verdicts: Sequence[Verdict], ranker: Ranker) -> list[Verdict]:
    """The verdicts; where the total is to be changed and a part is as likely to be wrong (a slip of the
    hand makes it, or another column of its row has what it should be), the advice says so. Parts of
    which other findings speak are left to these.
    """
    findings = [each.finding for each in verdicts if each.finding is not None]
    spoken = {spot_of(each) for each in findings}
    return [_with_alternatives(each, ranker, spoken) for each in verdicts]


def _with_alternatives(
    verdict: Verdict, ranker: Ranker, spoken: set[tuple[object, ...]]
) -> Verdict:
    finding, tie = verdict.finding, verdict.tie
    if finding is None or tie is None or verdict.open_ or not _is_of_total(finding, tie):
        return verdict
    others = [each for each in tie.operands if spot_of(each) not in spoken]
    advice = _advice(finding, tie, others, ranker)
    if advice is None:
        return verdict
    return msgspec.structs.replace(verdict, finding=msgspec.structs.replace(finding, advice=advice))


def _is_of_total(finding: Finding, tie: Tie) -> bool:
    """Whether a finding is of a sum that has parts, placed at the total, with no advice of its own and
    no correction that the rest bears out.
    """
    is_sum = tie.formula.additive and not tie.allotted and len(tie.operands) > 1
    if not is_sum or spot_of(finding) != spot_of(tie.result):
        return False
    if finding.correction is None:
        return finding.advice == EACH
    return finding.advice is None and not finding.correction.safe


def _advice(finding: Finding, tie: Tie, others: Sequence[Operand], ranker: Ranker) -> Text | None:
    """What to look at besides the total, or first where it is not the total."""
    found = [trial for each in others if (trial := _mends(each, tie, ranker)) is not None]
    likely = [_likelihood(each, ranker) for each in found]
    most = max(likely, default=0)
    named = [each for each, likelihood in zip(found, likely, strict=True) if likelihood == most]
    if finding.correction is None:
        return _first(named[0]) if most and len(named) == 1 else None
    total = ranker.trial(tie.result)
    least = max(1, _likelihood(total, ranker) if total is not None else 0)
    return _or_else(named) if most >= least else None


def _mends(operand: Operand, tie: Tie, ranker: Ranker) -> Trial | None:
    """The correction of a part that makes a failing sum hold, and breaks nothing; None where it has
    none.
    """
    found = ranker.trial(operand)
    if found is None or found.broken or found.beyond > 0 or flips(operand, found):
        return None
    return found if any(ranker.network.ties[each] == tie for each in found.mended) else None


def _likelihood(found: Trial, ranker: Ranker) -> int:
    """How much speaks for a correction: that a slip of the hand makes the print of it, and that another
    amount of its row is the same.
    """
    return int(found.is_natural) + int(_stands_beside(found, ranker))


def _stands_beside(found: Trial, ranker: Ranker) -> bool:
    row, _, field = found.operand.address.rpartition(".")
    beside = (ranker.network.operand(f"{row}.{each}") for each in MONEY_FIELDS if each != field)
    return field in MONEY_FIELDS and any(
        each is not None and each.figure.value == found.figure.value for each in beside
    )


def _or_else(found: Sequence[Trial]) -> Text:
    if len(found) > _MOST_NAMED:
        return Text(
            "或者是其中某一项写错，请逐项核对",
            "or one of its parts is wrong: look at each of them",
        )
    zh, en = "、或".join(_zh(found)), " or ".join(_en(found))
    return Text(f"或者是{zh}，请先核对是哪一个写错", f"or else {en}: see first which is wrong")


def _first(found: Trial) -> Text:
    (zh,), (en,) = _zh([found]), _en([found])
    return Text(f"请逐项核对，先看{zh}", f"look at each of them, first at {en}")


def _zh(found: Sequence[Trial]) -> list[str]:
    return [
        f"{each.operand.name}{each.operand.figure.text}（那样应为{each.figure.text}）"
        for each in found
    ]


def _en(found: Sequence[Trial]) -> list[str]:
    return [
        f"{in_english(each.operand.name)} {each.operand.figure.text} (then {each.figure.text})"
        for each in found
    ]
