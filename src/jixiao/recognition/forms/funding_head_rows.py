"""Heads of the money that stand in two rows as one row of the lowest heads of each column: merged
down, beside blank cells, parted under a wide head (预算数 over 年初 | 全年), or with marks below them
(全年预算数 over （A）).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.funding_cells import is_unit_mark, is_value
from jixiao.recognition.forms.funding_pairs import begins_pairs
from jixiao.recognition.forms.funding_table import funding_header
from jixiao.recognition.forms.lines import Line, Slot, heads_inside, together

_MARK = regex(r"[A-Za-z\d①-⑩/÷×*=＝+%％()（）\s-]{1,14}")
_NO_MORE = regex("(?:资金)?(?:金额|数额|数)")  # below a head of money, what it says already
_SUMS = ("总", "计")
_LONGEST_HEAD, _FEWEST = 14, 2  # characters; fields of a table


def joined_money_heads(above: Line, below: Line) -> Line | None:
    """Two rows of heads of the money as one; None where they are none, or each says by itself what it
    heads.
    """
    if not (_may_head(above) and _may_head(below)) or any(map(_is_source, below.slots)):
        return None
    if begins_pairs(above) or begins_pairs(below, funding_header(above) or ()):
        return None
    lost = not below.merged_known and below.first.start == above.first.start
    if lost and not all(_is_mark(slot) and not is_unit_mark(slot) for slot in below.slots):
        return None  # the block's name above the first head: cells were lost, no column is sure
    slots = above.slots if lost else _lowest(above, below)
    if not _wins(slots, above, below):
        return None
    return msgspec.structs.replace(below, slots=slots, whole=above.whole and below.whole)


def _may_head(line: Line) -> bool:
    """Whether a row holds short words and no amount."""
    return all(len(slot.key) <= _LONGEST_HEAD and not is_value(slot) for slot in line.slots)


def _heads(above: Line, below: Line) -> list[Slot]:
    """The cells of the upper row right of its labels and of the block's own name, which may speak of
    the money too (预算执行情况).
    """
    first = above.first
    named = first.start == 1 and len(above.slots) > 1 and first.end <= below.first.start
    slots = above.slots[1:] if named or v.says(v.FUND_ROW, first.text) else above.slots
    at = next((at for at, slot in enumerate(slots) if v.funding_role(slot.text)), len(slots))
    return list(slots[at:])


def _lowest(above: Line, below: Line) -> tuple[Slot, ...]:
    """The lowest head of each column by where they stand; beside a head without its width, blank
    cells are below it too.
    """
    inside = {parent: heads_inside(parent, above, below) for parent in above.slots}
    under = [slot for slots in inside.values() for slot in slots]
    found: list[Slot] = []
    for slot in (slot for slot in below.slots if slot not in under):
        left = [parent for parent, slots in inside.items() if slots and parent.start < slot.start]
        found.append(_told(left[-1], slot, _FEWEST) if left else slot)
    for parent, slots in inside.items():
        found.extend([_told(parent, slot, len(slots)) for slot in slots] or [parent])
    return tuple(sorted(found, key=lambda slot: slot.start))


def _is_source(slot: Slot) -> bool:
    """Whether a cell names a source of the money or its total, and heads no amounts."""
    named = v.says(v.FUND_ROW, slot.text)
    return named and (v.funding_role(slot.text) is None or any(word in slot.key for word in _SUMS))


def _told(parent: Slot, slot: Slot, count: int) -> Slot:
    """A head below another, saying what it is of where only both together do (年初 below 预算数)."""
    above, own = v.funding_role(parent.text), v.funding_role(slot.text)
    if above is not None and count == 1 and (_is_mark(slot) or _NO_MORE.fullmatch(slot.key)):
        both = parent.text + slot.text  # with its unit of money (（元）)
        text = both if v.funding_role(both) == above else parent.text
        return msgspec.structs.replace(slot, text=text)
    if own is None and (joined := _together(parent, slot)) is not None:
        return msgspec.structs.replace(slot, text=joined)
    if own is None and above is not None and count == 1:
        return msgspec.structs.replace(slot, text=parent.text)
    return slot


def _together(parent: Slot, slot: Slot) -> str | None:
    """The words of two heads as those of one field; None where they name none."""
    return together(parent, slot, lambda text: v.funding_role(text) is not None)


def _is_mark(slot: Slot) -> bool:
    return not slot.key or is_unit_mark(slot) or _MARK.fullmatch(slot.text) is not None


def _wins(slots: Sequence[Slot], above: Line, below: Line) -> bool:
    """Whether the joined row heads all that either does, no field twice that none has twice, and
    more than the upper one; or the lower one holds marks, which are no amounts.
    """
    heads = _heads(above, below)
    joined, upper, lower = (_fields(row) for row in (slots, heads, below.slots))
    twice = len(joined) - len(set(joined))
    if twice > max(len(upper) - len(set(upper)), len(lower) - len(set(lower))):
        return False
    if len(set(joined)) < _FEWEST or not set(joined) >= {*upper, *lower}:
        return False
    marks = [slot for slot in below.slots if _is_mark(slot)]
    if marks and heads and all(s in marks or s.end <= heads[0].start for s in below.slots):
        return True
    return set(joined) > set(upper) and (bool(upper) or _names_block(above, below))


def _names_block(above: Line, below: Line) -> bool:
    """Whether a row without a field's head is the upper one of the block's heads, whose name reaches
    down beside the lower one.
    """
    first = above.first
    if first.cell.row + first.cell.row_span > below.row:
        return True
    money = v.says(v.FUND_ROW, first.text) and not any(word in first.key for word in _SUMS)
    return money and first.start < below.first.start


def _fields(slots: Sequence[Slot]) -> list[str]:
    return [role for slot in slots if (role := v.funding_role(slot.text)) is not None]
