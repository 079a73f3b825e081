"""Links the mentions of a passage: what an ambiguous group speaks of, missing units, completeness of
parts, scope; then addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from jixiao.core.figures import Interval
from jixiao.core.figures.units import MONEY
from jixiao.core.places import Place
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, EXECUTION_RATE, GROWTH_RATE, Statement
from jixiao.core.ties import Formula, Operand, Outcome, Tie, growth, growth_by_change, judge, ratio
from jixiao.core.ties import total as sum_with_signs
from jixiao.knowledge.funds import account_of, parent_of
from jixiao.knowledge.items import (
    BETWEEN_LEVELS,
    CUMULATIVE_BALANCE,
    MONTHLY_EXPENDITURE,
    MONTHS_PAYABLE,
)
from jixiao.recognition.narrative.grammar import Role
from jixiao.recognition.narrative.last_year import (
    measure_by_last_year,
    settle_last_year,
    settle_planned,
)
from jixiao.recognition.narrative.mentions import Mention
from jixiao.recognition.narrative.parts import splits_by_fund
from jixiao.recognition.narrative.passages import Passage
from jixiao.recognition.narrative.state import WITH_FLOWS


def link(mentions: list[Mention]) -> None:
    """Everything that needs the whole passage."""
    _lend_units(mentions)
    _settle_splits_by_fund(mentions)
    _settle_groups(mentions)
    settle_last_year(mentions, _bears_out)
    settle_planned(mentions, _bears_out)
    measure_by_last_year(mentions)
    _pair_budgets(mentions)
    _count_parts_once(mentions)
    _settle_nested_lists(mentions)
    for mention in mentions:
        if mention.item == MONTHS_PAYABLE and mention.role is Role.AMOUNT:
            _link_months(mention, mentions)
    _complete_accounts(mentions)
    _infer_flows(mentions)


def statements_of(mentions: Sequence[Mention], passage: Passage, first: int) -> list[Statement]:
    """The mentions as statements; ``first`` is the number of the first one in the document."""
    addresses = {
        id(mention): f"statements[{first + index}].value" for index, mention in enumerate(mentions)
    }
    return [_statement(mention, passage, addresses) for mention in mentions]


def _statement(mention: Mention, passage: Passage, addresses: dict[int, str]) -> Statement:
    place, printed = passage.locate(mention.start, mention.end)
    return Statement(
        item=mention.item,
        basis=mention.basis,
        figure=msgspec.structs.replace(mention.figure, text=printed),
        place=place,
        address=addresses[id(mention)],
        fund=mention.fund,
        period=mention.period,
        scope=mention.scope,
        operator=mention.operator,
        words=mention.words,
        verb=mention.verb,
        origin="text",
        sentence=mention.sentence,
        clause=mention.clause,
        about=_address(mention.about, addresses) or mention.known_about,
        part_of=_address(mention.part_of, addresses),
        parts_complete=mention.parts_complete,
        compared_with=_address(mention.compared_with, addresses),
        in_turn=mention.in_turn,
    )


def _address(mention: Mention | None, addresses: dict[int, str]) -> str | None:
    return addresses.get(id(mention)) if mention is not None else None


def _lend_units(mentions: Sequence[Mention]) -> None:
    """An amount of money printed without a unit takes the unit that its sentence uses, as an
    inferred one.
    """
    sentences = _gathered(mentions, lambda mention: mention.sentence)
    for mention in mentions:
        if mention.figure.unit is not None or mention.basis not in (ACTUAL, BUDGET):
            continue
        near = sentences[mention.sentence]
        at = next(index for index, one in enumerate(near) if one is mention)
        unit = next(
            (
                other.figure.unit
                for other in [*near[at + 1 :], *reversed(near[:at])]
                if other.dimension == MONEY
            ),
            None,
        )
        if unit is not None:
            mention.figure = mention.figure.with_unit(unit)


def _gathered(
    mentions: Sequence[Mention], key: Callable[[Mention], object]
) -> dict[object, list[Mention]]:
    """The mentions by a key, in order."""
    found: dict[object, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(key(mention), []).append(mention)
    return found


def _parts_by_total(mentions: Sequence[Mention]) -> list[tuple[Mention, list[Mention]]]:
    """Every total with its parts."""
    gathered = _gathered(
        [mention for mention in mentions if mention.part_of is not None],
        lambda mention: id(mention.part_of),
    )
    return [(mention, gathered[id(mention)]) for mention in mentions if id(mention) in gathered]


def _settle_splits_by_fund(mentions: Sequence[Mention]) -> None:
    """A total split into several funds and nothing else is none of one fund, whatever it inherited;
    else a strange fund is no part of it.
    """
    for total, every in _parts_by_total(mentions):
        parts = [
            mention
            for mention in every
            if mention.fund is not None and splits_by_fund(mention, total)
        ]
        strange = [
            mention
            for mention in parts
            if parent_of(mention.fund or "") != parent_of(total.fund or "")
        ]
        if not strange:
            continue
        if len(parts) < len(every) or len({parent_of(mention.fund or "") for mention in parts}) < 2:
            for part in strange:
                part.part_of = None
            continue
        inherited, total.fund = total.fund, None
        for mention in mentions:
            if mention.about is total and mention.fund == inherited:
                mention.fund = None


def _settle_groups(mentions: Sequence[Mention]) -> None:
    """Changes and rates after a 其中-list may speak of the last part or of the total: where the
    figures decide, they do.
    """
    speaking = _gathered(mentions, lambda mention: id(mention.about))
    for head in mentions:
        total = head.part_of
        if total is None or head.role is not Role.AMOUNT:
            continue
        group = [
            mention
            for mention in speaking.get(id(head), [])
            if mention.about is head and mention.basis in (CHANGE, GROWTH_RATE, EXECUTION_RATE)
        ]
        measures = {
            id(mention.compared_with): mention.compared_with
            for mention in group
            if mention.compared_with is not None
        }
        group += [
            mention for mention in measures.values() if mention.role in (Role.BUDGET, Role.BASE)
        ]
        taken = any(mention.about is total for mention in speaking.get(id(total), []))
        if group and not taken and _held(total, group) > _held(head, group):
            for mention in group:
                mention.item, mention.fund = total.item, total.fund
                mention.about = total if mention.about is head else mention.about


def _pair_budgets(mentions: Sequence[Mention]) -> None:
    """A rate beside an amount is measured against the budget that its sentence states for the same
    item.
    """
    sentences = _gathered(
        [mention for mention in mentions if mention.basis == BUDGET],
        lambda mention: mention.sentence,
    )
    for rate in mentions:
        if rate.basis == EXECUTION_RATE and rate.about is not None and rate.compared_with is None:
            spoken = sorted({rate.sentence, rate.about.sentence})
            stated = [one for sentence in spoken for one in sentences.get(sentence, [])]
            budgets = [
                one
                for one in stated
                if (one.item, one.fund) == (rate.item, rate.fund) and one is not rate.about
            ]
            before = [
                one for one in budgets if one.start < rate.start
            ]  # 年初预算 …，调整预算 …：the last one said is in force
            rate.compared_with = before[-1] if before else budgets[0] if budgets else None


def _count_parts_once(mentions: Sequence[Mention]) -> None:
    """A part whose budget is told twice (年初, 调整) goes into its total once: as the total's own
    kind, which is the adjusted one by default.
    """
    for total, every in _parts_by_total(mentions):
        parts = [mention for mention in every if mention.basis == BUDGET]
        for part in parts:
            twins = [
                one
                for one in parts
                if one.part_of is total
                and (one.item, one.fund, one.period) == (part.item, part.fund, part.period)
            ]
            if len({_is_initial(one) for one in twins}) == 2:
                for twin in twins:
                    twin.part_of = total if _is_initial(twin) == _is_initial(total) else None


def _is_initial(budget: Mention) -> bool:
    return "年初" in budget.words


def _bears_out(amount: Mention, group: Sequence[Mention]) -> bool:
    """Whether an amount makes the group's figures come out, in all that can be computed."""
    ties = list(_ties(amount, group))
    if not ties:
        return False
    return all(
        (judged := judge(tie)) is not None and judged.outcome is not Outcome.IMPOSSIBLE
        for tie in ties
    )


def _held(amount: Mention, group: Sequence[Mention]) -> int:
    """How many of the group's figures an amount makes come out, one of them being wrong or not."""
    judged = [judge(tie) for tie in (*_ties(amount, group), *_ties_with_base(amount, group))]
    return sum(each is not None and each.outcome is not Outcome.IMPOSSIBLE for each in judged)


def _ties_with_base(amount: Mention, group: Sequence[Mention]) -> Iterable[Tie]:
    """The change and the growth of an amount from the one that they are measured by."""
    for each in group:
        base = each.compared_with
        if base is None or base.dimension != amount.dimension:
            continue
        if each.basis == CHANGE and each.dimension == amount.dimension:
            yield _tie(each, sum_with_signs([1, -1]), amount, base)
        elif each.basis == GROWTH_RATE:
            yield _tie(each, growth(), amount, base)


def _ties(amount: Mention, group: Sequence[Mention]) -> Iterable[Tie]:
    by_basis = {mention.basis: mention for mention in group}
    change, growth, rate = (by_basis.get(basis) for basis in (CHANGE, GROWTH_RATE, EXECUTION_RATE))
    if change is not None and growth is not None and change.dimension == amount.dimension:
        yield _tie(growth, growth_by_change(), amount, change)
    if rate is not None and rate.compared_with is not None:
        yield _tie(rate, ratio(), amount, rate.compared_with)


def _tie(result: Mention, formula: Formula, *operands: Mention) -> Tie:
    made = [
        Operand(name=mention.item, figure=mention.figure, place=Place(), address=str(index))
        for index, mention in enumerate((result, *operands))
    ]
    return Tie(owner="", result=made[0], operands=tuple(made[1:]), formula=formula)


def _settle_nested_lists(mentions: Sequence[Mention]) -> None:
    """After a list inside a list, the last parts may go on with the outer one: where the inner
    total is already full, they do.
    """
    for inner, gathered in _parts_by_total(mentions):
        outer = inner.part_of
        parts = [
            mention for mention in gathered if mention.part_of is inner
        ]  # an outer list may have taken some
        if outer is None or len(parts) < 2 or any(part.clause < 0 for part in parts):
            continue
        for count in range(1, len(parts)):
            if _sum(parts[:count]).meets(inner.figure.printed_interval) and not _sum(parts).meets(
                inner.figure.printed_interval
            ):
                for part in parts[count:]:
                    part.part_of = outer
                break


def _sum(parts: Sequence[Mention]) -> Interval:
    result = Interval.point(parts[0].figure.base * 0)
    for part in parts:
        result = result + part.figure.printed_interval
    return result


def _link_months(months: Mention, mentions: Sequence[Mention]) -> None:
    """Months payable speak of the balance before them, over the monthly spending stated beside it."""
    before = [
        mention
        for mention in mentions[: mentions.index(months)]
        if mention.sentence >= months.sentence - 1
    ]
    balance = [
        mention
        for mention in before
        if mention.item == CUMULATIVE_BALANCE
        and mention.role is Role.AMOUNT
        and mention.fund == months.fund
    ]
    monthly = [
        mention
        for mention in before
        if mention.item == MONTHLY_EXPENDITURE
        and mention.fund == months.fund
        and mention.sentence == months.sentence
    ]
    months.about = balance[-1] if balance else None
    months.compared_with = monthly[-1] if monthly else None


def _complete_accounts(mentions: Sequence[Mention]) -> None:
    """统筹基金 and 个人账户 together are all of a fund."""
    for total, parts in _parts_by_total(mentions):
        accounts = [account_of(mention.fund) for mention in parts if mention.item == total.item]
        if len(accounts) == 2 and None not in accounts and len(set(accounts)) == 2:
            total.parts_complete = True


def _infer_flows(mentions: Sequence[Mention]) -> None:
    """A total with parts between levels (上级补助, 上解上级 …) is one 含往来; what speaks of a
    total has its flows.
    """
    for mention in mentions:
        total = mention.part_of
        if mention.item in BETWEEN_LEVELS and total is not None and total.flows is None:
            total.flows = WITH_FLOWS
    for mention in mentions:
        if mention.about is not None:
            mention.flows = mention.about.flows
    for mention in mentions:
        if mention.compared_with is not None and mention.compared_with.role in (
            Role.BUDGET,
            Role.BASE,
        ):
            mention.compared_with.flows = mention.flows
