"""How a file says in its properties (keywords) by which rule pack it was made, so that a later review
goes by the same one, and says where it does not.
"""

from __future__ import annotations

import msgspec

from jixiao.core.packs import PackName
from jixiao.core.regex import regex

_STATED = r"[\w.-]{1,64}(?:@[\w.-]{1,32})?(?:#[0-9A-Fa-f]{8,64}(?![\w.-]))?"
_PROPERTY = regex(rf"规则包[：:]\s*({_STATED})")
_SHOWN = 12  # characters of a digest that tell two packs apart


class StatedRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rule pack that a file's properties state; version and digest are empty where they state
    none.
    """

    id: str
    version: str = ""
    digest: str = ""

    def is_that_of(self, pack: PackName) -> bool:
        """Whether it is that very pack, by all that is stated of it."""
        return (
            self.id == pack.id
            and self.version in ("", pack.version)
            and pack.digest.startswith(self.digest)
        )


def property_of(rules: str) -> str:
    """How a file's properties (keywords) state the rule pack (``said_of``) that it was made by."""
    return f"规则包：{rules}" if rules else ""


def rules_in(keywords: str) -> str:
    """The rule pack that a file's keywords state, as ``said_of`` writes it; empty where none."""
    found = _PROPERTY.search(keywords)
    return found.group(1) if found is not None else ""


def is_statement(rules: str) -> bool:
    """Whether a text states a rule pack (``id``, ``id@version``, ``id@version#digest``)."""
    return regex(_STATED).fullmatch(rules) is not None


def said_of(pack: PackName) -> str:
    """A pack as properties state it: ``id@version#digest``, of the digest what tells it apart."""
    return f"{pack.id}@{pack.version}#{pack.digest[:_SHOWN]}"


def stated_in(rules: str) -> StatedRules | None:
    """What ``id@version#digest`` states, of which ``id`` alone must be there; None where nothing."""
    bare, _, digest = rules.partition("#")
    name, _, version = bare.partition("@")
    return StatedRules(id=name, version=version, digest=digest.lower()) if name else None
