"""The rule pack that a user names, and what was recorded of it."""

from __future__ import annotations

from jixiao.core.errors import user_error
from jixiao.core.packs import RulePack
from jixiao.core.taking import typed
from jixiao.knowledge.packs import hold, pack_of
from jixiao.knowledge.shelf import Knowledge, shipped

__all__ = ["hold_to", "pack_named", "pack_of"]


def pack_named(name: str, knowledge: Knowledge | None = None) -> RulePack:
    """A pack by its id (``cn-2020``). Raises UserError where there is none."""
    packs = (knowledge or shipped()).packs
    if name in packs:
        return packs[name]
    raise user_error(
        "E031",
        f"没有规则包“{name}”，也没有这个文件；自带的规则包有：{'、'.join(packs)}",
        f"no rule pack and no file {name!r}; shipped are {', '.join(packs)}",
    )


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
