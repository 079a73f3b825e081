"""Which finding gives way to which: of a cell one gives the value, and what is computed from a figure that
another holds wrong is told behind that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol

import msgspec

from jixiao.checks.verdicts import without_value
from jixiao.core.figures import parse
from jixiao.core.findings import Finding, Severity, Text, Verdict
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.knowledge.labels import in_english

FIGURE = regex(r"[-−－+]?[\d,，.]+\s*[^\d\s]{0,4}")
"""A text that is one figure and no sentence."""
_ORDER = list(Severity)
_OF_ONE_CELL = ("R", "S", "U", "D")  # what they say of a cell does not hang on another one
_OF_AMOUNTS = ("U502", "U503", "U526", "T206", "F804")  # warnings of a figure that cannot well be
Spot = tuple[object, ...]
"""What tells places apart, over all documents of a dossier."""


class _Placed(Protocol):
    @property
    def place(self) -> Place: ...

    @property
    def address(self) -> str: ...


def spot_of(of: _Placed, home: str = "") -> Spot:
    """Where a figure or finding stands: the document that its address counts, and the place in it. What
    has no address of its own is in the document of ``home``, another address, unless its place names one.
    """
    figure = of.placed_at if isinstance(of, Finding) else None  # it may be of another document
    address = (figure.address if figure is not None else "") or of.address
    if not address and of.place.document is not None:
        return of.place.document, *of.place.spot()
    return (address or home).partition(":")[0], *of.place.spot()


def heads_of(findings: Sequence[Finding]) -> dict[Spot, Finding]:
    """The finding that gives a cell its value: of several the one on the firmest ground."""
    heads: dict[Spot, Finding] = {}
    for each in findings:
        if value_of(each) is None:
            continue
        spot = spot_of(each)
        if spot not in heads or _firmness(each) < _firmness(heads[spot]):
            heads[spot] = each
    return heads


def _firmness(finding: Finding) -> tuple[int, int, bool]:
    """Orders findings by how firm what they say of a value is, the firmest first."""
    safe = finding.correction is not None and finding.correction.safe
    return int(not safe), _ORDER.index(finding.severity), finding.correction is None


def value_of(finding: Finding) -> str | None:
    """What a finding has its cell changed to; None where it gives no value."""
    if finding.correction is not None:
        return finding.correction.text
    return finding.expected if finding.printed else None


def giving_way(
    verdicts: Sequence[Verdict],
    heads: dict[Spot, Finding],
    mending: Callable[[Verdict], tuple[Finding, ...]],
) -> Iterator[tuple[int, Finding]]:
    """The findings that give way to another one, by identity. ``mending`` are the findings whose
    values by themselves put right what one is about.
    """
    findings = [each.finding for each in verdicts if each.finding is not None]
    doubts: dict[Spot, Finding] = {}
    for verdict in verdicts:
        if verdict.finding is not None and verdict.tie is None and _is_doubt(verdict.finding):
            doubts.setdefault(spot_of(verdict.finding), verdict.finding)
    amends = {id(each.finding): mending(each) for each in verdicts if each.finding is not None}
    before = {
        id(each): head
        for each in findings
        if (
            head := _before(each, heads)
            or next(iter(amends[id(each)]), None)
            or _doubted(each, doubts)
        )
        is not None
    }
    for each in findings:
        head, seen = before.get(id(each)), {id(each)}
        while head is not None and id(head) in before and id(head) not in seen:
            seen.add(id(head))
            head = before[id(head)]  # what gives way itself leads nowhere
        if head is not None and head is not each:
            mended = amends[id(each)]
            yield id(each), behind(each, head, mended if head in mended else ())


def _is_doubt(finding: Finding) -> bool:
    """Whether a finding says that its cell is wrong and not what is right: what is computed from it
    cannot be told before somebody has looked.
    """
    return (
        (
            (finding.code in _OF_AMOUNTS and finding.severity is not Severity.REMARK)
            or (finding.code.startswith(_OF_ONE_CELL) and finding.severity is Severity.ERROR)
        )
        and value_of(finding) is None
        and finding.printed != ""
        and not finding.is_conflict
        and not finding.gathered
    )


def _doubted(finding: Finding, doubts: dict[Spot, Finding]) -> Finding | None:
    """The doubtful figure that a finding is computed from."""
    own, placed = spot_of(finding), finding.placed_at
    if placed is not None and placed.address != finding.address:
        return None  # held to be the slip itself, on grounds of its own
    for operand in finding.operands:
        spot = spot_of(operand, finding.address)
        found = doubts.get(spot)
        if found is not None and spot != own and not _from(found, finding):
            return found
    return None


def _before(finding: Finding, heads: dict[Spot, Finding]) -> Finding | None:
    """The finding that one gives way to: another of its cell with another value, or with one where
    it has none; else an error about a figure that it is computed from.
    """
    own, value = heads.get(spot_of(finding)), value_of(finding)
    if own is not None and own is not finding and own.printed == finding.printed:
        if value is None:
            return own if is_sure(own) else None
        return own if _differ(value_of(own) or "", value) else None
    for operand in finding.operands:
        spot = spot_of(operand, finding.address)
        head = heads.get(spot)
        if head is None or head is finding or spot == spot_of(finding):
            continue
        if (
            is_sure(head)
            and head.printed == operand.printed
            and (value is None or not _from(head, finding))
        ):
            return head
    return None


def is_sure(finding: Finding) -> bool:
    """Whether a finding is an error that gives its cell a value."""
    return finding.severity is Severity.ERROR and finding.correction is not None


def _from(finding: Finding, other: Finding) -> bool:
    """Whether a finding is computed from the figure that another one is about."""
    spot = spot_of(other)
    return any(spot_of(each, finding.address) == spot for each in finding.operands)


def _differ(one: str, other: str) -> bool:
    first, second = _number(one), _number(other)
    return first is not None and second is not None and first != second


def _called(head: Finding, finding: Finding) -> Text:
    """The figure that a finding is placed at, with its name where it is one of its formula or of that
    of the finding that is told behind it.
    """
    spot = spot_of(head)
    own = (head.placed_at,) if head.placed_at is not None else ()
    of_finding = (each for each in finding.operands if spot_of(each, finding.address) == spot)
    known = [*own, *of_finding]
    name = next((each.name for each in known if each.name), "")
    english = f"{in_english(name)} {head.printed}" if name else head.printed
    return Text(f"{name}{head.printed}", english)


def unless_changed(head: Finding, finding: Finding) -> Text:
    """What a finding advises, and that its value is not the last word where the figure of ``head``, from
    which it is computed, is changed.
    """
    figure, own = _called(head, finding), finding.advice
    zh, en = (
        f"{figure.zh}改了的，以重算后的为准",
        f"if {figure.en} is changed, compute this again",
    )
    return Text(f"{own.zh}；{zh}", f"{own.en}; {en}") if own is not None else Text(zh, en)


def behind(finding: Finding, head: Finding, mended: Sequence[Finding] = ()) -> Finding:
    """A finding that gives way to another one: in its group, without a value of its own; that nothing
    is to be changed at its place where the values of the ``mended`` put it right.
    """
    figure, right = _called(head, finding), value_of(head)
    if mended:
        advice = _amended(finding, mended)
    elif right is None:
        advice = Text(
            f"先核对{figure.zh}，再看这一处", f"first look at {figure.en}, then look here again"
        )
    else:
        advice = Text(
            f"先把{figure.zh}改为{right}，再看这一处",
            f"first change {figure.en} to {right}, then look here again",
        )
    leader = head.group or f"{head.code}@{head.address}"
    group = None if leader == f"{finding.code}@{finding.address}" else leader
    return msgspec.structs.replace(without_value(finding, advice), group=group)


def _amended(finding: Finding, mended: Sequence[Finding]) -> Text:
    """That nothing is left to do at a place once other figures are put right."""
    named = [(_called(each, finding), value_of(each)) for each in mended]
    zh = "、".join(f"把{figure.zh}改为{right}" for figure, right in named)
    en = ", ".join(f"{figure.en} to {right}" for figure, right in named)
    return Text(f"{zh}后，这一处即相符，不用再改", f"change {en}: then this agrees as it is")


def _number(text: str) -> Decimal | None:
    """The value of a text that is one figure and no sentence."""
    figure = parse(text) if FIGURE.fullmatch(text.strip()) else None
    return figure.value if figure is not None else None
