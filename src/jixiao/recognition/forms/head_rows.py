"""Heads of indicators that stand in several rows as one row of the lowest heads of each column: merged
down, with blank cells below or above them, parted under a wide head, or over some columns only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.funding_head_rows import joined_money_heads
from jixiao.recognition.forms.header import is_header
from jixiao.recognition.forms.header_fields import WEAK_NAMES
from jixiao.recognition.forms.header_rows import speaks_for
from jixiao.recognition.forms.lines import Line, Slot, heads_inside, together

_LEVELS = (v.LEVEL1, v.LEVEL2, v.NAME)
_VALUES = (v.TARGET, v.ACTUAL, v.POINTS, v.SCORE, v.REVIEW_SCORE, v.COMPLETION)
_PARTS = (v.OPERATOR, v.TARGET, v.UNIT)
_LONGEST_HEAD, _MOST_ROWS = 14, 3


def with_joined_heads(lines: Iterable[Line]) -> list[Line]:
    """The lines of a grid, rows of heads that make one head together joined to one line."""
    found: list[Line] = []
    for line in lines:
        found.append(line)
        while taken := _taken(found):
            count, joined = taken
            found[-count:] = [joined]
    return found


def _taken(found: Sequence[Line]) -> tuple[int, Line] | None:
    """How many of the last lines make one head, and that; one between two of them may hold nothing but
    heads over others.
    """
    for count in range(2, min(len(found), _MOST_ROWS) + 1):
        if (joined := _joined(found[-count], found[-1])) is not None:
            return count, joined
        if not _is_over(found[-count], found[-1]):
            return None
    return None


def _is_over(above: Line, below: Line) -> bool:
    """Whether a row holds only heads over those of a head below it."""
    return (
        is_header(below)
        and _of_heads(above)
        and all(heads_inside(parent, above, below) for parent in above.slots)
    )


def _joined(above: Line, below: Line) -> Line | None:
    """Two rows of heads as one; None where they are no such rows, or each can be read by itself."""
    if not (is_header(above) or is_header(below)):
        return joined_money_heads(above, below)
    if not (_of_heads(above) and (_of_heads(below) or _parts_scores(above, below))):
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


def _parts_scores(above: Line, below: Line) -> bool:
    """Whether a row says nothing but whose each score is (自评 | 复评 below 得分), one at least in words
    that are known.
    """
    scores = [slot for slot in above.slots if v.indicator_role(slot.text) == v.SCORE]
    inside = {parent: heads_inside(parent, above, below) for parent in scores}
    under = [slot for slots in inside.values() for slot in slots]
    return (
        all(len(slots) != 1 for slots in inside.values())
        and under == list(below.slots)
        and all(slot.figure is None and len(slot.text) <= _LONGEST_HEAD for slot in under)
        and any(
            _is_field(slot) or _together(parent, slot) is not None
            for parent, slots in inside.items()
            for slot in slots
        )
    )


def _is_weak(slot: Slot) -> bool:
    """绩效指标, over the levels and names or beside all of them."""
    return slot.key in WEAK_NAMES or v.is_corner(slot.text)


def _lowest(above: Line, below: Line) -> tuple[Slot, ...] | None:
    """The lowest head of each column by where they stand; None where a head stands under one that it
    is no part of, or the second row says nothing that must be joined to be read.
    """
    inside = {parent: heads_inside(parent, above, below) for parent in above.slots}
    pairs = [(parent, slot) for parent, slots in inside.items() for slot in slots]
    if any(_is_foreign(parent, slot) for parent, slot in pairs) or (
        not below.merged_known
        and any(_is_other(parent, *slots) for parent, slots in inside.items())
    ):
        return None
    under = [slot for _, slot in pairs]
    free = [slot for slot in below.slots if slot not in under]
    if is_header(above):
        names = all(map(_is_field, under))
        if not (free or names or any(_adds(parent, slot) for parent, slot in pairs)):
            return None
    elif not any(_is_field(parent) and not slots for parent, slots in inside.items()):
        return None
    found = [*free]
    for parent, slots in inside.items():
        told = [_told(parent, slot, len(slots)) for slot in slots]
        found.extend(_with_own_score(parent, told) or [parent])
    return tuple(sorted(found, key=lambda slot: slot.start))


def _is_field(slot: Slot) -> bool:
    return v.indicator_role(slot.text) not in (None, v.EXTRA)


def _is_other(parent: Slot, first: Slot | None = None, *more: Slot) -> bool:
    """Whether the only head below one names another field: in text, cells were lost that stood left of
    it.
    """
    if first is None or more or _is_weak(parent) or not (_is_field(parent) and _is_field(first)):
        return False
    role, own = v.indicator_role(parent.text), v.indicator_role(first.text)
    return role != own and not (role == v.TARGET and own in _PARTS)


def _adds(parent: Slot, slot: Slot) -> bool:
    """Whether a head is more than a part of the target above it: a level, whose score it is, or what
    only both say.
    """
    own = v.indicator_role(slot.text)
    if v.indicator_role(parent.text) == v.SCORE and own == v.REVIEW_SCORE:
        return True
    if own is None:
        return _together(parent, slot) is not None
    beyond = own not in (v.EXTRA, *_PARTS) and v.indicator_role(parent.text) in _PARTS
    return own in _LEVELS or beyond


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
    unsaid = own is None or (role == v.SCORE and own == v.UNIT)  # 单位 | 财政 below 得分
    both = _together(parent, slot) if unsaid else None
    return slot if both is None else msgspec.structs.replace(slot, text=both)


def _with_own_score(parent: Slot, slots: list[Slot]) -> list[Slot]:
    """Beside a reviewer's score the only other one is the unit's, whatever it is called."""
    roles = [v.indicator_role(slot.text) for slot in slots]
    if v.indicator_role(parent.text) != v.SCORE or v.SCORE in roles or roles.count(None) != 1:
        return slots
    own = msgspec.structs.replace(slots[roles.index(None)], text=parent.text)
    known = v.REVIEW_SCORE in roles
    return [
        own if known and role is None else slot for role, slot in zip(roles, slots, strict=True)
    ]


def _together(parent: Slot, slot: Slot) -> str | None:
    """The words of two heads as those of one field; None where they name none."""
    return together(parent, slot, lambda text: v.indicator_role(text) in _VALUES)


def _by_words(above: Line, below: Line) -> tuple[Slot, ...] | None:
    """The heads of text whose rows lost cells, in their order: levels in place of the weak head or
    before all others, parts of the target in place of its head or behind the levels, the rest at the end.
    """
    levels = [slot for slot in below.slots if v.indicator_role(slot.text) in _LEVELS]
    parts = [slot for slot in below.slots if v.indicator_role(slot.text) in _PARTS]
    rest = [slot for slot in below.slots if slot not in levels and slot not in parts]
    if [*levels, *parts, *rest] != list(below.slots) or not all(map(_is_field, below.slots)):
        return None
    found: list[Slot] = []
    for slot in above.slots:
        over = _is_weak(slot) and bool(levels)
        target = v.indicator_role(slot.text) == v.TARGET and bool(parts)
        found.extend(levels if over else parts if target else [slot])
    if not any(slot in found for slot in levels):
        found[:0] = levels
    if not any(slot in found for slot in parts):
        named = [at for at, slot in enumerate(found, 1) if v.indicator_role(slot.text) in _LEVELS]
        found[(at := named[-1] if named else 0) : at] = parts
    found.extend(rest)
    fields = [v.indicator_role(slot.text) for slot in found if _is_field(slot)]
    if len(fields) != len(set(fields)):
        return None
    first = min(above.first.start, below.first.start)
    return tuple(
        msgspec.structs.replace(slot, start=first + at, end=first + at + 1)
        for at, slot in enumerate(found)
    )
