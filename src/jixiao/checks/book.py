"""All facts of a dossier in one book, whether a sentence, a fund table or a form prints them, so
that prints of one fact meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from jixiao.checks.belonging import area_of, area_of_form, is_of_the_fund
from jixiao.checks.prose import Prose, name_of
from jixiao.checks.views import DocumentView, DossierView, FormView
from jixiao.core.figures import Figure
from jixiao.core.figures.units import COUNT, MONEY
from jixiao.core.findings import FACT
from jixiao.core.forms import FUND_STATEMENT, MONITORING, Entry, Indicator, figure_of
from jixiao.core.keys import fact_name
from jixiao.core.periods import Period
from jixiao.core.statements import ACTUAL, BUDGET, EXECUTION_RATE, TARGET, Statement
from jixiao.core.ties import Operand
from jixiao.judging.execution import printed_rates
from jixiao.judging.monitoring.own_rates import stated_rate
from jixiao.knowledge.funds import INSURANCE, parent_of
from jixiao.knowledge.items import (
    EXECUTION_OF_EXPENDITURE,
    EXECUTION_OF_INCOME,
    EXPENDITURE,
    INCOME,
    ITEMS,
    is_stock,
    item_of,
)

Key = tuple[str | None, str, Period | None, str]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One print of a fact. ``origin`` is text, table or form; ``statement`` is None for what a
    form's field says.
    """

    fund: str | None
    item: str
    period: Period | None
    basis: str
    operand: Operand
    origin: str
    document: int
    area: str | None = (
        None  # what the document's head names, for telling the documents of two places apart
    )
    unit_of_account: str | None = (
        None  # the reporting unit, where the document carries forms of several
    )
    scope: str | None = None
    operator: str | None = None
    statement: Statement | None = None

    @property
    def key(self) -> Key:
        """What the fact is about, its scope apart."""
        return self.fund, self.item, self.period, self.basis

    @property
    def figure(self) -> Figure:
        """The printed figure."""
        return self.operand.figure

    def about(self, other: Fact) -> str:
        """What two prints of the fact are about, for ``Finding.about``: the same whichever of them
        a finding is told at and whatever is read beside: 含往来 or 不含往来 is often known from
        other prints alone. A level or area stated at one holds for both.
        """
        stated = {part for each in (self, other) for part in (each.scope or "").split(",") if part}
        scopes = {part for part in stated if not part.endswith(FLOWS)}
        areas = sorted({each.area for each in (self, other) if each.area})
        name = fact_name(
            self.fund, self.item, self.period, self.basis, ",".join(sorted(scopes)), areas[:1]
        )
        return FACT + name


def same_scope(a: Fact, b: Fact) -> bool:
    """Whether nothing stated keeps two prints apart: scope (本级 or 全地区, 含 or 不含上下级往来)
    and reporting unit.
    """
    if a.unit_of_account and b.unit_of_account and a.unit_of_account != b.unit_of_account:
        return False
    if a.document != b.document and a.area and b.area and a.area != b.area:
        return False
    words = (a.scope or "", b.scope or "")
    return not any(
        (_has(words[0], one) and _has(words[1], other))
        or (_has(words[1], one) and _has(words[0], other))
        for one, other in _OPPOSED
    )


FLOWS = "往来"
"""What the parts of a scope end in that say whether 上下级往来 are in a figure."""
_LEVELS = frozenset({ACTUAL, BUDGET, TARGET})
_OPPOSED = (("本级", "全地区"), ("含往来", "不含往来"))


def _has(scope: str, part: str) -> bool:
    return part in scope.split(",")


class FactBook:
    """The facts of a dossier by key; built once per dossier view."""

    def __init__(self, view: DossierView) -> None:
        areas = {document.index: area_of(document) for document in view.documents}
        found = (
            _in_area(fact, areas[fact.document])
            for fact in (*_of_statements(view), *_of_forms(view))
        )
        self.facts: tuple[Fact, ...] = _with_scope(tuple(found))
        self._by_key: dict[Key, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            self._by_key[fact.key].append(fact)

    @classmethod
    def of(cls, view: DossierView) -> FactBook:
        """The book of a dossier view, remembered on it."""
        return view.once(cls)

    def at(self, fund: str | None, item: str, period: Period | None, basis: str) -> list[Fact]:
        """The prints of one fact."""
        return self._by_key.get((fund, item, period, basis), [])

    def clusters(self) -> Iterator[tuple[Key, list[Fact]]]:
        """The facts that are printed more than once."""
        return ((key, facts) for key, facts in self._by_key.items() if len(facts) > 1)


def _in_area(fact: Fact, area: str | None) -> Fact:
    """The fact with the area that its sentence or its form names, else with its document's."""
    own = fact.statement.area if fact.statement is not None else None
    return msgspec.structs.replace(fact, area=own or fact.area or area)


def _of_statements(view: DossierView) -> Iterator[Fact]:
    for document in view.documents:
        table_scope = _table_scope(document)
        for statement in Prose.of(document).statements:
            if _inside_a_form(statement):
                continue
            yield _fact(
                view, document, statement, document.operand(statement), "text", statement.scope
            )
        for form in document.forms:
            for line in form.form.lines:
                operand = Operand(
                    name=line.words or line.item,
                    figure=line.figure,
                    place=line.place,
                    address=form.address(line.address),
                )
                yield _fact(
                    view, document, line, operand, "table", _joined(line.scope, table_scope)
                )


def _inside_a_form(statement: Statement) -> bool:
    """Sentences in a form's cells speak of the form itself; the form's own checks judge them."""
    return statement.place.in_form


def _joined(scope: str | None, more: str | None) -> str | None:
    """A scope with the 往来 part of another, where it has none of its own."""
    if more is None or (scope is not None and FLOWS in scope):
        return scope
    added = [part for part in more.split(",") if FLOWS in part]
    return ",".join([*(scope.split(",") if scope else []), *added]) or None


def _with_scope(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """A print without 含往来 or 不含往来 takes it from the one print of the fact that has it and
    the same value.
    """
    stated: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.scope and FLOWS in fact.scope and fact.figure.unit is not None:
            stated[fact.key].append(fact)
    return tuple(_inheriting(fact, stated.get(fact.key, [])) for fact in facts)


def _inheriting(fact: Fact, stated: list[Fact]) -> Fact:
    if (fact.scope and FLOWS in fact.scope) or fact.figure.unit is None:
        return fact
    scopes = {
        next(part for part in (other.scope or "").split(",") if FLOWS in part)
        for other in stated
        if other.figure.unit
        and other.figure.unit.comparable(fact.figure.unit)
        and other.figure.printed_interval.meets(fact.figure.printed_interval)
    }
    return (
        msgspec.structs.replace(fact, scope=",".join(filter(None, (fact.scope, scopes.pop()))))
        if len(scopes) == 1
        else fact
    )


def _table_scope(document: DocumentView) -> str | None:
    """The scope that the prose states for the very totals that a fund table prints
    (收入小计不含上下级往来).
    """
    lines = {
        (line.item, line.basis, line.figure.base)
        for form in document.forms
        for line in form.form.lines
        if line.item in (INCOME, EXPENDITURE)
    }
    scopes = {
        each.scope
        for each in document.statements()
        if each.scope and FLOWS in each.scope and (each.item, each.basis, each.figure.base) in lines
    }
    return scopes.pop() if len(scopes) == 1 else None


def _fact(
    view: DossierView,
    document: DocumentView,
    statement: Statement,
    operand: Operand,
    origin: str,
    scope: str | None,
) -> Fact:
    return Fact(
        fund=statement.fund,
        item=statement.item,
        period=_moment(statement),
        basis=statement.basis,
        origin=origin,
        document=document.index,
        operand=view.placed(document, msgspec.structs.replace(operand, name=name_of(statement))),
        scope=scope,
        operator=statement.operator,
        statement=statement,
    )


def _moment(statement: Statement) -> Period | None:
    """The period; a stock of a quarter or month is that of the year up to its end."""
    at_end = statement.basis in _LEVELS and is_stock(statement.item)
    period = statement.period
    return period.closing if at_end and period is not None else period


def _of_forms(view: DossierView) -> Iterator[Fact]:
    for document in view.documents:
        for form in document.forms:
            if (
                form.form.fund is None
                or parent_of(form.form.fund) not in INSURANCE
                or form.form.kind == FUND_STATEMENT
                or not is_of_the_fund(form)
            ):
                continue
            unit, area = _unit(form), area_of_form(form)
            for item, basis, field, name in _fields(form):
                operand = form.operand(field, name, _rate(form, field, basis))
                if operand is not None:
                    yield Fact(
                        fund=form.form.fund,
                        item=item,
                        period=_period(form),
                        basis=basis,
                        origin="form",
                        document=document.index,
                        area=area,
                        operand=view.placed(document, operand),
                        scope=form.form.scope,
                        unit_of_account=unit,
                    )


def _rate(form: FormView, field: str, basis: str) -> Figure | None:
    """The figure of a rate; None where the field's own is the one."""
    if basis != EXECUTION_RATE:
        return None
    return form.once(_stated_rates).get(field)


def _stated_rates(form: FormView) -> dict[str, Figure | None]:
    rates = {f"funding[{at}].rate": rate for at, rate in enumerate(printed_rates(form.form))}
    both = zip(form.form.indicators, form.result.indicators, strict=True)
    rows = enumerate(stated_rate(result, figure_of(row.actual)) for row, result in both)
    return rates | {f"indicators[{at}].actual": rate for at, rate in rows}


def _unit(form: FormView) -> str | None:
    """The unit that files the form."""
    entry = form.form.implementing_unit or form.form.supervising_department
    return "".join(entry.text.split()) or None if entry is not None else None


def _period(form: FormView) -> Period | None:
    if form.form.as_of is not None:
        return form.form.as_of
    return Period(form.form.year) if form.form.year else None


def _fields(form: FormView) -> Iterator[tuple[str, str, str, str]]:
    """(item, basis, field, name) of what an insurance fund's form says: its budget and execution,
    its rates, its head counts.
    """
    for index, row in enumerate(form.form.funding):
        if row.role == "total":
            yield EXPENDITURE, BUDGET, f"funding[{index}].budget", "自评表预算数"
            yield EXPENDITURE, ACTUAL, f"funding[{index}].executed", "自评表执行数"
            yield EXPENDITURE, EXECUTION_RATE, f"funding[{index}].rate", "自评表执行率"
            break
    for index, indicator in enumerate(form.form.indicators):
        yield from _of_indicator(form, index, indicator)


def _of_indicator(
    form: FormView, index: int, indicator: Indicator
) -> Iterator[tuple[str, str, str, str]]:
    name = _name(indicator.name)
    item = item_of(name) if name else None
    if item is None or form.form.kind == MONITORING:
        return
    if item in (EXECUTION_OF_INCOME, EXECUTION_OF_EXPENDITURE):
        side = INCOME if item == EXECUTION_OF_INCOME else EXPENDITURE
        if "偏离" not in name and "偏差" not in name and not _of_amount_row(form, index):
            yield side, EXECUTION_RATE, f"indicators[{index}].actual", name
    elif ITEMS[item].dimension == COUNT and "率" not in name:
        yield item, TARGET, f"indicators[{index}].target", f"{name}指标值"
        yield item, ACTUAL, f"indicators[{index}].actual", f"{name}完成值"


def _of_amount_row(form: FormView, index: int) -> bool:
    """Whether a rate is that of an amount in a row of its own (支出预算金额, target and actual),
    and so of another scope than the fund's.
    """
    rate = form.once(_stated_rates)[f"indicators[{index}].actual"]
    if rate is None:
        return False
    for row in form.form.indicators:
        target, actual = (
            entry.figure if entry is not None else None for entry in (row.target, row.actual)
        )
        if (
            target is None
            or actual is None
            or target.unit is None
            or target.unit.dimension != MONEY
            or target.base == 0
        ):
            continue
        if (actual.interval / target.interval).meets(rate.printed_interval):
            return True
    return False


def _name(entry: Entry | None) -> str:
    return entry.text.strip() if entry is not None else ""
