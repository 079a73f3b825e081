"""What a document is in which nothing was handed in: no form, or none that anyone filled in."""

from __future__ import annotations

from jixiao.checks.views import DocumentView
from jixiao.core.findings import Text
from jixiao.judging.emptiness import says_nothing

NO_FORM = Text("没有认出绩效表", "no performance form was recognised")
EMPTY_FORM = Text("空表，没有填", "an empty form, not filled in")
TEMPLATE = Text("填写模板，不是正式的表", "a filling template and no form")
FACT_SHEET = Text("收支事实表，不是正式的表", "the fact sheet of a report and no form")
UNREAD = Text("读不出来", "cannot be read")


def formless(view: DocumentView) -> Text | None:
    """What a document is that holds nothing which a unit filled in, in words that follow its name; None
    where it holds a form that says something, or figures of a report.
    """
    document = view.document
    if not document.readable:
        return UNREAD
    if document.forms:
        return EMPTY_FORM if all(map(says_nothing, document.forms)) else None
    if document.statements:
        return None
    if document.paper is not None:
        return Text(f"{document.paper.zh}，审核后写出的", f"{document.paper.en}, of a review")
    if document.fact_sheet:
        return FACT_SHEET
    return TEMPLATE if document.template else NO_FORM
