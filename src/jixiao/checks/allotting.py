"""Points that a heading or a total has, allotted to what stands under it so that they sum exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.core.figures import cut_off, places_needed, quantum, shown
from jixiao.core.findings import Text
from jixiao.core.ties import Operand, Tie, summed
from jixiao.knowledge.labels import in_english

_MOST_NAMED = 6


def allotted(whole: Decimal, parts: Sequence[Decimal], places: int) -> tuple[Decimal, ...]:
    """``whole`` in the proportions of ``parts``, each at ``places`` decimals, in all exactly the whole:
    what cutting off leaves over goes to the largest remainders (largest remainder method), of equal
    ones to the first. Empty where the parts have no proportions, or the whole more decimals.
    """
    total = sum(parts, Decimal(0))
    if total <= 0 or min(parts) < 0 or places_needed(whole) > places:
        return ()
    shares = [whole * part / total for part in parts]
    floors = [cut_off(share, places) for share in shares]
    step = quantum(places)
    left = int((whole - sum(floors, Decimal(0))) / step)
    order = sorted(range(len(parts)), key=lambda at: (floors[at] - shares[at], at))
    raised = set(order[:left])
    return tuple(each + step if at in raised else each for at, each in enumerate(floors))


def is_remainder(whole: Decimal, parts: Sequence[Operand]) -> bool:
    """Whether parts differ from the whole by no more than rounding each of them makes."""
    gap = abs(whole - summed(parts))
    return 0 < gap < quantum(finest(parts)) * len(parts)


def finest(parts: Sequence[Operand]) -> int:
    """The places that the parts are printed with."""
    return max((each.figure.places for each in parts), default=0)


def allotment(tie: Tie) -> Text | None:
    """Which parts get which points so that they come to the whole, which stays; None where the parts
    are not what rounding leaves of it.
    """
    whole, parts = tie.result.figure.value, tie.operands
    if not is_remainder(whole, parts):
        return None
    places = max(finest(parts), places_needed(whole))
    points = allotted(whole, [each.figure.value for each in parts], places)
    changed = [
        (part, shown(new, places))
        for part, new in zip(parts, points, strict=False)
        if new != part.figure.value
    ]
    if not changed:
        return None
    named = changed[:_MOST_NAMED]
    zh = "、".join(f"{part.name}{part.figure.text}改为{new}" for part, new in named)
    en = ", ".join(f"{in_english(part.name)} {part.figure.text} to {new}" for part, new in named)
    rest = len(changed) - len(named)
    if rest:
        zh, en = f"{zh}，另有{rest}项同样", f"{en}, and {rest} more"
    keeps = shown(whole, places_needed(whole))
    return Text(
        f"{keeps}分不变，把{zh}，合计就是{keeps}；得分随分值重算",
        f"{keeps} points stay: change {en}; compute the scores again",
    )


def kept(tie: Tie) -> Text:
    """That the whole stays and its parts are to be looked at, where nothing tells which of them."""
    whole, gap = tie.result.figure.value, summed(tie.operands) - tie.result.figure.value
    keeps, off = shown(whole, places_needed(whole)), shown(abs(gap), places_needed(gap))
    more, en = ("多", "more") if gap > 0 else ("少", "less")
    return Text(
        f"{keeps}分不变，请核对各项：合计{more}了{off}分，有一项分值写错，或者归错了标题",
        f"{keeps} points stay: the parts come to {off} {en}; one is wrong or under another heading",
    )
