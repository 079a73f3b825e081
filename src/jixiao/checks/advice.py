"""What the findings of a dossier advise, settled against each other: one value for a cell, none that
breaks what holds, and beside each what has to be computed again with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.mending import Mending, figure_given
from jixiao.checks.network import Network, from_field
from jixiao.checks.points_advice import consistent, with_points
from jixiao.checks.precedence import (
    Spot,
    behind,
    giving_way,
    heads_of,
    is_sure,
    spot_of,
    unless_changed,
    value_of,
)
from jixiao.checks.verdicts import shown_operand, without_value
from jixiao.core.figures import Figure, half_up, places_needed
from jixiao.core.figures.units import UNITS_APART
from jixiao.core.findings import Finding, OperandShown, Text, Verdict, split_address
from jixiao.core.ties import FormulaKind, Judged, Operand, Outcome, Tie, judge
from jixiao.knowledge.labels import in_english

_CLOSE = Decimal("0.01")
_OF_SOURCES, _OF_RATES = "T202", "T201"
_VOUCHED = Text(
    "执行率与总额相符，请先核对各分项；各分项无误的，总额、执行率和得分一并改正",
    "the rate is that of the total: look at the parts first; where they are right, put the total, the"
    " rate and the scores right together",
)
_ALIKE = Text(
    "各栏的合计差得一样多，多半是漏列了一个分项，请先核对各分项",
    "the totals of all columns are missed by as much: see first whether a source is left out",
)


class Wake(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the ties around a figure that is replaced: the results that are computed again,
    the nearest first, whether something that held cannot hold then, and which failing ties without
    the figure hold with what is computed again (their ``id``).
    """

    following: tuple[Operand, ...] = ()
    spoils: bool = False
    mended: frozenset[int] = frozenset()


def settled(verdicts: Sequence[Verdict], network: Network) -> list[Verdict]:
    """The verdicts with their findings' advice settled: a finding that is computed from a figure which
    another one holds wrong is told in the group of that one and gives no value of its own, as does
    one that would have another value for a cell than a finding on firmer ground; no value is given
    that breaks what holds, and what follows a value is named.
    """
    verdicts = consistent(verdicts)
    findings = [each.finding for each in verdicts if each.finding is not None]
    heads = heads_of(findings)
    told = dict(giving_way(verdicts, heads, Mending(heads, network).of))
    wanted = {spot_of(each) for each in findings if value_of(each) is not None}
    at_place = {
        spot: each
        for each in reversed(network.operands() if wanted else ())
        if (spot := spot_of(each)) in wanted
    }
    settled = []
    alike = _alike(verdicts, network)
    for verdict in verdicts:
        finding = verdict.finding
        if finding is not None:
            finding = told.get(id(finding), finding)
            finding = _with_wake(finding, at_place.get(spot_of(finding)), network)
            finding = _with_suspect(finding, verdict.tie)
            if verdict.tie is not None and _is_vouched(finding, verdict.tie, network):
                finding = without_value(finding, _VOUCHED)
            if finding.code == _OF_SOURCES and _gap(finding) in alike and value_of(finding):
                finding = without_value(finding, _ALIKE)
            if finding is not verdict.finding:
                verdict = msgspec.structs.replace(verdict, finding=finding)
        settled.append(verdict)
    return _unless_recomputed(with_points(_after_all(settled, at_place, network)))


def _unless_recomputed(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts; of a value for what follows another finding's value it is said that what is computed
    again counts, where that one is followed.
    """
    heads: dict[str, Finding] = {}
    for head in (each.finding for each in verdicts if each.finding is not None):
        for one in head.correction.following if head.correction is not None else ():
            heads.setdefault(one.address, head)
    return [_unless_after(each, heads) for each in verdicts] if heads else list(verdicts)


def _unless_after(verdict: Verdict, heads: Mapping[str, Finding]) -> Verdict:
    finding = verdict.finding
    head = heads.get(finding.address) if finding is not None else None
    if finding is None or head is None or value_of(finding) is None:
        return verdict
    if spot_of(head) == spot_of(finding):
        return verdict
    finding = msgspec.structs.replace(finding, advice=unless_changed(head, finding))
    return msgspec.structs.replace(verdict, finding=finding)


def _gap(finding: Finding) -> tuple[int, str | None, str]:
    return (*split_address(finding.address)[:2], finding.difference or "")


def _alike(verdicts: Sequence[Verdict], network: Network) -> frozenset[tuple[int, str | None, str]]:
    """By how much totals of money that a rate vouches for are missed by their sources, form by form: a
    total of another column that is missed by as much lacks the same source.
    """
    return frozenset(
        _gap(each.finding)
        for each in verdicts
        if each.finding is not None
        and each.tie is not None
        and _is_vouched(each.finding, each.tie, network)
    )


def _is_vouched(finding: Finding, tie: Tie, network: Network) -> bool:
    """Whether a total of money that its sources miss is the one that the rate beside it was taken with:
    then nothing says that the sources are right.
    """
    total, value = tie.result, value_of(finding)
    if finding.code != _OF_SOURCES or value is None or _is_unit_slip(total, value):
        return False
    return spot_of(finding) == spot_of(total) and any(
        network.ties[at].owner == _OF_RATES
        and network.outcomes[at] is Outcome.REPRODUCED
        and network.ties[at].result.address != total.address
        for at in network.containing(total.address)
    )


def _is_unit_slip(total: Operand, value: str) -> bool:
    """Whether a value is the printed amount in another unit of money: a rate of amounts that are all
    in that unit vouches for none of them.
    """
    right = figure_given(value, total)
    if right is None or not right.value or not total.figure.value:
        return False
    small, large = sorted((abs(right.base), abs(total.figure.base)))
    return any(abs(large / small / apart - 1) <= _CLOSE for apart in UNITS_APART)


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
            if result.address not in from_field(operand.address):  # its limit moves with that
                spoils |= network.beyond(result, swap[result.address].value) > 0
            open_.append(result)
    around = {index for address in made_by for index in network.containing(address)}
    around -= set(network.containing(operand.address))
    failing = (network.ties[at] for at in around if network.outcomes[at] is Outcome.IMPOSSIBLE)
    mended = frozenset(id(each) for each in failing if _holds(judge(each, swap)))
    return Wake(following=tuple(following), spoils=spoils, mended=mended)


def _is_recomputed(tie: Tie, address: str) -> bool:
    """Whether a tie's result is computed from the figure at an address: it is neither that figure
    again, but for the score of a row that earns all its points, nor set beforehand.
    """
    same = tie.formula.kind is FormulaKind.SAME and tie.result.address not in from_field(address)
    return not (tie.allotted or same) and tie.result.address != address


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
    figure = figure_given(text, operand) if operand is not None else None
    given = finding.correction.following if finding.correction is not None else ()
    results = list(_after(_operands(given, network), network))
    if operand is not None and figure is not None and finding.printed == operand.figure.text:
        found = wake(network, operand, figure)
        if found.spoils:
            return without_value(finding)
        results += [*_after(_of_row(operand, figure, network), network), *found.following]
        if not is_sure(finding):  # what keeps a value of its own all the same
            results += _missed_still(operand, figure, network)
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
    spot = spot_of(finding)
    if tie is None or spot == spot_of(tie.result):
        return finding
    suspect = next((each for each in tie.operands if spot_of(each) == spot), None)
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


def _of_row(operand: Operand, figure: Figure, network: Network) -> Iterator[Operand]:
    """The figures of a row that are computed from one of its others: a rate and a score from amounts, a
    score and a completion from an actual value, whether or not a tie of the network says so; but for
    those that a tie says to be right as they are with ``figure`` there, or without it.
    """
    swap = {operand.address: figure}
    kept: set[str] = set()
    for address in from_field(operand.address):
        found = network.operand(address)
        own = [
            each
            for index in network.containing(operand.address)
            if (each := network.ties[index]).result.address == address
        ]
        vouched = not own and any(
            network.ties[index].result.address == address
            and network.outcomes[index] is Outcome.REPRODUCED
            for index in network.containing(address)
        )
        if vouched or (own and all(_holds(judge(each, swap)) for each in own)):
            kept.add(address)
        elif found is not None and not (not own and kept):  # a score by a rate that is right
            yield found


def _missed_still(operand: Operand, figure: Figure, network: Network) -> Iterator[Operand]:
    """The results, computed from a figure, that are wrong with ``figure`` in its place too."""
    for index in network.containing(operand.address):
        tie = network.ties[index]
        is_missed = network.outcomes[index] is Outcome.IMPOSSIBLE and not tie.allotted
        follows = is_missed and _is_recomputed(tie, operand.address)
        if follows and not _holds(judge(tie, {operand.address: figure})):
            yield tie.result


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


def recomputed(network: Network, operand: Operand, figure: Figure) -> dict[str, Figure]:
    """A figure in the place of a printed one, and all that is computed from it, right as it is printed
    or not, by address.
    """
    swap, open_ = {operand.address: figure}, [operand]
    while open_:
        moved = open_.pop(0)
        for index in network.containing(moved.address):
            tie = network.ties[index]
            if tie.result.address in swap or not _is_recomputed(tie, moved.address):
                continue
            after = judge(tie, swap)
            if after is not None:
                swap[tie.result.address] = _computed(tie.result, after)
                open_.append(tie.result)
    return swap


def _after_all(
    verdicts: Sequence[Verdict], at_place: Mapping[Spot, Operand], network: Network
) -> list[Verdict]:
    """The verdicts; a finding that what is computed again with a figure mends, or that gives no value
    for such a figure, is told behind the error that gives that one its value. ``at_place`` are the
    figures that values are for.
    """
    heads: dict[str | int, Finding] = {}
    for head in (each.finding for each in verdicts if each.finding is not None):
        if not is_sure(head) or head.correction is None:
            continue
        for one in head.correction.following:
            heads.setdefault(one.address, head)
        operand = at_place.get(spot_of(head))
        figure = figure_given(head.correction.text, operand) if operand is not None else None
        if operand is not None and figure is not None and head.printed == operand.figure.text:
            for tie in wake(network, operand, figure).mended:
                heads.setdefault(tie, head)
    return [_after_one(each, heads) for each in verdicts] if heads else list(verdicts)


def _after_one(verdict: Verdict, heads: dict[str | int, Finding]) -> Verdict:
    """The verdict, behind the finding that comes before it where one does."""
    finding = verdict.finding
    if finding is None or not finding.operands:
        return verdict
    head = heads.get(id(verdict.tie))
    if head is None and value_of(finding) is None and verdict.tie is not None:
        head = heads.get(verdict.address)
    if head is None or head is finding or spot_of(head) == spot_of(finding):
        return verdict
    return msgspec.structs.replace(verdict, finding=behind(finding, head))
