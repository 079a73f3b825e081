"""What options name, loaded for a command: a rule pack, a layout; a wrong one ends the command with
a plain message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.core.packs import RulePack
    from jixiao.knowledge.layouts import Layout


def given_pack(rules: str | None) -> RulePack | None:
    """The pack that --rules names, by id or file."""
    if rules is None:
        return None
    from jixiao.paths import load_pack

    return load_pack(rules)


def given_layout(name: str | None) -> Layout | None:
    """The layout that --layout names, by id or file."""
    if name is None:
        return None
    from jixiao.paths import load_layout

    return load_layout(name)
