"""X404: an achieved rate given as 99%以上 in one place and as ≥95% in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.checks.belonging import area_at, area_of, area_of_form, is_of_the_fund
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DocumentView, DossierView
from jixiao.core.figures import Figure
from jixiao.core.findings import FACT, Severity, Text, Verdict
from jixiao.core.keys import fact_name
from jixiao.core.places import Place
from jixiao.core.statements import ACTUAL, Statement
from jixiao.judging.criteria import CriterionKind, parse_criterion
from jixiao.knowledge.items import item_of

_ITEMS = ("满意度", "首次待遇发放准确率", "待遇发放准确率", "知晓率")
_MEASURED = (CriterionKind.AT_LEAST, CriterionKind.EXACT)
_Achieved = tuple[str, str, str]
"""Area, fund and item."""


class _Print(msgspec.Struct, frozen=True):
    """A rate as one place gives it."""

    figure: Figure
    place: Place
    in_form: bool = False


@check(
    "X404",
    "同一完成情况各处说法不一",
    "an achieved rate is given differently from place to place",
    over="dossier",
    source="arithmetic",
)
def achieved_rates_differ(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：满意度、首次发放准确率等完成情况，正文写“99%以上”、自评表写“≥95%”或“95%”的。
    为什么：完成值应当是一个测得的数，各处不同说明没有实际调查统计。
    依据：同一事实只能有一个完成值。
    已知例外：写目标（承诺、预算、计划）的句子和写别的年度的句子不算完成情况；只在一处写的不查；不同地区的不比。
    """
    for document in view.documents:
        for achieved, found in sorted(_prints(document).items()):
            if len({each.figure.base for each in found}) > 1 and not all(
                each.in_form for each in found
            ):
                yield _differing(document, achieved, found)


def _prints(document: DocumentView) -> dict[_Achieved, list[_Print]]:
    prints: dict[_Achieved, list[_Print]] = defaultdict(list)
    rows = tuple(_of_rows(document))
    for achieved, one in (*_of_sentences(document, rows), *rows):
        prints[achieved].append(one)
    return prints


def _is_achieved(statement: Statement, year: int | None) -> bool:
    """Whether a sentence tells what was achieved in the document's year."""
    own = statement.period is None or year is None or statement.period.year == year
    return own and statement.item in _ITEMS and statement.basis == ACTUAL


def _of_sentences(
    document: DocumentView, rows: Sequence[tuple[_Achieved, _Print]]
) -> Iterator[tuple[_Achieved, _Print]]:
    """A sentence that names no area speaks of the one whose forms give the rate, else of the
    document's.
    """
    for each in document.statements():
        if _is_achieved(each, document.document.year) and each.fund is not None:
            area = each.area or (area_at(document, each.place) if each.place.in_form else None)
            if area is None:
                of_forms = {where for (where, *what), _ in rows if what == [each.fund, each.item]}
                area = of_forms.pop() if len(of_forms) == 1 else area_of(document)
            yield (area or "", each.fund, each.item), _Print(each.figure, each.place)


def _of_rows(document: DocumentView) -> Iterator[tuple[_Achieved, _Print]]:
    for form in document.forms:
        fund, area = form.form.fund, area_of_form(form) or area_of(document) or ""
        if fund is None or not is_of_the_fund(form):
            continue
        for row in form.form.indicators:
            item = item_of(row.name.text) if row.name is not None else None
            if item not in _ITEMS or row.actual is None:
                continue
            bound = parse_criterion(row.actual.text)
            if bound.figure is not None and bound.kind in _MEASURED:
                yield (area, fund, item), _Print(bound.figure, row.actual.place, in_form=True)


def _differing(document: DocumentView, achieved: _Achieved, found: list[_Print]) -> Verdict:
    """The highest is told; the id hangs on what is achieved, where and of which fund."""
    area, fund, item = achieved
    lowest = min(found, key=lambda each: each.figure.base)
    highest = max(found, key=lambda each: each.figure.base)
    return broken(
        "X404",
        f"{document.index}:achieved[{fund}/{item}]",
        highest.place,
        Severity.WARNING,
        Text(
            f"{fund}{item}完成情况各处不一：有的写{lowest.figure.text}，有的写{highest.figure.text}",
            f"“{item}” of “{fund}” is given as {lowest.figure.text} in one place and"
            f" {highest.figure.text} in another",
        ),
        printed=highest.figure.text,
        related=tuple(each.place for each in found if each is not highest),
        advice=Text(
            "请填写调查或统计得到的实际数，各处保持一致。",
            "Give the surveyed figure, the same everywhere.",
        ),
        about=FACT + fact_name(fund, item, None, ACTUAL, None, [area] if area else []),
        gathered=sorted({each.figure.text for each in found}),
    )
