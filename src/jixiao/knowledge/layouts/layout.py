"""Layouts: the official look of a form as data; what a layout may say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from jixiao.core.findings import Text
from jixiao.core.formdata import FundingData, GoalData, IndicatorData
from jixiao.core.forms import KINDS
from jixiao.core.regex import regex
from jixiao.knowledge.pictures import Joined, Token, areas, parsed

PLACEHOLDER = regex(r"\{([^{}]+)\}")
Repeat = Literal["", "funding.total", "funding.parts", "goals", "indicators"]
_ONCE = frozenset(
    {
        "title",
        "year",
        "as_of",
        "money_unit",
        "project",
        "supervising_department",
        "implementing_unit",
        "filed_on",
        "total_points",
        "total_score",
        "grade",
        "conclusion",
        "execution_points",
        "to_date",
    }
)
_FUNDING = frozenset(FundingData.__struct_fields__) - {"role"}
_FIELDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "": _ONCE,
        "funding.total": _FUNDING,
        "funding.parts": _FUNDING,
        "goals": frozenset(GoalData.__struct_fields__),
        "indicators": frozenset(IndicatorData.__struct_fields__) - {"extra"},
    }
)
_MOST_COLUMNS = 26
STYLES = ("title", "subtitle", "cover", "h1", "h2", "h3", "p", "right", "left", "note")
"""The styles of text that every writer has."""
PAPERS = ("form", "landscape", "report")
"""The kinds of paper that every writer has."""


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line above or below the table; left out where all its fields are empty."""

    text: str
    style: str = "p"


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows of the table as a picture (cells between bars, ``<`` and ``^`` for joined cells,
    ``{field}`` for a field).

    ``repeat`` writes them once for every row of that kind; ``merge`` names the fields whose equal
    cells become one, downwards.
    """

    rows: str
    repeat: Repeat = ""
    merge: tuple[str, ...] = ()

    def tokens(self) -> list[list[Token]]:
        """The cells of the picture."""
        return parsed(self.rows)

    def fields(self) -> frozenset[str]:
        """The fields that have a place in it."""
        return frozenset(PLACEHOLDER.findall(self.rows))

    def own(self, field: str) -> bool:
        """Whether a field belongs to the rows that are repeated, and not to the form as a whole."""
        return bool(self.repeat) and (
            field in _FIELDS[self.repeat]
            or (self.repeat == "indicators" and field.startswith("extra."))
        )


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``title`` stands where a form has none, ``notes`` and ``defaults`` likewise; ``scored``
    writes the points into the headings (产出指标（50分）); ``first_part`` stands before the first
    source of money that is a part; ``dashes`` are fields that show — when empty.

    It is the usual one for forms judged by ``packs`` and for units of ``regions``
    (``funds_only``: for insurance funds alone), and where it is ``national`` for all others of its
    kinds.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    title: str
    widths: tuple[int, ...]
    parts: tuple[Part, ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    scored: bool = False
    first_part: str = ""
    dashes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    defaults: Mapping[str, str] = {}
    paper: str = "form"
    packs: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    funds_only: bool = False
    national: bool = False

    def places(self) -> frozenset[str]:
        """The fields that the layout has a place for: ``project``, ``funding.total.rate``,
        ``indicators.score``.
        """
        found = {
            f"{part.repeat}.{field}" if part.own(field) else field
            for part in self.parts
            for field in part.fields()
        }
        return frozenset(
            found
            | {
                field
                for line in (*self.above, *self.below)
                for field in PLACEHOLDER.findall(line.text)
            }
        )

    def merged(self) -> tuple[str, ...]:
        """The indicator fields whose equal cells become one."""
        return next((part.merge for part in self.parts if part.repeat == "indicators"), ())


def problem_of(layout: Layout) -> Text | None:
    """What is wrong with a layout whose shape is right."""
    unknown = [kind for kind in layout.kinds if kind not in KINDS]
    if unknown or not layout.kinds:
        return Text(f"kinds 只能是 {'、'.join(KINDS)}", f"kinds must be among {', '.join(KINDS)}")
    if not 1 <= len(layout.widths) <= _MOST_COLUMNS or min(layout.widths) <= 0 or not layout.parts:
        return Text(
            f"widths 应有1到{_MOST_COLUMNS}个正数，parts 至少一段",
            f"1 to {_MOST_COLUMNS} widths above 0 and some parts are needed",
        )
    if layout.paper not in PAPERS:
        return Text(
            f"paper 只能是 {'、'.join(PAPERS)}", f"paper must be one of {', '.join(PAPERS)}"
        )
    for line in (*layout.above, *layout.below):
        if line.style not in STYLES:
            return Text(
                f"没有文字样式 {line.style}；可用的有 {'、'.join(STYLES)}",
                f"no style {line.style}; known are {', '.join(STYLES)}",
            )
        if wrong := _strangers(PLACEHOLDER.findall(line.text), ""):
            return wrong
    for number, part in enumerate(layout.parts, start=1):
        wrong = _wrong_part(part, number, len(layout.widths))
        if wrong is not None:
            return wrong
    return _not_joined(layout)


def _wrong_part(part: Part, number: int, columns: int) -> Text | None:
    try:
        rows = part.tokens()
    except ValueError as error:
        return Text(f"第{number}段 rows 各行的格数不一样（{error}）", f"part {number}: {error}")
    if not rows or len(rows[0]) != columns:
        return Text(
            f"第{number}段 rows 应有{columns}格（与 widths 一样多）",
            f"part {number}: rows need {columns} cells, as widths has",
        )
    if any(merged not in part.fields() for merged in part.merge):
        return Text(
            f"第{number}段 merge 里有 rows 里没有的栏目",
            f"part {number}: merge names a field that is not in rows",
        )
    return _strangers(sorted(part.fields()), part.repeat)


def _strangers(fields: list[str], repeat: str) -> Text | None:
    known = _FIELDS[repeat] | _ONCE
    strange = [
        field
        for field in fields
        if field not in known and not (repeat == "indicators" and field.startswith("extra."))
    ]
    if not strange:
        return None
    return Text(
        f"没有栏目 {'、'.join(strange)}；{repeat or '只写一次的行'} 里可用的有"
        f" {'、'.join(sorted(known))}",
        f"no field {', '.join(strange)}; known in {repeat or 'rows written once'} are"
        f" {', '.join(sorted(known))}",
    )


def _not_joined(layout: Layout) -> Text | None:
    """Whether the pictures of all parts, one below the other, make rectangles."""
    rows = [row for part in layout.parts for row in part.tokens()]
    if rows and any(token is Joined.ABOVE for token in rows[0]):
        return Text("第一行不能有 ^", "the first row cannot have ^")
    try:
        list(areas(rows))
    except ValueError as error:
        return Text(f"合并的格不成矩形（{error}）", str(error))
    return None
