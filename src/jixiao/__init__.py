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
        DRAFTING,
        SUBMITTED,
        Accepted,
        Context,
        Converted,
        DocumentReview,
        Explanation,
        Finding,
        FormData,
        FundingData,
        FundLineData,
        GoalData,
        IndicatorData,
        Knowledge,
        KnownIndicator,
        Place,
        ReportData,
        Review,
        RulePack,
        Severity,
        Source,
        UserError,
        annotate,
        check,
        codes,
        convert,
        correct,
        dashboard,
        explain,
        fill,
        knowledge_of,
        letters,
        library,
        load_accepted,
        load_forms,
        load_layout,
        load_pack,
        load_packs,
        load_report_data,
        matched,
        monitor,
        monitoring_table,
        pack_of,
        render,
        report,
        review,
        schema,
        shipped,
        template,
    )

__all__ = [
    "DRAFTING",
    "SUBMITTED",
    "Accepted",
    "Context",
    "Converted",
    "DocumentReview",
    "Explanation",
    "Finding",
    "FormData",
    "FundLineData",
    "FundingData",
    "GoalData",
    "IndicatorData",
    "Knowledge",
    "KnownIndicator",
    "Place",
    "ReportData",
    "Review",
    "RulePack",
    "Severity",
    "Source",
    "UserError",
    "__version__",
    "annotate",
    "check",
    "codes",
    "convert",
    "correct",
    "dashboard",
    "explain",
    "fill",
    "knowledge_of",
    "letters",
    "library",
    "load_accepted",
    "load_forms",
    "load_layout",
    "load_pack",
    "load_packs",
    "load_report_data",
    "matched",
    "monitor",
    "monitoring_table",
    "pack_of",
    "render",
    "report",
    "review",
    "schema",
    "shipped",
    "template",
]


def __getattr__(name: str) -> object:
    """The API's names, imported when first asked for, so that the command starts at once."""
    if name in __all__:
        from jixiao import api

        return getattr(api, name)
    raise AttributeError(f"module 'jixiao' has no attribute {name!r}")
