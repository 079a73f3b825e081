"""The dashboard's charts as SVG, drawn here: execution against time progress, completion by
indicator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape

import msgspec

from jixiao.core.figures import shown
from jixiao.judging.monitoring.lamps import Lamp

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
_HUNDRED = Decimal(100)
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


def execution_chart(found: Execution) -> str:
    """Execution to date as a bar, time progress as a line, the forecast of the year's end with its
    range, the band it should end in.
    """
    most = max(
        [Decimal(110), *(each * Decimal("1.08") for each in (found.rate, found.high or Decimal(0)))]
    )
    below = (
        found.band is not None and found.progress >= _CROWDED
    )  # the words on time progress, where those on the band stand above
    height, top = 118 if below else 100, 26
    bottom = height - 22 if below else height - 8
    parts = list(_scale(most, top, bottom))
    if found.band is not None:
        low, high = (_x(each, most) for each in found.band)
        parts.append(
            f'<rect x="{low}" y="{top}" width="{high - low}" height="{bottom - top}"'
            f' fill="{_BAND}"/>'
        )
        parts.append(
            _words(
                Decimal(low + high) / 2,
                top - 8,
                f"年末应在 {_number(found.band[0])}%–{_number(found.band[1])}%",
                "middle",
                11,
                _FAINT,
            )
        )
    at = _x(found.progress, most)
    parts.append(
        f'<line x1="{at}" y1="{top}" x2="{at}" y2="{bottom}" stroke="{_INK}" stroke-width="1.5"'
        ' stroke-dasharray="4 3"/>'
    )
    parts.append(
        _words(
            at, height - 6 if below else 14, f"序时进度 {shown(found.progress, 2)}%", "middle", 11
        )
    )
    parts += [
        _words(_LEFT - 10, 47, "至今执行", "end"),
        _rect(found.rate, most, 34, 18, COLOURS[found.lamp]),
        _words(
            _x(found.rate, most) + 6, 47, f"{shown(found.rate, 2)}%", "start", 13, _INK, bold=True
        ),
    ]
    if found.expected is not None and found.low is not None and found.high is not None:
        parts += _range(found.expected, found.low, found.high, most)
    return _svg(
        height, parts, f"预算执行率{shown(found.rate, 2)}%，序时进度{shown(found.progress, 2)}%"
    )


def rows_chart(bars: Sequence[Bar], progress: Decimal | None) -> str:
    """Completion by indicator; a dashed line stands at ``progress`` where completions grow with the
    months.
    """
    most = max(
        [
            Decimal(110) if progress is None else min(Decimal(110), progress * Decimal("1.3")),
            *(bar.value or Decimal(0) for bar in bars),
        ]
    )
    step, top = 22, 24
    height = top + step * len(bars) + 8
    parts = list(_scale(most, top, height - 8))
    if progress is not None:
        at = _x(progress, most)
        parts.append(
            f'<line x1="{at}" y1="{top - 4}" x2="{at}" y2="{height - 8}" stroke="{_INK}"'
            ' stroke-width="1.2" stroke-dasharray="4 3"/>'
        )
        parts.append(_words(at, 14, f"序时进度 {shown(progress, 2)}%", "middle", 11))
    for number, bar in enumerate(bars):
        y = top + step * number
        parts.append(_words(_LEFT - 10, y + 15, shortened(bar.label), "end", 12))
        if bar.value is None:
            parts.append(_words(_LEFT + 6, y + 15, bar.words or "—", "start", 11, _FAINT))
            continue
        parts.append(_rect(bar.value, most, y + 4, 14, COLOURS[bar.lamp]))
        parts.append(
            _words(_x(bar.value, most) + 6, y + 15, f"{shown(bar.value, 2)}%", "start", 12)
        )
    return _svg(height, parts, "各指标完成率")


def shortened(text: str, longest: int = _LONGEST_NAME) -> str:
    """A label cut to what fits; east-Asian characters are two wide."""
    width = 0
    for at, character in enumerate(text):
        width += 2 if ord(character) > 0x2E80 else 1
        if width > longest:
            return text[: max(1, at - 1)] + "…"
    return text


def _range(expected: Decimal, low: Decimal, high: Decimal, most: Decimal) -> Iterator[str]:
    """The forecast: a thin bar from its low to its high end with a dot at what is expected."""
    left, right, at, y = _x(max(low, Decimal(0)), most), _x(high, most), _x(expected, most), 78
    yield _words(_LEFT - 10, y + 4, "全年预计", "end")
    yield (
        f'<line x1="{left}" y1="{y}" x2="{right}" y2="{y}" stroke="{_FAINT}" stroke-width="6"'
        ' stroke-linecap="round" opacity="0.45"/>'
    )
    yield f'<circle cx="{at}" cy="{y}" r="6" fill="{_INK}"/>'
    yield _words(right + 10, y + 4, f"{shown(expected, 2)}%", "start", 12, _INK, bold=True)


def _scale(most: Decimal, top: int, bottom: int) -> Iterator[str]:
    step = Decimal(20) if most > 40 else Decimal(10) if most > 20 else Decimal(5)
    mark = Decimal(0)
    while mark <= most:
        at = _x(mark, most)
        yield (
            f'<line x1="{at}" y1="{top}" x2="{at}" y2="{bottom}" stroke="{_LINE}"'
            ' stroke-width="1"/>'
        )
        mark += step


def _x(value: Decimal, most: Decimal) -> int:
    return int(_LEFT + (_WIDTH - _LEFT - _RIGHT) * value / most)


def _rect(value: Decimal, most: Decimal, y: int, height: int, colour: str) -> str:
    return (
        f'<rect x="{_LEFT}" y="{y}" width="{max(1, _x(value, most) - _LEFT)}" height="{height}"'
        f' rx="2" fill="{colour}"/>'
    )


def _words(
    x: Decimal | int,
    y: int,
    text: str,
    anchor: str,
    size: int = 12,
    colour: str = _INK,
    *,
    bold: bool = False,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    halo = 'stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"'
        f" {halo}{weight}>{escape(text)}</text>"
    )


def _number(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _svg(height: int, parts: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"'
        f' height="{height}" font-family="{_FONT}"'
        f' role="img"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )
