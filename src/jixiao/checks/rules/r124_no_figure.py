"""R124: words where the form demands a figure."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.points import unread_fields
from jixiao.checks.registry import check
from jixiao.checks.rules.r121_malformed_numerals import spoilt
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.words import beginning, sheet_error
from jixiao.judging.unread import DEMANDING, WORDS, Wanted, demanded
from jixiao.knowledge.labels import where


@check(
    "R124",
    "应填数的格里读不出数",
    "no figure where one is demanded",
    over="form",
    source="arithmetic",
    stops_drafting=DEMANDING,
)
def no_figure(view: FormView) -> Iterator[Verdict]:
    """
    查什么：金额、执行率、分值、得分和总分的格里写了字而读不出数的，如“高”“见附件”“十分”。
    为什么：读不出数就没法计算和核对，这一格等于没有看过；填表时据此也算不出后面的数。
    依据：表样规定这些栏填数。
    已知例外：空格、横线、“无”不算；夹着字母和标点的数、读不成的分值得分由R121报，电子表格的出错值由R125报。
    """
    told = unread_fields(view)
    for field, entry, wanted in demanded(view.form):
        if sheet_error(entry.text):
            continue  # which is another check's
        if entry.figure is None and field not in told and not spoilt(field, entry.text):
            yield _finding(view, field, entry, wanted)


def _finding(view: FormView, field: str, entry: Entry, wanted: Wanted) -> Verdict:
    at, words, text = where(field), WORDS[wanted], entry.text.strip()
    shown = beginning(text, 30)
    return broken(
        "R124",
        view.address(field),
        entry.place,
        Severity.WARNING,
        Text(
            f"{at.zh}填的是“{shown}”，读不出{words.zh}，没有参加计算和核对",
            f"{at.en}: “{shown}” is no {words.en} and was left out of what is computed and checked",
        ),
        printed=entry.text,
    )
