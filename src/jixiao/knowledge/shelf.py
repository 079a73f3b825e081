"""All that a use-case judges by, as one value: what is shipped, or what a bureau keeps of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding, Text
from jixiao.core.frozen import Frozen
from jixiao.core.packs import RulePack
from jixiao.core.shaping import shaped
from jixiao.core.taking import hold_fields, typed
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

    By default what is shipped. Raises UserError for a value of another kind (E006), and with all
    that cannot be meant (E004): no national pack, no layout, what an indicator is found by is no
    pattern, a word is empty.
    """

    packs: Mapping[str, RulePack] = msgspec.field(default_factory=load_packs)
    indicators: tuple[KnownIndicator, ...] = msgspec.field(default_factory=library)
    layouts: Mapping[str, Layout] | None = None
    words: Mapping[str, str] = {}
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "indicators", _as_tuple(self.indicators))
        _hold_kinds(self)
        wrong = [fault("E004", each.zh, each.en, field) for field, each in _senseless(self)]
        if wrong:
            raise UserError(*wrong)
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


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _hold_kinds(given: Knowledge) -> None:
    """Raises UserError (E006) for the first value of another kind, members included."""
    hold_fields(given)
    kinds: list[tuple[str, object, type]] = [
        *(("words", each, str) for each in given.words),
        *(("packs", each, str) for each in given.packs),
    ]
    if given.indicators is not library():
        kinds += (("indicators", each, KnownIndicator) for each in given.indicators)
    for field, value, kind in kinds:
        if not isinstance(value, kind):
            names = kind.__name__, type(value).__name__
            raise user_error(
                "E006",
                f"Knowledge({field}) 里应为 {names[0]}，有一项是 {names[1]}",
                f"Knowledge({field}) holds {names[0]}, not {names[1]}",
                field,
            )


def _senseless(given: Knowledge) -> Iterator[tuple[str, Text]]:
    """What is of the right kind and cannot be meant, with its field."""
    if NATIONAL not in given.packs:
        yield (
            "packs",
            Text(
                f"packs 里没有 {NATIONAL}，找不到更合适的规则包时要用它",
                f"the packs must hold {NATIONAL}, which is for forms without another",
            ),
        )
    if given.layouts is not None and not given.layouts:
        yield (
            "layouts",
            Text("layouts 是空的，没有样式就印不出表", "there must be a layout to print forms in"),
        )
    if given.indicators is not library():
        yield from (("indicators", each) for each in _no_patterns(given.indicators))
    if not all(own.strip() and usual.strip() for own, usual in given.words.items()):
        yield (
            "words",
            Text(
                "words 里有空的词：本单位的叫法和通行的叫法都要写",
                "words and what they stand for must not be empty",
            ),
        )


def _no_patterns(entries: Iterable[KnownIndicator]) -> Iterator[Text]:
    offered = set(library())
    for each in entries:
        try:
            if each not in offered:
                re.compile(each.match)
        except re.error as error:
            yield Text(
                f"指标“{each.id}”的 match 不是正则表达式：“{each.match}”",
                f"match of the indicator {each.id} is no pattern: {error}",
            )


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
    try:
        return shaped(raw, Knowledge, "E012", Text(name, name))
    except UserError as error:
        raise UserError(*(_of_file(each, name) for each in error.findings)) from error


def _of_file(found: Finding, name: str) -> Finding:
    """What is wrong with the values of written knowledge, as a fault of what it is written in."""
    if found.code == "E012":
        return found
    zh, en = (
        f"{name}{mark}{words}" if name else words
        for mark, words in (("：", found.message.zh), (": ", found.message.en))
    )
    return fault("E012", zh, en, found.address)


def shipped() -> Knowledge:
    """What comes with the program. A bureau's own is made of it:
    ``Knowledge(packs={**shipped().packs, own.id: own})``.
    """
    return Knowledge()
