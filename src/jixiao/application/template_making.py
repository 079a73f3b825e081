"""The template that a clerk fills in, for a kind of form, a layout and a fund."""

from __future__ import annotations

from jixiao.application.library import held_fund
from jixiao.core.errors import Faults, user_error
from jixiao.core.formdata import FormData, FundingData, GoalData
from jixiao.core.nearest import perhaps
from jixiao.filling.suggesting import suggested_rows
from jixiao.knowledge.funds import fund_of
from jixiao.knowledge.layouts import Layout, layout_for
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.template import KINDS
from jixiao.writing.template.book import template

_FUNDING = (
    FundingData(source="年度资金总额", role="total"),
    FundingData(source="当年财政拨款"),
    FundingData(source="上年结转资金"),
    FundingData(source="其他资金"),
)


def template_for(
    kind: str, layout: Layout | None, fund: str | None, *, knowledge: Knowledge | None = None
) -> bytes:
    """The filling template of a kind, named or in its Chinese word (自评表), with the indicators that
    a fund's forms usually have, of the layouts and indicators of ``knowledge`` (the shipped ones).
    Raises UserError for an unknown kind or fund and for a layout of another kind.
    """
    wanted, named = held_template(kind, layout, fund, knowledge)
    shelf = knowledge or shipped()
    offered = shelf.known_layouts()
    start = FormData(kind=wanted, fund=named)
    chosen = layout or layout_for(start, known=offered)
    known = [
        each for each in shelf.indicators if not each.funds or not named or named in each.funds
    ]
    rows = tuple(suggested_rows(known, named)) if named else ()
    start = FormData(
        kind=wanted,
        fund=named,
        layout=chosen.id,
        indicators=rows,
        goals=(GoalData(),),
        funding=_FUNDING,
    )
    return template([start], chosen, known, offered)


def held_template(
    kind: str, layout: Layout | None, fund: str | None, knowledge: Knowledge | None = None
) -> tuple[str, str]:
    """The names of the kind and the fund (empty where none is asked for). Raises UserError with all
    that no template can be made of.
    """
    faults = Faults()
    wanted = faults.of(_held_kind, kind)
    named = faults.of(_held_fund, fund, knowledge) if fund is not None else ""
    faults.of(_hold_layout, layout, wanted)
    faults.tell()
    return wanted or kind, named or ""


def _held_kind(word: str) -> str:
    words = {**{kind: kind for kind in KINDS}, **{zh: kind for kind, zh in KINDS.items()}}
    words |= {zh.removesuffix("表"): kind for kind, zh in KINDS.items()}
    found = words.get(word.strip())
    if found is None:
        meant = perhaps(word, KINDS.values())
        raise user_error(
            "E004",
            f"没有“{word}”这种表的模板{meant.zh or '；'}可用的有 {'、'.join(KINDS.values())}",
            f"no template of the kind {word!r}{meant.en}; known are {', '.join(KINDS)}",
            "kind",
        )
    return found


def _held_fund(words: str, knowledge: Knowledge | None) -> str:
    """Any fund that there is, also one that has no indicators of its own."""
    return fund_of(words) or held_fund(words, knowledge)


def _hold_layout(layout: Layout | None, kind: str | None) -> None:
    if layout is not None and kind is not None and kind not in layout.kinds:
        raise user_error(
            "E004",
            f"样式 {layout.id}（{layout.name}）不用于{KINDS[kind]}",
            f"the layout {layout.id} is not for {kind}",
            "layout",
        )
