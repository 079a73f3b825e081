"""The template that a clerk fills in, for a kind of form, a layout and a fund."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.application.filling import left_behind
from jixiao.application.library import held_fund
from jixiao.application.naming import in_quotes
from jixiao.application.templates.lines import kind_called
from jixiao.core.errors import Faults, user_error
from jixiao.core.findings import Finding
from jixiao.core.formdata import FormData, FundingData, GoalData, dated
from jixiao.filling.carrying import as_kind, carried_over, convertible, taken_over
from jixiao.filling.suggesting import known_for, suggested_rows
from jixiao.knowledge.indicators import KnownIndicator
from jixiao.knowledge.labels import kind_of
from jixiao.knowledge.layouts import Layout, layout_for
from jixiao.knowledge.nearest import perhaps
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.template import KINDS
from jixiao.writing.template.book import template

FUNDING = (
    FundingData(source="年度资金总额", role="total"),
    FundingData(source="当年财政拨款"),
    FundingData(source="上年结转资金"),
    FundingData(source="其他资金"),
)


def template_for(
    kind: str,
    layout: Layout | None,
    fund: str | None,
    *,
    last: Sequence[FormData] = (),
    knowledge: Knowledge | None = None,
) -> bytes:
    """The filling template of a kind, named or in its Chinese word (自评表), with the indicators that
    a fund's forms usually have, of the layouts and indicators of ``knowledge`` (the shipped ones).
    ``last`` are last year's forms: their indicators and targets are the start of this year's, their
    results stand beside to look at. Raises UserError for an unknown kind or fund, for a layout of
    another kind, and for forms of last year that are of another kind altogether.
    """
    desk = TemplateDesk(kind, layout, fund, knowledge)
    if not last:
        return desk.book([desk.start()])
    forms = [desk.after(each) for each in last]
    return desk.book(forms, [[row.actual for row in each.indicators] for each in last])


def left_of_last_year(last: Sequence[FormData]) -> list[Finding]:
    """What of last year's forms speaks of a year that was not carried over to the year after (E062)."""
    found: list[Finding] = []
    for each in last:
        old = dated(taken_over(each))
        if old.year is not None:
            found += left_behind(old, carried_over(old, old.year + 1), old.year + 1)
    return found


class TemplateDesk:
    """What the templates of one call have in common."""

    def __init__(
        self, kind: str, layout: Layout | None, fund: str | None, knowledge: Knowledge | None
    ) -> None:
        self._kind, self._fund = held_template(kind, layout, fund, knowledge)
        self._shelf = knowledge or shipped()
        self._layouts = self._shelf.known_layouts()
        bare = FormData(kind=self._kind, fund=self._fund)
        self._layout = layout or layout_for(bare, known=self._layouts)

    def _known(self, fund: str) -> Sequence[KnownIndicator]:
        """The indicators that forms of a fund may have."""
        return known_for(self._shelf.indicators, fund, self._kind)

    def start(self) -> FormData:
        """What a form begins with of which nothing is known."""
        known = self._known(self._fund)
        return FormData(
            kind=self._kind,
            fund=self._fund,
            layout=self._layout.id,
            indicators=tuple(suggested_rows(known, self._fund)) if self._fund else (),
            goals=(GoalData(),),
            funding=FUNDING,
        )

    def after(self, last: FormData) -> FormData:
        """The form of the year after last year's, for this kind and layout."""
        data = dated(taken_over(last))
        if convertible(data, (self._kind,)) is None:
            raise user_error(
                "E004",
                f"上年的{in_quotes(data).zh}是{kind_of(data.kind).zh}，"
                f"不能作{KINDS[self._kind]}的开头",
                f"last year's form{in_quotes(data).en} is a {kind_of(data.kind).en}, no start"
                f" for a {kind_of(self._kind).en}",
                "last",
            )
        data = as_kind(data, self._kind)
        if data.year is not None:
            data = carried_over(data, data.year + 1)
        return msgspec.structs.replace(data, layout=self._layout.id, fund=data.fund or self._fund)

    def book(self, forms: Sequence[FormData], last: Sequence[Sequence[str]] = ()) -> bytes:
        """The workbook that begins with these forms."""
        funds = {each.fund for each in forms}
        suggested = self._known(funds.pop() if len(funds) == 1 else "")
        return template(forms, self._layout, suggested, self._layouts, last)


def held_template(
    kind: str, layout: Layout | None, fund: str | None, knowledge: Knowledge | None = None
) -> tuple[str, str]:
    """The names of the kind and the fund (empty where none is asked for). Raises UserError with all
    that no template can be made of.
    """
    faults = Faults()
    wanted = faults.of(_held_kind, kind)
    named = faults.of(held_fund, fund, knowledge) if fund is not None else ""
    faults.of(_hold_layout, layout, wanted)
    faults.tell()
    return wanted or kind, named or ""


def _held_kind(word: str) -> str:
    words = {**{kind: kind for kind in KINDS}, **{zh: kind for kind, zh in KINDS.items()}}
    words |= {zh.removesuffix("表"): kind for kind, zh in KINDS.items()}
    found = words.get(word.strip()) or kind_called(word)
    if found is None:
        meant = perhaps(word, KINDS.values())
        raise user_error(
            "E004",
            f"没有“{word}”这种表的模板{meant.zh or '；'}可用的有 {'、'.join(KINDS.values())}",
            f"no template of the kind {word!r}{meant.en}; known are {', '.join(KINDS)}",
            "kind",
        )
    return found


def _hold_layout(layout: Layout | None, kind: str | None) -> None:
    if layout is not None and kind is not None and kind not in layout.kinds:
        raise user_error(
            "E004",
            f"样式“{layout.name}”（{layout.id}）不用于{KINDS[kind]}",
            f"the layout {layout.id} is not for {kind}",
            "layout",
        )
