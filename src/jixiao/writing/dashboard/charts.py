"""The dashboard's charts as SVG, drawn here: execution against time progress, completion by
indicator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import shown
from jixiao.core.paging import digits_wide
from jixiao.judging.monitoring.lamps import Lamp
from jixiao.templating import environment
from jixiao.writing.pages.page import printable

COLOURS = {
    Lamp.RED: "#c0392b",
    Lamp.YELLOW: "#d99a00",
    Lamp.GREEN: "#2e8b57",
    Lamp.BLUE: "#2f6fb3",
    Lamp.NONE: "#8b949e",
}
_INK, _FAINT, _LINE, _BAND = "#1f2933", "#5b6570", "#d5dae0", "#e3efe7"
_FONT = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC','Heiti SC',sans-serif"
_WIDTH, _LEFT, _RIGHT = 720, 190, 60
_CROWDED = Decimal(60)  # time progress from which its words would run into those of the band
_LONGEST_NAME = 30  # in the width of a digit


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its label, its length in percent (None draws no bar), its lamp, and the words where
    there is no bar.
    """

    label: str
    value: Decimal | None
    lamp: Lamp
    words: str = ""


class Execution(msgspec.Struct, frozen=True, kw_only=True):
    """Rates in percent. ``band`` is the range that the year should end in, ``low`` to ``high`` that
    of the forecast.
    """

    rate: Decimal
    progress: Decimal
    lamp: Lamp
    expected: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    band: tuple[Decimal, Decimal] | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A straight line; all lengths of shapes are in the chart's units."""

    kind = "line"
    x1: int
    y1: int
    x2: int
    y2: int
    colour: str
    width: str
    dashed: bool = False
    faint: bool = False  # with round ends, half seen through


class Rect(msgspec.Struct, frozen=True, kw_only=True):
    """A filled rectangle; ``round`` with rounded corners."""

    kind = "rect"
    x: int
    y: int
    width: int
    height: int
    colour: str
    round: bool = True


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A filled circle."""

    kind = "dot"
    x: int
    y: int
    colour: str


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A line of text; ``anchor`` is start, middle or end."""

    kind = "words"
    x: Decimal | int
    y: int
    text: str
    anchor: str
    size: int = 12
    colour: str = _INK
    bold: bool = False


Shape = Line | Rect | Dot | Words


def execution_chart(found: Execution) -> str:
    """Execution to date as a bar, time progress as a line, the forecast of the year's end with its
    range, the band it should end in. As SVG.
    """
    most = max(
        [Decimal(110), *(each * Decimal("1.08") for each in (found.rate, found.high or Decimal(0)))]
    )
    # the words on time progress stand below, where those on the band stand above
    below = found.band is not None and found.progress >= _CROWDED
    height, top = 118 if below else 100, 26
    bottom = height - 22 if below else height - 8
    shapes = list(_scale(most, top, bottom))
    if found.band is not None:
        shapes += _band(found.band, most, top, bottom)
    progress = f"序时进度 {shown(found.progress, 2)}%"
    at, rate = _x(found.progress, most), f"{shown(found.rate, 2)}%"
    shapes += [
        Line(x1=at, y1=top, x2=at, y2=bottom, colour=_INK, width="1.5", dashed=True),
        Words(x=at, y=height - 6 if below else 14, text=progress, anchor="middle", size=11),
        Words(x=_LEFT - 10, y=47, text="至今执行", anchor="end"),
        _bar(found.rate, most, 34, 18, COLOURS[found.lamp]),
        Words(x=_x(found.rate, most) + 6, y=47, text=rate, anchor="start", size=13, bold=True),
    ]
    if found.expected is not None and found.low is not None and found.high is not None:
        shapes += _range(found.expected, found.low, found.high, most)
    title = f"预算执行率{shown(found.rate, 2)}%，序时进度{shown(found.progress, 2)}%"
    return _svg(height, shapes, title)


def rows_chart(bars: Sequence[Bar], progress: Decimal | None) -> str:
    """Completion by indicator; a dashed line stands at ``progress`` where completions grow with the
    months. As SVG.
    """
    most = max(
        [
            Decimal(110) if progress is None else min(Decimal(110), progress * Decimal("1.3")),
            *(bar.value or Decimal(0) for bar in bars),
        ]
    )
    step, top = 22, 24
    height = top + step * len(bars) + 8
    shapes = list(_scale(most, top, height - 8))
    if progress is not None:
        at, words = _x(progress, most), f"序时进度 {shown(progress, 2)}%"
        shapes.append(
            Line(x1=at, y1=top - 4, x2=at, y2=height - 8, colour=_INK, width="1.2", dashed=True)
        )
        shapes.append(Words(x=at, y=14, text=words, anchor="middle", size=11))
    for number, bar in enumerate(bars):
        shapes += _row(bar, top + step * number, most)
    return _svg(height, shapes, "各指标完成率")


def _row(bar: Bar, y: int, most: Decimal) -> Iterator[Shape]:
    yield Words(x=_LEFT - 10, y=y + 15, text=shortened(bar.label), anchor="end")
    if bar.value is None:
        words = bar.words or "—"
        yield Words(x=_LEFT + 6, y=y + 15, text=words, anchor="start", size=11, colour=_FAINT)
        return
    yield _bar(bar.value, most, y + 4, 14, COLOURS[bar.lamp])
    value = f"{shown(bar.value, 2)}%"
    yield Words(x=_x(bar.value, most) + 6, y=y + 15, text=value, anchor="start")


def shortened(text: str, longest: int = _LONGEST_NAME) -> str:
    """A label cut to what fits; east-Asian characters are two wide."""
    width = 0
    for at, character in enumerate(text):
        width += digits_wide(character)
        if width > longest:
            return text[: max(1, at - 1)] + "…"
    return text


def _band(band: tuple[Decimal, Decimal], most: Decimal, top: int, bottom: int) -> Iterator[Shape]:
    """Where the year should end."""
    low, high = (_x(each, most) for each in band)
    yield Rect(x=low, y=top, width=high - low, height=bottom - top, colour=_BAND, round=False)
    words = f"年末应在 {_number(band[0])}%–{_number(band[1])}%"
    middle = Decimal(low + high) / 2
    yield Words(x=middle, y=top - 8, text=words, anchor="middle", size=11, colour=_FAINT)


def _range(expected: Decimal, low: Decimal, high: Decimal, most: Decimal) -> Iterator[Shape]:
    """The forecast: a thin bar from its low to its high end with a dot at what is expected."""
    left, right, at, y = _x(max(low, Decimal(0)), most), _x(high, most), _x(expected, most), 78
    yield Words(x=_LEFT - 10, y=y + 4, text="全年预计", anchor="end")
    yield Line(x1=left, y1=y, x2=right, y2=y, colour=_FAINT, width="6", faint=True)
    yield Dot(x=at, y=y, colour=_INK)
    yield Words(x=right + 10, y=y + 4, text=f"{shown(expected, 2)}%", anchor="start", bold=True)


def _scale(most: Decimal, top: int, bottom: int) -> Iterator[Shape]:
    step = Decimal(20) if most > 40 else Decimal(10) if most > 20 else Decimal(5)
    mark = Decimal(0)
    while mark <= most:
        at = _x(mark, most)
        yield Line(x1=at, y1=top, x2=at, y2=bottom, colour=_LINE, width="1")
        mark += step


def _x(value: Decimal, most: Decimal) -> int:
    return int(_LEFT + (_WIDTH - _LEFT - _RIGHT) * value / most)


def _bar(value: Decimal, most: Decimal, y: int, height: int, colour: str) -> Rect:
    width = max(1, _x(value, most) - _LEFT)
    return Rect(x=_LEFT, y=y, width=width, height=height, colour=colour)


def _number(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _svg(height: int, shapes: Sequence[Shape], title: str) -> str:
    template = environment(printable, dashboard="jixiao.writing.dashboard")
    return template.get_template("dashboard/chart.svg").render(
        width=_WIDTH, height=height, font=_FONT, title=title, shapes=shapes
    )
