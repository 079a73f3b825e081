"""A row that begins with what the budget's execution is called: its words are those of a level, and
of a name where they stand in its column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

import msgspec

from jixiao.core.words import blank
from jixiao.knowledge.behaviour import names_execution
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.slots import Slot
from jixiao.recognition.forms.standing import Column

_LEVELS = (v.LEVEL1, v.LEVEL2, v.NAME)
_SAY_MORE = (v.LEVEL2, v.NAME, v.TARGET)
_BESIDE = (v.REASON, v.EXTRA)
_AND_NAME = 2  # words: those of the level, and the name
_KNOWN = "预算执行"  # a name of level 1 that alignment knows
_USUAL = {v.LEVEL1: "产出指标", v.LEVEL2: "数量指标", v.NAME: "培训人次"}

Align = Callable[[Sequence[Slot]], Mapping[int, Slot]]


def aligned_execution(
    slots: Sequence[Slot], columns: Sequence[Column], align: Align
) -> Mapping[int, Slot] | None:
    """Column index → cell of a row that begins with words of the execution (资金执行情况, 执行率 |
    执行情况) in the column of level 1, has points or a score, and no target: they are its levels and
    its name, and dashes say nothing; so too where it has a reason alone. None for any other row.
    """
    own = list(takewhile(lambda slot: names_execution(slot.text), slots))
    at = {column.role: index for index, column in reversed(list(enumerate(columns)))}
    if not own or v.LEVEL1 not in at or own[0].start >= columns[at[v.LEVEL1]].end:
        return None
    filled = [slot for slot in slots[len(own) :] if not blank(slot.text)]
    found = dict(align([msgspec.structs.replace(own[0], text=_KNOWN), *filled]))
    if found.pop(at[v.LEVEL1], None) is None or any(at.get(role) in found for role in _SAY_MORE):
        return None
    says_why = len(own) > 1 and all(columns[index].role in _BESIDE for index in found)
    if not says_why and not any(at.get(role) in found for role in (v.POINTS, v.SCORE)):
        return None
    return {**found, **dict(zip(_places(own, columns, at), own, strict=False))}


def named_execution(
    slots: Sequence[Slot], columns: Sequence[Column], align: Align
) -> Mapping[int, Slot] | None:
    """Column index → cell of a row that has words of the execution for its levels and for its name,
    each in its own column (预算执行（10分） | 预算执行率 | 执行率): it is a row like any other, though
    such words name a level. None for any other row.
    """
    own: dict[str, Slot] = {}
    for slot in slots:
        role = next((each.role for each in columns if each.start <= slot.start < each.end), None)
        if role not in _LEVELS or role in own or not names_execution(slot.text):
            break
        own[role] = slot
    if v.NAME not in own or len(own) < _AND_NAME:
        return None
    usual = [msgspec.structs.replace(slot, text=_USUAL[role]) for role, slot in own.items()]
    printed = {slot.start: slot for slot in own.values()}
    found = align([*usual, *slots[len(own) :]])
    return {index: printed.get(slot.start, slot) for index, slot in found.items()}


def _places(own: Sequence[Slot], columns: Sequence[Column], at: Mapping[str, int]) -> list[int]:
    """The columns of the words: of two, the second is the name where it stands in its column."""
    places = [at[role] for role in _LEVELS if role in at]
    name = at.get(v.NAME)
    if len(own) == _AND_NAME and name is not None and own[1].start >= columns[name].start:
        return [places[0], name]
    return places
