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


def points_named(pack: RulePack, name: str) -> Decimal | None:
    """The points that the pack's standard gives a level-1 name; None where it does not have the
    name, though it may have others of its kind.
    """
    wanted = bare_level(name)
    return next((each for own, each in _levels(pack).items() if bare_level(own) == wanted), None)


def _levels(pack: RulePack) -> Mapping[str, Decimal]:
    return pack.weights.levels if pack.weights is not None else {}
