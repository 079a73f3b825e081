"""Making verdicts: of a tie, and of a rule that is no formula."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from jixiao.core.fieldvalues import other_reading
from jixiao.core.findings import (
    Correction,
    Finding,
    Limit,
    OperandShown,
    Related,
    Severity,
    Text,
    Verdict,
)
from jixiao.core.places import Place
from jixiao.core.ties import Judged, Operand, Outcome, Tie, judge
from jixiao.knowledge.labels import in_english


def of_tie(
    tie: Tie,
    *,
    severity: Severity = Severity.ERROR,
    message: Text | None = None,
    advice: Text | None = None,
    finely: bool = False,
) -> Verdict | None:
    """The verdict of a tie, with its finding where it is impossible (``severity``) or truncated (a
    remark).

    None where the tie cannot be computed. ``message`` replaces the usual words of an impossible
    tie; ``finely``, they say what it should be to the last digit of its operands.
    """
    judged = judge(tie)
    if judged is None:
        return None
    finding: Finding | None = None
    if judged.outcome is Outcome.IMPOSSIBLE:
        told = _finely(judged) if finely else judged
        finding = tie_finding(told, severity, message or _impossible(told), advice)
    elif judged.outcome is Outcome.TRUNCATED:
        finding = tie_finding(judged, Severity.REMARK, _truncated(judged), None)
    return Verdict(
        code=tie.owner, outcome=judged.outcome, address=tie.result.address, tie=tie, finding=finding
    )


def _finely(judged: Judged) -> Judged:
    """The judgement of a sum told with as many decimals as its operands of one unit have."""
    figure, operands = judged.tie.result.figure, judged.tie.operands
    places = [each.figure.places for each in operands if each.figure.factor == figure.factor]
    if max(places, default=0) <= figure.places:
        return judged
    fine = msgspec.structs.replace(judged.tie.result, figure=figure.with_places(max(places)))
    return msgspec.structs.replace(judged, tie=msgspec.structs.replace(judged.tie, result=fine))


def as_it_holds(tie: Tie) -> Tie:
    """The tie with its result, a bare rate, read the other way (0.9632 as 96.32%, 94 as 94 times)
    where it only holds so.
    """
    judged, figure = judge(tie), other_reading(tie.result.figure)
    if figure is None or judged is None or judged.outcome is not Outcome.IMPOSSIBLE:
        return tie
    other = msgspec.structs.replace(tie, result=msgspec.structs.replace(tie.result, figure=figure))
    found = judge(other)
    fine = (Outcome.REPRODUCED, Outcome.COMPATIBLE)
    return other if found is not None and found.outcome in fine else tie


def tie_finding(judged: Judged, severity: Severity, message: Text, advice: Text | None) -> Finding:
    """The finding of a judged tie: the result's cell first, then the operands' cells."""
    tie = judged.tie
    figure = tie.result.figure
    symbol = figure.unit.symbol if figure.unit else "%" if _signed(tie) else None
    return Finding(
        code=tie.owner,
        severity=severity,
        message=message,
        address=tie.result.address,
        place=tie.result.place,
        printed=figure.text,
        expected=judged.expected,
        expected_interval=judged.expected_interval,
        difference=judged.difference,
        unit=symbol,
        formula=f"{tie.shown()}={judged.expected}",
        quote=figure.text,
        related=tuple(related_operand(each) for each in tie.operands),
        operands=tuple(shown_operand(each) for each in tie.members()),
        # where the rule may not hold, or another cell is to give way, the advice says what to do
        correction=Correction(text=judged.expected + (symbol or ""))
        if advice is None or severity is Severity.ERROR
        else None,
        advice=advice,
    )


def percent_sign(tie: Tie) -> str:
    """The sign of points that are allotted in percent (权重 10%), by their print or their parts'; empty
    for any other tie.
    """
    parts = [each.figure.text for each in tie.operands]
    signed = _signed(tie) or (bool(parts) and all(each.endswith("%") for each in parts))
    return "%" if tie.allotted and signed else ""


def percent_points(tie: Tie) -> str | None:
    """What points that are allotted in percent differ by."""
    return "个百分点" if percent_sign(tie) else None


def _signed(tie: Tie) -> bool:
    return tie.allotted and tie.result.figure.text.endswith("%")


def shown_operand(operand: Operand) -> OperandShown:
    """An operand for the report."""
    return OperandShown(
        name=operand.name,
        printed=operand.figure.text,
        place=operand.place,
        address=operand.address,
    )


def related_operand(operand: Operand) -> Related:
    """An operand as a related place."""
    return Related(place=operand.place, address=operand.address)


def held(code: str, address: str, *limits: Limit) -> Verdict:
    """A rule that holds at a place, and the ``limits`` within which it does."""
    return Verdict(code=code, outcome=Outcome.REPRODUCED, address=address, limits=limits)


def held_tie(tie: Tie) -> Verdict:
    """A rule that holds at a place by a formula, so that the formula vouches for its figures."""
    judged = judge(tie)
    outcome = judged.outcome if judged is not None else Outcome.REPRODUCED
    return Verdict(
        code=tie.owner,
        outcome=outcome,
        address=tie.result.address,
        tie=tie if judged is not None else None,
    )


def broken(
    code: str,
    address: str,
    place: Place,
    severity: Severity,
    message: Text,
    *,
    printed: str = "",
    expected: str | None = None,
    related: tuple[Place, ...] = (),
    operands: tuple[Operand, ...] = (),
    formula: str | None = None,
    advice: Text | None = None,
    correction: Correction | None = None,
    quote: str | None = None,
    unit: str | None = None,
    difference: str | None = None,
    about: str = "",
    gathered: Iterable[str] = (),
    limit: Limit | None = None,
) -> Verdict:
    """A rule that is broken at a place; ``about`` and ``gathered`` as in ``Finding``; the ``limit``
    that the figure there does not keep.
    """
    finding = Finding(
        code=code,
        severity=severity,
        message=message,
        address=address,
        place=place,
        printed=printed,
        expected=expected,
        related=tuple(Related(place=each) for each in related),
        operands=tuple(shown_operand(each) for each in operands),
        formula=formula,
        advice=advice,
        correction=correction,
        quote=printed if quote is None else quote,
        unit=unit,
        difference=difference,
        about=about,
        gathered=tuple(gathered),
    )
    return Verdict(
        code=code,
        outcome=Outcome.IMPOSSIBLE,
        address=address,
        finding=finding,
        limits=() if limit is None else (limit,),
    )


def without_value(finding: Finding, advice: Text | None = None) -> Finding:
    """The finding without a value for its cell, and the ``advice`` that takes its place. Words of the
    value that the message ends with go with it.
    """
    value = (finding.expected or "") + (finding.unit or "")
    message = finding.message
    if finding.expected is not None:
        zh = message.zh.removesuffix(f"，这一处应为{value}").removesuffix(f"，应为{value}")
        message = Text(zh, message.en.removesuffix(f", it should be {value}"))
    return msgspec.structs.replace(
        finding,
        message=message,
        expected=None,
        expected_interval=None,
        correction=None,
        advice=advice or finding.advice,
    )


def gap_words(judged: Judged, said: str | None = None) -> str:
    """By how much a print is off in Chinese: 多1.00万元, 少0.5个百分点; only that it differs where
    its digits do not show by how much. ``said`` is what it is counted in, else the print's own unit.
    """
    unit = judged.tie.result.figure.unit
    if said is None:
        said = "" if unit is None else "个百分点" if unit.symbol == "%" else unit.symbol
    amount = judged.difference.lstrip("-−")
    if not amount.strip("0."):
        return "两数不符"
    return f"{'少' if amount != judged.difference else '多'}{amount}{said}"


def _impossible(judged: Judged) -> Text:
    result = judged.tie.result
    unit = result.figure.unit.symbol if result.figure.unit else ""
    gap_en = " percentage points" if unit == "%" else unit
    name, off = in_english(result.name), gap_words(judged)
    if judged.tie.allotted:
        sign, off = percent_sign(judged.tie), gap_words(judged, percent_points(judged.tie))
        parts = (
            f"各项合计{judged.expected}{sign}（{judged.tie.shown()}）"
            if len(judged.tie.operands) > 1
            else f"下面只有一项，是{judged.expected}{sign}"
        )
        return Text(
            f"{result.name}填报{result.figure.text}，{parts}，{off}",
            f"{name}: printed {result.figure.text}; its parts come to {judged.expected}{sign}"
            f" ({judged.tie.shown()}; difference {judged.difference})",
        )
    return Text(
        f"{result.name}填报{result.figure.text}，"
        f"按{judged.tie.shown()}应为{judged.expected}{unit}，{off}",
        f"{name}: printed {result.figure.text}; {judged.tie.shown()} gives"
        f" {judged.expected}{unit} (difference {judged.difference}{gap_en})",
    )


def _truncated(judged: Judged) -> Text:
    result = judged.tie.result
    return Text(
        f"{result.name}填报{result.figure.text}，四舍五入应为{judged.expected}（原数系直接截断）",
        f"{in_english(result.name)}: printed {result.figure.text}; rounded half up it is {judged.expected}"
        " (the print was cut off)",
    )
