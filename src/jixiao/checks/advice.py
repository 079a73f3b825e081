"""What the findings of a dossier advise, settled against each other: one value for a cell, none that
breaks what holds, and beside each what has to be computed again with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.network import Network
from jixiao.checks.points_advice import consistent, with_points
from jixiao.checks.slips import MINUS
from jixiao.checks.verdicts import shown_operand, without_value
from jixiao.core.figures import Figure, half_up, parse, places_needed
from jixiao.core.findings import Finding, OperandShown, Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.core.ties import FormulaKind, Judged, Operand, Outcome, Tie, judge
from jixiao.knowledge.labels import in_english

_ORDER = list(Severity)
_FIGURE = regex(r"[-−－+]?[\d,，.]+\s*[^\d\s]{0,4}")
_OF_AMOUNTS = ("rate", "score")
_FROM = {
    "points": ("score",),
    "target": ("score", "completion"),
    "actual": ("score", "completion"),
    "rate": ("score",),
    "executed": _OF_AMOUNTS,
    "budget": _OF_AMOUNTS,
}
"""What of a row is computed from a field of it."""
_Spot = tuple[object, ...]


class Wake(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the ties around a figure that is replaced: the results that are computed again,
    the nearest first, and whether something that held cannot hold then.
    """

    following: tuple[Operand, ...] = ()
    spoils: bool = False


def settled(verdicts: Sequence[Verdict], network: Network) -> list[Verdict]:
    """The verdicts with their findings' advice settled: a finding that is computed from a figure which
    another one holds wrong is told in the group of that one and gives no value of its own, as does
    one that would have another value for a cell than a finding on firmer ground; no value is given
    that breaks what holds, and what follows a value is named.
    """
    verdicts = consistent(verdicts)
    findings = [each.finding for each in verdicts if each.finding is not None]
    heads = _heads(findings)
    told = dict(_told(findings, heads))
    wanted = {each.place.key() for each in findings if _value(each) is not None}
    at_place = {
        spot: each
        for each in reversed(network.operands() if wanted else ())
        if (spot := each.place.key()) in wanted
    }
    settled = []
    for verdict in verdicts:
        finding = verdict.finding
        if finding is not None:
            finding = told.get(id(finding), finding)
            finding = _with_wake(finding, at_place.get(finding.place.key()), network)
            finding = _with_suspect(finding, verdict.tie)
            if finding is not verdict.finding:
                verdict = msgspec.structs.replace(verdict, finding=finding)
        settled.append(verdict)
    return with_points(settled)


def wake(network: Network, operand: Operand, figure: Figure) -> Wake:
    """What follows when ``figure`` takes the place of a printed one (an Operand) all over a network."""
    swap, made_by = {operand.address: figure}, {operand.address: -1}
    following: list[Operand] = []
    open_, spoils = [operand], network.beyond(operand, figure.value) > 0
    while open_ and not spoils:
        moved = open_.pop(0)
        for index in network.containing(moved.address):
            tie = network.ties[index]
            after = judge(tie, swap)
            if network.outcomes[index] is Outcome.IMPOSSIBLE or _holds(after):
                continue
            result = tie.result
            own = made_by.setdefault(result.address, index) == index
            if after is None or not own or not _is_recomputed(tie, moved.address):
                spoils = True
                break
            if result.address not in swap:
                following.append(result)
            swap[result.address] = _computed(result, after)
            spoils |= network.beyond(result, swap[result.address].value) > 0
            open_.append(result)
    return Wake(following=tuple(following), spoils=spoils)


def _is_recomputed(tie: Tie, address: str) -> bool:
    """Whether a tie's result is computed from the figure at an address: it is neither that figure
    again nor set beforehand.
    """
    given = tie.allotted or tie.formula.kind is FormulaKind.SAME
    return not given and tie.result.address != address


def _holds(judged: Judged | None) -> bool:
    return judged is not None and judged.outcome is not Outcome.IMPOSSIBLE


def _computed(result: Operand, judged: Judged) -> Figure:
    """A result as its tie computes it: at its printed places, and to the last digit where it is the sum
    of exact figures, which no rounding makes.
    """
    figure, value = result.figure, result.figure.in_unit_of_print(judged.computed)
    places = figure.places
    if judged.tie.formula.additive and figure.exact:
        places = max(places, places_needed(value))
    return figure.with_value(half_up(value, places), places)


def _with_wake(finding: Finding, operand: Operand | None, network: Network) -> Finding:
    """The finding with what follows its correction; without a value where that would spoil what
    holds.
    """
    if finding.correction is None and finding.expected is None:
        return finding
    text = finding.correction.text if finding.correction is not None else finding.expected or ""
    figure = _figure(text, operand) if operand is not None else None
    given = finding.correction.following if finding.correction is not None else ()
    results = list(_after(_operands(given, network), network))
    if operand is not None and figure is not None and finding.printed == operand.figure.text:
        found = wake(network, operand, figure)
        if found.spoils:
            return without_value(finding)
        results += [*_after(_of_row(operand, network), network), *found.following]
    if finding.correction is None or not results:
        return finding
    following = {each.address: each for each in given}
    for each in results:
        following.setdefault(each.address, shown_operand(each))
    changed = msgspec.structs.replace(finding.correction, following=tuple(following.values()))
    return msgspec.structs.replace(finding, correction=changed)


def _with_suspect(finding: Finding, tie: Tie | None) -> Finding:
    """A finding that is placed at an operand of its tie, with words for that: what it should be, where
    that is settled.
    """
    if tie is None or finding.place.key() == tie.result.place.key():
        return finding
    spot = finding.place.key()
    suspect = next((each for each in tie.operands if each.place.key() == spot), None)
    if suspect is None or finding.printed != suspect.figure.text:
        return finding
    right = None if finding.expected is None else finding.expected + (finding.unit or "")
    zh, en = (
        f"{suspect.name}{suspect.figure.text}",
        f"{in_english(suspect.name)} {suspect.figure.text}",
    )
    message = Text(
        f"{finding.message.zh}；最可能写错的是{zh}" + (f"，应为{right}" if right else ""),
        f"{finding.message.en}; most likely {en} is wrong"
        + (f" and should be {right}" if right else ""),
    )
    return msgspec.structs.replace(finding, message=message)


def _of_row(operand: Operand, network: Network) -> Iterator[Operand]:
    """The figures of a row that are computed from one of its others: a rate and a score from amounts, a
    score and a completion from an actual value, whether or not a tie of the network says so.
    """
    row, _, field = operand.address.rpartition(".")
    for name in _FROM.get(field, ()):
        found = network.operand(f"{row}.{name}")
        if found is not None:
            yield found


def _operands(shown: Sequence[OperandShown], network: Network) -> Iterator[Operand]:
    for each in shown:
        found = network.operand(each.address)
        if found is not None:
            yield found


def _after(first: Iterable[Operand], network: Network) -> Iterator[Operand]:
    """Some figures, and what is computed from them in turn."""
    open_, seen = list(first), set[str]()
    while open_:
        found = open_.pop(0)
        if found.address in seen:
            continue
        seen.add(found.address)
        yield found
        ties = (network.ties[index] for index in network.containing(found.address))
        open_ += [tie.result for tie in ties if _is_recomputed(tie, found.address)]


def _figure(text: str, operand: Operand) -> Figure | None:
    """The figure that a text puts in the place of a printed one: in its own unit, where that is another
    (亿元 for 元), and with the sign that words give the print (减少2.61).
    """
    new, old = parse(text) if _FIGURE.fullmatch(text.strip()) else None, operand.figure
    if new is None:
        return None
    worded = old.value < 0 < new.value and not old.text.lstrip().startswith(MINUS)
    value = -new.value if worded else new.value
    if new.unit is None or new.unit == old.unit:
        return old.with_value(value, max(old.places, new.places) if old.exact else old.places)
    return msgspec.structs.replace(new.with_value(value, new.places), exact=old.exact)


def _number(text: str) -> Decimal | None:
    """The value of a text that is one figure and no sentence."""
    figure = parse(text) if _FIGURE.fullmatch(text.strip()) else None
    return figure.value if figure is not None else None


def _heads(findings: Sequence[Finding]) -> dict[_Spot, Finding]:
    """The finding that gives a cell its value: of several the one on the firmest ground."""
    heads: dict[_Spot, Finding] = {}
    for each in findings:
        if _value(each) is None:
            continue
        spot = each.place.key()
        if spot not in heads or _firmness(each) < _firmness(heads[spot]):
            heads[spot] = each
    return heads


def _firmness(finding: Finding) -> tuple[int, int, bool]:
    """Orders findings by how firm what they say of a value is, the firmest first."""
    safe = finding.correction is not None and finding.correction.safe
    return int(not safe), _ORDER.index(finding.severity), finding.correction is None


def _value(finding: Finding) -> str | None:
    if finding.correction is not None:
        return finding.correction.text
    return finding.expected if finding.printed else None


def _told(
    findings: Sequence[Finding], heads: dict[_Spot, Finding]
) -> Iterator[tuple[int, Finding]]:
    """The findings that give way to another one, by identity."""
    for each in findings:
        head = _before(each, heads)
        if head is not None:
            yield id(each), _behind(each, head)


def _before(finding: Finding, heads: dict[_Spot, Finding]) -> Finding | None:
    """The finding that one gives way to: another of its cell with another value, else an error about
    a figure that it is computed from.
    """
    if _value(finding) is None:
        return None
    own = heads.get(finding.place.key())
    if own is not None and own is not finding and own.printed == finding.printed:
        if _differ(_value(own) or "", _value(finding) or ""):
            return own
        return None
    for operand in finding.operands:
        head = heads.get(operand.place.key())
        if head is None or head is finding or operand.place.key() == finding.place.key():
            continue
        if _is_sure(head) and head.printed == operand.printed and not _from(head, finding):
            return head
    return None


def _is_sure(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.correction is not None


def _from(finding: Finding, other: Finding) -> bool:
    """Whether a finding is computed from the figure that another one is about."""
    return any(each.place.key() == other.place.key() for each in finding.operands)


def _differ(one: str, other: str) -> bool:
    first, second = _number(one), _number(other)
    return first is not None and second is not None and first != second


def _behind(finding: Finding, head: Finding) -> Finding:
    """A finding that gives way to another one: in its group, without a value of its own."""
    right = _value(head) or ""
    advice = Text(
        f"先把{head.printed}改为{right}（{head.code}），再看这一处",
        f"first change {head.printed} to {right} ({head.code}), then look here again",
    )
    leader = head.group or f"{head.code}@{head.address}"
    group = None if leader == f"{finding.code}@{finding.address}" else leader
    return msgspec.structs.replace(without_value(finding, advice), group=group)
