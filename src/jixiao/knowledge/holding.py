"""What knowledge cannot hold, told before anything is judged by it: values of another kind, an entry of
the library that nothing is found by, words without a meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Text
from jixiao.core.likeness import departures
from jixiao.core.packs import RulePack
from jixiao.core.shaping import spelled
from jixiao.knowledge.funds import fund_of
from jixiao.knowledge.indicators import KnownIndicator
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.packs import hold_to_shipped, load_packs

_MAPPING = Text("名称到值的对应表", "a mapping")


def of_schema(schema: object, known: int) -> Iterator[Finding]:
    """What is wrong in the version of the shape: a value has today's."""
    if schema != known or isinstance(schema, bool):
        said = Text(f"应为 {known}，给的是“{schema}”", f"{known} is expected, not {schema!r}")
        yield _at("schema", "schema", said)


def of_packs(packs: object, needed: str) -> Iterator[Finding]:
    """What is wrong in packs by id; ``needed`` is the one that must be among them."""
    yield from _of_mapping("packs", packs, RulePack)
    yield from _of_versions(packs)
    if isinstance(packs, Mapping) and needed not in packs:
        said = f"packs 里没有 {needed}：没有别的规则包可用的表，要按它核对"
        yield _told(
            "packs", said, f"the packs must hold {needed}, which is for forms without another"
        )


def _of_versions(packs: object) -> Iterator[Finding]:
    """Packs that bear the id and the version of a shipped one and are another."""
    if packs is load_packs() or not isinstance(packs, Mapping):
        return
    for name, pack in packs.items():
        if isinstance(pack, RulePack) and load_packs().get(pack.id) is not pack:
            try:
                hold_to_shipped(pack)
            except UserError as error:
                found = error.findings[0].message
                yield _told(f"packs.{name}", found.zh, found.en)


def of_layouts(layouts: object) -> Iterator[Finding]:
    """What is wrong in layouts by id; None stands for the shipped ones."""
    if layouts is None:
        return
    yield from _of_mapping("layouts", layouts, Layout)
    if isinstance(layouts, Mapping) and not layouts:
        yield _told(
            "layouts", "layouts 里一个样式也没有", "there must be a layout to print forms in"
        )


def of_words(words: object) -> Iterator[Finding]:
    """What is wrong in a bureau's own words."""
    if not isinstance(words, Mapping):
        yield _another("words", words, _MAPPING)
        return
    for own, usual in words.items():
        if not isinstance(own, str) or not isinstance(usual, str):
            wrong = usual if isinstance(own, str) else own
            yield _another(f"words.{own}", wrong, Text("文字", "a text"))
        elif not own.strip() or not usual.strip():
            yield _told(
                f"words.{own}",
                f"words 里的“{own}”＝“{usual}”：两边都不能空着",
                f"words and what they stand for must not be empty: {own!r} = {usual!r}",
            )


def of_indicators(indicators: object, shipped: Sequence[KnownIndicator]) -> Iterator[Finding]:
    """What is wrong in the entries of a library, but for those that are ``shipped``."""
    if not isinstance(indicators, (tuple, list)):
        yield _another("indicators", indicators, Text("列表", "a list"))
        return
    known: dict[object, KnownIndicator] = {each.id: each for each in shipped}
    own = [
        (f"indicators[{number}]", each)
        for number, each in enumerate(indicators)
        if not (isinstance(each, KnownIndicator) and known.get(str(each.id)) == each)
    ]
    sound = []
    for at, each in own:
        wrong = list(_of_shape(at, each))
        yield from wrong
        if isinstance(each, KnownIndicator) and not wrong:
            sound.append((at, each))
            yield from _of_entry(at, each)
    counted = Counter(each.id for _, each in sound)
    for at, each in sound:
        if each.id and counted[each.id] > 1:
            counted[each.id] = 0  # told once
            said = Text(f"的编号“{each.id}”写了几次", f"the id {each.id!r} is another entry's too")
            yield _at(f"{at}.id", at, said)


def _of_shape(at: str, entry: object) -> Iterator[Finding]:
    if not isinstance(entry, KnownIndicator):
        yield _another(at, entry, Text("KnownIndicator", "a KnownIndicator"))
        return
    yield from _of_parts(at, entry)


def _of_parts(at: str, value: msgspec.Struct) -> Iterator[Finding]:
    for each in departures(value):
        yield _at(f"{at}.{each.address}", f"{at}.{each.path}", each.text)


def _of_entry(at: str, entry: KnownIndicator) -> Iterator[Finding]:
    for name in ("id", "name", "match"):
        if not getattr(entry, name).strip():
            yield _at(f"{at}.{name}", f"{at}.{name}", Text("没有填写", "nothing is given"))
    try:
        re.compile(entry.match)  # noqa: TID251 - whether it is one is asked here
    except (re.error, OverflowError, RecursionError) as error:
        said = Text(
            f"（{entry.id}）不是正确的正则表达式“{entry.match}”",
            f"match of the indicator {entry.id} is no pattern: {error}",
        )
        yield _at(f"{at}.match", f"{at}.match", said)
    for fund in entry.funds:
        usual = fund_of(fund)
        if not fund.strip():
            said = Text("里有空的一项", "one of them is empty")
        elif usual not in (None, fund):  # nothing is ever looked up by it
            said = Text(f"里的“{fund}”应写作 {usual}", f"{fund!r} must be written {usual}")
        else:
            continue
        yield _at(f"{at}.funds", f"{at}.funds", said)


def _of_mapping(name: str, value: object, kind: type[msgspec.Struct]) -> Iterator[Finding]:
    if not isinstance(value, Mapping):
        yield _another(name, value, _MAPPING)
        return
    for key, each in value.items():
        if not isinstance(key, str):
            yield _another(f"{name}.{key}", key, Text("文字", "a text"))
        if not isinstance(each, kind):
            yield _another(f"{name}.{key}", each, Text(kind.__name__, f"a {kind.__name__}"))
        else:
            yield from _of_parts(f"{name}.{key}", each)


def _at(address: str, path: str, said: Text) -> Finding:
    at = spelled(path)
    return _told(address, f"{at.zh}{said.zh}", f"{at.en}: {said.en}")


def _another(address: str, value: object, wanted: Text) -> Finding:
    got = type(value).__name__
    said = Text(f"应为{wanted.zh}，给的是 {got}", f"{wanted.en} is expected, not {got}")
    return _at(address, address, said)


def _told(address: str, zh: str, en: str) -> Finding:
    return fault("E006", zh, en, address)
