"""Points that a heading or a total has, allotted to what stands under it so that they sum exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import cut_off, places_needed, quantum, shown
from jixiao.core.findings import Text
from jixiao.core.ties import Operand, summed
from jixiao.knowledge.labels import in_english

_TWO = 2


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A row and the points that it is to have, as it would print them."""

    row: Operand
    points: str


def allotted(whole: Decimal, parts: Sequence[Decimal], places: int) -> tuple[Decimal, ...]:
    """``whole`` in the proportions of ``parts``, each at ``places`` decimals, in all exactly the whole:
    what cutting off leaves over goes to the largest remainders (largest remainder method), of equal
    ones to the first. Empty where the parts have no proportions, or the whole more decimals.
    """
    total = sum(parts, Decimal(0))
    if total <= 0 or min(parts) < 0 or places_needed(whole) > places:
        return ()
    shares = [whole * part / total for part in parts]
    floors = [cut_off(share, places) for share in shares]
    step = quantum(places)
    left = int((whole - sum(floors, Decimal(0))) / step)
    order = sorted(range(len(parts)), key=lambda at: (floors[at] - shares[at], at))
    raised = set(order[:left])
    return tuple(each + step if at in raised else each for at, each in enumerate(floors))


def is_remainder(whole: Decimal, parts: Sequence[Operand]) -> bool:
    """Whether parts differ from the whole by no more than a last digit of each of them."""
    gap = abs(whole - summed(parts))
    return 0 < gap <= quantum(finest(parts)) * len(parts)


def finest(parts: Sequence[Operand]) -> int:
    """The places that the parts are printed with."""
    return max((each.figure.places for each in parts), default=0)


def changes(whole: Decimal, rows: Sequence[Operand]) -> tuple[Change, ...]:
    """Which rows get which points so that they come to the whole; empty where they do, and where what
    they miss is not what rounding leaves of it.
    """
    if (odd := _odd_one(whole, rows)) is not None:
        return (odd,)
    if not is_remainder(whole, rows):
        return ()
    places = max(finest(rows), places_needed(whole))
    points = allotted(whole, [each.figure.value for each in rows], places)
    return tuple(
        Change(row=row, points=shown(new, places))
        for row, new in zip(rows, points, strict=False)
        if new != row.figure.value
    )


def _odd_one(whole: Decimal, rows: Sequence[Operand]) -> Change | None:
    """The one row that has other points than all the others, which are alike, where theirs make the
    whole: an 8 among tens.
    """
    values = [each.figure.value for each in rows]
    for row in rows if len(rows) > _TWO else ():
        others = {each.figure.value for each in rows if each is not row}
        like = next(iter(others))
        if len(others) == 1 and row.figure.value != like and like * len(values) == whole:
            model = next(each for each in rows if each is not row)
            return Change(row=row, points=model.figure.text)
    return None


def in_words(made: Iterable[Change]) -> Text:
    """Every change of some rows, those alike together: 把甲分值18改为19、乙分值15改为16."""
    alike: dict[tuple[str, str], list[str]] = {}
    for each in made:
        old = each.row.figure.text
        new = each.points + ("%" if old.endswith("%") and not each.points.endswith("%") else "")
        alike.setdefault((old, new), []).append(each.row.name)
    zh = [
        f"{'、'.join(names)}{'各' if len(names) > 1 else ''}{old}改为{new}"
        for (old, new), names in alike.items()
    ]
    en = [
        f"{', '.join(map(in_english, names))}{' each' if len(names) > 1 else ''} {old} to {new}"
        for (old, new), names in alike.items()
    ]
    return Text(f"把{'，'.join(zh)}", f"change {'; '.join(en)}")
