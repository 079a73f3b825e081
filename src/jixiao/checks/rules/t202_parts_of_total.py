"""T202: the sources of funds against their total, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from jixiao.checks import funding
from jixiao.checks.parts_units import (
    parts_in_another_unit,
    told_of_parts,
    total_in_another_unit,
)
from jixiao.checks.registry import check
from jixiao.checks.rows import is_blank
from jixiao.checks.verdicts import as_it_holds, broken, of_tie, without_value
from jixiao.checks.views import FormView
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import FundingRow
from jixiao.core.regex import regex
from jixiao.core.ties import Judged, Operand, Outcome, Tie, judge, ratio, total
from jixiao.judging.nesting import is_level, may_be_divided
from jixiao.knowledge.labels import in_english

_COLUMNS = (*MONEY_FIELDS, "forecast")
_MOST_PARTS = 9
_ANOTHER_WAY = regex(
    r"按[一-龥]{2,6}(?:分|划分|分类)|按(?:收入|支出|资金|经济|功能)(?:性质|来源|类别|类型|科目)",
    needs="按",
)


@check(
    "T202",
    "资金来源分项之和与总额不符",
    "sources of funds do not add up to the total",
    over="form",
    source="arithmetic",
)
def parts_of_total(view: FormView) -> Iterator[Verdict]:
    """
    查什么：年初预算数、全年预算数、到位数、执行数、全年预计执行数各列中，财政拨款、上年结转、其他资金等分项之和是否等于年度资金总额；分项下面又列了明细的（以“其中”列出，或编号低一级），合计有没有超过这个分项。
    为什么：总额和分项往往分两次填，改了一个忘了另一个。
    依据：算术关系，按印出的位数取区间。
    已知例外：“其中”没有列全时，分项少于总额只作提示（有“其他资金”一行，或别的栏加起来正好，就算列全；只列了一项的，别的栏与总额相等、它的执行率又与总额的数相符，也算；有分项这一栏空着的不算）；有分项这一栏读不成数的不查；分项里还套着分项（财政资金下再列中央、省级）时，只要有一种取法与总额相符就不报；
    总额与执行率相符的，不说总额应改为多少；同一总额分几种办法列（按收入性质分、按支出性质分）的，每种各自相加；各分项都空着不查。
    """
    for index, row in enumerate(view.form.funding):
        if row.role != "total":
            continue
        parts = funding.parts_of(view, index)
        for field in _COLUMNS:
            for way in _ways(view, parts):
                rows = [view.form.funding[number] for number in way]
                complete = not _leaves_open(rows, field) and (
                    funding.lists_all(rows)
                    or _adds_up_elsewhere(view, index, way, field)
                    or _is_all_by_its_rate(view, index, way, field)
                )
                yield from _column(view, index, way, field, complete=complete)
            divided = (_divided(view, part, field) for part in parts)
            yield from (verdict for verdict in divided if verdict is not None)


def _divided(view: FormView, part: int, field: str) -> Verdict | None:
    """What is listed below a source is not more than the source; that it is less proves nothing."""
    whole, found = _amounts(view, part, funding.divided(view, part), field)
    judged = judge(_tie(whole, found)) if whole is not None and found else None
    if judged is None or whole is None:
        return None
    if judged.outcome is not Outcome.IMPOSSIBLE:
        return of_tie(judged.tie)
    if judged.computed <= whole.figure.base:
        return None
    excess = judged.difference.lstrip("-")
    message = Text(
        f"{whole.name}{whole.figure.text}，下面列出的合计{judged.expected}，多{excess}",
        f"{in_english(whole.name)} is {whole.figure.text}, what is listed below it comes to"
        f" {judged.expected}, {excess} more",
    )
    return broken(
        "T202",
        whole.address,
        whole.place,
        Severity.ERROR,
        message,
        printed=whole.figure.text,
        difference=judged.difference,
        related=tuple(each.place for each in found),
        operands=tuple(found),
    )


def _leaves_open(rows: Sequence[FundingRow], field: str) -> bool:
    """Whether a source that has amounts in other columns says nothing in this one."""
    return any(
        getattr(row, field) is None
        and any(getattr(row, other) is not None for other in MONEY_FIELDS)
        for row in rows
    )


def _unread(view: FormView, parts: list[int], field: str) -> bool:
    """Whether a source says something in this column that is no figure, which is told of that cell."""
    return any(
        getattr(view.form.funding[number], field) is not None
        and not is_blank(getattr(view.form.funding[number], field))
        and funding.amount(view, number, field) is None
        for number in parts
    )


def _ways(view: FormView, parts: list[int]) -> list[list[int]]:
    """The parts as one list, or as several where the total is divided in more than one way
    (按收入性质分 …, 按支出性质分 …).
    """
    begun = [
        at
        for at, number in enumerate(parts)
        if _ANOTHER_WAY.search(view.form.funding[number].source)
    ]
    if len(begun) < 2:
        return [parts]
    return [
        parts[start:end]
        for start, end in zip([0, *begun[1:]], [*begun[1:], len(parts)], strict=True)
    ]


def _adds_up_elsewhere(view: FormView, index: int, parts: list[int], field: str) -> bool:
    """Another column of the same rows adds up to the last digit: the list leaves nothing out."""
    for other in MONEY_FIELDS:
        whole, found = _amounts(view, index, parts, other)
        judged = (
            judge(_tie(whole, found))
            if other != field and whole is not None and len(found) > 1 and whole.figure.value
            else None
        )
        if judged is not None and judged.outcome is Outcome.REPRODUCED:
            return True
    return False


def _is_all_by_its_rate(view: FormView, index: int, parts: list[int], field: str) -> bool:
    """Whether the one part listed is all of the total: another column has it so, and the printed rate
    of one of both is that of the other's amount and not of its own.
    """
    if len(parts) != 1 or not any(
        _same(view, index, parts, other) for other in MONEY_FIELDS if other != field
    ):
        return False
    return any(
        _rate_is_of(view, one, other, field)
        for one, other in ((parts[0], index), (index, parts[0]))
    )


def _rate_is_of(view: FormView, index: int, other: int, field: str) -> bool:
    """Whether the printed rate of a row is that of the amount of another one in a column."""
    rate, instead = funding.rate(view, index), funding.amount(view, other, field)
    own = {
        name: found
        for name in ("executed", "budget")
        if (found := funding.amount(view, index, name)) is not None
    }
    if rate is None or instead is None or field not in own or len(own) < 2:
        return False
    return not _gives(rate, own) and _gives(rate, own | {field: instead})


def _same(view: FormView, index: int, parts: list[int], field: str) -> bool:
    whole, found = _amounts(view, index, parts, field)
    values = [each.figure.base for each in found]
    return whole is not None and bool(whole.figure.value) and values == [whole.figure.base]


def _gives(rate: Operand, amounts: Mapping[str, Operand]) -> bool:
    """Whether a printed rate is that of what was spent of a budget."""
    operands = (amounts["executed"], funding.fixed_budget(amounts["budget"]))
    judged = judge(as_it_holds(Tie(owner="T202", result=rate, operands=operands, formula=ratio())))
    return judged is not None and judged.outcome is not Outcome.IMPOSSIBLE


def _amounts(
    view: FormView, index: int, parts: list[int], field: str
) -> tuple[Operand | None, list[Operand]]:
    found = [part for number in parts if (part := funding.amount(view, number, field)) is not None]
    return funding.amount(view, index, field), found


def _column(
    view: FormView, index: int, parts: list[int], field: str, *, complete: bool
) -> Iterator[Verdict]:
    whole, found = _amounts(view, index, parts, field)
    if whole is None or not found or len(found) > _MOST_PARTS or _unread(view, parts, field):
        return
    judged = judge(_tie(whole, found))
    if judged is None:
        return
    apart = parts_in_another_unit(judged) if judged.outcome is Outcome.IMPOSSIBLE else None
    if apart is not None and total_in_another_unit(judged) is None:
        yield from told_of_parts(judged, apart)
        return
    impossible = judged.outcome is Outcome.IMPOSSIBLE
    verdict = (
        _unequal(whole, found, judged, complete=complete) if impossible else of_tie(judged.tie)
    )
    if verdict is not None:
        yield verdict


def _unequal(
    whole: Operand, found: list[Operand], judged: Judged, *, complete: bool
) -> Verdict | None:
    nested = _nested(whole, found)
    if nested is not None:
        return of_tie(nested)
    short = judged.computed <= whole.figure.base
    other = total_in_another_unit(judged)
    if not short or other or (complete and any(part.figure.value for part in found)):
        return of_tie(judged.tie, message=other, finely=True)
    message = Text(
        f"{whole.name}{whole.figure.text}，其中各项合计{judged.expected}，少{judged.difference}",
        f"{in_english(whole.name)} is {whole.figure.text}, the sources listed come to"
        f" {judged.expected}, {judged.difference} less",
    )
    advice = Text("请核对“其中”是否没有列全。", "Check whether the sources listed are complete.")
    verdict = of_tie(judged.tie, severity=Severity.REMARK, message=message, advice=advice)
    if verdict is None or verdict.finding is None:
        return verdict
    # the total may be right: nobody is told to lower it
    return msgspec.structs.replace(verdict, finding=without_value(verdict.finding))


def _nested(whole: Operand, found: list[Operand]) -> Tie | None:
    """Some of the parts alone make up the total: the others are parts of parts."""
    present = [part for part in found if part.figure.value]
    for size in range(len(present) - 1, 0, -1):
        for chosen in combinations(present, size):
            tie = _tie(whole, list(chosen))
            judged = judge(tie)
            rest = [part for part in present if part not in chosen]
            if (
                judged is not None
                and judged.outcome is Outcome.REPRODUCED
                and _explained(rest, chosen)
            ):
                return tie
    return None


def _explained(rest: list[Operand], chosen: tuple[Operand, ...]) -> bool:
    """What is left over stands one level lower: by its name (中央, 省级 … under 财政资金), and it
    is not more than what it would be part of.
    """
    left = sum((part.figure.base for part in rest), start=Decimal(0))
    above = [part for part in chosen if may_be_divided(part.name)]
    return all(is_level(part.name) for part in rest) and any(
        part.figure.base >= left for part in above
    )


def _tie(whole: Operand, found: list[Operand]) -> Tie:
    return Tie(owner="T202", result=whole, operands=tuple(found), formula=total([1] * len(found)))
