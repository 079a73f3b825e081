"""Jixiao (绩效): budget performance management for social insurance funds and departmental
projects.

``jixiao.review(paths)`` reviews documents; see :mod:`jixiao.api` for the few functions of the
Python API, which are reached from here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from jixiao.version import __version__ as __version__

if TYPE_CHECKING:
    from jixiao.api import *  # noqa: F403 - its names are listed there, once

_API = "jixiao.api"


def __getattr__(name: str) -> object:
    """The API's names, imported when first asked for, so that the command starts at once."""
    if name == "__all__":
        return [*import_module(_API).__all__, "__version__"]
    if not name.startswith("_"):
        api = import_module(_API)
        if name in api.__all__:
            return getattr(api, name)
    raise AttributeError(f"module 'jixiao' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What can be reached from here."""
    return sorted({*globals(), *import_module(_API).__all__})
