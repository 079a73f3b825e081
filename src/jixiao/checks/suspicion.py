"""Which figure of a failing tie is the wrong one: places by suspicion, causes, corrections and
groups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.advice import settled
from jixiao.checks.alternatives import EACH, with_alternatives
from jixiao.checks.conflicts import told_once
from jixiao.checks.network import Network, Trial, from_field
from jixiao.checks.precedence import spot_of
from jixiao.checks.ranking import Ranker, flips
from jixiao.checks.regrading import regraded
from jixiao.checks.slips import MINUS
from jixiao.checks.verdicts import related_operand
from jixiao.core.figures import Figure, parse
from jixiao.core.findings import Cause, Correction, Finding, Related, Severity, Text, Verdict
from jixiao.core.ties import Operand, Outcome, Tie
from jixiao.knowledge.labels import in_english

_SLIP_WORDS = {
    "unit_shift": Text("小数点或单位错位（差10的整数次方倍）", "decimal point or unit shifted"),
    "dropped_digit": Text("漏写一位数字", "a digit was dropped"),
    "doubled_digit": Text("多写一位数字", "a digit was doubled"),
    "swapped_digits": Text("相邻数字颠倒", "digits were swapped"),
    "wrong_digit": Text("一位数字写错", "one digit is wrong"),
    "sign": Text("正负号写错", "the sign is wrong"),
    "stale_copy": Text("照抄了{0}的数（{1}）", "copied from {0} ({1})"),
}
_MOST_TIES_SEARCHED = 400
_LONG = Decimal(1000)


def resolve(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts with the findings of failing ties completed: the most suspicious place first,
    causes, a correction, the group.
    """
    network = Network(filter(_is_sure, verdicts))
    if not network.failing:
        return regraded(settled(told_once(verdicts), network), network)
    ranker = Ranker(network)
    plain = _plain_slips(network, ranker)
    mended = Ranker(network.with_figures(plain)) if plain else ranker
    completed = told_once(
        [_completed(each, ranker if _holds_any(each, plain) else mended) for each in verdicts]
    )
    told = regraded(settled(completed, network), network)
    if len(network.failing) <= _MOST_TIES_SEARCHED:
        told = with_alternatives(told, ranker)
    return _grouped(told)


def _plain_slips(network: Network, ranker: Ranker) -> dict[str, Figure]:
    """The figures that a slip of the hand made of corrections which mend several ties and break none,
    as they should be: with them put right, the ties around them vouch for the others again.
    """
    if len(network.failing) > _MOST_TIES_SEARCHED:
        return {}
    found: dict[str, Figure] = {}
    for index in network.failing:
        first = ranker.rank(network.ties[index])[0]
        trial = ranker.trial(first)
        if (
            trial is not None
            and trial.is_natural
            and len(trial.mended) > 1
            and not trial.broken
            and trial.beyond <= 0
            and not trial.has_rival
            and network.is_borne_out(trial)
        ):
            found[first.address] = trial.figure
    return found


def _holds_any(verdict: Verdict, figures: Mapping[str, Figure]) -> bool:
    """Whether one of some figures is part of a verdict's tie."""
    return verdict.tie is not None and any(
        member.address in figures for member in verdict.tie.members()
    )


def _is_sure(verdict: Verdict) -> bool:
    """Whether the tie must hold: one that failed only as a warning (scope not stated, a practice), or
    that its check leaves open, says nothing of which figure is wrong.
    """
    finding = verdict.finding
    return verdict.outcome is not Outcome.IMPOSSIBLE or (
        finding is not None and finding.severity is Severity.ERROR and not verdict.open_
    )


def _completed(verdict: Verdict, ranker: Ranker) -> Verdict:
    if (
        verdict.tie is None
        or verdict.finding is None
        or verdict.outcome is not Outcome.IMPOSSIBLE
        or not _is_sure(verdict)
    ):
        return verdict
    if len(ranker.network.failing) > _MOST_TIES_SEARCHED:
        return verdict
    tie = verdict.tie
    ranked = _settled(ranker.rank(tie), tie, ranker)
    if _is_open(ranked, tie, ranker):
        causes = tuple(_causes(ranked, tie, ranker))
        return msgspec.structs.replace(verdict, finding=_unblamed(verdict.finding, causes))
    computed = len(tie.operands) > 1
    moved = ranked[0].address != tie.result.address
    if computed and moved and not ranker.helps(ranked[0], tie):
        return verdict  # with that one mended it is as wrong as before
    if moved and not _serves(ranker.trial(ranked[0]), tie, ranker):
        return verdict  # that one has no value to change it to
    finding = msgspec.structs.replace(
        verdict.finding,
        place=ranked[0].place,
        related=tuple(related_operand(member) for member in ranked[1:])
        + _extra_places(verdict.finding, ranked),
        causes=tuple(_causes(ranked, tie, ranker)) or verdict.finding.causes,
        correction=_correction(ranked, tie, ranker, verdict.finding),
    )
    if moved:
        finding = _about_operand(finding, ranked[0], ranker)
    elif finding.expected is None and ranker.is_natural(ranked[0]):
        finding = _decided(finding, ranked[0], ranker)
    return msgspec.structs.replace(verdict, finding=finding)


def _serves(found: Trial | None, tie: Tie, ranker: Ranker) -> bool:
    """Whether a correction mends more than it breaks; of points the scores that are computed from them
    are computed again with them.
    """
    if found is None:
        return False
    of_points = tie.allotted and not found.beyond and not _breaks(found, tie, ranker)
    return found.gain > 0 or (of_points and bool(found.mended))


def _breaks(found: Trial, tie: Tie, ranker: Ranker) -> bool:
    """Whether a correction breaks what held, but for the score that is computed from points."""
    again = from_field(found.operand.address) if tie.allotted else ()
    return any(ranker.network.ties[each].result.address not in again for each in found.broken)


def _settled(ranked: list[Operand], tie: Tie, ranker: Ranker) -> list[Operand]:
    """Two prints of one fact: the check's own order stands, unless the rest of the document clearly
    tells against the other.
    """
    members = tie.members()
    if len(members) != 2 or ranked[0] is members[0]:
        return ranked
    first, second = ranker.trial(ranked[0]), ranker.trial(ranked[1])
    clear = (
        first is not None
        and not _breaks(first, tie, ranker)
        and (len(first.mended) > 1 or ranker.is_natural(ranked[0]))
    )
    return (
        ranked
        if clear
        and (
            second is None
            or first is None
            or first.gain > second.gain
            or ranker.is_natural(ranked[0])
        )
        else list(members)
    )


def _is_open(ranked: Sequence[Operand], tie: Tie, ranker: Ranker) -> bool:
    """Whether one of a tie's operands is wrong rather than its result, and nothing tells which."""
    if len(ranked) < 3 or tie.result.address in (ranked[0].address, ranked[1].address):
        return False
    return not ranker.is_clear(ranked[0], ranked[1], tie)


def _unblamed(finding: Finding, causes: tuple[Cause, ...]) -> Finding:
    """The finding at the result, which is not the one to change: of parts that do not add up none is
    blamed for its place.
    """
    return msgspec.structs.replace(
        finding,
        message=Text(
            f"{finding.message.zh}；更可能是其中一项写错",
            f"{finding.message.en}; more likely one of these is wrong",
        ),
        causes=causes or finding.causes,
        advice=finding.advice or EACH,
        expected=None,
        expected_interval=None,
        correction=None,
    )


def _extra_places(finding: Finding, ranked: Sequence[Operand]) -> tuple[Related, ...]:
    known = {member.place.key() for member in ranked}
    return tuple(each for each in finding.related if each.place.key() not in known)


def _about_operand(finding: Finding, operand: Operand, ranker: Ranker) -> Finding:
    """The finding about the figure that is most likely wrong, when that is not the computed one
    (``advice.settled`` says so in words).
    """
    found = ranker.trial(operand)
    if found is None:
        return finding
    unit = operand.figure.unit.symbol if operand.figure.unit else ""
    expected = _as_printed(found.figure.text, operand.figure) if not unit else found.figure.text
    return msgspec.structs.replace(
        finding,
        printed=operand.figure.text,
        expected=expected,
        unit=unit or None,
        expected_interval=None,
        quote=operand.figure.text,
        difference=operand.figure.show(operand.figure.base - found.figure.base),
    )


def _decided(finding: Finding, operand: Operand, ranker: Ranker) -> Finding:
    """A conflict of two prints of which one is a slip of the other."""
    found = ranker.trial(operand)
    return (
        finding if found is None else msgspec.structs.replace(finding, expected=found.figure.text)
    )


def _causes(ranked: Sequence[Operand], tie: Tie, ranker: Ranker) -> list[Cause]:
    causes: list[Cause] = []
    for member in ranked[:3]:
        found = ranker.trial(member)
        if found is None or ranker.gain(member, tie) <= 0:
            continue
        causes.extend(_causes_of(member, found, ranker))
    return sorted(causes, key=lambda cause: -cause.restores)[:4]


def _causes_of(member: Operand, found: Trial, ranker: Ranker) -> list[Cause]:
    restores = len(found.mended)
    right = found.figure.text
    causes: list[Cause] = []
    kind = found.slip
    if kind is not None and found.is_natural:
        words = _SLIP_WORDS[kind]
        causes.append(
            Cause(
                kind=kind,
                restores=restores,
                text=Text(
                    f"{member.name}{member.figure.text}：{words.zh}，应为{right}",
                    f"{in_english(member.name)} {member.figure.text}: {words.en}, should be {right}",
                ),
            )
        )
    source = ranker.copied_from(member)
    if source is not None and source.place.key() != member.place.key() and not flips(member, found):
        words = _SLIP_WORDS["stale_copy"]
        causes.append(
            Cause(
                kind="stale_copy",
                restores=restores,
                text=Text(
                    f"{member.name}{member.figure.text}：{words.zh.format(source.name, source.figure.text)}，"
                    f"应为{right}",
                    f"{in_english(member.name)} {member.figure.text}:"
                    f" {words.en.format(in_english(source.name), source.figure.text)}, should be {right}",
                ),
            )
        )
    return causes


def _asked_otherwise(first: Trial, tie: Tie, finding: Finding) -> bool:
    """Whether the tie tells another value of its own result than the rest of the document asks for:
    two values for one cell are no advice.
    """
    told = parse(finding.expected) if finding.expected is not None else None
    own = first.operand.address == tie.result.address
    return own and told is not None and told.value != first.figure.value


def _correction(
    ranked: Sequence[Operand], tie: Tie, ranker: Ranker, finding: Finding
) -> Correction | None:
    first = ranker.trial(ranked[0])
    undecided = finding.expected is None and not ranker.is_natural(ranked[0])
    if (
        first is None
        or not _serves(first, tie, ranker)
        or undecided
        or _asked_otherwise(first, tie, finding)
    ):
        return finding.correction
    second = max(
        (trial.gain for member in ranked[1:] if (trial := ranker.trial(member)) is not None),
        default=-99,
    )
    unit = ranked[0].figure.unit.symbol if ranked[0].figure.unit else ""
    safe = (
        len(first.mended) >= 2
        and first.gain > second
        and not first.broken
        and first.beyond <= 0
        and not first.has_rival
        and (not flips(ranked[0], first) or first.slip == "sign")
        and ranker.network.is_alone(first)
        and (ranker.network.is_full(first) or _is_long_slip(first, ranker))
        and (
            ranked[0].address == tie.result.address
            or ranker.is_natural(ranked[0])
            or ranker.network.is_borne_out(first)
        )
    )
    return Correction(text=_as_printed(first.figure.text, ranked[0].figure) + unit, safe=safe)


def _is_long_slip(found: Trial, ranker: Ranker) -> bool:
    """Whether a slip of the hand in a figure of four digits or more makes the print: shorter ones
    (130 for 103) are too alike to tell that their writer had rounded.
    """
    return abs(found.figure.value) >= _LONG and ranker.is_natural(found.operand)


def _as_printed(text: str, figure: Figure) -> str:
    """A corrected figure as its print has it: without its minus where that has none and its words say
    it (减少), with its % where points are printed with one.
    """
    worded = figure.value < 0 and not figure.text.lstrip().startswith(MINUS)
    sign = "%" if figure.text.endswith("%") and figure.unit is None else ""
    return (text.lstrip("-−") if worded else text) + sign


def _grouped(verdicts: list[Verdict]) -> list[Verdict]:
    """Errors at one figure share its root cause, and code and address of the first of them as their
    group.
    """
    leaders: dict[tuple[object, ...], str] = {}
    grouped: list[Verdict] = []
    for verdict in verdicts:
        finding = verdict.finding
        if finding is not None and finding.severity is Severity.ERROR:
            key = spot_of(finding)
            own = f"{finding.code}@{finding.address}"
            leader = leaders.setdefault(key, finding.group or own)
            if leader != own and finding.group is None:
                finding = msgspec.structs.replace(finding, group=leader)
                verdict = msgspec.structs.replace(verdict, finding=finding)
        grouped.append(verdict)
    return grouped
