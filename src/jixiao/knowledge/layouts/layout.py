"""Layouts: the official look of a form as data; what a layout may say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from jixiao.core.formdata import FundingData, GoalData, IndicatorData
from jixiao.core.forms import FIELDS_OF_FOOT
from jixiao.core.frozen import Frozen
from jixiao.core.regex import regex
from jixiao.knowledge.pictures import Token, parsed

PLACEHOLDER = regex(r"\{([^{}]+)\}")
Repeat = Literal["", "funding.total", "funding.parts", "goals", "indicators"]
ONCE = frozenset(
    {
        "title",
        "year",
        "as_of",
        "money_unit",
        "project",
        "supervising_department",
        "implementing_unit",
        "filed_on",
        *FIELDS_OF_FOOT,
        "total_points",
        "total_score",
        "grade",
        "conclusion",
        "execution_points",
        "to_date",
    }
)
_FUNDING = frozenset(FundingData.__struct_fields__) - {"role"}
FIELDS: Mapping[str, frozenset[str]] = Frozen(
    {
        "": ONCE,
        "funding.total": _FUNDING,
        "funding.parts": _FUNDING,
        "goals": frozenset(GoalData.__struct_fields__),
        "indicators": frozenset(IndicatorData.__struct_fields__) - {"extra", "points_shared"},
    }
)
STYLES = (
    "title",
    "subtitle",
    "cover",
    "h1",
    "h2",
    "h3",
    "p",
    "right",
    "left",
    "note",
    "sign",
    "seal",
)
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
            field in FIELDS[self.repeat]
            or (self.repeat == "indicators" and field.startswith("extra."))
        )


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``title`` stands where a form has none, ``notes`` and ``defaults`` likewise; ``scored``
    writes the points into the headings (产出指标（50分）); ``first_part`` stands before the first
    source of money that is a part, unless a later one is a detail, which 其中 stands before then;
    ``dashes`` are fields that show — when empty.

    ``foot`` are the lines below all others for who made the form and the seal, which are printed,
    filled in or not, where the layout is ``signed``; without a ``foot`` of its own those of
    ``signing.toml``.

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
    foot: tuple[Line, ...] = ()
    signed: bool = False
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

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "defaults", Frozen(self.defaults))

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
                for line in (*self.above, *self.below, *(self.foot if self.signed else ()))
                for field in PLACEHOLDER.findall(line.text)
            }
        )

    def columns(self) -> tuple[str, ...]:
        """The fields of the indicators in the order in which their columns are printed."""
        part = next((part for part in self.parts if part.repeat == "indicators"), None)
        return tuple(dict.fromkeys(PLACEHOLDER.findall(part.rows))) if part is not None else ()

    def merged(self) -> tuple[str, ...]:
        """The indicator fields whose equal cells become one."""
        return next((part.merge for part in self.parts if part.repeat == "indicators"), ())
