"""Jixiao (绩效): budget performance management for social insurance funds and departmental
projects.

``jixiao.review(paths)`` reviews documents; see :mod:`jixiao.api` for the few functions of the
Python API, which are reached from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.version import __version__

if TYPE_CHECKING:
    from jixiao.api import (
        Accepted,
        DocumentReview,
        Explanation,
        Finding,
        Place,
        Review,
        RulePack,
        Severity,
        UserError,
        codes,
        explain,
        load_accepted,
        load_pack,
        load_packs,
        render,
        review,
        schema,
    )

__all__ = [
    "Accepted",
    "DocumentReview",
    "Explanation",
    "Finding",
    "Place",
    "Review",
    "RulePack",
    "Severity",
    "UserError",
    "__version__",
    "codes",
    "explain",
    "load_accepted",
    "load_pack",
    "load_packs",
    "render",
    "review",
    "schema",
]


def __getattr__(name: str) -> object:
    """The API's names, imported when first asked for, so that the command starts at once."""
    if name in __all__:
        from jixiao import api

        return getattr(api, name)
    raise AttributeError(f"module 'jixiao' has no attribute {name!r}")
