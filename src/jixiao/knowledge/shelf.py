"""All that a use-case judges by, as one value: what is shipped, or what a bureau keeps of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from jixiao.core.packs import RulePack
from jixiao.knowledge.indicators import KnownIndicator, library
from jixiao.knowledge.packs import load_packs

if TYPE_CHECKING:
    from jixiao.knowledge.layouts import Layout

NATIONAL = "cn-2020"
"""The pack for forms that no other is for."""


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """``packs`` by id: a form's rule pack is chosen of them where the user names none.
    ``indicators``: what the library offers, the most specific first. ``layouts`` by id: a form's
    look is chosen of them where the user names none; None, as they are read only when a form is
    printed, stands for the shipped ones. By default what is shipped. Raises ValueError where the
    national pack is missing or there is no layout.
    """

    packs: Mapping[str, RulePack] = msgspec.field(default_factory=load_packs)
    indicators: tuple[KnownIndicator, ...] = msgspec.field(default_factory=library)
    layouts: Mapping[str, Layout] | None = None

    def __post_init__(self) -> None:
        if NATIONAL not in self.packs:
            raise ValueError(f"the packs must hold {NATIONAL}, which is for forms without another")
        if self.layouts is not None and not self.layouts:
            raise ValueError("there must be a layout to print forms in")
        # what is shipped is a view that cannot be pickled, and a mapping of the caller's may change
        msgspec.structs.force_setattr(self, "packs", dict(self.packs))
        if self.layouts is not None:
            msgspec.structs.force_setattr(self, "layouts", dict(self.layouts))

    def known_layouts(self) -> Mapping[str, Layout]:
        """The layouts by id."""
        from jixiao.knowledge.layouts import layouts

        return layouts() if self.layouts is None else self.layouts


def shipped() -> Knowledge:
    """What comes with the program. A bureau's own is made of it:
    ``Knowledge(packs={**shipped().packs, own.id: own})``.
    """
    return Knowledge()
