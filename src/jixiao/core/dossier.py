"""A dossier: one unit's documents with the forms and statements recognised in them; the thing that
is checked.
"""

from __future__ import annotations

import msgspec

from jixiao.core.documents import Document
from jixiao.core.forms import Form
from jixiao.core.places import Place
from jixiao.core.statements import Statement


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in words that figures can refute: 稳步增长, 达到了预期目标, 无偏差, 当期收不抵支.

    ``kind``: steady_growth, goal_reached, no_deviation, on_time_payment, deficit, surplus, stable …
    """

    kind: str
    words: str
    place: Place
    fund: str | None = None
    item: str | None = None
    sentence: int = 0


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """One document with what was recognised in it. ``statements`` are those of prose; a form's
    lines are in the form.

    ``year`` is the year that the document is about, ``scope`` the scope its title states.
    """

    document: Document
    forms: tuple[Form, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    year: int | None = None
    scope: str | None = None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All documents of one call; ties run across them."""

    documents: tuple[Recognised, ...]
