"""A finding as JSON, by the contract: the same of a review and of a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec import UNSET, UnsetType

from jixiao.core.findings import Correction, Finding, OperandShown, form_in
from jixiao.core.places import Place
from jixiao.rendering import contract as out

_T = TypeVar("_T")


def place_out(place: Place) -> out.PlaceOut:
    """A place with what there is of it."""
    return out.PlaceOut(
        text=place.text,
        document=_or_unset(place.document),
        member=_or_unset(place.member),
        line=_or_unset(place.line),
        sheet=_or_unset(place.sheet),
        cell=_or_unset(place.cell),
        page=_or_unset(place.page),
        bbox=_or_unset(place.bbox),
        table=_or_unset(place.table),
        row=_or_unset(place.row),
        column=_or_unset(place.column),
        paragraph=_or_unset(place.paragraph),
        field=_or_unset(place.field),
        start=_or_unset(place.start),
        end=_or_unset(place.end),
    )


def operand_out(
    operand: OperandShown,
    place: Callable[[Place], out.PlaceOut] = place_out,
    address: Callable[[Place], str] = lambda _: "",
) -> out.OperandOut:
    """An operand; ``place`` shows its place, ``address`` gives the field there where the operand
    does not say it.
    """
    return out.OperandOut(
        name=operand.name,
        printed=operand.printed,
        place=place(operand.place),
        address=operand.address or address(operand.place),
    )


def finding_out(
    finding: Finding,
    language: str,
    *,
    place: Callable[[Place], out.PlaceOut] = place_out,
    address: Callable[[Place], str] = lambda _: "",
    reason: str | None = None,
    answer: str = "",
) -> out.FindingOut:
    """A finding; ``place`` and ``address`` as in ``operand_out``, ``reason`` is what it was accepted
    with, ``answer`` what was written beside it in the last round.
    """
    mended = finding.correction
    return out.FindingOut(
        id=finding.id,
        code=finding.code,
        severity=finding.severity.value,
        message=finding.message.of(language),
        form=form_in(finding.address),
        field=finding.field,
        printed=finding.printed,
        expected=finding.expected,
        expected_interval=finding.expected_interval,
        difference=finding.difference,
        unit=finding.unit,
        formula=finding.formula,
        quote=finding.quote,
        place=place(finding.place),
        related=[
            out.RelatedOut(place=place(each.place), address=each.address)
            for each in finding.related
        ],
        operands=[operand_out(each, place, address) for each in finding.operands],
        causes=[
            out.CauseOut(kind=each.kind, text=each.text.of(language), restores=each.restores)
            for each in finding.causes
        ],
        correction=_correction_out(mended, place, address) if mended else None,
        advice=finding.advice.of(language) if finding.advice else None,
        group=finding.group,
        accepted=out.AcceptedOut(reason=reason) if reason is not None else None,
        last_answer=answer or UNSET,
    )


def _correction_out(
    correction: Correction,
    place: Callable[[Place], out.PlaceOut],
    address: Callable[[Place], str],
) -> out.CorrectionOut:
    return out.CorrectionOut(
        text=correction.text,
        safe=correction.safe,
        following=[operand_out(each, place, address) for each in correction.following],
    )


def _or_unset(value: _T | None) -> _T | UnsetType:
    return UNSET if value is None else value
