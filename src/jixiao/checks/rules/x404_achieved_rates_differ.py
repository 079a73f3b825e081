"""X404: an achieved rate given as 99%以上 in one place and as ≥95% in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jixiao.checks.belonging import is_of_the_fund
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DocumentView, DossierView
from jixiao.core.figures import Figure
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.places import Place
from jixiao.core.statements import ACTUAL, Statement
from jixiao.judging.criteria import CriterionKind, parse_criterion
from jixiao.knowledge.items import item_of

_ITEMS = ("满意度", "首次待遇发放准确率", "待遇发放准确率", "知晓率")
_Print = tuple[Figure, Place, str]


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
    已知例外：写目标（承诺、预算、计划）的句子和写别的年度的句子不算完成情况；只在一处写的不查。
    """
    for document in view.documents:
        prints = _prints(document)
        for (fund, item), found in sorted(prints.items()):
            lowest, highest = (
                min(found, key=lambda each: each[0].base),
                max(found, key=lambda each: each[0].base),
            )
            if lowest[0].base == highest[0].base:
                continue
            if len(found) > 1 and {each[2] for each in found} != {"form"}:
                yield _differing(document, fund, item, found, lowest, highest)


def _prints(document: DocumentView) -> dict[tuple[str, str], list[_Print]]:
    prints: dict[tuple[str, str], list[_Print]] = defaultdict(list)
    for statement in document.statements():
        if _is_achieved(statement, document.document.year) and statement.fund is not None:
            prints[(statement.fund, statement.item)].append(
                (statement.figure, statement.place, "text")
            )
    for form in (each for each in document.forms if is_of_the_fund(each)):
        for indicator in form.form.indicators:
            item = item_of(indicator.name.text) if indicator.name is not None else None
            if item not in _ITEMS or indicator.actual is None or form.form.fund is None:
                continue
            bound = parse_criterion(indicator.actual.text)
            if bound.figure is not None and bound.kind in (
                CriterionKind.AT_LEAST,
                CriterionKind.EXACT,
            ):
                prints[(form.form.fund, item)].append(
                    (bound.figure, indicator.actual.place, "form")
                )
    return prints


def _is_achieved(statement: Statement, year: int | None) -> bool:
    """Whether a sentence tells what was achieved in the document's year."""
    own = statement.period is None or year is None or statement.period.year == year
    return own and statement.item in _ITEMS and statement.basis == ACTUAL


def _differing(
    document: DocumentView,
    fund: str,
    item: str,
    found: list[_Print],
    lowest: _Print,
    highest: _Print,
) -> Verdict:
    places = [each[1] for each in found if each is not highest]
    return broken(
        "X404",
        f"{document.index}:achieved[{fund}/{item}]",
        highest[1],
        Severity.WARNING,
        Text(
            f"{fund}{item}完成情况各处不一：有的写{lowest[0].text}，有的写{highest[0].text}",
            f"“{item}” of “{fund}” is given as {lowest[0].text} in one place and {highest[0].text} in"
            " another",
        ),
        printed=highest[0].text,
        related=tuple(places),
        advice=Text(
            "请填写调查或统计得到的实际数，各处保持一致。",
            "Give the surveyed figure, the same everywhere.",
        ),
    )
