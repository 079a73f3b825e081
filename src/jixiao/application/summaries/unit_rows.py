"""Lists that write a unit in a row of its own above its projects, in the column of their names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.series import series
from jixiao.core.summaries import ListedProject
from jixiao.core.unitnames import plain_heading, sounds_like_unit

_MOST_NAMED = 5


def under_units(
    rows: Sequence[ListedProject], name: str
) -> tuple[list[ListedProject], list[Finding]]:
    """The projects of a list, those below a row of a unit with that unit, and what is said of it. A
    row is a unit's where it is called like one, names no unit beside it, and has no amount or code of
    its own beside rows that have, or the sum of the rows below it.
    """
    like = [not each.unit and sounds_like_unit(each.name) for each in rows]
    below = {at: _below(rows, like, at) for at in range(len(rows)) if like[at]}
    heads = {at for at, own in below.items() if _is_head(rows[at], own)}
    if len(heads) == 1 or len(heads) < len(below):  # one equal amount may be chance
        heads = {at for at in heads if len(below[at]) > 1 or rows[at].amount is None}
    if not heads:
        return list(rows), []
    found: list[ListedProject] = []
    unit = ""
    for at, each in enumerate(rows):
        if at in heads:
            unit = plain_heading(each.name)
        else:
            found.append(msgspec.structs.replace(each, unit=each.unit or unit))
    return found, [_told(name, [rows[at] for at in sorted(heads)])]


def _below(rows: Sequence[ListedProject], like: Sequence[bool], at: int) -> Sequence[ListedProject]:
    """The rows below one up to the next that is called like a unit."""
    end = next((to for to in range(at + 1, len(rows)) if like[to]), len(rows))
    return rows[at + 1 : end]


def _is_head(own: ListedProject, below: Sequence[ListedProject]) -> bool:
    if not below:
        return False
    amounts = [each.amount for each in below if each.amount is not None]
    if own.amount is not None:
        room = sum(each.step for each in (own, *below)) / 2
        return len(amounts) == len(below) and abs(own.amount - sum(amounts)) <= room
    lacks_code = not own.code and all(each.code for each in below)
    return bool(amounts) or lacks_code


def _told(name: str, heads: Sequence[ListedProject]) -> Finding:
    zh = series((f"{each.name}（{each.at}）" for each in heads), _MOST_NAMED, "行").zh
    en = series((f"{each.name} ({each.at})" for each in heads), _MOST_NAMED).en
    return fault(
        "E071",
        f"{name}：{zh}在“项目名称”栏里单独成行，是单位，没有当作项目；下面的项目算它的",
        f"{name}: {len(heads)} rows in the column of projects are units ({en}); the projects below"
        " are taken for theirs",
        severity=Severity.REMARK,
    )
