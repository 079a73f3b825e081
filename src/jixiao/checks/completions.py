"""Row completions of monitoring forms as the checks read them: which month factor, or none, a
printed completion comes of.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.rows import Row, named_rows
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure, half_up, shown
from jixiao.judging.criteria import CriterionKind, Stage
from jixiao.judging.monitoring.completion import SCALED, printed_completion, time_progress
from jixiao.judging.monitoring.lamps import is_execution

_HUNDRED = Decimal(100)
_TWELVE = Decimal(12)


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


def completions(view: FormView) -> list[Completion]:
    """Every row that has a number for its completion."""
    found: list[Completion] = []
    for row in named_rows(view):
        printed = printed_completion(row.indicator, view.form)
        if printed is not None:
            share = share_of(row) if not _of_the_year(row, view) else None
            found.append(
                Completion(
                    row=row,
                    printed=printed,
                    share=share,
                    month=_month(printed, Decimal(1) if share is None else share, view),
                )
            )
    return found


def _of_the_year(row: Row, view: FormView) -> bool:
    """An execution rate outside a range that is the year's: half of it in June is on time, and no
    rule says what it counts.
    """
    early = point_month(view) not in (None, 12)
    return (
        early
        and is_execution(row.indicator)
        and row.criterion.kind is CriterionKind.BETWEEN
        and row.attainment.attained is False
    )


def point_month(view: FormView) -> int | None:
    """The month of the monitoring point."""
    return view.form.as_of.month if view.form.as_of is not None else None


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


def share_of(row: Row) -> Decimal | None:
    """min(actual/target, 1); 1 where simply met, 0 outside a range; None for a result in words that
    is not met.
    """
    found, kind = row.attainment, row.criterion.kind
    if found.stage in (Stage.NOT_DUE, Stage.MISSED, Stage.PARTLY) or kind in (
        CriterionKind.NONE,
        CriterionKind.UNREADABLE,
    ):
        return None
    if kind is CriterionKind.BETWEEN and found.attained is not None:
        return Decimal(1 if found.attained else 0)
    if found.attained:
        return Decimal(1)
    if (
        kind in (CriterionKind.AT_LEAST, CriterionKind.EXACT)
        and found.ratio is not None
        and found.value is not None
    ):
        return max(Decimal(0), min(Decimal(1), found.ratio))
    return None


def expected_at(share: Decimal, month: int | None, places: int) -> str:
    """The completion of a share at a month, as the row would print it; the plain share where there
    is no month.
    """
    return shown(share * _HUNDRED * (Decimal(month) / _TWELVE if month is not None else 1), places)


def _month(printed: Figure, share: Decimal, view: FormView) -> int | None:
    """The month whose factor gives the print: the monitoring point's first."""
    point = point_month(view)
    order = [month for month in (point, 12) if month is not None] + [
        month for month in range(1, 12) if month != point
    ]
    if share == 0:
        return point or 12 if printed.value == 0 else None
    return next(
        (
            month
            for month in order
            if half_up(share * _HUNDRED * month / _TWELVE, printed.places) == printed.value
        ),
        None,
    )
