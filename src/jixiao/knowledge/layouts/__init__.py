"""Layouts (样式): TOML files, each a form's official look as a picture of its table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from jixiao.knowledge.layouts.layout import Layout

if TYPE_CHECKING:
    from jixiao.knowledge.layouts.choosing import layout_for
    from jixiao.knowledge.layouts.loading import layout_of, layouts

__all__ = ["Layout", "layout_for", "layout_of", "layouts"]

_ROOMS = {"layout_for": "choosing", "layout_of": "loading", "layouts": "loading"}


def __getattr__(name: str) -> Any:
    """What reads layouts, at its first use: a review needs what a layout is, and reads none."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = found
    return found
