"""A rule pack, and what was recorded of it."""

from __future__ import annotations

from jixiao.core.errors import user_error
from jixiao.core.packs import RulePack
from jixiao.core.taking import typed
from jixiao.knowledge.packs import hold


@typed()
def hold_to(pack: RulePack, stated: str) -> None:
    """Holds a pack to what was recorded of it, ``VERSION=DIGEST`` (the digest's first eight digits
    are enough). Raises UserError where the version is the same and the rules are not.
    """
    version, equals, digest = (part.strip() for part in stated.partition("="))
    if not (version and equals and digest):
        raise user_error(
            "E004",
            f"登记的内容要写成“版本=摘要”，不能写“{stated}”",
            f"what was recorded is written VERSION=DIGEST, not {stated!r}",
        )
    if version == pack.version:
        hold(pack, digest)
