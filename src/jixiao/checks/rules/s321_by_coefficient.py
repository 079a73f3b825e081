"""S321: a score against its points and the coefficient that the form prints beside them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks.groups import grouped
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.scores import accepts, decided
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, Figure, half_up, parse, shown
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.words import squeezed
from jixiao.judging.shares import score_places
from jixiao.knowledge.vocabulary import words

_COEFFICIENT = words("coefficient")
_MOST = Decimal("1.5")  # more is a percentage without its sign


class Coefficient(msgspec.Struct, frozen=True, kw_only=True):
    """A printed coefficient: the head that it stands under, and the share that it says."""

    head: str
    entry: Entry
    share: Decimal


@check(
    "S321",
    "得分与分值×得分系数不符",
    "score is not its points times the printed coefficient",
    over="form",
    source="printed",
)
def by_coefficient(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表上有“得分系数”一栏的，每一行的得分是否等于分值×得分系数（系数写成1、0.9或90%）；有系数而没有得分一栏的，告诉没有核对。
    为什么：这类表的得分由系数算出，改了系数忘改得分、抄错一行很常见。
    依据：表上自己的栏目；乘积是算术关系。
    已知例外：按印出的位数四舍五入后相等的不报；系数读不成数的行不查；得分不合计分规则的由S305—S308报，不重复；得分合乎计分规则而系数不合的，要改的是系数。
    """
    rows = [(row, found) for row in named_rows(view) if (found := _coefficient(row)) is not None]
    if not rows:
        return
    if all(row.entry("score") is None for row in named_rows(view)):
        yield _without_scores(view, *rows[0])
        return
    for row, found in rows:
        points, score = row.plain("points"), row.plain("score")
        if points is not None and score is not None and row.index not in grouped(view):
            yield _judged(row, points, score, found)


def _coefficient(row: Row) -> Coefficient | None:
    for head, entry in row.indicator.extra:
        figure = entry.figure or parse(entry.text)
        if figure is None or _COEFFICIENT.fullmatch(squeezed(head)) is None:
            continue
        percent = figure.unit is not None or figure.value > _MOST
        if figure.value < 0 or figure.value > HUNDRED:
            continue
        share = figure.value / HUNDRED if percent else figure.value
        return Coefficient(head=squeezed(head), entry=entry, share=share)
    return None


def _judged(row: Row, points: Figure, score: Figure, found: Coefficient) -> Verdict:
    exact, given = points.value * found.share, found.entry.text.strip()
    places = max(score.places, score_places(row.view.pack))
    ruled = decided(row) and (accepts(row, score) or (row.met and score.value == points.value))
    if score.value in (half_up(exact, score.places), half_up(exact, places)):
        return held("S321", row.address("score"))
    if decided(row) and not ruled and (row.met or row.missed):
        return held("S321", row.address("score"))  # S305 to S307 have the score corrected
    expected = half_up(exact, places)
    text = shown(expected, score.places if half_up(exact, score.places) == exact else places)
    zh = f"{row.label}：分值{points.text}，{found.head}{given}，应得{text}，填报{score.text}"
    en = f"“{row.label}”: {points.text} points times {given} are {text}, printed {score.text}"
    if ruled:
        return _coefficient_wrong(row, points, score, found, Text(zh, en))
    return broken(
        "S321",
        row.address("score"),
        row.place("score"),
        Severity.ERROR,
        Text(zh, en),
        printed=score.text,
        expected=text,
        related=(found.entry.place, row.place("points")),
        formula=f"{points.text}×{given}={text}",
        difference=shown(score.value - expected, places),
        correction=Correction(text=text),
    )


def _coefficient_wrong(
    row: Row, points: Figure, score: Figure, found: Coefficient, message: Text
) -> Verdict:
    """The score is the rule's: it is the coefficient that is to be changed."""
    share = score.value / points.value if points.value else None
    finely = half_up(share, 4).normalize() if share is not None else None
    text = None if finely is None else _as_printed(finely, found.entry)
    given = found.entry.text.strip()
    return broken(
        "S321",
        row.address(f"extra.{found.head}"),
        found.entry.place,
        Severity.ERROR,
        Text(
            f"{message.zh}；按完成情况得{score.text}是对的，{found.head}写错了",
            f"{message.en}; the score follows from the result: the coefficient is wrong",
        ),
        printed=given,
        expected=text,
        related=(row.place("score"), row.place("points")),
        correction=Correction(text=text) if text is not None else None,
    )


def _as_printed(share: Decimal, entry: Entry) -> str:
    figure = entry.figure or parse(entry.text)
    percent = figure is not None and (figure.unit is not None or figure.value > _MOST)
    value = share * HUNDRED if percent else share
    return f"{value.normalize():f}{'%' if figure is not None and figure.unit is not None else ''}"


def _without_scores(view: FormView, row: Row, found: Coefficient) -> Verdict:
    name = found.head
    return broken(
        "S321",
        view.address(f"indicators[{row.index}].extra.{name}"),
        found.entry.place,
        Severity.REMARK,
        Text(
            f"表上有“{name}”而没有“得分”一栏，各项得分没有核对",
            f"the form has “{name}” and no scores: these were not looked at",
        ),
        advice=Text(
            f"请写明各项得分（分值×{name}），再合计总得分",
            "give each score, points times its coefficient, and add them up",
        ),
    )
