"""What many forms come to together: sums of money and the rate of the sums, means of scores, shares,
ranks. Rates and shares are in percent, unrounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.findings import Text
from jixiao.core.forms import TARGET_DECLARATION, Form, figure_of
from jixiao.core.packs import RulePack
from jixiao.core.summaries import Problem, Share, SummedForm, UnitSum
from jixiao.judging.amounts import execution
from jixiao.judging.execution import (
    budget_of,
    execution_points,
    execution_rate,
    most_of_execution,
    total_row,
)
from jixiao.judging.totals import full_mark, printed_total, value_of

PLACES = 2  # decimals that means and rates are shown, and ranked, by
_IMPOSSIBLE_RATE = Decimal(200)
"""执行率 in percent above which a figure or its unit is wrong (practice)."""
_TWO_HUNDRED = Decimal(200)
"""Full marks below it are meant to be a hundred."""
_BANDS = (95, 90, 80, 60, 0)
"""Where stretches of scores and of rates begin (practice)."""


def score_and_full(form: Form, pack: RulePack) -> tuple[Decimal, Decimal] | None:
    """The printed total score and what it is measured against, the execution's counted in; None where
    there is none.
    """
    total = printed_total(form, pack)
    if total is None:
        return None
    score, points = total
    full = full_mark(points, form)
    return (score, full) if full > 0 else None


def of_hundred(form: Form, pack: RulePack) -> Decimal | None:
    """The printed total score out of a hundred, the execution's counted in; None where there is none."""
    total = score_and_full(form, pack)
    return total[0] * HUNDRED / total[1] if total is not None else None


def doubts_of(form: Form, pack: RulePack) -> tuple[Text, ...]:
    """Figures of a form that cannot be, so that sums, means and ranks do not stand on them: more than
    twice the budget executed, amounts below nothing, a score that is none of its full mark.
    """
    return (*_doubts_of_money(form), *_doubts_of_score(form, pack))


def _doubts_of_money(form: Form) -> Iterator[Text]:
    row, (rate, _) = total_row(form), execution_rate(form)
    if row is not None:
        for zh, en, entry in (
            ("预算数", "budget", budget_of(row)),
            ("执行数", "amount executed", row.executed),
        ):
            figure = figure_of(entry)
            if figure is not None and figure.value < 0:
                yield Text(f"{zh}{figure.text}是负数", f"the {en} {figure.text} is negative")
    if rate is not None and rate > _IMPOSSIBLE_RATE:
        said = shown(rate, PLACES)
        yield Text(f"执行率{said}%", f"execution rate {said}%")


def _doubts_of_score(form: Form, pack: RulePack) -> Iterator[Text]:
    total = score_and_full(form, pack)
    if total is None:
        return
    score, full = total
    points = value_of(execution_points(form))
    beyond = most_of_execution(points, pack.execution) - points if points is not None else 0
    if score < 0 or score > full + beyond:
        said, of = format(score, "f"), format(full, "f")
        yield (
            Text(f"总得分{said}是负数", f"the score {said} is negative")
            if score < 0
            else Text(f"总得分{said}高于满分{of}", f"the score {said} is above {of}")
        )
    elif score > HUNDRED and full < _TWO_HUNDRED:
        said, of = format(score, "f"), format(full, "f")
        yield Text(
            f"总得分{said}高于100，总分的分值是{of}",
            f"the score {said} is above 100, of {of} points in all",
        )


def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """A part in percent of the whole; None of nothing."""
    return execution(Decimal(part), Decimal(whole))


def is_paid(form: SummedForm) -> bool:
    """Whether a form's money counts in sums: it has both amounts (of targets the budget alone), so
    that the rate of the sums is of the same forms, and no figure in it is in doubt.
    """
    if form.doubts:
        return False
    if form.kind == TARGET_DECLARATION:
        return form.budget is not None
    return form.budget is not None and form.executed is not None


def summed(unit: str, forms: Sequence[SummedForm]) -> UnitSum:
    """The sums over forms, without ranks."""
    paid = [each for each in forms if is_paid(each)]
    scores = [each.of_hundred for each in forms if each.of_hundred is not None and not each.doubts]
    budget, executed = _money(paid)
    return UnitSum(
        unit=unit,
        forms=len(forms),
        paid=len(paid),
        scored=len(scores),
        budget=budget,
        executed=executed,
        rate=execution(executed, budget)
        if any(each.executed is not None for each in paid)
        else None,
        mean=sum(scores, Decimal(0)) / len(scores) if scores else None,
        errors=sum(each.errors for each in forms),
        warnings=sum(each.warnings for each in forms),
        remarks=sum(each.remarks for each in forms),
    )


def _money(forms: Iterable[SummedForm]) -> tuple[Decimal, Decimal]:
    listed = [each for each in forms if is_paid(each)]
    budget = sum((each.budget or Decimal(0) for each in listed), Decimal(0))
    return budget, sum((each.executed or Decimal(0) for each in listed), Decimal(0))


def ranks(values: Sequence[Decimal | None]) -> tuple[int | None, ...]:
    """The place of each value among all from the highest, by the decimals that are shown; equal ones
    share it, and the places behind them stay free (1, 2, 2, 4). None of what is None.
    """
    seen = [half_up(each, PLACES) if each is not None else None for each in values]
    known = [each for each in seen if each is not None]
    return tuple(
        1 + sum(other > each for other in known) if each is not None else None for each in seen
    )


def by_grade(forms: Sequence[SummedForm], order: Sequence[str]) -> tuple[Share, ...]:
    """The forms by grade, in the order of the packs' grades, those without one last."""
    counted = Counter(each.grade for each in forms)
    known = [name for name in order if counted[name]]
    others = sorted(name for name in counted if name and name not in order)
    named = [(name, Text(name, name)) for name in (*known, *others)]
    if counted[""]:
        named.append(("", Text("未评等级", "not graded")))
    return tuple(
        _share(name, [each for each in forms if each.grade == grade], len(forms))
        for grade, name in named
    )


def by_band(
    forms: Sequence[SummedForm], value: Callable[[SummedForm], Decimal | None], unit: str = ""
) -> tuple[Share, ...]:
    """The forms that have a value, and none in doubt, by the stretch it lies in, as it is shown, the
    highest first.
    """
    found: Mapping[int, list[SummedForm]] = {low: [] for low in _BANDS}
    for each in forms:
        amount = value(each)
        if amount is not None and not each.doubts:
            at = half_up(amount, PLACES)
            found[next((low for low in _BANDS if at >= low), 0)].append(each)
    total = sum(map(len, found.values()))
    highs = (None, *_BANDS)
    return (
        tuple(
            msgspec.structs.replace(
                _share(_band(low, high, unit), found[low], total), low=low or None, high=high
            )
            for low, high in zip(_BANDS, highs, strict=False)
        )
        if total
        else ()
    )


def _band(low: int, high: int | None, unit: str) -> Text:
    if high is None:
        return Text(f"{low}{unit}以上（含）", f"{low}{unit} and above")
    if not low:
        return Text(f"{high}{unit}以下", f"below {high}{unit}")
    return Text(f"{low}{unit}（含）—{high}{unit}", f"{low}{unit} to below {high}{unit}")


def _share(name: Text, forms: Sequence[SummedForm], whole: int) -> Share:
    budget, executed = _money(forms)
    return Share(
        name=name,
        forms=len(forms),
        share=share(len(forms), whole),
        budget=budget,
        executed=executed,
    )


def problems_of(forms: Sequence[SummedForm]) -> tuple[Problem, ...]:
    """The checks that fail in the most forms, then the most often, first."""
    titles: dict[str, Text] = {}
    times: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for form in forms:
        for each in form.problems:
            titles.setdefault(each.code, each.title)
            times[each.code] += each.count
            within[each.code] += 1
    ordered = sorted(titles, key=lambda code: (-within[code], -times[code], code))
    return tuple(
        Problem(code=code, title=titles[code], count=times[code], forms=within[code])
        for code in ordered
    )
