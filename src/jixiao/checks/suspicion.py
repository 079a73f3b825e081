"""Which figure of a failing tie is the wrong one: places by suspicion, causes, corrections and
groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.conflicts import told_once
from jixiao.checks.network import Network, Trial
from jixiao.checks.verdicts import related_operand
from jixiao.core.figures import Figure, parse, shown
from jixiao.core.findings import Cause, Correction, Finding, Related, Severity, Text, Verdict
from jixiao.core.places import Place
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
_MOST_ALIKE = 3
_FEWEST_COPIED = 3  # signs, the point among them: fewer are alike by chance
_MINUS = ("-", "−", "－", "–", "(", "（", "负")
_ROW = re.compile(r"(.*)\[(\d+)\](.*)")
_LONG = Decimal(1000)


def resolve(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts with the findings of failing ties completed: the most suspicious place first,
    causes, a correction, the group.
    """
    network = Network(filter(_is_sure, verdicts))
    if not network.failing:
        return told_once(verdicts)
    ranker = _Ranker(network)
    return _grouped(told_once([_completed(verdict, ranker) for verdict in verdicts]))


def _is_sure(verdict: Verdict) -> bool:
    """Whether the tie must hold: one that failed only as a warning (scope not stated, a practice)
    says nothing of which figure is wrong.
    """
    return verdict.outcome is not Outcome.IMPOSSIBLE or (
        verdict.finding is not None and verdict.finding.severity is Severity.ERROR
    )


class _Ranker:
    """Ranks the members of failing ties once per figure."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._trials: dict[str, Trial | None] = {}
        self._by_value: dict[Decimal, list[Operand]] = {}
        for each in network.ties:
            for member in each.members():
                self._by_value.setdefault(member.figure.value, []).append(member)

    def trial(self, operand: Operand) -> Trial | None:
        """The best correction of a figure, remembered."""
        if operand.address not in self._trials:
            self._trials[operand.address] = self.network.best_trial(operand)
        return self._trials[operand.address]

    def rank(self, tie: Tie) -> list[Operand]:
        """The members of a failing tie, the most suspicious first."""
        members = {member.address: member for member in tie.members()}
        order = {address: n for n, address in enumerate(members)}
        return sorted(
            members.values(),
            key=lambda member: (self._innocence(member, tie), order[member.address]),
        )

    def gain(self, member: Operand, tie: Tie) -> int:
        """What the correction of a member gains. For a tie's own result, what was computed from it
        is no evidence (a rate of a wrong total is right by that total), unless a slip of the hand
        makes an operand's print as well.
        """
        found = self.trial(member)
        if found is None:
            return -99
        return found.independent_gain if self._speaks_alone(member, tie) else found.gain

    def _speaks_alone(self, member: Operand, tie: Tie) -> bool:
        result = tie.result.address
        return member.address == result and not any(
            self.is_natural(each) and (found := self.trial(each)) is not None and found.gain > 0
            for each in tie.operands
            if each.address != result
        )

    def is_clear(self, first: Operand, second: Operand, tie: Tie) -> bool:
        """Whether more than the order of the print tells against the first of two members."""
        return self._innocence(first, tie) < self._innocence(second, tie)

    def _innocence(self, member: Operand, tie: Tie) -> tuple[int, ...]:
        found = self.trial(member)
        if found is None:
            return (99, 0, 0, 0, 0)
        gain = self.gain(member, tie) - int(_flips(member, found) and found.slip != "sign")
        natural = self.is_natural(member)
        copied = self.copied_from(member) is not None
        return (
            -gain,
            -int(natural),
            self.network.holding_at(member.address, computed=not self._speaks_alone(member, tie)),
            -int(copied),
            -self.network.failing_at(member.address),
        )

    def is_natural(self, member: Operand) -> bool:
        """Whether one slip of the hand makes the print out of its correction."""
        found = self.trial(member)
        return found is not None and found.is_natural

    def copied_from(self, member: Operand) -> Operand | None:
        """Another figure of the dossier with the same digits, which may have been copied here."""
        if len(_digits(member.figure)) < _FEWEST_COPIED:
            return None
        others = self._by_value.get(member.figure.value, [])
        if len({each.address for each in others}) > _MOST_ALIKE:
            return None  # a figure that stands everywhere was copied from nowhere
        return next(
            (
                each
                for each in others
                if _is_neighbour(each.place, member.place) and self.network.holding_at(each.address)
            ),
            None,
        )


def _is_neighbour(place: Place, other: Place) -> bool:
    """Cells of one column a row or two apart, from which a hand copies."""
    if (
        place.key() == other.key()
        or place.document != other.document
        or place.member != other.member
    ):
        return False
    one, two = _spot(place), _spot(other)
    return one is not None and two is not None and one[0] == two[0] and abs(one[1] - two[1]) <= 2


def _spot(place: Place) -> tuple[tuple[object, ...], int] | None:
    """The column and the row of a cell; of data the field and the number of its row."""
    if place.column is not None:
        return (place.table, place.column), place.row or place.line or 0
    if place.cell is not None and place.paragraph is None:
        column = place.cell.rstrip("0123456789")
        return (place.sheet, column), int(place.cell[len(column) :] or 0)
    found = _ROW.fullmatch(place.field or "")
    return ((found[1], found[3]), int(found[2])) if found is not None else None


def _flips(member: Operand, found: Trial) -> bool:
    """Whether the correction would turn a positive figure negative or the reverse, which no slip
    but a lost sign does.
    """
    return member.figure.value * found.figure.value <= 0


def _digits(figure: Figure) -> str:
    """What of a figure could be seen to be copied: its digits without the zeros at its end."""
    return shown(abs(figure.value), figure.places).rstrip("0").rstrip(".")


def _completed(verdict: Verdict, ranker: _Ranker) -> Verdict:
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
    ranked = _unblamed(_settled(ranker.rank(tie), tie, ranker), tie, ranker)
    finding = msgspec.structs.replace(
        verdict.finding,
        place=ranked[0].place,
        related=tuple(related_operand(member) for member in ranked[1:])
        + _extra_places(verdict.finding, ranked),
        causes=tuple(_causes(ranked, tie, ranker)) or verdict.finding.causes,
        correction=_correction(ranked, tie, ranker, verdict.finding),
    )
    if ranked[0].address != tie.result.address:
        finding = _about_operand(finding, ranked[0], ranker)
    elif finding.expected is None and ranker.is_natural(ranked[0]):
        finding = _decided(finding, ranked[0], ranker)
    return msgspec.structs.replace(verdict, finding=finding)


def _settled(ranked: list[Operand], tie: Tie, ranker: _Ranker) -> list[Operand]:
    """Two prints of one fact: the check's own order stands, unless the rest of the document clearly
    tells against the other.
    """
    members = tie.members()
    if len(members) != 2 or ranked[0] is members[0]:
        return ranked
    first, second = ranker.trial(ranked[0]), ranker.trial(ranked[1])
    clear = (
        first is not None
        and not first.broken
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


def _unblamed(ranked: list[Operand], tie: Tie, ranker: _Ranker) -> list[Operand]:
    """The tie's own result first, where two of its operands are as likely to be wrong: of parts that
    do not add up none is blamed for its place.
    """
    if ranked[0].address == tie.result.address or len(ranked) < 3:
        return ranked
    if ranker.is_clear(ranked[0], ranked[1], tie):
        return ranked
    return sorted(ranked, key=lambda member: member.address != tie.result.address)


def _extra_places(finding: Finding, ranked: Sequence[Operand]) -> tuple[Related, ...]:
    known = {member.place.key() for member in ranked}
    return tuple(each for each in finding.related if each.place.key() not in known)


def _about_operand(finding: Finding, operand: Operand, ranker: _Ranker) -> Finding:
    """The finding told from the figure that is most likely wrong, when that is not the computed
    one.
    """
    found = ranker.trial(operand)
    if found is None:
        return finding
    unit = operand.figure.unit.symbol if operand.figure.unit else ""
    expected = found.figure.text
    message = Text(
        f"{finding.message.zh}；最可能写错的是{operand.name}{operand.figure.text}，"
        f"应为{expected}{unit}",
        f"{finding.message.en}; most likely {in_english(operand.name)} {operand.figure.text} is wrong and"
        f" should be {expected}{unit}",
    )
    return msgspec.structs.replace(
        finding,
        message=message,
        printed=operand.figure.text,
        expected=expected,
        unit=unit or None,
        expected_interval=None,
        quote=operand.figure.text,
        difference=operand.figure.show(operand.figure.base - found.figure.base),
    )


def _decided(finding: Finding, operand: Operand, ranker: _Ranker) -> Finding:
    """A conflict of two prints of which one is a slip of the other."""
    found = ranker.trial(operand)
    return (
        finding if found is None else msgspec.structs.replace(finding, expected=found.figure.text)
    )


def _causes(ranked: Sequence[Operand], tie: Tie, ranker: _Ranker) -> list[Cause]:
    causes: list[Cause] = []
    for member in ranked[:3]:
        found = ranker.trial(member)
        if found is None or ranker.gain(member, tie) <= 0:
            continue
        causes.extend(_causes_of(member, found, ranker))
    return sorted(causes, key=lambda cause: -cause.restores)[:4]


def _causes_of(member: Operand, found: Trial, ranker: _Ranker) -> list[Cause]:
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
    if (
        source is not None
        and source.place.key() != member.place.key()
        and not _flips(member, found)
    ):
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
    ranked: Sequence[Operand], tie: Tie, ranker: _Ranker, finding: Finding
) -> Correction | None:
    first = ranker.trial(ranked[0])
    undecided = finding.expected is None and not ranker.is_natural(ranked[0])
    if first is None or first.gain <= 0 or undecided or _asked_otherwise(first, tie, finding):
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
        and not first.has_rival
        and (not _flips(ranked[0], first) or first.slip == "sign")
        and ranker.network.is_alone(first)
        and (ranker.network.is_full(first) or _is_long_slip(first, ranker))
        and (
            ranked[0].address == tie.result.address
            or ranker.is_natural(ranked[0])
            or ranker.network.is_borne_out(first)
        )
    )
    return Correction(text=_as_printed(first.figure.text, ranked[0].figure) + unit, safe=safe)


def _is_long_slip(found: Trial, ranker: _Ranker) -> bool:
    """Whether a slip of the hand in a figure of four digits or more makes the print: shorter ones
    (130 for 103) are too alike to tell that their writer had rounded.
    """
    return abs(found.figure.value) >= _LONG and ranker.is_natural(found.operand)


def _as_printed(text: str, figure: Figure) -> str:
    """A corrected figure without its minus where the print has none and its words say it (减少)."""
    worded = figure.value < 0 and not figure.text.lstrip().startswith(_MINUS)
    return text.lstrip("-−") if worded else text


def _grouped(verdicts: list[Verdict]) -> list[Verdict]:
    """Errors at one figure share its root cause, and code and address of the first of them as their
    group.
    """
    leaders: dict[tuple[object, ...], str] = {}
    grouped: list[Verdict] = []
    for verdict in verdicts:
        finding = verdict.finding
        if finding is not None and finding.severity is Severity.ERROR:
            key = finding.place.key()
            own = f"{finding.code}@{finding.address}"
            leader = leaders.setdefault(key, own)
            if leader != own:
                finding = msgspec.structs.replace(finding, group=leader)
                verdict = msgspec.structs.replace(verdict, finding=finding)
        grouped.append(verdict)
    return grouped
