"""Goals: what was expected beside what was reached, and the overall completion where the form has
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from jixiao.core.forms import Goal
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import plain, rate
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import DASH, NUMBER, PERCENTAGE, nature

_NUMBERED = regex(
    r"\s*(?:年度|总体|绩效)*目标\s*[\d一二三四五六七八九十]{1,2}\s*[:：]\s*[一-龥]{2}"
)
EXPECTED, ACTUAL, COMPLETION = "expected", "actual", "completion"


class _Heads(msgspec.Struct):
    """Columns of the goals' header: (start, field)."""

    columns: list[tuple[int, str]]


def read_goals(lines: Sequence[Line]) -> tuple[Goal, ...]:
    """The goals of the lines of the goals' part."""
    heads: _Heads | None = None
    found: list[Goal] = []
    for line in lines:
        if v.says(v.GOAL_ASIDE, line.first.text) or (
            len(line.slots) > 2 and v.says(v.GOAL_ASIDE, line.slots[1].text)
        ):
            continue
        labelled = _labelled(line)
        header = _header(line) if labelled is None else None
        if header is not None:
            heads = header
            continue
        goal = labelled or _goal(_without_label(line), heads)
        if goal is not None:
            found.append(goal)
    return tuple(found)


def goals_of(lines: Sequence[Line], indicators: Sequence[Line]) -> tuple[Goal, ...]:
    """The goals of a form: in their own part, else left of the indicators, where the overall
    completion of a part without words belongs to the first.
    """
    own = read_goals(lines)
    if any(goal.expected or goal.actual for goal in own):
        return own
    corners = goals_of_corners(indicators)
    if not own or not corners:
        return own or corners
    first = msgspec.structs.replace(corners[0], completion=own[0].completion)
    return (first, *corners[1:])


def goals_of_corners(lines: Sequence[Line]) -> tuple[Goal, ...]:
    """The goals that stand left of the indicators (目标1：… | 产出指标 | …)."""
    firsts = [
        line.first for line in lines if len(line.slots) > 1 and _NUMBERED.match(line.first.text)
    ]
    return tuple(Goal(place=slot.cell.place, expected=plain(slot)) for slot in firsts)


def _header(line: Line) -> _Heads | None:
    """A header line: nothing but the words of goal columns."""
    columns: list[tuple[int, str]] = []
    for slot in line.slots:
        if v.says(v.GOAL_COMPLETION, slot.text):
            columns.append((slot.start, COMPLETION))
        elif v.heads_reached_goals(slot.text) and columns:
            columns.append((slot.start, ACTUAL))
        elif _expected(slot, line):
            columns.append((slot.start, EXPECTED))
        elif not (v.says(v.GOAL_LABEL, slot.text) or len(slot.text) <= 8):
            return None
    if sum(field == EXPECTED for _, field in columns) > 1:
        columns = _annual(line, columns)
    return _Heads(columns) if columns else None


def _labelled(line: Line) -> Goal | None:
    """The goal of a line in which each part stands behind its label (预期目标 | … | 实际完成情况 | …);
    None where not both have words behind them.
    """
    labels = [(slot, _field_of(slot)) for slot in line.slots]
    fields: dict[str, Slot] = {}
    for (_, field), (behind, other) in pairwise(labels):
        if field and not other:
            fields.setdefault(field, behind)
    if ACTUAL not in fields or EXPECTED not in fields:
        return None
    completion = rate(fields.get(COMPLETION))
    return Goal(
        place=next(slot for slot, field in labels if field == EXPECTED).cell.place,
        expected=plain(fields.get(EXPECTED)),
        actual=plain(fields.get(ACTUAL)),
        completion=completion if completion and completion.figure else None,
    )


def _field_of(slot: Slot) -> str:
    """What a label of a goal's part is of; empty for other words."""
    if v.says(v.GOAL_COMPLETION, slot.text):
        return COMPLETION
    if v.says(v.GOAL_EXPECTED, slot.text):
        return EXPECTED
    return ACTUAL if v.heads_reached_goals(slot.text) else ""


def _expected(slot: Slot, line: Line) -> bool:
    """Whether a cell of a header heads the goals; the leftmost one is otherwise the label of the
    block.
    """
    if slot is not line.first:
        return v.says(v.GOAL_EXPECTED, slot.text) or (
            v.says(v.GOAL_LABEL, slot.text) and v.other_period(slot.text)
        )
    return v.says(v.GOAL_EXPECTED, slot.text) and any(
        v.heads_reached_goals(other.text) for other in line.slots[1:2]
    )


def _annual(line: Line, columns: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Medium-term and annual goals side by side: the annual one is the goal."""
    starts = {slot.start: slot for slot in line.slots}
    expected = [start for start, field in columns if field == EXPECTED]
    annual = next(
        (start for start in expected if not v.other_period(starts[start].text)), expected[-1]
    )
    return [
        (start, field if field != EXPECTED or start == annual else "") for start, field in columns
    ]


def _without_label(line: Line) -> list[Slot]:
    slots = list(line.slots)
    if len(slots) > 1 and v.says(v.GOAL_LABEL, slots[0].text):
        return slots[1:]
    return slots


def _goal(slots: list[Slot], heads: _Heads | None) -> Goal | None:
    if not slots or (
        len(slots) == 1 and (v.says(v.GOAL_LABEL, slots[0].text) or v.is_corner(slots[0].text))
    ):
        return None
    fields: dict[str, Slot] = {}
    columns = heads.columns if heads else []
    if len(columns) == len(slots):
        fields = {field: slot for (_, field), slot in zip(columns, slots, strict=True)}
    else:
        rest = list(slots)
        if _is_completion(rest[-1], columns):
            fields[COMPLETION] = rest.pop()
        named = [(start, field) for start, field in columns if field in (EXPECTED, ACTUAL)]
        if not named:
            fields |= dict(zip((EXPECTED, ACTUAL), rest, strict=False))
            rest = []
        for slot in rest:
            field = min(named, key=lambda head: abs(head[0] - slot.start))[1]
            if field not in fields:
                fields[field] = slot
    completion = rate(fields.get(COMPLETION))
    if not (EXPECTED in fields or ACTUAL in fields or (completion and completion.figure)):
        return None
    return Goal(
        place=slots[0].cell.place,
        expected=plain(fields.get(EXPECTED)),
        actual=plain(fields.get(ACTUAL)),
        completion=completion,
    )


def _is_completion(slot: Slot, columns: Sequence[tuple[int, str]]) -> bool:
    """Whether the last cell of a row is the overall completion: a rate that stands below no other
    head, with its sign or below its own.
    """
    if COMPLETION not in {field for _, field in columns}:
        return False
    under = next((field for start, field in columns if start == slot.start), None)
    kind = nature(slot.text)
    return (under == COMPLETION and kind in (PERCENTAGE, NUMBER, DASH)) or (
        under is None and kind == PERCENTAGE
    )
