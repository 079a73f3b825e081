"""What a target asks for and how an actual value stands to it, as values."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Literal

import msgspec

from jixiao.core.figures import Figure
from jixiao.core.figures.units import Unit

Change = Literal["", "rise", "fall"]


class CriterionKind(enum.StrEnum):
    """What a target asks for."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACT = "exact"
    BETWEEN = "between"
    DEADLINE = "deadline"  # 2021年12月31日前, 12月底前
    PERIODIC = "periodic"  # 每月25日前, 每季度结束后15日内, 1次/月
    WITHIN = "within"  # 30日内, 2周内
    QUALITATIVE = "qualitative"
    NONE = "none"  # empty, —, /, 无
    UNREADABLE = "unreadable"


QUANTITATIVE = frozenset(
    {CriterionKind.AT_LEAST, CriterionKind.AT_MOST, CriterionKind.EXACT, CriterionKind.BETWEEN}
)
"""What asks for a number."""


class Stage(enum.StrEnum):
    """How far a result in words has come."""

    MET = "met"  # 达成预期指标, 完成
    PARTLY = "partly"  # 部分达成预期指标并具有一定效果
    MISSED = "missed"  # 未达成预期指标且效果较差, 未完成
    NOT_DUE = "not_due"  # 未达监控节点, /


class Due(msgspec.Struct, frozen=True, order=True):
    """The last day of a deadline; ``year`` is None where the form leaves it out (12月底前)."""

    year: int | None
    month: int
    day: int


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """``low``/``high`` in base units of ``unit``; ``strict`` where the bound itself does not attain
    (> <). An exact target (=) of a cost, an unwanted thing or zero has only ``high``: less than it
    attains.

    ``direction_stated`` is False where a bare number took its direction from the indicator's name
    or level; ``direction_reason`` says from what, and ``unclear`` that it may as well be the other
    one. ``change``: the figure is how far something rose or fell (下降5%), a fall without a sign.
    ``doubt`` names a damaged notation (290% for ≥90%) with the text supposed. ``parts`` are what a
    target of several figures (成人≥200人、儿童≥100人) asks for; its own kind is then QUALITATIVE.
    """

    kind: CriterionKind
    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    strict: bool = False
    figure: Figure | None = None  # the bound as printed; for BETWEEN the lower one
    upper: Figure | None = None  # for BETWEEN the upper one
    unit: Unit | None = None
    due: Due | None = None  # for DEADLINE
    cycle: str | None = None  # for PERIODIC: 月, 季, 年 …
    direction_stated: bool = True
    direction_reason: str = ""
    unclear: bool = False
    change: Change = ""
    doubt: str | None = None
    parts: tuple[Criterion, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether a number decides it."""
        return self.low is not None or self.high is not None


class Attainment(msgspec.Struct, frozen=True, kw_only=True):
    """``attained``: True, False, or None where it cannot be said (or the row is event-driven).

    ``ratio`` is actual/target, target/actual for an upper limit, and 1 inside a range. ``value`` is
    the actual in the target's base units, ``figure`` as printed. ``echoed`` where the actual only
    repeats the target with its operator (≥95%): nothing was measured.
    """

    attained: bool | None
    ratio: Decimal | None = None
    reason: str = ""
    stage: Stage | None = None
    value: Decimal | None = None
    figure: Figure | None = None
    echoed: bool = False


_GLYPHS = {
    CriterionKind.AT_LEAST: ("≥", ">"),
    CriterionKind.AT_MOST: ("≤", "<"),
    CriterionKind.WITHIN: ("≤", "<"),
    CriterionKind.EXACT: ("=", "="),
}


def shown_criterion(criterion: Criterion) -> str:
    """The target in the plain notation: ≥95%, 95%~105%; targets without a number as printed."""
    if criterion.figure is None or (
        criterion.kind not in _GLYPHS and criterion.kind is not CriterionKind.BETWEEN
    ):
        return criterion.text.strip()
    if criterion.upper is not None:
        return f"{_plain(criterion.figure)}~{_plain(criterion.upper)}"
    glyph = _GLYPHS[criterion.kind][1 if criterion.strict else 0]
    return glyph + _plain(criterion.figure)


def _plain(figure: Figure) -> str:
    return format(figure.value, "f") + (figure.unit.symbol if figure.unit else "")
