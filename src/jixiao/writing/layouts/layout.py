"""Layouts: the official look of a form as data, one TOML file each, so that a bureau can add its
own without code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from jixiao.core.errors import user_error
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.core.forms import KINDS
from jixiao.core.packs import RulePack
from jixiao.core.regex import regex
from jixiao.knowledge.funds import fund_of
from jixiao.writing.pages.page import PAPERS, STYLES
from jixiao.writing.pages.pictures import Joined, Token, areas, parsed

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
_FIELDS: dict[str, frozenset[str]] = {
    "": _ONCE,
    "funding.total": _FUNDING,
    "funding.parts": _FUNDING,
    "goals": frozenset(GoalData.__struct_fields__),
    "indicators": frozenset(IndicatorData.__struct_fields__) - {"extra"},
}
_MOST_COLUMNS = 26


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
    defaults: dict[str, str] = {}
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


@lru_cache(maxsize=1)
def layouts() -> Mapping[str, Layout]:
    """The shipped layouts by id."""
    folder = resources.files("jixiao.knowledge.layouts")
    found = [
        _decoded(entry.read_bytes(), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return MappingProxyType(
        {layout.id: layout for layout in sorted(found, key=lambda each: each.id)}
    )


def load_layout(name: str | Path) -> Layout:
    """A shipped layout by its id, or a bureau's own by its file. Raises UserError where there is
    neither or the file is wrong.
    """
    shipped = layouts()
    if str(name) in shipped:
        return shipped[str(name)]
    path = Path(name)
    if not path.is_file():
        raise user_error(
            "E032",
            f"没有样式“{name}”，也没有这个文件；自带的样式有：{'、'.join(shipped)}",
            f"no layout and no file {str(name)!r}; shipped are {', '.join(shipped)}",
        )
    try:
        return _decoded(path.read_bytes(), path.name)
    except OSError as error:
        raise user_error(
            "E001",
            f"样式文件 {path} 打不开：{error.strerror}",
            f"cannot open the layout {path}: {error.strerror}",
        ) from error


def layout_for(
    data: FormData,
    pack: RulePack | None = None,
    place: str = "",
    known: Mapping[str, Layout] | None = None,
) -> Layout:
    """The layout that a form is printed in: the one it names, else the pack's, else that of its
    place, else the one that has a column of the form's own, else the national one of its kind.

    ``place`` are words that name the place; the form's units and titles are read besides.
    ``known`` are the layouts to choose from, the shipped ones by default. A layout without points
    is not chosen for a form that has them.
    """
    known = layouts() if known is None else known
    if data.layout in known:
        return known[data.layout]
    of_kind = [each for each in known.values() if data.kind in each.kinds]
    fit = [each for each in of_kind if _suits(each, data)]
    words = "".join(
        (place, data.implementing_unit, data.supervising_department, data.title, data.project)
    )
    own = {f"indicators.extra.{head}" for row in data.indicators for head in row.extra}
    candidates = (
        *(each for each in fit if pack is not None and pack.id in each.packs),
        *(each for each in fit if any(region in words for region in each.regions)),
        *(each for each in fit if own & each.places()),
        *(each for each in of_kind if each.national),
        *of_kind,
        *known.values(),
    )
    return candidates[0]


def _suits(layout: Layout, data: FormData) -> bool:
    """Whether a layout is made for such a form and has a place for its points, where it has any."""
    if layout.funds_only and not (data.fund or fund_of(data.project or data.title)):
        return False
    pointed = (
        any(row.points or row.score for row in data.indicators)
        or any(row.points for row in data.funding)
        or data.level_points
    )
    return not pointed or bool({"indicators.points", "indicators.score"} & layout.places())


def _decoded(content: bytes, name: str) -> Layout:
    try:
        layout = msgspec.convert(tomllib.loads(content.decode("utf-8-sig")), Layout)
    except UnicodeDecodeError as error:
        raise user_error(
            "E032", f"样式文件 {name} 不是 UTF-8 文本", f"the layout {name} is not UTF-8 text"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise user_error(
            "E032",
            f"样式文件 {name} 不是合格的 TOML：{error}",
            f"the layout {name} is no valid TOML: {error}",
        ) from error
    except msgspec.ValidationError as error:
        raise user_error(
            "E032", f"样式文件 {name} 的内容不对：{error}", f"the layout {name} is wrong: {error}"
        ) from error
    problem = _problem(layout)
    if problem is not None:
        raise user_error(
            "E032", f"样式文件 {name}：{problem.zh}", f"the layout {name}: {problem.en}"
        )
    return layout


def _problem(layout: Layout) -> Text | None:
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
