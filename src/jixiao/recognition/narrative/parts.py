"""其中-lists: which total a part belongs to, and when a list ends."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.figures.units import COUNT, MONEY
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, TARGET
from jixiao.knowledge.funds import (
    ALL_FUNDS,
    PENSION,
    account_of,
    funds_in,
    parent_of,
    without_funds,
)
from jixiao.knowledge.items import (
    BASIC_PENSION,
    BENEFITS,
    EXPENDITURE,
    INCOME,
    ITEMS,
    PREMIUM,
    TOTALS,
    side_of,
)
from jixiao.recognition.narrative.grammar import Role
from jixiao.recognition.narrative.mentions import Mention

_DONE_WITH_MONEY = regex(
    r"调[减增]|实际(?:下|拨|到|支|使|执)|拨付|下达|上缴|追回|减征|核减|缓缴|清退|惠及|涉及|人均|发放(?!支出)|筹资|补助标准"
)
_DONE = regex(r"救助|开展|完成|组织|办理|培训|检查|新增")
_DOING = regex(rf"(?:[已共]|累计|全年|本年|当年|全[省市州县区])*(?:{_DONE.pattern})")
_KIND_OF_MONEY = regex(r"(?:资金|经费|费用?|补助|补贴|专款|收入|支出)(?:项目)?$")
_NAMES = regex(r"基金|保险|险种?|\d{4}年度?|[其中的、:和及与]")
_VERB_BY = 4
_BASES = (ACTUAL, BUDGET, TARGET)


def total_of(
    part: Mention,
    before: Sequence[Mention],
    anchor: Mention | None,
    *,
    marked: bool,
    enclosed: bool,
) -> Mention | None:
    """The total that a part of a list belongs to. ``anchor`` is the amount that a parenthesis
    follows; ``marked`` where 其中 or 含 was said.
    """
    if part.operator is not None or (_tells_a_deed(part) and part.item not in ITEMS):
        return None
    if enclosed and anchor is not None and _account_of_same(part, anchor):
        return anchor
    if enclosed:
        return anchor if anchor is not None and _fits(part, anchor, marked=marked) else None
    candidates = [
        mention
        for mention in reversed(before)
        if mention.sentence >= part.sentence - 2 and mention.role is Role.AMOUNT
    ]
    return next((mention for mention in candidates if _fits(part, mention, marked=True)), None)


def repeated_total(part: Mention, before: Sequence[Mention]) -> Mention | None:
    """The larger total of the same name told before a 其中-list (其中：保险费收入 …；支出 …): the
    second one is its chief part.
    """
    if (
        part.item not in (INCOME, EXPENDITURE)
        or part.basis != ACTUAL
        or part.operator is not None
        or part.fund in (None, ALL_FUNDS)
    ):
        return None
    key = (part.item, part.fund, part.period, part.basis, part.scope)
    found = [
        mention
        for mention in before
        if mention.role is Role.AMOUNT
        and (mention.item, mention.fund, mention.period, mention.basis, mention.scope) == key
    ]
    if not found or splits_by_fund(part, found[-1]):
        return None
    return (
        found[-1]
        if _same_kind(part, found[-1]) and part.figure.base < found[-1].figure.base
        else None
    )


def chief_part_of(total: Mention) -> str:
    """What a fund mainly takes in or pays."""
    if total.item == INCOME:
        return PREMIUM
    return (
        BASIC_PENSION if total.fund is not None and parent_of(total.fund) in PENSION else BENEFITS
    )


def closes_list(part: Mention, before: Sequence[Mention]) -> bool:
    """Whether an amount that is no part ends the list: another total, or money of another side."""
    if part.dimension in (MONEY, ""):
        return part.item in TOTALS or side_of(part.item) != "" or _tells_a_deed(part)
    return part.dimension == COUNT and not any(
        mention.dimension == COUNT for mention in before[-3:]
    )


def _tells_a_deed(part: Mention) -> bool:
    """Whether the words say what was done (拨付资金, 救助困难群众) and do not name a kind of money
    (医疗救助资金).
    """
    if part.dimension != MONEY:
        return bool(_DONE.search(part.words) or _DONE_WITH_MONEY.search(part.words))
    found = _DONE_WITH_MONEY.search(part.words)
    return bool(_DOING.match(part.words)) or (
        found is not None and (found.start() < _VERB_BY or not _KIND_OF_MONEY.search(part.words))
    )


def _fits(part: Mention, total: Mention, *, marked: bool) -> bool:
    if (
        total is part
        or not _same_kind(part, total)
        or total.basis not in _BASES
        or part.basis != total.basis
        or (part.in_turn and part.period != total.period)
    ):
        return False
    if part.dimension == COUNT:
        same_fund = part.item != total.item and part.fund == total.fund
        return marked and (
            same_fund
            or (
                part.item == total.item
                and part.period == total.period
                and _narrower(part.fund, total.fund)
            )
        )
    if _sub_account(part, total) or splits_by_fund(part, total):
        return True
    if part.period != total.period and not marked:
        return False
    if part.item in TOTALS:
        return part.item == total.item and _narrower(part.fund, total.fund)
    side, of_total = side_of(part.item), side_of(total.item)
    if not marked and not side:
        return False
    if (
        part.fund is not None
        and total.fund is not None
        and parent_of(part.fund) != parent_of(total.fund)
        and total.fund != ALL_FUNDS
    ):
        return False
    return (not side or side == of_total or not of_total) and total.item != part.item


def splits_by_fund(part: Mention, total: Mention) -> bool:
    """Whether a part names its fund and nothing else that its total does not, under a total that
    only inherited a fund of its own.
    """
    named = {span.fund for span in funds_in(part.words)}
    if (
        len(named) != 1
        or ALL_FUNDS in named
        or part.dimension != MONEY
        or total.fund in (None, ALL_FUNDS)
        or funds_in(total.words)
    ):
        return False
    return part.item == total.item or not _NAMES.sub("", without_funds(part.words))


def _same_kind(part: Mention, total: Mention) -> bool:
    a, b = part.figure.unit, total.figure.unit
    if a is None or b is None:
        return part.dimension in (MONEY, "") and total.dimension in (MONEY, "")
    return a.dimension == b.dimension and a.dimension in (MONEY, COUNT) and a.comparable(b)


def _sub_account(part: Mention, total: Mention) -> bool:
    if account_of(part.fund) is None or part.fund is None or total.fund is None:
        return False
    return (
        parent_of(part.fund) == parent_of(total.fund)
        and part.fund != total.fund
        and part.item == total.item
    )


def _account_of_same(part: Mention, total: Mention) -> bool:
    """In a parenthesis the sub-accounts split what stands before it, even where that was called by
    one of them.
    """
    if (
        account_of(part.fund) is None
        or part.fund is None
        or total.fund is None
        or part.item != total.item
    ):
        return False
    return (
        parent_of(part.fund) == parent_of(total.fund)
        and _same_kind(part, total)
        and part.basis == total.basis
    )


def _narrower(part: str | None, total: str | None) -> bool:
    return (
        part is not None
        and part != total
        and (total in (ALL_FUNDS, None) or parent_of(part) == total)
    )
