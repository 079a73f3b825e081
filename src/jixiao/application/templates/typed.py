"""Cells of a filling template that can be made out and would be printed otherwise than the cells beside them:
points with 分, rates without %, other signs for a tick, a place for the seal in a unit's name, no unit of money.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from jixiao.core.errors import fault
from jixiao.core.fieldvalues import points_figure
from jixiao.core.figures import parse
from jixiao.core.figures.units import MONEY_UNITS, SCORE
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData
from jixiao.core.regex import regex
from jixiao.core.words import SEALED
from jixiao.judging.monitoring.forecast import CHANCES
from jixiao.knowledge.labels import label_of

_TICK = "√"
_MEANT = regex(r"(?:是|有|对|1|[yY](?:es)?|[vVⅴⅤ]|✓|✔|☑|✅)")
_UNITS = {
    "supervising_department": Text("主管部门", "the supervising department"),
    "implementing_unit": Text("实施单位", "the implementing unit"),
}


def oddly_typed(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """What is told of all of these, with the cell and what is expected in it."""
    yield from _points(data, cells)
    yield from _rates(data, cells)
    yield from _ticks(data, cells)
    yield from _sealed(data, cells)


def no_unit_of_money(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A warning where a form has money and its cell for the unit of money was left open."""
    cell = cells.get("money_unit", "")
    if not data.funding or not cell:
        return
    listed = "、".join(MONEY_UNITS)
    yield fault(
        "E021",
        f"{cell} “金额单位”没有填，按{data.money_unit}印；不是{data.money_unit}的请填（{listed}）",
        f"{cell}: no unit of money is given, {data.money_unit} is printed",
        address=cell,
        severity=Severity.WARNING,
    )


def _told(address: str, name: str, text: str, cells: Mapping[str, str], meant: Text) -> Finding:
    cell, label = cells.get(address, ""), label_of(address)
    of = f"“{name.strip()}”" if name.strip() else ""
    return fault(
        "E021",
        f"{cell} {of}{label.zh}填的是“{text}”，{meant.zh}".strip(),
        f"{cell} {of} {label.en}: {text!r} is given, {meant.en}".strip(),
        address=cell,
        given=text,
        severity=Severity.WARNING,
    )


def _points(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Points with 分 behind them, below a head that says it."""
    given = [(name, "", getattr(data, name)) for name in ("total_points", "total_score")]
    for at, row in enumerate(data.funding):
        given += [(f"funding[{at}].{f}", row.source, getattr(row, f)) for f in ("points", "score")]
    for at, each in enumerate(data.indicators):
        given += [
            (f"indicators[{at}].{field}", each.name, getattr(each, field))
            for field in ("points", "score", "review_score")
        ]
    given += [
        (f"level_points[{at}].points", each.name, each.points)
        for at, each in enumerate(data.level_points)
    ]
    for address, name, text in given:
        figure = points_figure(text) if text.strip() else None
        parsed = parse(text) if figure is not None else None
        if parsed is None or parsed.unit != SCORE:
            continue
        bare = text.strip().removesuffix("分").strip()
        yield _told(
            address, name, text.strip(), cells, Text(f"只填数字：应为{bare}", f"{bare} is expected")
        )


def _rates(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Rates of the money and completions that are bare numbers of 1 and more; of factors U502 tells."""
    given = [(f"funding[{at}].rate", row.source, row.rate) for at, row in enumerate(data.funding)]
    given += [(f"goals[{at}].completion", "", row.completion) for at, row in enumerate(data.goals)]
    given += [
        (f"indicators[{at}].completion", row.name, row.completion)
        for at, row in enumerate(data.indicators)
    ]
    for address, name, text in given:
        figure = parse(text) if text.strip() else None
        if figure is None or figure.unit is not None or figure.value <= 1:
            continue
        bare = text.strip()
        meant = Text(f"没有写%：应为{bare}%", f"without %; {bare}% is expected")
        yield _told(address, name, bare, cells, meant)


def _ticks(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Other signs in columns that are ticked: those of how likely the target is reached, and those in
    which other rows have a tick.
    """
    ticked = Counter(
        head
        for row in data.indicators
        for head, text in row.extra.items()
        if head in CHANCES or text.strip() == _TICK
    )
    for at, row in enumerate(data.indicators):
        for head, text in row.extra.items():
            bare = text.strip()
            if head not in ticked or not _MEANT.fullmatch(bare):
                continue
            address = f"indicators[{at}].extra.{head}"
            cell = cells.get(address, "")
            yield fault(
                "E021",
                f"{cell} “{row.name.strip()}”{head}填的是“{bare}”，勾选的格请打“{_TICK}”，不选的空着".strip(),
                f"{cell} “{row.name.strip()}” {head}: {bare!r} is given, a tick “{_TICK}” is"
                " expected".strip(),
                address=cell,
                given=bare,
                severity=Severity.WARNING,
            )


def _sealed(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Names of units with the place for their seal."""
    for address, label in _UNITS.items():
        text = getattr(data, address).strip()
        bare = SEALED.sub("", text).strip()
        if bare == text:
            continue
        cell = cells.get(address, "")
        yield fault(
            "E021",
            f"{cell} “{label.zh}”填的是“{text}”，只写单位名称：应为“{bare}”；要印盖章的地方请加 --foot".strip(),
            f"{cell} {label.en}: {text!r} is given, {bare!r} is expected; --foot prints a place for"
            " the seal".strip(),
            address=cell,
            given=text,
            severity=Severity.WARNING,
        )
