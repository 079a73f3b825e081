"""Heads of indicators that stand in several rows as one row of the lowest heads of each column: merged
down, with blank cells below or above them, parted under a wide head, or over some columns only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.header import is_header
from jixiao.recognition.forms.header_fields import WEAK_NAMES
from jixiao.recognition.forms.header_rows import speaks_for
from jixiao.recognition.forms.lines import Line, Slot

_LEVELS = (v.LEVEL1, v.LEVEL2, v.NAME)
_VALUES = (v.TARGET, v.ACTUAL, v.POINTS, v.SCORE, v.REVIEW_SCORE, v.COMPLETION)
_PARTS = (v.OPERATOR, v.TARGET, v.UNIT)
_LONGEST_HEAD = 14


def with_joined_heads(lines: Iterable[Line]) -> list[Line]:
    """The lines of a grid, rows of heads that make one head together joined to one line."""
    found: list[Line] = []
    for line in lines:
        found.append(line)
        while len(found) > 1 and (joined := _joined(found[-2], found[-1])) is not None:
            found[-2:] = [joined]
    return found


def _joined(above: Line, below: Line) -> Line | None:
    """Two rows of heads as one; None where they are no such rows, or each can be read by itself."""
    if below.row != above.row + 1 or not (is_header(above) or is_header(below)):
        return None
    if not (_of_heads(above) and _of_heads(below)):
        return None
    slots = _lowest(above, below)
    if slots is None and not below.merged_known:
        slots = _by_words(above, below)
    if slots is None:
        return None
    joined = msgspec.structs.replace(below, slots=slots, whole=above.whole and below.whole)
    return joined if is_header(joined) else None


def _of_heads(line: Line) -> bool:
    """Whether a row holds heads of indicators and little else, and no value."""
    roles = [v.indicator_role(slot.text) for slot in line.slots]
    known = sum(
        role not in (None, v.EXTRA) or _is_weak(slot)
        for role, slot in zip(roles, line.slots, strict=True)
    )
    return 2 * known > len(line.slots) and all(
        role is not None
        or (len(slot.text) <= _LONGEST_HEAD and slot.figure is None and not v.level_of(slot.text))
        or _is_weak(slot)
        for role, slot in zip(roles, line.slots, strict=True)
    )


def _is_weak(slot: Slot) -> bool:
    """绩效指标, over the levels and names or beside all of them."""
    return slot.key in WEAK_NAMES or v.is_corner(slot.text)


def _lowest(above: Line, below: Line) -> tuple[Slot, ...] | None:
    """The lowest head of each column by where they stand; None where a head stands under one that it
    is no part of, or the second row says nothing that it does not say under wide heads.
    """
    found: list[Slot] = []
    parents = _reaching(above)
    covered = [
        [slot for slot in below.slots if each.start <= slot.start < each.end] for each in parents
    ]
    free = [
        slot
        for slot in below.slots
        if not any(each.start <= slot.start < each.end for each in parents)
    ]
    if not _needed(parents, covered, free, above):
        return None
    for parent, own, inside in zip(parents, above.slots, covered, strict=True):
        if any(_is_foreign(parent, slot) for slot in inside):
            return None
        found.extend([_told(parent, slot, len(inside)) for slot in inside] or [own])
    return tuple(sorted((*found, *free), key=lambda slot: slot.start))


def _needed(
    parents: Sequence[Slot], covered: Sequence[Sequence[Slot]], free: Sequence[Slot], above: Line
) -> bool:
    """Whether the rows must be joined to be read: a second row that only parts wide heads is read as
    such, and a row above heads of all columns says nothing of its own.
    """
    if not is_header(above):
        return any(
            not inside and v.indicator_role(parent.text) not in (None, v.EXTRA)
            for parent, inside in zip(parents, covered, strict=True)
        )
    parted = [parent for parent, inside in zip(parents, covered, strict=True) if inside]
    pairs = [
        (parent, slot) for parent, inside in zip(parents, covered, strict=True) for slot in inside
    ]
    single = above.merged_known and any(parent.end - parent.start == 1 for parent in parted)
    return bool(free) or single or any(_adds(parent, slot) for parent, slot in pairs)


def _adds(parent: Slot, slot: Slot) -> bool:
    """Whether a head is more than a part of the target above it: a level, or what only both say."""
    own = v.indicator_role(slot.text)
    if own is None:
        return _together(parent, slot) is not None
    beyond = own not in (v.EXTRA, *_PARTS) and v.indicator_role(parent.text) in _PARTS
    return own in _LEVELS or beyond


def _reaching(line: Line) -> list[Slot]:
    """The heads of a row as wide as they reach: in text up to the next one, or to the table's edge."""
    if line.merged_known:
        return list(line.slots)
    ends = [*(after.start for _, after in pairwise(line.slots)), line.width + 1]
    return [
        msgspec.structs.replace(slot, end=max(end, slot.end))
        for slot, end in zip(line.slots, ends, strict=True)
    ]


def _is_foreign(parent: Slot, slot: Slot) -> bool:
    """Whether a head can be no part of the one above it: a level under the target, a score under a
    level.
    """
    role, own = v.indicator_role(parent.text), v.indicator_role(slot.text)
    if own in _LEVELS:
        return role not in (None, v.EXTRA, *_LEVELS) and not _is_weak(parent)
    return role in _LEVELS and not _is_weak(parent) and own not in (None, v.EXTRA)


def _told(parent: Slot, slot: Slot, count: int) -> Slot:
    """A head below another, saying what it is of where only both together do (自评 below 得分)."""
    role, own = v.indicator_role(parent.text), v.indicator_role(slot.text)
    if (own is None and role is not None and speaks_for(role, slot, count)) or (
        own == v.TARGET and role == v.ACTUAL
    ):
        return msgspec.structs.replace(slot, text=_together(parent, slot) or parent.text)
    together = _together(parent, slot) if own is None else None
    return slot if together is None else msgspec.structs.replace(slot, text=together)


def _together(parent: Slot, slot: Slot) -> str | None:
    """The words of two heads as those of one field; None where they name none."""
    both = (slot.key + parent.key, parent.key + slot.key)
    return next((text for text in both if v.indicator_role(text) in _VALUES), None)


def _by_words(above: Line, below: Line) -> tuple[Slot, ...] | None:
    """The heads of text whose rows lost their empty cells, in their order: levels in place of the weak
    head, parts of the target in place of its head.
    """
    levels = [slot for slot in below.slots if v.indicator_role(slot.text) in _LEVELS]
    parts = [slot for slot in below.slots if v.indicator_role(slot.text) in _PARTS]
    if not levels or len(levels) + len(parts) < len(below.slots) or levels[0] is not below.first:
        return None
    found: list[Slot] = []
    for slot in above.slots:
        inside = (
            levels if _is_weak(slot) else parts if v.indicator_role(slot.text) == v.TARGET else []
        )
        found.extend(inside or [slot])
    if len(found) != len(set(found)) or not set(below.slots) <= set(found):
        return None
    first = above.first.start
    return tuple(
        msgspec.structs.replace(slot, start=first + at, end=first + at + 1)
        for at, slot in enumerate(found)
    )
