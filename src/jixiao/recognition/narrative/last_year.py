"""收入X，上年收入Y，较上年减少Z，下降P: what follows last year's amount is this year's change, from
last year's; so is what follows the plan in 人数X，预算安排Y，较上年增加Z.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, GROWTH_RATE, TARGET
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


def settle_planned(
    mentions: Sequence[Mention], bears_out: Callable[[Mention, Sequence[Mention]], bool]
) -> None:
    """Hand the changes behind an amount that was planned to what came of it, which stands before it
    in the sentence, unless that has changes of its own or the figures bear out the plan alone.
    """
    for plan in mentions:
        if plan.role is not Role.AMOUNT or plan.basis not in (BUDGET, TARGET):
            continue
        group = [
            each
            for each in mentions
            if each.about is plan and _is_change(each) and each.item == plan.item
        ]
        done = _done(plan, mentions) if group else None
        if done is None or any(each.about is done and _is_change(each) for each in mentions):
            continue
        if bears_out(plan, group) and not bears_out(done, group):
            continue
        for each in group:
            each.about = done


def _done(plan: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The actual amount of the same thing and year that the plan stands behind."""
    same = (plan.sentence, plan.half, plan.item, plan.fund, plan.dimension, plan.period)
    found = [
        each
        for each in mentions
        if each.role is Role.AMOUNT
        and each.basis == ACTUAL
        and each.start < plan.start
        and (each.sentence, each.half, each.item, each.fund, each.dimension, each.period) == same
    ]
    return found[-1] if found else None


def measure_by_last_year(mentions: Sequence[Mention]) -> None:
    """2022年支出 …，2023年支出 …，同比增长 …: a change of an amount is measured by the one of the year before
    that its sentence tells before it.
    """
    for change in mentions:
        about = change.about
        if about is None or not _is_change(change) or change.compared_with is not None:
            continue
        if change.item != about.item or not about.words.endswith(change.words):
            continue  # 支出较预算, 全省支出增长
        if about.period is None or about.basis != ACTUAL or change.words.endswith("均"):
            continue
        last = about.period.before()
        found = [each for each in mentions if _is_same(each, about) and each.period == last]
        found = [each for each in found if each.start < about.start]
        if len(found) == 1 and change.base_year in (None, last.year):
            change.compared_with = found[0]


def _is_same(one: Mention, other: Mention) -> bool:
    """Whether two amounts of a sentence differ in nothing but their years."""
    return one.role is other.role is Role.AMOUNT and _kind(one) == _kind(other)


def _kind(one: Mention) -> tuple[object, ...]:
    part = one.part_of is None
    return one.sentence, one.item, one.fund, one.basis, one.dimension, one.scope, one.operator, part


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
