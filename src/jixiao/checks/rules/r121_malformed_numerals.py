"""R121: runs of digits, commas and points that are no number."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.points import unread_fields
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.figures import broken_number, malformed, parse
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.core.words import sheet_error
from jixiao.judging.criteria.notation import plain, supposed
from jixiao.judging.unread import DEMANDING
from jixiao.knowledge.labels import where

_NUMERIC = (
    "budget",
    "arrived",
    "executed",
    "rate",
    "points",
    "score",
    "target",
    "actual",
    "completion",
)
_BARE = ("budget", "arrived", "executed", "points", "score")
_MEASURED = ("target", "actual")
_SHORT = 20  # characters of a cell that is quoted whole
_LOOK_ALIKE = regex(
    r"\s*((?=.*\d)[\dOoQIl|SBZ.,。，、'’`\-+]{2,12}|[零一二三四五六七八九十百千万两点]{1,8})\s*[分元]?\s*"
)


def _unread(view: FormView, field: str, entry: Entry) -> Verdict:
    """Points or a score with digits that are no plain number (15万, 10（扣2分）)."""
    text = entry.text.strip()
    message = Text(
        f"“{text}”读不成{'分值' if field.endswith('points') else '得分'}，没有参加合计的核对",
        f"“{text}” cannot be read as points and was left out of the sums",
    )
    where = view.address(field)
    return broken("R121", where, entry.place, Severity.WARNING, message, printed=text)


def _mixed(field: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where an amount or points are written with letters or signs for digits (1O, l5, 14.5.), or in
    words.
    """
    match = _LOOK_ALIKE.fullmatch(text) if field.endswith(_BARE) and parse(text) is None else None
    return (match.span(1),) if match is not None else ()


def _broken(field: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where digits are that are no number."""
    doubted = field.endswith("target") and supposed(plain(text)) is not None  # told by R122
    own = broken_number(text) if field.endswith(_MEASURED) and not doubted else None
    return malformed(text) or _mixed(field, text) or ((own,) if own is not None else ())


def spoilt(field: str, text: str) -> bool:
    """Whether a field has digits that are no number, which this check tells."""
    return bool(_broken(field, text))


@check(
    "R121",
    "数字写法残缺",
    "malformed numerals",
    over="form",
    source="arithmetic",
    stops_drafting=DEMANDING,
)
def malformed_numerals(view: FormView) -> Iterator[Verdict]:
    """
    查什么：金额、指标值、完成值、分值、得分栏里不成数的写法，如“7,00.0,77”“100..5”；金额、分值、得分栏里夹着字母、标点的数（1O、14.5.）和用汉字写的数；
    指标值、完成值整格是一个数而写坏了的（10,50人、1 050人、97。5%、1O50人），这一行不判断是否完成；
    读不成分值、得分而没有参加合计的格（15万、10（扣2分））。
    为什么：读不成数就没法核对，多半是录入或扫描识别出错。
    依据：数字的写法。
    已知例外：日期、文号、版本号不算；千分位写法正常的不算。
    """
    unread = unread_fields(view)
    for field, entry in view.entries():
        if not field.endswith(_NUMERIC) or len(entry.text) > 40 or sheet_error(entry.text):
            continue
        left_out = field in unread
        if entry.figure is not None and not left_out:
            continue
        found = _broken(field, entry.text)
        if not found and left_out:
            yield _unread(view, field, entry)
        if entry.figure is not None:
            continue
        for start, end in found:
            whole = entry.text.strip()
            printed = whole if len(whole) <= _SHORT else entry.text[start:end]
            at = where(field) if field.endswith(DEMANDING) else Text("", "")
            message = Text(
                f"{at.zh}{'填的' if at.zh else ''}“{printed}”不成数，请核对",
                f"{at.en}{': ' if at.en else ''}“{printed}” is no number",
            )
            yield broken(
                "R121",
                view.address(field),
                entry.place.narrowed(start, end),
                Severity.WARNING,
                message,
                printed=printed,
            )
