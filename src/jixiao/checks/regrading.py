"""The grade that follows from scores which are corrected: named with the correction, and told behind it
where it contradicts the score as it is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.advice import recomputed
from jixiao.checks.mending import figure_given
from jixiao.checks.network import Network
from jixiao.checks.precedence import behind, is_sure, spot_of
from jixiao.core.figures import Figure
from jixiao.core.findings import Finding, Grading, Text, Verdict
from jixiao.core.ties import Operand


def regraded(verdicts: Sequence[Verdict], network: Network) -> list[Verdict]:
    """The verdicts; a correction that takes the scores of a form into another band names the grade
    among what follows it, and a grade that does not follow from scores which an error corrects is
    told behind that error.
    """
    gradings = [each.grading for each in verdicts if each.grading is not None]
    if not gradings:
        return list(verdicts)
    at_place = {spot_of(each): each for each in reversed(network.operands())}
    for grading in gradings:
        at_place.update((spot_of(each), each) for each in grading.scores)
    given = {
        id(each): figures
        for each in (verdict.finding for verdict in verdicts)
        if each is not None and (figures := _given(each, at_place.get(spot_of(each)), network))
    }
    firm = [each.finding for each in verdicts if each.finding is not None and is_sure(each.finding)]
    heads = [(each, given[id(each)]) for each in firm if id(each) in given]
    after_all = {grading.grade.address: _after_all(grading, given.values()) for grading in gradings}
    return [_regraded(each, gradings, given, heads, after_all) for each in verdicts]


def _after_all(grading: Grading, given: Iterable[Mapping[str, Figure]]) -> str | None:
    """The grade once all corrections are made."""
    moved: dict[str, Decimal] = defaultdict(Decimal)
    printed = {each.address: each.figure for each in grading.scores}
    for figures in given:
        for address in printed.keys() & figures.keys():
            moved[address] += figures[address].value - printed[address].value
    return grading.given(
        {
            address: printed[address].with_value(
                printed[address].value + change, printed[address].places
            )
            for address, change in moved.items()
        }
    )


def _given(
    finding: Finding, operand: Operand | None, network: Network
) -> Mapping[str, Figure] | None:
    """The figures, by address, with what a finding gives for its place, and with what is computed again
    from that.
    """
    if finding.correction is None or operand is None or finding.printed != operand.figure.text:
        return None
    figure = figure_given(finding.correction.text, operand)
    if figure is None:
        return None
    figures = recomputed(network, operand, figure)
    named = {operand.address, *(each.address for each in finding.correction.following)}
    return {address: found for address, found in figures.items() if address in named}


def _regraded(
    verdict: Verdict,
    gradings: Sequence[Grading],
    given: Mapping[int, Mapping[str, Figure]],
    heads: Sequence[tuple[Finding, Mapping[str, Figure]]],
    after_all: Mapping[str, str | None],
) -> Verdict:
    finding = verdict.finding
    if finding is None:
        return verdict
    if verdict.grading is not None:
        changed = _behind(finding, verdict.grading, heads)
        if changed is finding:
            changed = _unless_all(finding, after_all.get(verdict.grading.grade.address))
    else:
        changed = _with_grades(finding, gradings, given.get(id(finding), {}), after_all)
    return verdict if changed is finding else msgspec.structs.replace(verdict, finding=changed)


def _with_grades(
    finding: Finding,
    gradings: Sequence[Grading],
    figures: Mapping[str, Figure],
    after_all: Mapping[str, str | None],
) -> Finding:
    """A finding with the grades that its correction takes to another band, each with what it becomes
    where that is the same once all other corrections are made.
    """
    if finding.correction is None or not figures:
        return finding
    known = finding.correction.following
    grades = tuple(
        msgspec.structs.replace(
            each.grade, becomes=grade if after_all.get(each.grade.address) == grade else ""
        )
        for each, grade in _taken(gradings, figures)
        if each.grade not in known
    )
    if not grades:
        return finding
    correction = msgspec.structs.replace(finding.correction, following=known + grades)
    return msgspec.structs.replace(finding, correction=correction)


def _taken(
    gradings: Sequence[Grading], figures: Mapping[str, Figure]
) -> Iterator[tuple[Grading, str]]:
    """The gradings whose printed grade is not that of the scores with some figures in their places, each
    with that.
    """
    for each in gradings:
        if any(score.address in figures for score in each.scores):
            grade = each.given(figures)
            if grade is not None and not each.is_printed(grade):
                yield each, grade


def _unless_all(finding: Finding, grade: str | None) -> Finding:
    """What is told of a grade, with the one that it is once all scores are corrected, where that is another."""
    if finding.correction is None or grade is None or grade == finding.expected:
        return finding
    advice = Text(
        f"各项得分按建议改了的，等级是“{grade}”", f"with all scores corrected it is “{grade}”"
    )
    return msgspec.structs.replace(finding, advice=advice)


def _behind(
    finding: Finding, grading: Grading, heads: Sequence[tuple[Finding, Mapping[str, Figure]]]
) -> Finding:
    """What is told of a grade, behind the error that corrects the scores it is judged by, where they
    then give another grade.
    """
    for head, figures in heads:
        if any(score.address in figures for score in grading.scores):
            grade = grading.given(figures)
            if grade is not None and grade != finding.expected:
                return behind(finding, head)
    return finding
