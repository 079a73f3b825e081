"""The foot and the cover that any layout may have (``signing.toml``): who made the form, the seal, the
day.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from jixiao.core.formdata import FormData
from jixiao.core.forms import FIELDS_OF_FOOT
from jixiao.knowledge.layouts.layout import Layout, Line
from jixiao.knowledge.tables import table


class _Signing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    foot: tuple[Line, ...]
    cover: tuple[Line, ...]
    blanks: dict[str, str]


@lru_cache(maxsize=1)
def _known() -> _Signing:
    return table("signing", _Signing)


def cover_lines() -> tuple[Line, ...]:
    """The lines of a cover, from the top."""
    return _known().cover


def blanks() -> Mapping[str, str]:
    """What is printed of a field that is left to be filled in by hand."""
    return _known().blanks


def with_foot(layout: Layout) -> Layout:
    """The layout with its foot, or the usual one, printed."""
    return msgspec.structs.replace(layout, foot=layout.foot or _known().foot, signed=True)


def as_signed(layout: Layout, data: FormData, *, wanted: bool = False) -> Layout:
    """The layout with a foot where one is ``wanted``, or the form has one or something for it."""
    named = any(getattr(data, name) for name in FIELDS_OF_FOOT)
    named = named or bool(data.filed_on and "filed_on" not in layout.places())
    return with_foot(layout) if wanted or named or data.foot or layout.signed else layout
