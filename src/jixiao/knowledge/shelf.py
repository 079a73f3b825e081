"""All that a use-case judges by, as one value: what is shipped, or what a bureau keeps of its own."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jixiao.core.packs import RulePack
from jixiao.knowledge.packs import load_packs


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """``packs`` by id: a form's rule pack is chosen of them where the user names none."""

    packs: Mapping[str, RulePack]


def shipped() -> Knowledge:
    """What comes with the program. A bureau's own is made of it:
    ``Knowledge(packs={**shipped().packs, own.id: own})``.
    """
    return Knowledge(packs=load_packs())
