"""The rule pack that a user names: a shipped one by its id, a bureau's own by its file."""

from __future__ import annotations

from pathlib import Path

from jixiao.core.errors import user_error
from jixiao.core.packs import RulePack
from jixiao.knowledge.packs import hold, load_file, load_packs

__all__ = ["hold_to", "load_file", "load_pack", "load_packs"]


def load_pack(name: str | Path) -> RulePack:
    """A shipped pack by its id (``cn-2020``), or a pack from a TOML file. Raises UserError where
    there is neither or the file is wrong.
    """
    shipped = load_packs()
    if str(name) in shipped:
        return shipped[str(name)]
    if Path(name).is_file():
        return load_file(name)
    known = "、".join(shipped)
    raise user_error(
        "E031",
        f"没有规则包“{name}”，也没有这个文件；自带的规则包有：{known}",
        f"no rule pack and no file {str(name)!r}; shipped are {', '.join(shipped)}",
    )


def hold_to(pack: RulePack, stated: str) -> None:
    """Holds a pack to what was recorded of it, ``VERSION=DIGEST`` (the digest's first eight digits
    are enough). Raises UserError where the version is the same and the rules are not.
    """
    version, equals, digest = (part.strip() for part in stated.partition("="))
    if not (version and equals and digest):
        raise user_error(
            "E004",
            f"--was 要写成“版本=摘要”，不能写“{stated}”",
            f"--was takes VERSION=DIGEST, not {stated!r}",
        )
    if version == pack.version:
        hold(pack, digest)
