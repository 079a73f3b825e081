"""All that a use-case judges by, as one value: what is shipped, or what a bureau keeps of its own."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jixiao.core.errors import UserError, user_error
from jixiao.core.findings import Finding, Text
from jixiao.core.frozen import Frozen
from jixiao.core.packs import RulePack
from jixiao.core.shaping import shaped
from jixiao.core.taking import typed
from jixiao.core.versions import Upgrade, upgraded, written
from jixiao.knowledge.holding import of_indicators, of_layouts, of_packs, of_schema, of_words
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

    By default what is shipped. Raises UserError (E006) where something is of another kind, the
    national pack is missing, there is no layout, an indicator has no id, the id of another, a fund
    by another name than its usual one or no pattern that it is found by, or a word is empty.
    """

    packs: Mapping[str, RulePack] = msgspec.field(default_factory=load_packs)
    indicators: tuple[KnownIndicator, ...] = msgspec.field(default_factory=library)
    layouts: Mapping[str, Layout] | None = None
    words: Mapping[str, str] = {}
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        wrong = [
            *of_schema(self.schema, SCHEMA),
            *of_packs(self.packs, NATIONAL),
            *of_layouts(self.layouts),
            *of_words(self.words),
        ]
        if self.indicators is not library():
            wrong += of_indicators(self.indicators, library())
        if wrong:
            raise UserError(*wrong)
        msgspec.structs.force_setattr(self, "indicators", tuple(self.indicators))
        for name in ("packs", "words", "layouts"):  # a mapping of the caller's may change
            given = getattr(self, name)
            if given is not None and not isinstance(given, Frozen):
                msgspec.structs.force_setattr(self, name, Frozen(given))

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


@typed()
def knowledge_of(content: bytes, name: str = "") -> Knowledge:
    """Knowledge that was written as JSON (``msgspec.json.encode``), by this version or an earlier
    one; ``name`` is what messages call it. Raises UserError (E012) where it is none, or a later
    version's.
    """
    try:
        raw = written(content)
    except msgspec.DecodeError as error:
        raise user_error(
            "E012", f"{name}不是JSON".strip(), f"{name} is no JSON: {error}".strip()
        ) from error
    if isinstance(raw, dict):
        raw = upgraded(raw, SCHEMA, _STEPS)
    try:
        return shaped(raw, Knowledge, "E012", Text(name, name))
    except UserError as error:
        raise UserError(*(_in_file(each, name) for each in error.findings)) from error


def _in_file(found: Finding, name: str) -> Finding:
    """What is wrong in a value that a file holds, as a fault of the file."""
    if found.code == "E012":
        return found
    zh, en = found.message.zh, found.message.en
    said = Text(f"{name}：{zh}", f"{name}: {en}") if name else found.message
    return msgspec.structs.replace(found, code="E012", message=said)


def shipped() -> Knowledge:
    """What comes with the program. A bureau's own is made of it:
    ``Knowledge(packs={**shipped().packs, own.id: own})``.
    """
    return Knowledge()
