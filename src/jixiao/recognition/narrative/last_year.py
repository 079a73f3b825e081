"""收入X，上年收入Y，较上年减少Z，下降P: what follows last year's amount is this year's change, from
last year's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, CHANGE, GROWTH_RATE
from jixiao.recognition.narrative.grammar import Role
from jixiao.recognition.narrative.mentions import Mention

_BARE = regex(r"(?:上一?年|去年)(?:度|同期)*(?:数|为|是)*")


def settle_last_year(
    mentions: Sequence[Mention], bears_out: Callable[[Mention, Sequence[Mention]], bool]
) -> None:
    """Hand the changes behind an amount of last year to the one of this year before it in the
    sentence, unless that has changes of its own, a semicolon or another year of comparison stands
    between, or the figures bear out the first reading alone.
    """
    sentences: dict[int, list[Mention]] = defaultdict(list)
    for each in mentions:
        sentences[each.sentence].append(each)
    for before in mentions:
        present = _present(before, sentences[before.sentence])
        if present is None:
            continue
        if _BARE.fullmatch(before.words) and present.period is not None:
            before.item, before.period = present.item, present.period.before()
        group = [each for each in mentions if each.about is before and _is_change(each)]
        taken = any(each.about is present and _is_change(each) for each in mentions)
        elsewhere = any(each.base_year not in (None, _year(before)) for each in group)
        own = bears_out(before, group) and not bears_out(present, group)
        if taken or elsewhere or own:
            continue
        for each in group:
            each.about, each.item, each.period = present, present.item, present.period
            each.compared_with = each.compared_with or before


def _present(before: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """This year's amount that last year's stands behind, of the ``mentions`` of its sentence."""
    if before.role is not Role.AMOUNT or before.basis != ACTUAL or before.period is None:
        return None
    bare = _BARE.fullmatch(before.words) is not None
    found = [
        each
        for each in mentions
        if each.role is Role.AMOUNT
        and each.basis == ACTUAL
        and each.start < before.start
        and (each.half, each.fund) == (before.half, before.fund)
        and each.dimension == before.dimension
        and each.period is not None
        and before.period in (each.period.before(), each.period if bare else None)
        and (bare or each.item == before.item)
    ]
    return found[-1] if found else None


def _is_change(mention: Mention) -> bool:
    return mention.basis in (CHANGE, GROWTH_RATE)


def _year(mention: Mention) -> int | None:
    return mention.period.year if mention.period is not None else None
