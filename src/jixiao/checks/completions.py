"""Row completions of monitoring forms as the checks read them: which month factor, or none, a
printed completion comes of.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.rows import Row, named_rows
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure, shown
from jixiao.core.ties import Operand
from jixiao.judging.monitoring.completion import (
    SCALED,
    is_of_the_year,
    printed_completions,
    reached_share,
)
from jixiao.judging.monitoring.deviation import overall_goal
from jixiao.judging.monitoring.months import completion_at, month_of
from jixiao.judging.monitoring.progress import point_month, time_progress


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """A row's printed completion. ``share`` is what was reached before any month factor (None for
    results in words); ``month`` the factor that the print comes of: 6 for 6/12, 12 for the plain
    share, None where no factor gives it.
    """

    row: Row
    printed: Figure
    share: Decimal | None
    month: int | None

    @property
    def shown(self) -> str:
        """The completion as printed."""
        return self.row.text("completion")


def completions(view: FormView) -> tuple[Completion, ...]:
    """Every row that has a number for its completion."""
    return view.once(_completions)


def _completions(view: FormView) -> tuple[Completion, ...]:
    found: list[Completion] = []
    figures = printed_completions(view.form)
    for row in named_rows(view):
        printed = figures[row.index]
        if printed is not None:
            of_the_year = is_of_the_year(row.result, row.indicator, view.form, view.pack)
            share = None if of_the_year else reached_share(row.result)
            month = month_of(
                printed, Decimal(1) if share is None else share, point_month(view.form)
            )
            found.append(Completion(row=row, printed=printed, share=share, month=month))
    return tuple(found)


def is_scaled(view: FormView) -> bool:
    """Whether the form's rows are scaled by months, by the pack or by their majority."""
    return view.result.convention == SCALED and time_progress(view.form) is not None


def uses_months(view: FormView, found: Sequence[Completion]) -> bool:
    """Scaled by the pack or the majority, or by some month's factor in most of the rows that have a
    share.
    """
    shared = [each for each in found if each.share is not None]
    scaled = [each for each in shared if each.month is not None and each.month < 12]
    return is_scaled(view) or len(scaled) * 2 > len(shared)


def expected_at(share: Decimal, month: int | None, places: int) -> str:
    """The completion of a share at a month, as the row would print it; the plain share where there
    is no month.
    """
    return shown(completion_at(share, month), places)


def printed_overall(view: FormView) -> Operand | None:
    """The overall completion that the form prints."""
    index = overall_goal(view.form)
    found = view.operand(f"goals[{index}].completion", "总体完成率") if index is not None else None
    return (
        msgspec.structs.replace(found, figure=found.figure.measured())
        if found is not None
        else None
    )


def standing(each: Completion) -> tuple[str, int]:
    """Where a row stands, whatever the order of the forms."""
    return each.row.view.form.key, each.row.index
