"""What was recomputed, form by form: rule pack, totals, and every derivation on demand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.review import DocumentReview
from jixiao.checks.views import FormView
from jixiao.core.figures import half_up
from jixiao.core.findings import Text
from jixiao.judging.results import Derivation
from jixiao.rendering.html.markup import element, text
from jixiao.rendering.words import form_name, place_words

_WORDS = {
    "title": Text("重算过程", "What was recomputed"),
    "pack": Text("所用规则", "Rules"),
    "execution": Text("预算执行率", "Execution rate"),
    "execution_score": Text("预算执行得分", "Execution score"),
    "score": Text("总得分", "Score"),
    "grade": Text("等级", "Grade"),
    "overall": Text("总体完成率", "Overall completion"),
    "deviation": Text("偏差（百分点）", "Deviation (points)"),
    "item": Text("项目", "Item"),
    "result": Text("结果", "Result"),
    "formula": Text("算式", "Formula"),
    "rule": Text("规则", "Rule"),
}


def recomputed(reviewed: DocumentReview, language: str) -> str:
    """A closed panel with the forms of a document recomputed; empty where it has no forms."""
    forms = "".join(_form(reviewed, view, language) for view in reviewed.view.forms)
    if not forms:
        return ""
    return element(
        "details",
        element("summary", text(f"{_WORDS['title'].of(language)}（{len(reviewed.view.forms)}）")),
        forms,
        class_="recomputed",
    )


def _form(reviewed: DocumentReview, view: FormView, language: str) -> str:
    colon = ": " if language == "en" else "："
    facts = "".join(
        element("li", text(f"{_WORDS[key].of(language)}{colon}"), element("b", text(value)))
        for key, value in _facts(view)
    )
    pack = element(
        "li", text(f"{_WORDS['pack'].of(language)}{colon}{view.pack.id} — {view.pack_reason}")
    )
    rows = "".join(
        _row(name, derivation, language) for name, derivation in _derivations(view, language)
    )
    heads = element(
        "tr",
        *(
            element("th", text(_WORDS[key].of(language)), scope="col")
            for key in ("item", "formula", "result", "rule")
        ),
    )
    table = (
        element(
            "div",
            element("table", element("thead", heads), element("tbody", rows)),
            class_="scroll",
        )
        if rows
        else ""
    )
    title = element("h4", text(form_name(reviewed.view, view.form.id, language)))
    return element("section", title, element("ul", pack, facts, class_="facts"), table)


def _facts(view: FormView) -> Iterator[tuple[str, str]]:
    result = view.result
    named = (
        ("execution", _shown(result.execution_rate, "%")),
        ("execution_score", _shown(result.execution_score)),
        ("score", _shown(result.score)),
        ("grade", result.grade),
        ("overall", _shown(result.overall_completion, "%")),
        ("deviation", _shown(result.deviation)),
    )
    for key, value in named:
        if value is not None:
            yield key, value


def _shown(value: Decimal | None, unit: str = "") -> str | None:
    return None if value is None else f"{format(half_up(value, 2), 'f')}{unit}"


def _derivations(view: FormView, language: str) -> Iterator[tuple[str, Derivation]]:
    result = view.result
    named: list[tuple[str, Derivation | None]] = [
        (_WORDS["execution_score"].of(language), result.execution_derivation)
    ]
    for row, each in zip(view.form.indicators, result.indicators, strict=False):
        named.append((row.name.text if row.name else "—", each.derivation))
    named += [
        (_WORDS["overall"].of(language), result.overall_derivation),
        (_WORDS["deviation"].of(language), result.deviation_derivation),
        (_WORDS["score"].of(language), result.score_derivation),
    ]
    return ((name, derivation) for name, derivation in named if derivation is not None)


def _row(name: str, derivation: Derivation, language: str) -> str:
    where = "；".join(
        f"{each.name} {each.printed}（{place_words(each.place, language)}）"
        for each in derivation.operands[:8]
    )
    rule = " — ".join(
        part
        for part in (derivation.rule, derivation.source.text if derivation.source else "")
        if part
    )
    return element(
        "tr",
        element("th", text(name), scope="row"),
        element("td", element("code", text(derivation.formula)), title=where or None),
        element("td", text(derivation.result), class_="num"),
        element("td", text(rule)),
    )
