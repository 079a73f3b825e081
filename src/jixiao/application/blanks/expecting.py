"""What a blank for monitoring asks about the year's end, computed as ``monitor`` does."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.blanks import Blank
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, IndicatorData, form_of
from jixiao.core.forms import MONITORING
from jixiao.core.packs import RulePack
from jixiao.core.series import series
from jixiao.core.words import unsaid
from jixiao.filling.completing import Completed
from jixiao.filling.concluding import with_forecast
from jixiao.filling.monitoring import months_of
from jixiao.judging.monitoring.forecast import CHANCES, EXPECTED, is_chance, is_expected
from jixiao.judging.monitoring.form import monitoring_of
from jixiao.knowledge.indicators import Indicators

_EXTRA = "indicators.extra."
_SHOWN = 4


def with_expected(
    done: Completed, blank: Blank, pack: RulePack, reason: str, library: Indicators
) -> Completed:
    """The form with what is expected by the year's end and the chance to reach its targets, where the
    blank has columns for them and the data leave them open.
    """
    columns = _columns(blank)
    wanted = [each for each in columns if is_expected(each) or is_chance(each) or each in CHANCES]
    if not wanted or done.stopped or pack.monitoring is None or blank.form.kind != MONITORING:
        return done
    data = done.data
    found = monitoring_of(
        form_of(data, "form1"), pack, reason, months_of(data), done.convention, library=library
    )
    expected = with_forecast(data, found)
    rows = (
        _in_columns(given, made, wanted)
        for given, made in zip(data.indicators, expected.indicators, strict=True)
    )
    return msgspec.structs.replace(
        done, data=msgspec.structs.replace(expected, indicators=tuple(rows))
    )


def left_to_the_clerk(data: FormData, blank: Blank) -> Iterator[Finding]:
    """A remark (E084) on the rows whose expected value nothing tells how to compute."""
    head = next((each for each in _columns(blank) if is_expected(each)), "")
    names = [
        row.name.strip() for row in data.indicators if head and unsaid(row.extra.get(head, ""))
    ]
    if names and blank.form.kind == MONITORING:
        listed = series((f"“{each}”" for each in names), _SHOWN, "行")
        yield fault(
            "E084",
            f"空表里待填的：“{head}”（{listed.zh}），这些行看不出怎样推算",
            f"to be filled in: “{head}” of {listed.en}, which nothing tells how to compute",
            "0:form1.indicators",
            severity=Severity.REMARK,
        )


def _columns(blank: Blank) -> list[str]:
    return [name.removeprefix(_EXTRA) for name in sorted(blank.places()) if name.startswith(_EXTRA)]


def _in_columns(given: IndicatorData, made: IndicatorData, wanted: list[str]) -> IndicatorData:
    """A row with what was made of it under the heads that the blank has."""
    extra = dict(given.extra)
    chance = next((each for each in CHANCES if made.extra.get(each)), "")
    for head in wanted:
        if is_expected(head):
            text = made.extra.get(EXPECTED, "")
        elif head in CHANCES:
            text = made.extra.get(head, "")
        else:
            text = chance
        if text and not extra.get(head, "").strip():
            extra[head] = text
    return msgspec.structs.replace(given, extra=extra)
