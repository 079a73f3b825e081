"""What is advised where points do not add up: one allocation for all findings of a form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.allocation import Allocation, Doubt, Settled, sums_of
from jixiao.checks.allotting import in_words
from jixiao.checks.points import OF_HEADING
from jixiao.checks.verdicts import percent_points, percent_sign, tie_finding, without_value
from jixiao.core.figures import HUNDRED, parse, places_needed, shown
from jixiao.core.findings import Finding, Text, Verdict, split_address
from jixiao.core.series import series
from jixiao.core.ties import Operand, Tie, judge, summed
from jixiao.knowledge.labels import in_english


def with_points(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts with what is to be done about points that are allotted, in every finding that is
    placed at a heading or a total and gives it no other value: the rows that change, or the heading
    to be mended first, in whose group the finding is told then.
    """
    ties: dict[tuple[int, str | None], list[Tie]] = defaultdict(list)
    for each in verdicts:
        if each.tie is not None and each.tie.allotted:
            ties[_form(each.address)].append(each.tie)
    open_ = {_form(each.address) for each in verdicts if _is_open(each)}
    right = _right(verdicts) if open_ else {}
    fast = {limit.address for each in verdicts for limit in each.limits if limit.low == limit.high}
    found = {form: Allocation(ties[form], right, fast) for form in open_}
    by_result = {
        each.tie.result.address: each.finding
        for each in verdicts
        if each.finding is not None and each.tie is not None and each.tie.allotted
    }
    told = []
    for each in verdicts:
        if _is_open(each) and each.tie is not None and each.finding is not None:
            settled = found[_form(each.address)].of(each.tie)
            heads = [by_result[one.address] for one in settled.missed if one.address in by_result]
            finding = _advised(each.finding, each.tie, settled, heads)
            each = msgspec.structs.replace(each, finding=finding)
        told.append(each)
    return told


def consistent(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts without the values for points that do not hold together: with all of them in their
    places the heading or the total that a finding is of is missed all the same, or another one that
    has the figure (a safe correction stays then: another figure is wrong), or the points are none, a
    score below none, or either above a hundred.
    """
    ties: dict[tuple[int, str | None], list[Tie]] = defaultdict(list)
    for each in verdicts:
        if each.tie is not None and each.tie.allotted:
            ties[_form(each.address)].append(each.tie)
    sums = [each for of_form in ties.values() for each in sums_of(of_form)]
    own = {
        at: _Given(address=member.address, value=value, tie=each.tie, safe=_is_safe(finding))
        for at, each in enumerate(verdicts)
        if (finding := each.finding) is not None
        and (value := _value(finding)) is not None
        and (member := _at(finding, ties[_form(each.address)])) is not None
    }
    dropped = {at for at, each in own.items() if not each.is_possible}
    while own:
        right = {each.address: each.value for at, each in own.items() if at not in dropped}
        open_ = [each for each in sums if not each.holds(right)]
        missed = {name for each in open_ for name in each.names()}
        failing = {id(each.tie) for each in open_}
        more = {
            at
            for at, each in own.items()
            if id(each.tie) in failing or (each.address in missed and not each.safe)
        } - dropped
        if not more:
            break
        dropped |= more
    return [_unblamed(each) if at in dropped else each for at, each in enumerate(verdicts)]


class _Given(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a finding gives a figure of points."""

    address: str
    value: Decimal
    tie: Tie | None
    safe: bool

    @property
    def is_possible(self) -> bool:
        """Whether points may be so many: a row that is there has some, a score may be none."""
        least_kept = self.value > 0 or not self.address.endswith(".points")
        return 0 <= self.value <= HUNDRED and least_kept


def _is_safe(finding: Finding) -> bool:
    return finding.correction is not None and finding.correction.safe


def _at(finding: Finding, ties: Sequence[Tie]) -> Operand | None:
    """The figure of points that a finding is placed at."""
    spot = finding.place.key()
    return next((each for tie in ties for each in tie.members() if each.place.key() == spot), None)


def _unblamed(verdict: Verdict) -> Verdict:
    """A verdict without a value; placed at the heading again, where it blamed one of its parts."""
    tie, finding = verdict.tie, verdict.finding
    if finding is None or tie is None or (judged := judge(tie)) is None:
        return verdict
    if finding.place.key() != tie.result.place.key():
        plain = tie_finding(judged, finding.severity, finding.message, None)
        finding = msgspec.structs.replace(plain, group=finding.group)
    return msgspec.structs.replace(verdict, finding=without_value(finding))


def _value(finding: Finding) -> Decimal | None:
    text = finding.correction.text if finding.correction is not None else finding.expected
    figure = parse(text) if text and finding.printed else None
    return figure.value if figure is not None else None


def _form(address: str) -> tuple[int, str | None]:
    return split_address(address)[:2]


def _is_open(verdict: Verdict) -> bool:
    """Whether a verdict is of points that their rows miss, and gives no value."""
    tie, finding = verdict.tie, verdict.finding
    return (
        tie is not None
        and finding is not None
        and tie.allotted
        and finding.place.key() == tie.result.place.key()
        and finding.correction is None
    )


def _right(verdicts: Sequence[Verdict]) -> dict[str, Decimal]:
    """The values that findings give single figures of points."""
    right: dict[str, Decimal] = {}
    for each in verdicts:
        if each.tie is None or each.finding is None or each.finding.correction is None:
            continue
        figure, spot = parse(each.finding.correction.text), each.finding.place.key()
        for member in each.tie.members():
            if figure is not None and member.place.key() == spot:
                right.setdefault(member.address, figure.value)
    return right


def _advised(finding: Finding, tie: Tie, settled: Settled, heads: Sequence[Finding]) -> Finding:
    """The finding with what is to be done; ``heads`` are those of the headings to be mended before."""
    group = finding.group
    names = series(each.name.removesuffix(OF_HEADING) for each in settled.missed)
    if settled.changes:
        advice = _changed(tie, settled, after=bool(heads))
    elif settled.doubled is not None:
        advice = _once(tie, settled.doubled)
    elif heads and settled.doubt is None:
        advice = Text(
            f"先改好{names.zh}，合计就与这里相符",
            f"first mend “{names.en}”; then they add up to this",
        )
        group = heads[0].group or f"{heads[0].code}@{heads[0].address}"
    else:
        advice = _kept(tie, settled)
    return msgspec.structs.replace(without_value(finding, advice), group=group)


def _changed(tie: Tie, settled: Settled, *, after: bool) -> Text:
    """What the rows right under a whole become."""
    points, rows, of, sign = _points(tie), in_words(settled.changes), _of(tie), percent_sign(tie)
    zh, en = "", ""
    if after:
        zh, en = "，再改好下级标题的各项", "; then mend those of the headings below"
    return Text(
        f"{points}{of}不变，{rows.zh}{zh}，合计就是{points}{sign}；得分随分值重算",
        f"{points} points stay: {rows.en}{en}; compute the scores again",
    )


def _once(tie: Tie, doubled: Operand) -> Text:
    """What is to be looked at, where a row stands there twice."""
    points, name = _points(tie), doubled.name.removesuffix("分值")
    of, sign = _of(tie), percent_sign(tie)
    return Text(
        f"{points}{of}不变；“{name}”列了两行，分值都是{doubled.figure.text}，是重复的请删去一行，合计就是{points}{sign}；"
        "是两项指标的，改写名称并调整各项的分值",
        f"{points} points stay: {in_english(name)} is there twice with {doubled.figure.text} points; take"
        " one away, or name them apart and change the points",
    )


def _kept(tie: Tie, settled: Settled) -> Text:
    """What is to be looked at, where nothing tells which figure is wrong."""
    of, points, gap = _of(tie), _points(tie), summed(tie.operands) - tie.result.figure.value
    off = shown(abs(gap), places_needed(gap))
    by, sign = percent_points(tie) or "分", percent_sign(tie)
    more, en = ("多", "more") if gap > 0 else ("少", "less")
    doubt = settled.doubt or Doubt.ROWS
    if doubt is Doubt.TOTAL:
        return Text(
            "总分的分值应为100，请核对总分和各项的分值",
            "the total should be 100 points: look at it and at its parts",
        )
    if doubt is Doubt.HEADING:
        own = shown(settled.rows, places_needed(settled.rows))
        return Text(
            f"各项合计{own}{sign}，上一级的合计相符：把标题的分值改为{own}{sign}",
            f"its parts come to {own}, and what is above adds up: change the heading to {own}",
        )
    if doubt is Doubt.MISPLACED:
        return Text(
            f"请核对标题和下面各项：合计{more}了{off}{by}，而上一级合计相符，多半是有一项归错了标题，"
            "或者标题的分值写错",
            f"look at the heading and its parts: they come to {off} {en}, and what is above adds up;"
            " one may be under another heading, or the heading wrong",
        )
    if doubt is Doubt.HEADINGS:
        return Text(
            f"请先核对各标题的分值，再核对各项：标题之间也不相符，合计{more}了{off}{by}",
            f"look at the points of the headings first, then at the parts, which come to {off} {en}",
        )
    return Text(
        f"{points}{of}不变，请核对各项：合计{more}了{off}{by}，有一项分值写错，或者归错了标题",
        f"{points} points stay: the parts come to {off} {en}; one is wrong or under another heading",
    )


def _points(tie: Tie) -> str:
    whole = tie.result.figure.value
    return shown(whole, places_needed(whole))


def _of(tie: Tie) -> str:
    """What points are counted in: 分, or percent where they are printed so."""
    return percent_sign(tie) or "分"
