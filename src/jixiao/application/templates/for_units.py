"""Filling templates for the units of a list, each begun with its own forms of last year where there are
any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.application.loaded import Loaded, as_loaded
from jixiao.application.naming import file_names
from jixiao.application.rounds.given_twice import once_each, told_of_prints
from jixiao.application.sources import Source
from jixiao.application.templates.making import TemplateDesk
from jixiao.application.templates.unit_lists import units_in
from jixiao.checks.versions import NEWEST
from jixiao.core.errors import fault
from jixiao.core.filers import unit_of_form
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, form_of
from jixiao.core.formnames import form_name
from jixiao.core.keys import name_key
from jixiao.filling.carrying import carried_over
from jixiao.knowledge.layouts import Layout
from jixiao.knowledge.shelf import Knowledge

_SAID = ("implementing_unit", "project", "supervising_department", "fund")
_AMOUNTS = ("initial_budget", "budget")


class UnitTemplates(msgspec.Struct, frozen=True, kw_only=True):
    """The templates by the names of their files, one without a name where they are one file, and what
    is said of units whose forms of last year are not there, of forms of units that are not on the
    list, and of forms that are there twice.
    """

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()


class _Begun(msgspec.Struct, frozen=True):
    """A form that a template begins with, and what was achieved last year, by row."""

    data: FormData
    achieved: tuple[str, ...] = ()


def templates_for_units(
    kind: str,
    layout: Layout | None,
    fund: str | None,
    units: Source,
    *,
    apart: bool,
    last: Sequence[Loaded | FormData] = (),
    knowledge: Knowledge | None = None,
) -> UnitTemplates:
    """Templates for the units of a list, filled in with what it says of them: a file for each where
    they are ``apart``, else one of all. Those that have a form of ``last`` year begin with its
    indicators and targets; a unit without a project on the list with all that it had. Raises UserError
    as ``template_for`` does, and with all rows of the list that cannot be used.
    """
    desk = TemplateDesk(kind, layout, fund, knowledge)
    listed = units_in(units, desk.start())
    past = _Past(once_each(as_loaded(last), NEWEST))
    forms = [one for each in listed.forms for one in _begun(each, past, desk)]
    findings = (*listed.findings, *(past.told() if last else ()))
    if not apart:
        return UnitTemplates(files={"": _book(desk, forms)}, findings=findings)
    names = file_names([each.data for each in forms])
    made = {f"{name}.xlsx": _book(desk, [each]) for name, each in zip(names, forms, strict=True)}
    return UnitTemplates(files=made, findings=findings)


def _book(desk: TemplateDesk, forms: Sequence[_Begun]) -> bytes:
    achieved = [each.achieved for each in forms]
    return desk.book([each.data for each in forms], achieved if any(achieved) else ())


def _begun(listed: FormData, past: _Past, desk: TemplateDesk) -> Iterator[_Begun]:
    """The forms of a row of the list: what it had last year, else an empty one."""
    found = past.of(listed)
    if not found:
        yield _Begun(listed)
    for last in found:
        achieved = tuple(row.actual for row in last.indicators)
        yield _Begun(_with(desk.after(last), listed, last), achieved)


def _with(begun: FormData, listed: FormData, last: FormData) -> FormData:
    """A form that begins with last year's, with what the list says of it."""
    if listed.year is not None and begun.year != listed.year and last.year is not None:
        begun = carried_over(begun, listed.year)
    said = {name: getattr(listed, name) for name in _SAID if getattr(listed, name)}
    total = next((row for row in listed.funding if row.role == "total"), None)
    amounts = {name: getattr(total, name) for name in _AMOUNTS if getattr(total, name, "")}
    own = begun.funding if any(row.role == "total" for row in begun.funding) else listed.funding
    rows = [msgspec.structs.replace(row, **amounts) if row.role == "total" else row for row in own]
    return msgspec.structs.replace(
        begun,
        funding=tuple(rows),
        money_unit=listed.money_unit if amounts else begun.money_unit,
        year=listed.year or begun.year,
        **said,
    )


class _Past:
    """Last year's forms by their units, and which of them were asked for."""

    def __init__(self, forms: Sequence[Loaded]) -> None:
        self._forms = forms
        self._by_unit: dict[str, list[FormData]] = defaultdict(list)
        for each in forms:
            data = each.data
            self._by_unit[name_key(_unit(data))].append(data)
        self._used: list[FormData] = []
        self._lacking: list[FormData] = []

    def of(self, listed: FormData) -> list[FormData]:
        """The forms of a unit of the list: of its project and fund, where it says them."""
        found = [
            each
            for each in self._by_unit.get(name_key(listed.implementing_unit), ())
            if _alike(listed.project, each.project) and _alike(listed.fund, each.fund)
        ]
        self._used += found
        self._lacking += [] if found else [listed]
        return found

    def told(self) -> tuple[Finding, ...]:
        """What was there twice, then who had nothing, then what nobody asked for."""
        twice = told_of_prints(self._forms)
        unused = [
            each.data for each in self._forms if not any(each.data is one for one in self._used)
        ]
        return (
            *twice,
            *_named(
                self._lacking,
                "单位清单上这些没有上年的表，从空白开始",
                "no form of last year for these of the list; they begin empty",
            ),
            *_named(
                unused,
                "上年的这些表没有用上：单位清单上没有它们的单位或项目",
                "these forms of last year were not used: their unit or project is not on the list",
            ),
        )


def _unit(data: FormData) -> str:
    """Whose form it is, wherever it says so."""
    return data.implementing_unit or unit_of_form(form_of(data))


def _alike(listed: str, own: str) -> bool:
    return not listed or name_key(listed) == name_key(own)


def _named(forms: Sequence[FormData], zh: str, en: str) -> Iterator[Finding]:
    if forms:
        names = [form_name(each, with_unit=True) or _unit(each) for each in forms]
        yield fault(
            "E063",
            f"{zh}（{len(names)}）：{'、'.join(names)}",
            f"{en} ({len(names)}): {', '.join(names)}",
            severity=Severity.WARNING,
        )
