"""A form as a file gave it, whatever kind of file that was."""

from __future__ import annotations

import msgspec

from jixiao.core.formdata import FormData


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it was given. ``cells`` says where in a template each field stands (指标!D5)."""

    data: FormData
    cells: dict[str, str] = {}
