"""The limits of a monitoring point: execution that is too low, and how far from it completion may be
for a form to say 无偏差. Figures are compared as they are shown, with two places.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.findings import Text
from jixiao.core.forms import Form
from jixiao.core.packs import RulePack
from jixiao.judging.monitoring.progress import time_progress

_PLACES = 2
_LOWEST_BAND = Decimal(60)
"""Where the lowest of the three bands of practice ends, in percent."""


class Behind(msgspec.Struct, frozen=True, kw_only=True):
    """Execution below the pack's limit. ``rate`` and ``progress`` (序时进度) are percent, ``gap``
    is the one less the other; ``least`` the month's least rate where that is the limit.
    """

    rate: Decimal
    progress: Decimal
    gap: Decimal
    month: int
    least: Decimal | None = None

    def said(self, *, basis: bool = False) -> Text:
        """In words; with ``basis`` what time progress was taken from."""
        rate = f"{shown(self.rate, _PLACES)}%"
        if self.least is not None:
            return Text(
                f"预算执行率{rate}，低于{self.month}月应达到的{self.least}%",
                f"execution is {rate}, below the {self.least}% due by month {self.month}",
            )
        by = f"（按月份{self.month}/12）" if basis and self.progress < HUNDRED else ""
        by_en = f" (month {self.month} of 12)" if by else ""
        late = shown(-self.gap, _PLACES)
        return Text(
            f"预算执行率{rate}，比序时进度{shown(self.progress, _PLACES)}%{by}落后{late}个百分点",
            f"execution is {rate}, {late} points behind time progress{by_en}",
        )


def execution_limited(form: Form, pack: RulePack) -> bool:
    """Whether the pack has a limit of execution for the form's monitoring point."""
    rule = pack.monitoring
    if rule is None or time_progress(form) is None:
        return False
    return rule.behind_time_progress is not None or _least(form, pack) is not None


def behind(form: Form, pack: RulePack, rate: Decimal | None) -> Behind | None:
    """Where the execution ``rate`` (percent) is below the limit: the least rate that the pack states
    for the month, and only where it states none, time progress less what it may lag.
    """
    rule, progress = pack.monitoring, time_progress(form)
    if rule is None or rate is None or progress is None:
        return None
    if form.as_of is None or form.as_of.month is None:
        return None
    shown_rate, due = half_up(rate, _PLACES), half_up(progress * HUNDRED, _PLACES)
    least, lag, gap = _least(form, pack), rule.behind_time_progress, shown_rate - due
    late = shown_rate < least if least is not None else lag is not None and gap < -lag
    found = Behind(rate=shown_rate, progress=due, gap=gap, month=form.as_of.month, least=least)
    return found if late else None


def _least(form: Form, pack: RulePack) -> Decimal | None:
    if pack.monitoring is None or form.as_of is None:
        return None
    return pack.monitoring.execution_warnings.get(str(form.as_of.month))


def missed_below(pack: RulePack) -> Decimal:
    """The completion (percent) that a row said to be 未达成 stays below: the pack's, else the upper
    end of its lowest qualitative band and 60 at least, as the three bands of practice have it.
    """
    stated = pack.monitoring.missed_below if pack.monitoring is not None else None
    if stated is not None:
        return stated
    bands = pack.qualitative.bands if pack.qualitative is not None else ()
    return max(_LOWEST_BAND, bands[-1].high * HUNDRED) if bands else _LOWEST_BAND


def no_deviation_limit(pack: RulePack) -> Decimal | None:
    """Percentage points within which a form may say 无偏差."""
    return pack.monitoring.no_deviation_within if pack.monitoring is not None else None


def deviates(deviation: Decimal | None, pack: RulePack) -> bool:
    """Whether a deviation (percentage points) is more than a form may call 无偏差; not where the
    pack has no limit.
    """
    limit = no_deviation_limit(pack)
    if limit is None or deviation is None:
        return False
    return abs(half_up(deviation, _PLACES)) > limit
