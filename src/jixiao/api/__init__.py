"""The public Python API: one function for each command, values in and values out.

>>> import jixiao
>>> review = jixiao.review(["自评表.docx", "绩效报告.pdf"])                  # doctest: +SKIP
>>> for document in review.documents:                                      # doctest: +SKIP
...     for finding in document.open_findings():
...         print(finding.code, finding.severity, finding.message.zh, finding.place)
>>> open("审核报告.html", "wb").write(jixiao.render(review, "html"))        # doctest: +SKIP
>>> jixiao.explain("R102").title.zh
'文件有打开密码'

Where a file is taken, a rule pack's, a layout's or a list's too, it may be a path or a ``Source``:
its content with its name. Nothing is written anywhere; what is made comes back as bytes.
docs/api.md has an example of each.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from jixiao.api.making import (
    convert,
    dashboard,
    fact_sheet,
    fill,
    load_forms,
    monitor,
    monitoring_table,
    report,
    survey,
    survey_result,
    template,
    templates,
)
from jixiao.api.reviewing import annotate, correct, letters, render, review, reviews
from jixiao.api.summing import reminders, summary, summary_file
from jixiao.application.acceptance import Accepted
from jixiao.application.aligning import matched
from jixiao.application.checking import check
from jixiao.application.converting import Converted
from jixiao.application.explaining import Explanation, codes, explain
from jixiao.application.judgement import Context
from jixiao.application.lapsing import lapses
from jixiao.application.library import library, library_file
from jixiao.application.packs import hold_to
from jixiao.application.results import result_bytes, result_of
from jixiao.application.schemas import schema
from jixiao.application.sources import Source
from jixiao.application.streaming import as_lines, from_lines, records, records_of, review_of
from jixiao.checks.registry import DRAFTING, FINISHED, SUBMITTED
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData, FundingData, FundLineData, GoalData, IndicatorData
from jixiao.core.matching import Matched
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.core.summaries import Summarised
from jixiao.drafting.model import ReportData
from jixiao.knowledge.indicators import KnownIndicator
from jixiao.knowledge.layouts import Layout
from jixiao.knowledge.packs import load_packs, pack_of
from jixiao.knowledge.shelf import Knowledge, knowledge_of, shipped
from jixiao.paths.named import load_accepted, load_layout, load_pack
from jixiao.paths.reports import load_report_data
from jixiao.rendering.packs import pack_text, packs_text

if TYPE_CHECKING:
    from jixiao.application.filling import Filled
    from jixiao.application.marks.marking import Annotated, Corrected
    from jixiao.application.monitoring.monitoring import Monitored
    from jixiao.application.reports.reporting import Reported
    from jixiao.application.surveying import Surveyed
    from jixiao.application.templates.for_units import UnitTemplates

__all__ = [
    "DRAFTING",
    "FINISHED",
    "SUBMITTED",
    "Accepted",
    "Annotated",
    "Context",
    "Converted",
    "Corrected",
    "DocumentReview",
    "Explanation",
    "Filled",
    "Finding",
    "FormData",
    "FundLineData",
    "FundingData",
    "GoalData",
    "IndicatorData",
    "Knowledge",
    "KnownIndicator",
    "Layout",
    "Matched",
    "Monitored",
    "Period",
    "Place",
    "ReportData",
    "Reported",
    "Review",
    "RulePack",
    "Severity",
    "Source",
    "Summarised",
    "Surveyed",
    "Text",
    "UnitTemplates",
    "UserError",
    "annotate",
    "as_lines",
    "check",
    "codes",
    "convert",
    "correct",
    "dashboard",
    "explain",
    "fact_sheet",
    "fill",
    "from_lines",
    "hold_to",
    "knowledge_of",
    "lapses",
    "letters",
    "library",
    "library_file",
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
    "pack_text",
    "packs_text",
    "records",
    "records_of",
    "reminders",
    "render",
    "report",
    "result_bytes",
    "result_of",
    "review",
    "review_of",
    "reviews",
    "schema",
    "shipped",
    "summary",
    "summary_file",
    "survey",
    "survey_result",
    "template",
    "templates",
]

_RESULTS = {
    "Annotated": "marks.marking",
    "Corrected": "marks.marking",
    "Filled": "filling",
    "Monitored": "monitoring.monitoring",
    "Reported": "reports.reporting",
    "Surveyed": "surveying",
    "UnitTemplates": "templates.for_units",
}
"""What verbs give that are loaded with them, and the room that each stands in."""


def __getattr__(name: str) -> object:
    """Results of verbs, whose rooms are loaded when one is first asked for."""
    if name in _RESULTS:
        return getattr(import_module(f"jixiao.application.{_RESULTS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
