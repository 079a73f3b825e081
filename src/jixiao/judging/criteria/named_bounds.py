"""Limits that are named and not counted (≤当地最低工资标准), and answers that say on which side of one
the result lies (未超当地最低工资标准).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

import msgspec

from jixiao.core.regex import regex
from jixiao.core.words import unmarked
from jixiao.judging.criteria.values import Attainment, CriterionKind, Stage

Side = Literal["<", "≤", "=", "≥", ">"]
_NOT = r"(?:未曾?|没有?|不|不得|不能|并未|均未)"
ABOVE, BELOW = r"(?:超过|超出|超|高于|高出|大于|多于|突破)", r"(?:低于|小于|少于|不足)"
_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("≤", regex(rf"{_NOT}{ABOVE}|控制在|≤|<=|小于等于|低于或等于|小于或等于")),
    ("≥", regex(rf"{_NOT}{BELOW}|≥|>=|大于等于|高于或等于|大于或等于")),
    ("<", regex(rf"{BELOW}|未达到?|<")),
    (">", regex(rf"{ABOVE}|>")),
    ("=", regex(r"等于|与|=")),
)
_BEFORE = regex(r"^(?:全年|本年|实际|均|全部|都|已|始终|严格)+")
_AFTER = regex(r"(?:以内|之内|范围内|内|持平|相当|一致|左右|的?要求|水平)+$")
_TIMES = regex(
    r"[\d%％]|[零一二两三四五六七八九十百千万亿]+(?:倍|成|折|分之|个?百分点|[个件次人户家台套份批期天日月年元岁米](?!性)|万|亿|$)"
)
"""A figure, in digits or in Chinese numerals before what they count; 统一, 一般 and 一次性 are none."""
_MET: dict[Side, str] = {
    "≤": "≤<=",
    "<": "<",
    "≥": "≥>=",
    ">": ">",
    "=": "=",
}
_MISSED: dict[Side, str] = {
    "≤": ">",
    "<": ">≥=",
    "≥": "<",
    ">": "<≤=",
    "=": "<>",
}
_OF_KIND: dict[CriterionKind, Side] = {
    CriterionKind.AT_MOST: "≤",
    CriterionKind.WITHIN: "≤",
    CriterionKind.AT_LEAST: "≥",
}
UNJUDGED = Attainment(attained=None, reason="文字描述，不能据此判断是否完成")
"""Words that nobody can hold against a target."""


class Bound(msgspec.Struct, frozen=True):
    """A side, and the limit that it is of; no name where words leave it to the target (未超过)."""

    side: Side
    name: str


def against_named(target: str, answer: str) -> Attainment | None:
    """How an answer that says a side stands to a target in words that names a limit; None where
    either says none.
    """
    asked, said = _bound(target), _bound(answer)
    if asked is None or said is None or not asked.name:
        return None
    if said.name not in ("", asked.name):
        return _of_another(answer)
    return _judged(asked.side, said.side) if said.name or _whole(answer) else None


def against_figure(kind: CriterionKind, answer: str) -> Attainment | None:
    """How an answer without a figure that says a side (未超过) stands to a target with one."""
    asked, said = _OF_KIND.get(kind), _bound(answer)
    if asked is None or said is None:
        return None
    if said.name:
        return _of_another(answer)
    return _judged(asked, said.side) if _whole(answer) else None


def _judged(asked: Side, said: Side) -> Attainment:
    if said in _MET[asked]:
        reason = "完成值说明没有越过指标值"
        return Attainment(attained=True, ratio=Decimal(1), reason=reason, stage=Stage.MET)
    if said in _MISSED[asked]:
        return Attainment(attained=False, reason="与指标值相反", stage=Stage.MISSED)
    return UNJUDGED


def _of_another(answer: str) -> Attainment | None:
    """未超 of another limit than the target's is no failure, and proves nothing."""
    return UNJUDGED if regex(rf"{_NOT}(?:{ABOVE}|{BELOW})").match(_bare(answer)) else None


def _whole(answer: str) -> bool:
    """Whether 未超过 stands alone; 未达到 alone says that the target was missed, whatever its side."""
    return not _bare(answer).startswith("未达")


def _bare(text: str) -> str:
    return _BEFORE.sub("", unmarked(text))


def _bound(text: str) -> Bound | None:
    """The side and the name of a limit in words; None where a figure stands in them."""
    bare = _bare(text)
    if _TIMES.search(bare):
        return None
    for side, words in _SIDES:
        match = words.match(bare)
        if match is not None:
            return Bound(side, _AFTER.sub("", bare[match.end() :]))
    return None
