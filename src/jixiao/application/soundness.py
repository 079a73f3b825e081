"""Form data that are no form at all: words and numbers that nothing can mean, told before anything is
made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from jixiao.application.loaded import Loaded
from jixiao.application.slips import misplaced_rows
from jixiao.application.whereabouts import said_at
from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Text, split_address
from jixiao.core.formdata import FormData
from jixiao.core.forms import (
    ASIDE,
    FIELDS_OF_FUNDING,
    FUND_STATEMENT,
    KINDS,
    ROLES,
    TOTAL,
    total_at,
)
from jixiao.core.formshapes import SCHEMA
from jixiao.core.keywords import is_statement
from jixiao.core.likeness import departures, is_whole
from jixiao.core.monitoring_points import stated_point, wanted_point
from jixiao.core.periods import YEARS
from jixiao.core.shaping import Misshape, empty, mended, plain
from jixiao.core.statements import LOCAL, REGION, SCOPES
from jixiao.knowledge.funds import USUAL, fund_of
from jixiao.knowledge.labels import kind_of, where
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.layouts.naming import layout_called, unknown_layout
from jixiao.knowledge.nearest import perhaps
from jixiao.starting.shapes import convert

T = TypeVar("T")
Next = Callable[[FormData], Iterable[Finding]]
"""Gives what else keeps a form from what it is read for, which would be told next."""
_LEVELS = (0, 1, 2)
_USUAL = {"schema": SCHEMA, "money_unit": "万元", "role": "part"}


def all_sound(forms: Sequence[FormData]) -> None:
    """Raises UserError with all that keeps the data of any from being a form's."""
    wrong = [list(wrong_in(data)) for data in forms]
    if any(wrong):
        raise UserError(*numbered(wrong))


def all_usable(
    forms: Sequence[Loaded], layouts: Mapping[str, Layout] | None = None, then: Next | None = None
) -> None:
    """Raises UserError with all that is wrong in the forms, as ``all_made`` does, before anything is
    made of them.
    """
    wrong: list[list[Finding]] = []
    for form in forms:
        own = [*wrong_in(form.data), *without_layout(form.data, layouts)]
        wrong.append(_placed([*own, *_also(form.data, own, then)], form))
    unfit = _unfit(forms)
    if any(wrong) or any(unfit):
        raise UserError(*numbered(wrong, unfit, sources=_sources(forms)))


def all_made(
    forms: Sequence[Loaded],
    make: Callable[[Loaded], T],
    layouts: Mapping[str, Layout] | None = None,
    then: Next | None = None,
) -> list[T]:
    """What ``make`` makes of each form, whose data can be a form's and name none but the ``layouts``
    where these are given. Raises UserError with all that is wrong in all: in the data, what ``make``
    refuses with a UserError, and what would be told next: what nothing can be computed with, and
    what is found ``then`` in a form that is not made.
    """
    made: list[T] = []
    wrong: list[list[Finding]] = []
    for form in forms:
        own = [*wrong_in(form.data), *without_layout(form.data, layouts)]
        if own:
            own += _also(form.data, own, then)
        else:
            try:
                made.append(make(form))
            except UserError as error:
                own += error.findings
        wrong.append(_placed(own, form))
    if any(wrong):
        raise UserError(*numbered(wrong, _unfit(forms), sources=_sources(forms)))
    return made


def _sources(forms: Sequence[Loaded]) -> list[str]:
    """The file of each form where they are of several files."""
    named = [each.source for each in forms]
    return named if len(set(named)) > 1 else []


def _unfit(forms: Sequence[Loaded]) -> list[list[Finding]]:
    return [_placed(unfit_in(form.data), form) for form in forms]


def _placed(found: Iterable[Finding], form: Loaded) -> list[Finding]:
    """What is found in a form, with where in its file the fields stand."""
    if not (form.cells or form.places or form.file):
        return list(found)
    return [
        msgspec.structs.replace(each, message=said_at(each, form, shaped_rest(form.data)))
        for each in found
    ]


def _also(data: FormData, told: Sequence[Finding], then: Next | None) -> Iterator[Finding]:
    """What is found then in what of the data has the shape of a form, beside what is ``told``."""
    if then is not None:
        known = {each.address for each in told}
        yield from (each for each in then(shaped_rest(data)) if not within(each.address, known))


def numbered(
    *faults: Sequence[Sequence[Finding]], sources: Sequence[str] = ()
) -> Iterator[Finding]:
    """The faults of forms in their order, of several forms each with its number before it, and with
    its file among the ``sources`` where the fault does not name it.
    """
    for number, own in enumerate(zip(*faults, strict=True), start=1):
        for each in (one for some in own for one in some):
            if len(faults[0]) == 1:
                yield each
                continue
            of, said = sources[number - 1] if sources else "", each.message
            zh, en = (f"（{of}）", f" ({of})") if of and of not in said.zh else ("", "")
            said = Text(f"第{number}张表{zh}：{said.zh}", f"form {number}{en}: {said.en}")
            at = of_form(each.address, number)
            yield msgspec.structs.replace(each, message=said, address=at)


def unfit_in(data: FormData, layouts: Mapping[str, Layout] | None = None) -> Iterator[Finding]:
    """What nothing can be computed with in a form that is to be filled in, and a layout that is none
    of the ``layouts``; of data that have not the shape of a form in what of them has.
    """
    from jixiao.filling.completing import unreadable  # where something is wrong alone
    from jixiao.filling.monitoring import unfit_months

    yield from without_layout(data, layouts)
    data = shaped_rest(data)
    if data.kind == FUND_STATEMENT:
        return
    levelled = msgspec.structs.replace(data, level_points=())  # one of no level makes no form
    for each in (*unreadable(data), *unfit_months(levelled)):
        yield msgspec.structs.replace(each, address=split_address(each.address)[2])


def rest_of(raw: object) -> FormData:
    """What of raw data has the shape of a form, with nothing in the place of what has not, so that it
    can be looked at too.
    """
    whole = raw if isinstance(raw, dict) else {}
    rest = mended({**whole, "schema": SCHEMA}, FormData, usual_or_nothing, strict=False)
    return convert(rest, FormData, strict=False)


def shaped_rest(data: FormData) -> FormData:
    """The data as they are, or of data that have not the shape of a form what of them has."""
    return data if is_whole(data) else rest_of(plain(data))


def usual_or_nothing(path: str, wanted: object) -> object:
    """What stands in a form's data, alone or in a report's, for what has no shape (a StandIn)."""
    usual = _USUAL.get(path.rpartition(".")[2])
    return empty(path, wanted) if usual is None else usual


def within(address: str, told: Collection[str]) -> bool:
    """Whether a field is ``told`` already, or stands in what is."""
    return any(address == each or address.startswith((f"{each}.", f"{each}[")) for each in told)


def of_form(address: str, number: int) -> str:
    """The address of a field in one of several forms: ``0:form2.indicators[0].name``."""
    return f"0:form{number}.{address}".rstrip(".") if number else address


def without_layout(data: FormData, layouts: Mapping[str, Layout] | None) -> Iterator[Finding]:
    """A layout that the data name and that is none of the ``layouts``, where these are given."""
    if layouts is None or data.kind == FUND_STATEMENT:
        return
    named = data.layout if isinstance(data.layout, str) else ""
    if named and layout_called(named, layouts) is None:
        known = unknown_layout(named, layouts)
        yield fault(
            "E032", f"没有样式“{named}”{known.zh}", f"no layout {named!r}{known.en}", "layout"
        )


def wrong_in(data: FormData) -> Iterator[Finding]:
    """Everything that keeps the data from being a form's: what is of another kind than its field,
    then what the rest says that can mean nothing.
    """
    misshapen = [_misshapen(each) for each in departures(data)]
    if not misshapen:
        yield from _meaningless(data)
        return
    told = {each.address for each in misshapen}
    yield from misshapen
    rest = _meaningless(shaped_rest(data))
    yield from (each for each in rest if not within(each.address, told))


def _meaningless(data: FormData) -> Iterator[Finding]:
    """What nothing can mean in data that have the shape of a form."""
    if data.kind not in KINDS:
        known = Text("、".join(f"{each}（{kind_of(each).zh}）" for each in KINDS), ", ".join(KINDS))
        yield _told("kind", data.kind, Text(f"{known.zh} 之一", f"one of {known.en}"))
    if data.year is not None and data.year not in YEARS:
        yield _told("year", data.year, Text("四位年份，如 2024", "a year such as 2024"))
    point = stated_point(data.as_of)
    if data.as_of and (point is None or point.month is None):
        yield _told("as_of", data.as_of, wanted_point(data.as_of))
    if data.fund and fund_of(data.fund) is None:
        near, listed = perhaps(data.fund, USUAL), "、".join(USUAL)
        known = Text(f"认得的险种（{listed} 等）", f"a known fund ({', '.join(USUAL)} …)")
        yield _told("fund", data.fund, known, near)
    if data.rules and not is_statement(data.rules):
        yield _told("rules", data.rules, Text("规则包的编号，如 cn-2020", "a pack's id: cn-2020"))
    if data.scope not in ("", *SCOPES):
        scopes = Text(f"{LOCAL} 或 {REGION}", f"{LOCAL} or {REGION}")
        yield _told("scope", data.scope, scopes)
    yield from misplaced_rows(data)
    yield from _keyed_twice(data)
    yield from _totals(data)
    for index, heading in enumerate(data.level_points):
        if heading.level not in _LEVELS:
            levels = Text("0（预算执行）、1（一级指标）或 2（二级指标）", "0, 1 or 2")
            yield _told(f"level_points[{index}].level", heading.level, levels)
    for index, row in enumerate(data.funding):
        if not row.source.strip() and any(getattr(row, name) for name in FIELDS_OF_FUNDING):
            address = f"funding[{index}].source"
            at = where(address)
            yield fault("E012", f"{at.zh}没有填写", f"{at.en}: nothing is given", address)
        if row.role not in ROLES:
            roles = Text(
                "total（总额）、part（部分）、detail（明细）或 aside（另列）",
                "total, part, detail or aside",
            )
            yield _told(f"funding[{index}].role", row.role, roles)


def _totals(data: FormData) -> Iterator[Finding]:
    """A second total of the money: nothing says which of them the form is of."""
    first = total_at(data.funding)
    if first is None:
        return
    name = data.funding[first].source.strip()
    for index, row in enumerate(data.funding):
        if index != first and (row.role == TOTAL or (row.role != ASIDE and row.source == name)):
            address = f"funding[{index}].role"
            yield fault(
                "E012",
                f"资金第{index + 1}行“{row.source}”也是总额，第{first + 1}行“{name}”已经是总额；"
                "一张表只有一行总额，请去掉一行，或把其中一行改为“部分”（part）",
                f"funding row {index + 1} {row.source!r} is a total like row {first + 1}; a form has"
                " one",
                address,
            )


def _keyed_twice(data: FormData) -> Iterator[Finding]:
    """Rows that were given one key: they would be one row to whoever keeps them."""
    for group in ("funding", "goals", "indicators", "lines"):
        known: dict[str, int] = {}
        for index, row in enumerate(getattr(data, group)):
            if row.key and row.key in known:
                address = f"{group}[{index}].key"
                at, first = where(f"{group}[{index}]"), known[row.key] + 1
                yield fault(
                    "E012",
                    f"{at.zh}的标识（key）“{row.key}”与第{first}行相同",
                    f"{at.en} has the key {row.key!r} of row {first}",
                    address,
                )
            known.setdefault(row.key, index)


def _misshapen(found: Misshape) -> Finding:
    """A field of a wrong type: values that were made in Python are checked by nobody else."""
    at = where(found.path) if found.path else Text("", "the form")
    of = Text(f"（{found.given}）", f" ({found.given})") if found.given else Text("", "")
    zh, en = f"{at.zh}{found.text.zh}{of.zh}", f"{at.en}: {found.text.en}{of.en}"
    return fault("E006", zh, en, found.address)


def _told(address: str, given: object, wanted: Text, more: Text | None = None) -> Finding:
    at, more = where(address), more or Text("", "")
    return fault(
        "E012",
        f"{at.zh}应为{wanted.zh}，给的是“{given}”{more.zh}",
        f"{at.en}: {wanted.en} is expected, not {given!r}{more.en}",
        address,
    )
