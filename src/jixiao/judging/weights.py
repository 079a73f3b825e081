"""Level-1 names by their kind, and the points that a pack's standard gives them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jixiao.core.packs import RulePack
from jixiao.core.words import bare_level, squeezed

OUTPUT, BENEFIT, SATISFACTION, COST = "产出", "效益", "满意度", "成本"
_WORDS = (
    (OUTPUT, ("产出", "完成")),  # 项目完成指标
    (BENEFIT, ("效益", "效果")),
    (SATISFACTION, ("满意",)),
    (COST, ("成本",)),
)


def level1_kind(name: str) -> str | None:
    """OUTPUT, BENEFIT, SATISFACTION or COST; None for another (决策, 管理)."""
    bare = squeezed(name)
    return next((kind for kind, words in _WORDS if any(word in bare for word in words)), None)


def standard_points(pack: RulePack) -> dict[str, Decimal]:
    """The points that the pack's standard gives each kind of level-1 indicators, all its names of the
    kind together.
    """
    found: dict[str, Decimal] = {}
    for name, points in _levels(pack).items():
        kind = level1_kind(name)
        if kind is not None:
            found[kind] = found.get(kind, Decimal(0)) + points
    return found


def level_in(pack: RulePack, name: str) -> str | None:
    """The level of the pack's standard that a level-1 name has its points of: the one of its very
    name, else the only one of its kind.
    """
    wanted, kind = bare_level(name), level1_kind(name)
    named = [own for own in _levels(pack) if bare_level(own) == wanted]
    alike = [own for own in _levels(pack) if kind is not None and level1_kind(own) == kind]
    return named[0] if named else alike[0] if len(alike) == 1 else None


def points_of(pack: RulePack, level: str) -> Decimal:
    """The points that the pack's standard gives one of its levels."""
    return _levels(pack)[level]


def _levels(pack: RulePack) -> Mapping[str, Decimal]:
    return pack.weights.levels if pack.weights is not None else {}
