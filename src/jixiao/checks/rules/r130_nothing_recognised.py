"""R130: a file that was read and in which nothing was recognised."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.formless import FACT_SHEET, TEMPLATE
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DocumentView
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.places import Place

_DATA = "data"
_MAKE_FORM = Text(
    "先用 jixiao fill 填出表（同时核对），再审填出的表",
    "make the form of it with jixiao fill, which checks it too, and review that",
)
_MAKE_REPORT = Text(
    "用 jixiao report 由它起草报告（同时核对），再审起草的报告",
    "make the report of it with jixiao report, which checks it too, and review that",
)
_UNKNOWN = Text(
    "没有认出绩效表，也没有认出可核对的数，这个文件没有核对",
    "no form and no figure that could be checked was recognised; the file was not checked",
)
_ANSWERED = Text(
    "；里面填写的处理意见用 --last、接受理由用 --accept 指定这个文件，就带到这一次审核里",
    "; name this file with --last to carry its responses over, with --accept its reasons",
)
_WRONG_FILE = Text(
    "请看是否传错了文件；确实是绩效表的，请核对标题和表头是否齐全，或换一种格式。",
    "See whether it is the right file; if it is a form, see that its title and heads are"
    " there, or review it in another format.",
)


@check(
    "R130",
    "没有认出绩效表，也没有可核对的数",
    "no form and no statement was recognised",
    over="document",
    source="practice",
)
def nothing_recognised(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：文件读出来了，里面有没有绩效表、基金表，或者写明是什么的数。
    为什么：什么也没有认出来的文件，没有问题可报不等于没有问题。
    依据：没有核对过的要说出来。
    已知例外：读不出来的文件另报R10x；通知、封面一类本来就没有数的文件也会列出，不用理会；审核写出的问题清单、整改通知混在材料里的，只提示一句。一个文件报一次。
    """
    document = view.document
    if not document.readable or document.format == _DATA or document.forms or document.statements:
        return
    first = next(iter((*document.head, *document.texts)), None)
    yield broken(
        "R130",
        f"{view.index}:file",
        first.place if first is not None else Place(),
        Severity.WARNING if document.paper is None else Severity.REMARK,
        _said(document),
        advice=_advice(document),
    )


def _advice(document: DocumentFacts) -> Text | None:
    if document.paper is not None:
        return None
    if document.fact_sheet:
        return _MAKE_REPORT
    return _MAKE_FORM if document.template else _WRONG_FILE


def _said(document: DocumentFacts) -> Text:
    if document.paper is not None:
        more = _ANSWERED if document.answered else Text("", "")
        return Text(
            f"这是{document.paper.zh}，是审核后写出的，没有作为材料审核{more.zh}",
            f"this is {document.paper.en}, written after a review; it was not reviewed{more.en}",
        )
    if document.fact_sheet or document.template:
        known = FACT_SHEET if document.fact_sheet else TEMPLATE
        return Text(f"这是{known.zh}，没有核对", f"this is {known.en}; it was not checked")
    return _UNKNOWN
