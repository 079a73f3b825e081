"""All that a use-case judges by, as one value: what is shipped, or what a bureau keeps of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from jixiao.core.errors import user_error
from jixiao.core.findings import Text
from jixiao.core.packs import RulePack
from jixiao.core.shaping import shaped
from jixiao.core.taking import typed
from jixiao.core.versions import Upgrade, upgraded
from jixiao.knowledge.indicators import (
    Indicators,
    KnownIndicator,
    library,
    shipped_indicators,
)
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.packs import load_packs

NATIONAL = "cn-2020"
"""The pack for forms that no other is for."""
SCHEMA = 1
"""The version of the shape that knowledge has when it is written down."""
_STEPS: Mapping[int, Upgrade] = {}
"""What brings written knowledge of each earlier version to the next."""


class Knowledge(msgspec.Struct, frozen=True, kw_only=True, dict=True, forbid_unknown_fields=True):
    """``packs`` by id: a form's rule pack is chosen of them where the user names none.
    ``indicators``: what the library offers and rows are judged by, the most specific first: a
    bureau's own stand before the shipped ones. ``layouts`` by id: a form's look is chosen of them
    where the user names none; None, as they are read only when a form is printed, stands for the
    shipped ones.

    ``words`` are the bureau's own for columns, labels and kinds of forms, each with a usual one that
    is read in its place ({"本年任务": "年度指标值"}). ``schema`` is the version of the shape that it
    is written down in.

    By default what is shipped. Raises ValueError where the national pack is missing, there is no
    layout, what an indicator is found by is no pattern, or a word is empty.
    """

    packs: Mapping[str, RulePack] = msgspec.field(default_factory=load_packs)
    indicators: tuple[KnownIndicator, ...] = msgspec.field(default_factory=library)
    layouts: Mapping[str, Layout] | None = None
    words: Mapping[str, str] = {}
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        if NATIONAL not in self.packs:
            raise ValueError(f"the packs must hold {NATIONAL}, which is for forms without another")
        if self.layouts is not None and not self.layouts:
            raise ValueError("there must be a layout to print forms in")
        if self.indicators is not library():
            _all_patterns(self.indicators)
        if not all(own.strip() and usual.strip() for own, usual in self.words.items()):
            raise ValueError("words and what they stand for must not be empty")
        # what is shipped is a view that cannot be pickled, and a mapping of the caller's may change
        msgspec.structs.force_setattr(self, "packs", dict(self.packs))
        msgspec.structs.force_setattr(self, "words", dict(self.words))
        if self.layouts is not None:
            msgspec.structs.force_setattr(self, "layouts", dict(self.layouts))

    def library(self) -> Indicators:
        """The indicators, to look names up in; the same one at every call."""
        if self.indicators is library():
            return shipped_indicators()
        made: Indicators = self.__dict__.setdefault("_library", Indicators(self.indicators))
        return made

    def known_layouts(self) -> Mapping[str, Layout]:
        """The layouts by id."""
        from jixiao.knowledge.layouts import layouts

        return layouts() if self.layouts is None else self.layouts


def _all_patterns(entries: Iterable[KnownIndicator]) -> None:
    offered = set(library())
    for each in entries:
        try:
            if each not in offered:
                re.compile(each.match)
        except re.error as error:
            raise ValueError(f"match of the indicator {each.id} is no pattern: {error}") from error


@typed()
def knowledge_of(content: bytes, name: str = "") -> Knowledge:
    """Knowledge that was written as JSON (``msgspec.json.encode``), by this version or an earlier
    one; ``name`` is what messages call it. Raises UserError (E012) where it is none, or a later
    version's.
    """
    try:
        raw = msgspec.json.decode(content)
    except msgspec.DecodeError as error:
        raise user_error(
            "E012", f"{name}不是JSON".strip(), f"{name} is no JSON: {error}".strip()
        ) from error
    if isinstance(raw, dict):
        raw = upgraded(raw, SCHEMA, _STEPS)
    return shaped(raw, Knowledge, "E012", Text(name, name))


def shipped() -> Knowledge:
    """What comes with the program. A bureau's own is made of it:
    ``Knowledge(packs={**shipped().packs, own.id: own})``.
    """
    return Knowledge()
