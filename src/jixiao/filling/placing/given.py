"""What a blank prints itself, taken into the data before they are completed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.blanks import Blank, BlankField
from jixiao.core.divisions import AMONG
from jixiao.core.formdata import FormData, LevelPointsData, data_of
from jixiao.core.forms import TARGET_DECLARATION, total_at
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import bare_level, squeezed, unsaid

_RESULTS = ("actual", "score", "completion", "reason")
_AMOUNTS = ("initial_budget", "budget", "arrived", "executed", "rate", "score", "forecast")
_NOTHING = regex(r"[-−－]?0*(?:\.0*)?[%％分]?")
_OF_A_YEAR = regex(r"^(?:当年|本年度?|年度|全年)")


def adopted(data: FormData, blank: Blank) -> FormData:
    """The data with what the blank prints and they leave open: its title, the points in its heads,
    of its total and of the execution.
    """
    shown = data_of(blank.form)
    rows = list(data.funding)
    at, own = total_at(rows), total_at(shown.funding)
    if at is not None and own is not None:
        printed = shown.funding[own].points
        if unsaid(rows[at].points) and not unsaid(printed):
            rows[at] = msgspec.structs.replace(rows[at], points=printed)
    return msgspec.structs.replace(
        data,
        title=shown.title or data.title,
        funding=tuple(rows),
        level_points=data.level_points or tuple(_headings(shown)),
        total_points=data.total_points or shown.total_points,
        money_unit=data.money_unit or shown.money_unit,
    )


def _headings(shown: FormData) -> Iterator[LevelPointsData]:
    for each in shown.level_points:
        yield LevelPointsData(level=each.level, name=each.name, points=each.points)


def filled_already(blank: Blank) -> tuple[tuple[str, Place, str], ...]:
    """What of a form that should be empty is filled in: results and amounts, by address, place and
    words. A target declaration has its targets.
    """
    return tuple(_filled(blank))


def _filled(blank: Blank) -> Iterator[tuple[str, Place, str]]:
    results = ("target",) if blank.form.kind == TARGET_DECLARATION else _RESULTS
    groups = (
        ("funding", blank.funding, _AMOUNTS),
        ("goals", blank.goals, ("actual",)),
        ("indicators", blank.indicators, results),
    )
    for group, rows, names in groups:
        for number, row in enumerate(rows):
            for name in names:
                field = row.fields.get(name)
                if field is not None and _says(field):
                    yield f"{group}[{number}].{name}", field.place, field.printed
    for name in ("total_score", "grade", "conclusion"):
        for field in blank.fields.get(name, ()):
            if _says(field):
                yield name, field.place, field.printed


def _says(field: BlankField) -> bool:
    bare = field.printed.strip()
    return (
        not (field.open or field.formula) and not unsaid(bare) and _NOTHING.fullmatch(bare) is None
    )


def source_key(words: str) -> str:
    """A source of money as blanks and data are compared: 其中：本年财政拨款 and 当年财政拨款 are one."""
    bare = squeezed(AMONG.sub("", words)).strip(" ：:").replace("(", "（").replace(")", "）")
    return _OF_A_YEAR.sub("", bare)


def same_level(one: str, other: str) -> bool:
    """Whether two names are of one level: 产出 and 产出指标, 满意度 and 服务对象满意度指标."""
    first, second = bare_level(one), bare_level(other)
    if first == second:
        return True
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return len(shorter) > 1 and shorter in longer
