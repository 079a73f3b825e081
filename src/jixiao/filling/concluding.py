"""What monitoring adds to a completed form: words on the deviation where there are none, and the
columns of the forecast. What the form says already stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import half_up, parse, shown
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, IndicatorData
from jixiao.core.regex import regex
from jixiao.core.words import unsaid
from jixiao.judging.monitoring.forecast import CHANCES, EXPECTED
from jixiao.judging.monitoring.form import Duty, Monitoring, RowMonitoring
from jixiao.judging.monitoring.lamps import LAMP_NAMES
from jixiao.judging.monitoring.limits import deviates, no_deviation_limit
from jixiao.knowledge.prompts import says_no_value

_NOT_EXPECTED = Text(
    "看不出是逐月累加的数还是某一时点的数，没有推算全年预计完成情况，请填写",
    "it cannot be said whether this counts up over the year; state what is expected",
)
TO_FILL = "原因是（请填写）。措施：（请填写）。"
"""What the words on a deviation leave open."""
PROMPT = "（请填写：偏差原因、措施）"
"""What marks the reason of a row that must be explained while it is open."""
_FIGURE = regex(r"-?[\d,，]+(?:\.\d+)?")
_NUMERAL = regex(r"[\d零一二两三四五六七八九十百千万半]")


def to_explain(found: Monitoring) -> tuple[str, ...]:
    """What the words on the deviation have to speak of."""
    return tuple(duty.what for duty in found.duties if duty.about in ("execution", "deviation"))


def with_conclusion(data: FormData, found: Monitoring) -> FormData:
    """无偏差 where nothing is to be explained, else the figures with blanks for reason and
    measures; nothing where no rule says it.
    """
    must, deviation = to_explain(found), found.result.deviation
    if data.conclusion.strip():
        return data
    if must or (deviation is not None and deviates(deviation, found.pack)):
        return msgspec.structs.replace(data, conclusion=_drafted(found, must))
    known = no_deviation_limit(found.pack) is not None and deviation is not None
    return msgspec.structs.replace(data, conclusion="无偏差。" if known else "")


def with_reasons(data: FormData, found: Monitoring, places: Collection[str]) -> FormData:
    """A prompt in the column of reasons of each row that must be explained and says nothing; a prompt
    that stands in another row is taken away. Where the layout has no such column the rows are named
    in the words on the deviation, if there are none.
    """
    column = reason_column(places)
    due = {
        duty.index
        for duty in found.duties
        if duty.about == "row" and not duty.given and duty.index is not None
    }
    if not column:
        open_still = "conclusion" in places and due and not data.conclusion.strip()
        return (
            msgspec.structs.replace(data, conclusion=_of_rows(data, found, due))
            if open_still
            else data
        )
    rows = (_prompted(row, column, due=index in due) for index, row in enumerate(data.indicators))
    return msgspec.structs.replace(data, indicators=tuple(rows))


def _of_rows(data: FormData, found: Monitoring, due: Collection[int]) -> str:
    """The rows that must be explained, with blanks for reason and measures."""
    named = (
        f"“{data.indicators[at].name}”{LAMP_NAMES[found.rows[at].lit.lamp]}" for at in sorted(due)
    )
    return f"{'、'.join(named)}，{TO_FILL}"


def reason_column(places: Collection[str]) -> str:
    """The field of a row that a layout prints its reason by; empty where it has none."""
    fields = [each.removeprefix("indicators.") for each in sorted(places)]
    own = [each for each in fields if each == "reason"]
    return next(
        iter([*own, *(one for one in fields if one.startswith("extra.") and "原因" in one)]), ""
    )


def _prompted(row: IndicatorData, column: str, *, due: bool) -> IndicatorData:
    header = column.removeprefix("extra.")
    written = row.reason if column == "reason" else row.extra.get(header, "")
    if not due and written != PROMPT:
        return row
    text = PROMPT if due else ""
    if column == "reason":
        return msgspec.structs.replace(row, reason=text)
    return msgspec.structs.replace(row, extra={**row.extra, header: text})


def _drafted(found: Monitoring, must: Sequence[str]) -> str:
    deviation = found.result.deviation
    if deviation is not None and deviates(deviation, found.pack):
        return f"该项目有偏差，偏差率为{shown(abs(deviation), 2)}%，{TO_FILL}"
    return f"{'；'.join(must)}，{TO_FILL}"


def with_forecast(data: FormData, found: Monitoring) -> FormData:
    """全年预计执行数 of the total, 全年预计完成情况 and 完成目标可能性 of the rows."""
    unit, expected = money_unit(data.money_unit), found.execution_forecast
    funding = tuple(
        msgspec.structs.replace(row, forecast=shown(expected.value / unit.factor, 2))
        if row.role == "total" and not row.forecast and expected is not None and unit is not None
        else row
        for row in data.funding
    )
    judged = zip(data.indicators, found.rows, found.result.indicators, strict=True)
    indicators = tuple(_row(row, seen, its.attainment.value) for row, seen, its in judged)
    return msgspec.structs.replace(data, funding=funding, indicators=indicators)


def left_open(data: FormData, found: Monitoring, places: Collection[str]) -> Iterator[Duty]:
    """The rows whose 全年预计完成情况 is left to the clerk in a layout that has the column."""
    if f"indicators.extra.{EXPECTED}" not in places:
        return
    for index, (row, seen) in enumerate(zip(data.indicators, found.rows, strict=True)):
        given = row.extra.get(EXPECTED, "").strip()
        says_none = bool(given) and (unsaid(given) or _says_no_number(given))
        if says_none and parse(row.actual) is not None:
            yield Duty(
                about="entry",
                said=Text(
                    f"全年预计完成情况写的是“{given}”，应填到年底预计完成多少",
                    f"“{given}” is no forecast: state what is expected by the year's end",
                ),
                field=f"indicators[{index}].extra.{EXPECTED}",
                index=index,
            )
        elif seen.likelihood is not None and seen.forecast is None and not given:
            yield Duty(
                about="entry",
                said=_NOT_EXPECTED,
                field=f"indicators[{index}].extra.{EXPECTED}",
                index=index,
            )


def _says_no_number(text: str) -> bool:
    """Whether words say that there is none, or say none where a number is expected (能完成)."""
    return says_no_value(text) or _NUMERAL.search(text) is None


def _row(row: IndicatorData, seen: RowMonitoring, value: Decimal | None) -> IndicatorData:
    extra = dict(row.extra)
    marked = any(extra.get(each) for each in CHANCES)
    if not marked and seen.likelihood is not None:
        extra[seen.likelihood] = "√"
    text = _forecast(row, seen, value)
    if text:
        extra.setdefault(EXPECTED, text)
    return msgspec.structs.replace(row, extra=extra)


def _forecast(row: IndicatorData, seen: RowMonitoring, value: Decimal | None) -> str:
    """The expected value as the row prints its actual: the same unit and places. ``value`` is what
    the actual was judged as, which may be in the unit of the target beside a bare number.
    """
    printed = parse(row.actual)
    figure = _FIGURE.search(row.actual)
    if seen.forecast is None or value is None or printed is None or figure is None:
        return ""
    share = seen.forecast.value / value if value else Decimal(0)  # of nothing comes nothing
    text = format(half_up(printed.value * share, printed.places), "f")
    return row.actual[: figure.start()] + text + row.actual[figure.end() :]
