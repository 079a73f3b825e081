"""Targets of several figures (成人≥200人、儿童≥100人), each of which a figure of the result answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from jixiao.core.figures import scan
from jixiao.core.regex import regex
from jixiao.judging.criteria.notation import OPERATOR, worded
from jixiao.judging.criteria.values import Attainment, Criterion

_APART = regex(r"[;；、()（）\n]|[,，](?!\d{3}(?!\d))|(?:且|并且|同时|以及|和)(?=[一-龥≥≤<>=\d])")
_NO_LABEL = regex(
    r"其中|分别|实际|完成|达到|达|全年|本年|累计|共计|共|约|均|为|及?以上|及?以下|以内|[^一-龥A-Za-z]"
)
_AMONG = regex(r"^[\s:：]*其中[\s:：]*")
_OF_ANOTHER = regex(r"上年|去年|同期|同比|基期|基数|全[国省市县区]|平均|原|不含|含|例如|如")
"""What a figure is called by that is compared with, and is no target."""
UNPAIRED = Attainment(attained=None, reason="指标值有几个数，完成值没有逐个对上")
"""A result that does not answer each figure of its target."""


class Clause(msgspec.Struct, frozen=True):
    """Words with one figure, and what the figure is of; empty where the words do not say."""

    text: str
    label: str


def clauses(text: str) -> tuple[Clause, ...]:
    """The parts of a target that has several figures, each with one; none where a part has several, a
    figure is what others are compared with, or nothing says what any of them is.
    """
    found = _apart(text)
    return found if any(each.label or OPERATOR.search(each.text) for each in found) else ()


def _apart(text: str) -> tuple[Clause, ...]:
    parts = [part for part in _APART.split(worded(text)) if scan(part)]
    if len(parts) < 2 or _OF_ANOTHER.search(text) or any(len(scan(part)) > 1 for part in parts):
        return ()
    return tuple(Clause(_AMONG.sub("", part).strip(), _label(part)) for part in parts)


def each_attained(
    criterion: Criterion, text: str, attain: Callable[[Criterion, str], Attainment]
) -> Attainment | None:
    """How a result with a figure for each part of a target stands to it: missed where one part is,
    attained where all are. None where it has other figures than the target asks for.
    """
    answers = _apart(text)
    asked = criterion.parts
    if len(answers) != len(asked):
        return None
    pairs = _paired(asked, answers)
    if pairs is None:
        return None
    found = [(part, attain(part, answer.text)) for part, answer in pairs]
    missed = [part.text for part, each in found if each.attained is False]
    if missed:
        return Attainment(attained=False, reason=f"其中“{'、'.join(missed)}”没有达到")
    if any(each.attained is None for _, each in found):
        return None
    return Attainment(attained=True, reason="各项都达到指标值")


def _paired(
    asked: Sequence[Criterion], answers: Sequence[Clause]
) -> list[tuple[Criterion, Clause]] | None:
    """Each part with its answer: that of its label where all have one, else that of its place."""
    labels = [_label(worded(part.text)) for part in asked]
    if all(labels) and len(set(labels)) == len(labels):
        by_label = {answer.label: answer for answer in answers}
        if set(by_label) == set(labels):
            return [(part, by_label[label]) for part, label in zip(asked, labels, strict=True)]
    if all(
        not label or not answer.label or label in answer.label or answer.label in label
        for label, answer in zip(labels, answers, strict=True)
    ):
        return list(zip(asked, answers, strict=True))
    return None


def _label(part: str) -> str:
    """What a figure is of by the words around it (儿童 of 其中儿童≥50人), without its unit."""
    spans = scan(part)
    words = part[: spans[0].start] if spans else part
    return _NO_LABEL.sub("", words)
