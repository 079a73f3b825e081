"""Links the drafts of a passage: what an ambiguous group speaks of, missing units, completeness of
parts, scope; then addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from jixiao.core.figures import Interval
from jixiao.core.figures.units import MONEY
from jixiao.core.places import Place
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, EXECUTION_RATE, GROWTH_RATE, Statement
from jixiao.core.ties import Formula, Operand, Outcome, Tie, growth_by_change, judge, ratio
from jixiao.knowledge.funds import account_of, parent_of
from jixiao.knowledge.items import (
    BETWEEN_LEVELS,
    CUMULATIVE_BALANCE,
    MONTHLY_EXPENDITURE,
    MONTHS_PAYABLE,
)
from jixiao.recognition.narrative.drafts import Draft
from jixiao.recognition.narrative.grammar import Role
from jixiao.recognition.narrative.parts import splits_by_fund
from jixiao.recognition.narrative.passages import Passage
from jixiao.recognition.narrative.state import WITH_FLOWS


def link(drafts: list[Draft]) -> None:
    """Everything that needs the whole passage."""
    _lend_units(drafts)
    _settle_splits_by_fund(drafts)
    _settle_groups(drafts)
    _pair_budgets(drafts)
    _count_parts_once(drafts)
    _settle_nested_lists(drafts)
    for draft in drafts:
        if draft.item == MONTHS_PAYABLE and draft.role is Role.AMOUNT:
            _link_months(draft, drafts)
    _complete_accounts(drafts)
    _infer_flows(drafts)


def statements_of(drafts: Sequence[Draft], passage: Passage, first: int) -> list[Statement]:
    """The drafts as statements; ``first`` is the number of the first one in the document."""
    addresses = {
        id(draft): f"statements[{first + index}].value" for index, draft in enumerate(drafts)
    }
    return [_statement(draft, passage, addresses) for draft in drafts]


def _statement(draft: Draft, passage: Passage, addresses: dict[int, str]) -> Statement:
    place, printed = passage.locate(draft.start, draft.end)
    return Statement(
        item=draft.item,
        basis=draft.basis,
        figure=msgspec.structs.replace(draft.figure, text=printed),
        place=place,
        address=addresses[id(draft)],
        fund=draft.fund,
        period=draft.period,
        scope=draft.scope,
        operator=draft.operator,
        words=draft.words,
        verb=draft.verb,
        origin="text",
        sentence=draft.sentence,
        clause=draft.clause,
        about=_address(draft.about, addresses) or draft.known_about,
        part_of=_address(draft.part_of, addresses),
        parts_complete=draft.parts_complete,
        compared_with=_address(draft.compared_with, addresses),
    )


def _address(draft: Draft | None, addresses: dict[int, str]) -> str | None:
    return addresses.get(id(draft)) if draft is not None else None


def _lend_units(drafts: Sequence[Draft]) -> None:
    """An amount of money printed without a unit takes the unit that its sentence uses, as an
    inferred one.
    """
    sentences = _gathered(drafts, lambda draft: draft.sentence)
    for draft in drafts:
        if draft.figure.unit is not None or draft.basis not in (ACTUAL, BUDGET):
            continue
        near = sentences[draft.sentence]
        at = next(index for index, one in enumerate(near) if one is draft)
        unit = next(
            (
                other.figure.unit
                for other in [*near[at + 1 :], *reversed(near[:at])]
                if other.dimension == MONEY
            ),
            None,
        )
        if unit is not None:
            draft.figure = draft.figure.with_unit(unit)


def _gathered(drafts: Sequence[Draft], key: Callable[[Draft], object]) -> dict[object, list[Draft]]:
    """The drafts by a key, in order."""
    found: dict[object, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(key(draft), []).append(draft)
    return found


def _parts_by_total(drafts: Sequence[Draft]) -> list[tuple[Draft, list[Draft]]]:
    """Every total with its parts."""
    gathered = _gathered(
        [draft for draft in drafts if draft.part_of is not None], lambda draft: id(draft.part_of)
    )
    return [(draft, gathered[id(draft)]) for draft in drafts if id(draft) in gathered]


def _settle_splits_by_fund(drafts: Sequence[Draft]) -> None:
    """A total split into several funds and nothing else is none of one fund, whatever it inherited;
    else a strange fund is no part of it.
    """
    for total, every in _parts_by_total(drafts):
        parts = [
            draft for draft in every if draft.fund is not None and splits_by_fund(draft, total)
        ]
        strange = [
            draft for draft in parts if parent_of(draft.fund or "") != parent_of(total.fund or "")
        ]
        if not strange:
            continue
        if len(parts) < len(every) or len({parent_of(draft.fund or "") for draft in parts}) < 2:
            for part in strange:
                part.part_of = None
            continue
        inherited, total.fund = total.fund, None
        for draft in drafts:
            if draft.about is total and draft.fund == inherited:
                draft.fund = None


def _settle_groups(drafts: Sequence[Draft]) -> None:
    """Changes and rates after a 其中-list may speak of the last part or of the total: where the
    figures decide, they do.
    """
    speaking = _gathered(drafts, lambda draft: id(draft.about))
    for head in drafts:
        total = head.part_of
        if total is None or head.role is not Role.AMOUNT:
            continue
        group = [
            draft
            for draft in speaking.get(id(head), [])
            if draft.about is head and draft.basis in (CHANGE, GROWTH_RATE, EXECUTION_RATE)
        ]
        measures = {
            id(draft.compared_with): draft.compared_with
            for draft in group
            if draft.compared_with is not None
        }
        group += [draft for draft in measures.values() if draft.role in (Role.BUDGET, Role.BASE)]
        taken = any(draft.about is total for draft in speaking.get(id(total), []))
        if group and not taken and _bears_out(total, group) and not _bears_out(head, group):
            for draft in group:
                draft.item, draft.fund = total.item, total.fund
                draft.about = total if draft.about is head else draft.about


def _pair_budgets(drafts: Sequence[Draft]) -> None:
    """A rate beside an amount is measured against the budget that its sentence states for the same
    item.
    """
    sentences = _gathered(
        [draft for draft in drafts if draft.basis == BUDGET], lambda draft: draft.sentence
    )
    for rate in drafts:
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


def _count_parts_once(drafts: Sequence[Draft]) -> None:
    """A part whose budget is told twice (年初, 调整) goes into its total once: as the total's own
    kind, which is the adjusted one by default.
    """
    for total, every in _parts_by_total(drafts):
        parts = [draft for draft in every if draft.basis == BUDGET]
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


def _is_initial(budget: Draft) -> bool:
    return "年初" in budget.words


def _bears_out(amount: Draft, group: Sequence[Draft]) -> bool:
    """Whether an amount makes the group's figures come out, in all that can be computed."""
    ties = list(_ties(amount, group))
    if not ties:
        return False
    return all(
        (judged := judge(tie)) is not None and judged.outcome is not Outcome.IMPOSSIBLE
        for tie in ties
    )


def _ties(amount: Draft, group: Sequence[Draft]) -> Iterable[Tie]:
    by_basis = {draft.basis: draft for draft in group}
    change, growth, rate = (by_basis.get(basis) for basis in (CHANGE, GROWTH_RATE, EXECUTION_RATE))
    if change is not None and growth is not None and change.dimension == amount.dimension:
        yield _tie(growth, growth_by_change(), amount, change)
    if rate is not None and rate.compared_with is not None:
        yield _tie(rate, ratio(), amount, rate.compared_with)


def _tie(result: Draft, formula: Formula, *operands: Draft) -> Tie:
    made = [
        Operand(name=draft.item, figure=draft.figure, place=Place(), address=str(index))
        for index, draft in enumerate((result, *operands))
    ]
    return Tie(owner="", result=made[0], operands=tuple(made[1:]), formula=formula)


def _settle_nested_lists(drafts: Sequence[Draft]) -> None:
    """After a list inside a list, the last parts may go on with the outer one: where the inner
    total is already full, they do.
    """
    for inner, gathered in _parts_by_total(drafts):
        outer = inner.part_of
        parts = [
            draft for draft in gathered if draft.part_of is inner
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


def _sum(parts: Sequence[Draft]) -> Interval:
    result = Interval.point(parts[0].figure.base * 0)
    for part in parts:
        result = result + part.figure.printed_interval
    return result


def _link_months(months: Draft, drafts: Sequence[Draft]) -> None:
    """Months payable speak of the balance before them, over the monthly spending stated beside it."""
    before = [
        draft for draft in drafts[: drafts.index(months)] if draft.sentence >= months.sentence - 1
    ]
    balance = [
        draft
        for draft in before
        if draft.item == CUMULATIVE_BALANCE
        and draft.role is Role.AMOUNT
        and draft.fund == months.fund
    ]
    monthly = [
        draft
        for draft in before
        if draft.item == MONTHLY_EXPENDITURE
        and draft.fund == months.fund
        and draft.sentence == months.sentence
    ]
    months.about = balance[-1] if balance else None
    months.compared_with = monthly[-1] if monthly else None


def _complete_accounts(drafts: Sequence[Draft]) -> None:
    """统筹基金 and 个人账户 together are all of a fund."""
    for total, parts in _parts_by_total(drafts):
        accounts = [account_of(draft.fund) for draft in parts if draft.item == total.item]
        if len(accounts) == 2 and None not in accounts and len(set(accounts)) == 2:
            total.parts_complete = True


def _infer_flows(drafts: Sequence[Draft]) -> None:
    """A total with parts between levels (上级补助, 上解上级 …) is one 含往来; what speaks of a
    total has its flows.
    """
    for draft in drafts:
        total = draft.part_of
        if draft.item in BETWEEN_LEVELS and total is not None and total.flows is None:
            total.flows = WITH_FLOWS
    for draft in drafts:
        if draft.about is not None:
            draft.flows = draft.about.flows
    for draft in drafts:
        if draft.compared_with is not None and draft.compared_with.role in (Role.BUDGET, Role.BASE):
            draft.compared_with.flows = draft.flows
