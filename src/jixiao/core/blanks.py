"""An office's empty form as values: where each field is to stand in it, which rows can be copied; and
the edits that fill it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jixiao.core.forms import Form
from jixiao.core.places import Place


class BlankField(msgspec.Struct, frozen=True, kw_only=True):
    """A place for one field. ``printed`` is what stands there; it is ``open`` where that is nothing
    or a prompt, ``formula`` where the sheet computes it, ``locked`` where the sheet's protection
    keeps people from writing there.
    """

    place: Place
    printed: str = ""
    open: bool = True
    formula: bool = False
    locked: bool = False


class BlankRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of sources, goals or indicators. ``own`` are its cells that a copy has for itself, the
    others grow over it; ``ending`` are higher cells that end with it, ``level1`` and ``level2``
    where the levels' cells stand in it; ``repeats``: each row prints its levels itself.
    """

    at: Place
    fields: Mapping[str, BlankField]
    own: tuple[Place, ...] = ()
    ending: tuple[Place, ...] = ()
    level1: Place | None = None
    level2: Place | None = None
    repeats: bool = False


class BlankHead(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a column of a ``group`` (funding, indicators); ``field`` is what stands below it
    (rate, extra.备注), empty where nothing was made out, ``open`` whether there are empty cells.
    """

    group: str
    head: str
    place: Place
    field: str = ""
    open: bool = False


class Blank(msgspec.Struct, frozen=True, kw_only=True):
    """An empty form. ``form`` is what it prints, ``fields`` where the fields of its head and its
    total are to stand (some more than once), ``prompts`` are places with a prompt or beside a label
    that are no field of a form, ``heads`` those of its columns, ``year_place`` is where it prints its
    year.
    """

    form: Form
    fields: Mapping[str, tuple[BlankField, ...]]
    funding: tuple[BlankRow, ...] = ()
    goals: tuple[BlankRow, ...] = ()
    indicators: tuple[BlankRow, ...] = ()
    prompts: tuple[tuple[str, Place], ...] = ()
    heads: tuple[BlankHead, ...] = ()
    year_place: Place | None = None

    def places(self) -> frozenset[str]:
        """The fields that it has a place for, as layouts name them (``funding.total.rate``)."""
        rows = [
            *(("indicators", row) for row in self.indicators),
            *(("goals", row) for row in self.goals),
            *(
                ("funding.total" if each.role == "total" else "funding.parts", row)
                for each, row in zip(self.form.funding, self.funding, strict=True)
            ),
        ]
        found = {f"{group}.{name}" for group, row in rows for name in row.fields}
        return frozenset(found | set(self.fields))


class Write(msgspec.Struct, frozen=True, kw_only=True):
    """Words to write at a place, or in place of a stretch of its words. ``copy`` is the number of
    the copy of its row (0: the row itself).
    """

    place: Place
    text: str
    copy: int = 0


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A row to copy: one new row behind the one of ``at`` and its earlier copies, with empty cells
    of its own at ``own``; all other cells grow over it.
    """

    at: Place
    own: tuple[Place, ...]


class Edits(msgspec.Struct, frozen=True, kw_only=True):
    """What fills a blank."""

    writes: tuple[Write, ...] = ()
    copies: tuple[Copy, ...] = ()


class RegisterColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a list: its head, what it holds (None where the head is not known), the unit of
    money that its head states.
    """

    head: str
    role: str | None
    place: Place
    money_unit: str = ""


class RegisterRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a list: the cells of its columns in their order, None where a cell from above covers
    one.
    """

    at: Place
    cells: tuple[BlankField | None, ...]
    own: tuple[Place, ...] = ()


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """A superior's list with one unit or project a row; ``total`` is the row of sums."""

    columns: tuple[RegisterColumn, ...]
    rows: tuple[RegisterRow, ...]
    total: RegisterRow | None = None
    money_unit: str = ""
