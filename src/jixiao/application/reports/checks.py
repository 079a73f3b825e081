"""What the checks say of a report's data: its amounts are judged as the fund statement that they are,
beside the annexed forms, and each finding names the field of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.application.checking import check
from jixiao.application.judgement import Context
from jixiao.application.soundness import within, without_layout, wrong_in
from jixiao.checks.registry import DRAFTING, check_of
from jixiao.core.days import days_in
from jixiao.core.errors import UserError, fault
from jixiao.core.figures import parse
from jixiao.core.findings import Finding, OperandShown, Related, split_address
from jixiao.core.formnames import form_name
from jixiao.core.packs import RulePack
from jixiao.core.places import Place
from jixiao.drafting.fields import words_of
from jixiao.drafting.model import ReportData
from jixiao.drafting.statement import as_forms
from jixiao.drafting.validation import problems_in
from jixiao.judging.choosing import pack_called
from jixiao.knowledge.shelf import Knowledge, shipped

_FAMILIES = ("T2", "X4")  # what else is wrong with the amounts is told by the print
_STATEMENT = "form1"


class OfData(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong in the data themselves, and our own crashes while checking them."""

    findings: tuple[Finding, ...] = ()
    internal: tuple[str, ...] = ()


def unusable_in(
    data: ReportData,
    files: Sequence[str] = (),
    knowledge: Knowledge | None = None,
    pack: RulePack | None = None,
) -> tuple[Finding, ...]:
    """Everything that keeps the data from being drafted (E012, E031, E032), in its head, its funds and
    its forms, which were found in ``files``. Packs and layouts are those of ``knowledge`` (the
    shipped ones); a ``pack`` of the user's goes before the one that the data name.
    """
    known = knowledge or shipped()
    found = [*problems_in(data, files), *(_of_rules(data, known) if pack is None else ())]
    told = {each.address for each in found}
    of_forms = (
        fault(
            each.code,
            f"附表第{number}张（{form_name(form)}）：{each.message.zh}",
            f"annexed form {number}: {each.message.en}",
            f"forms[{number - 1}].{each.address}",
        )
        for number, form in enumerate(data.forms, start=1)
        for each in (*wrong_in(form), *without_layout(form, known.known_layouts()))
    )
    return (*found, *(each for each in of_forms if not within(each.address, told)))


def _of_rules(data: ReportData, knowledge: Knowledge) -> tuple[Finding, ...]:
    """A pack that the data name and that there is none of."""
    try:
        if data.rules:
            pack_called(data.rules, knowledge.packs)
    except UserError as error:
        return error.findings
    return ()


def wrong_in_data(data: ReportData, pack: RulePack, knowledge: Knowledge) -> OfData:
    """Sums and balances of the funds that do not tie, and annexed forms that say otherwise. The data
    must be such that ``unusable_in`` finds nothing.
    """
    given = as_forms(data)
    context = Context(
        rules=pack, knowledge=knowledge, year=data.year, place=data.area, stage=DRAFTING
    )
    (seen,) = check(given.forms, context).documents
    return OfData(
        findings=tuple(
            _readdressed(each, given.fields)
            for each in seen.findings
            if each.code.startswith(_FAMILIES) and _of_statement(each)
        ),
        internal=seen.internal,
    )


def days_wrong(data: ReportData) -> Iterator[Finding]:
    """Days that no calendar has, in what people have written (D605); those of the annexed forms are
    told by the print.
    """
    for field, text in _texts(msgspec.structs.replace(data, forms=()), ""):
        for day in days_in(text):
            if day.why is not None:
                told = day.complaint
                zh, en = f"{words_of(data, field)}：{told.zh}", f"{field}: {told.en}"
                yield fault("D605", zh, en, field, day.printed)


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Each text of data with its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{field}.{name}".removeprefix("."))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, f"{field}[{index}]")


def beside(of_data: Sequence[Finding], printed: Sequence[Finding], unit: str) -> Iterator[Finding]:
    """The findings of the print that no finding of the data says already; the data's amounts are in
    ``unit``.
    """
    ids = {each.id for each in of_data}  # a conflict's is that of its fact, wherever it is told
    known = [_Said(each, unit) for each in of_data]
    for each in printed:
        said = _Said(each, "")
        if each.id not in ids and not any(map(said.repeats, known)):
            yield each


class _Said:
    """What a finding says: which relation does not hold between which amounts."""

    def __init__(self, finding: Finding, unit: str) -> None:
        made_by = check_of(finding.code)
        self.family = (made_by.relation if made_by is not None else "") or finding.code
        self._alike = made_by.alike if made_by is not None else None
        self._amounts = [_amount(each, finding.unit or unit) for each in finding.operands]

    def repeats(self, other: _Said) -> bool:
        """Whether the other tells the same relation of the same amounts."""
        if self.family != other.family or not self._amounts:
            return False
        shared = len(self._amounts) if self._alike is None else self._alike
        return self._amounts[:shared] == other._amounts[:shared]


def _amount(operand: OperandShown, unit: str) -> Decimal | str:
    """What an operand comes to: data say their unit once for all."""
    figure = parse(operand.printed)
    if figure is not None and figure.unit is None:
        figure = parse(operand.printed + unit)
    return figure.base if figure is not None else operand.printed


def _of_statement(finding: Finding) -> bool:
    """Whether a figure of the statement has part in it: the annexed forms by themselves are told by
    their print.
    """
    places = (finding.place, *(each.place for each in finding.related))
    return any((place.field or "").startswith(f"{_STATEMENT}.") for place in places)


def _readdressed(finding: Finding, fields: Sequence[str]) -> Finding:
    """The finding with the data's own fields for addresses and places."""
    _, form, field = split_address(finding.address)

    def at(place: Place) -> Place:
        named, _, rest = (place.field or "").partition(".")
        return msgspec.structs.replace(place, field=_field(named, rest, fields))

    return msgspec.structs.replace(
        finding,
        address=_field(form or "", field, fields),
        place=at(finding.place),
        related=tuple(
            Related(place=at(each.place), address=each.address) for each in finding.related
        ),
        operands=tuple(
            msgspec.structs.replace(each, place=at(each.place)) for each in finding.operands
        ),
    )


def _field(form: str, field: str, fields: Sequence[str]) -> str:
    """``form1.lines[4].value`` → funds[0].income.budget; ``form2.funding[0].budget`` →
    forms[0].funding[0].budget.
    """
    if form == _STATEMENT:
        number = field.partition("[")[2].partition("]")[0]
        return fields[int(number)] if number else ""
    number = form.removeprefix("form")
    return f"forms[{int(number) - 2}].{field}" if number.isdigit() else field
