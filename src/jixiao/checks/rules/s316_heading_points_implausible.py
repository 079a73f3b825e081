"""S316: points in a heading that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.rows import plain_figure
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, fold
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.regex import regex

_POINTS = regex(r"\(\s*([-+]?\d+(?:\.\d+)?)\s*分\s*\)", needs="(")
_LONGEST, _MOST = 24, HUNDRED


@check(
    "S316",
    "标题上的分值不可能",
    "points in a heading that cannot be",
    over="form",
    source="arithmetic",
)
def heading_points_implausible(view: FormView) -> Iterator[Verdict]:
    """
    查什么：指标标题、预算执行情况标题括号里的分值，是否大于100分（总分更高的，大于总分）或为负数。
    为什么：满分一般是100分，标题分值超过它，多半是多敲了一位。
    依据：算术关系（部分不会大于全部）。
    已知例外：总分明写是百分制以外的（如总分200分、1000分）不查。
    """
    found = list(_headings(view))
    if any("总分" in entry.text and value > _MOST for _, entry, value, _ in found):
        return
    total = plain_figure(view.form.total.points) if view.form.total is not None else None
    most = max(_MOST, total.value) if total is not None else _MOST
    for field, entry, value, match in found:
        if 0 <= value <= most:
            continue
        printed = entry.text[match.start() : match.end()].strip("（()）")
        message = Text(
            f"“{entry.text.strip()}”的分值{printed}不可能",
            f"the points {printed} in the heading “{entry.text.strip()}” cannot be",
        )
        yield broken(
            "S316",
            view.address(field),
            entry.spot(match.start(), match.end()),
            Severity.ERROR,
            message,
            printed=printed,
        )


def _headings(view: FormView) -> Iterator[tuple[str, Entry, Decimal, re.Match[str]]]:
    """Field, words and points of each heading; one that several rows share by a merged cell once."""
    seen: set[str] = set()
    for field, entry in view.words():
        if len(entry.text) > _LONGEST or entry.text in seen or "分" not in entry.text:
            continue
        seen.add(entry.text)
        match = _POINTS.search(fold(entry.text))
        if match is not None:
            yield field, entry, Decimal(match.group(1)), match
