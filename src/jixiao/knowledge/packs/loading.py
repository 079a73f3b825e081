"""Reads rule packs from TOML: extends merged, unknown keys rejected, numbers as Decimals; what is
shipped is held to the digests that ``digests.toml`` records of each version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding, Text
from jixiao.core.frozen import Frozen
from jixiao.core.packs import RulePack, name_of
from jixiao.core.shaping import NOTHING, mended, shaped
from jixiao.core.taking import typed
from jixiao.core.versions import Upgrade, upgraded
from jixiao.knowledge.packs.problems import problems_of
from jixiao.knowledge.packs.unread import unread_of
from jixiao.knowledge.parsed import parsed
from jixiao.starting.shapes import convert

_OWN = frozenset(
    {
        "id",
        "version",
        "title",
        "title_en",
        "issuer",
        "source",
        "document_number",
        "effective_from",
        "effective_to",
        "extends",
        "without",
        "regions",
        "kinds",
        "insurance_funds",
        "notes",
    }
)
_RULES = frozenset(RulePack.__struct_fields__) - _OWN
_ANY = {"id": "-", "version": "-", "title": "-", "issuer": "-", "source": {"kind": "general"}}
"""What stands for what a pack must state and does not, while the rest of it is judged."""
_DIGESTS = "digests.toml"
SCHEMA = 1
"""The shape of packs in TOML; a file may state it (``schema = 1``)."""
STEPS: Mapping[int, Upgrade] = {}
_SHORTEST = 8


class _Source(msgspec.Struct, frozen=True):
    """A pack's file, with its table or with why it cannot be read."""

    file: str
    table: dict[str, object]
    unreadable: tuple[Finding, ...] = ()


_Sources = Mapping[str, _Source]


@lru_cache(maxsize=1)
def load_packs() -> Mapping[str, RulePack]:
    """The shipped packs by id. Raises UserError where one has changed and kept its version."""
    raw, recorded = _shipped(), recorded_digests()
    packs = {name: _recorded(name, raw, recorded) for name in sorted(raw)}
    return Frozen(packs)


def _recorded(name: str, raw: _Sources, digests: Mapping[str, Mapping[str, str]]) -> RulePack:
    """A shipped pack. One that is as it was recorded was judged before it was: it is not once more at
    every start. Raises UserError where it is not, with what is wrong in it before that it has changed.
    """
    try:
        return _as_recorded(convert(_merged(name, raw, (), []), RulePack), digests)
    except (UserError, msgspec.ValidationError):
        return _as_recorded(_build(name, raw), digests)


def _as_recorded(pack: RulePack, digests: Mapping[str, Mapping[str, str]]) -> RulePack:
    hold(pack, digests.get(pack.id, {}).get(pack.version, ""))
    return pack


@lru_cache(maxsize=1)
def recorded_digests() -> Mapping[str, Mapping[str, str]]:
    """The digest of every version of every shipped pack, by id and version."""
    read = convert(parsed(Path(__file__).with_name(_DIGESTS)), dict[str, dict[str, str]])
    return MappingProxyType({name: MappingProxyType(versions) for name, versions in read.items()})


def hold(pack: RulePack, recorded: str) -> None:
    """Raises UserError unless the pack's digest is the ``recorded`` one of its version, or begins
    with it.
    """
    found = name_of(pack).digest
    if len(recorded) < _SHORTEST or not found.startswith(recorded.lower()):
        known = recorded or "—"
        raise user_error(
            "E031",
            f"规则包 {pack.id} 的内容变了，版本仍写 {pack.version}：请换一个版本号，自己的规则包请另起编号"
            f"（登记的摘要 {known}，现在是 {found}）",
            f"the pack {pack.id} has changed and is still version {pack.version}: give it another"
            f" version, or an id of your own (digest on record {known}, now {found})",
            "version",
        )


def hold_to_shipped(pack: RulePack) -> None:
    """Raises UserError where the pack bears the id and the version of a shipped one and is not it:
    results that name the pack would name two.
    """
    recorded = recorded_digests().get(pack.id, {}).get(pack.version)
    if recorded is not None:
        hold(pack, recorded)


@typed()
def pack_of(content: bytes, name: str, beside: Mapping[str, bytes] | None = None) -> RulePack:
    """The pack that a TOML file's content holds. ``name`` is the file's; ``beside`` are other pack
    files by name, which it may extend as it may the shipped ones. Raises UserError with the file,
    the key and the cause, and where the pack bears the id and the version of a shipped one and is
    another.
    """
    own = _source(content, name)
    if own.unreadable:
        raise UserError(*own.unreadable)
    near = [_source(each, file) for file, each in (beside or {}).items() if file != name]
    near.sort(key=lambda each: bool(each.unreadable))
    neighbours = {_id_of(each): each for each in reversed(near)}  # of one id the first
    pack = _build(_id_of(own), {**_shipped(), **neighbours, _id_of(own): own})
    hold_to_shipped(pack)
    return pack


def _id_of(source: _Source) -> str:
    return str(source.table.get("id", source.file.removesuffix(".toml")))


@lru_cache(maxsize=1)
def _shipped() -> _Sources:
    files = [each for each in Path(__file__).parent.glob("*.toml") if each.name != _DIGESTS]
    return MappingProxyType(
        {each.name.removesuffix(".toml"): _Source(each.name, parsed(each)) for each in files}
    )


def _source(content: bytes, file: str) -> _Source:
    from jixiao.core.toml import toml_table

    try:
        called = Text(f"规则文件 {file}", f"the rule file {file}")
        return _Source(file, _of_today(toml_table(content, "E031", called), file))
    except UserError as error:
        return _Source(file, {}, tuple(error.findings))


def _of_today(table: dict[str, object], file: str) -> dict[str, object]:
    """A pack's table in today's shape, without its ``schema``. Raises UserError for a later one."""
    if "schema" not in table:
        return table
    try:
        today = upgraded(table, SCHEMA, STEPS)
    except UserError as error:
        said = (_fault(file, e.message.zh, e.message.en, "schema") for e in error.findings)
        raise UserError(*said) from error
    return {key: value for key, value in today.items() if key != "schema"}


def _build(name: str, raw: _Sources) -> RulePack:
    """Raises UserError with all that is wrong in the pack, and in those that it extends."""
    pack, wrong = _judged(name, raw, ())
    if wrong or pack is None:
        raise UserError(*wrong)
    return pack


def _judged(
    name: str, raw: _Sources, above: tuple[str, ...]
) -> tuple[RulePack | None, list[Finding]]:
    """A pack with what is wrong in it, each told by the file that it stands in."""
    source = raw[name]
    if source.unreadable:
        return None, list(source.unreadable)
    parent = source.table.get("extends")
    inherited: list[Finding] = []
    if isinstance(parent, str) and parent in raw and parent not in (*above, name):
        _, inherited = _judged(parent, raw, (*above, name))
    wrong: list[Finding] = []
    merged = _merged(name, raw, above, wrong)
    of_parent = [each for each in inherited if _key(each.address) not in source.table]
    told = {each.address for each in (*of_parent, *wrong)}
    pack, misshapen = _shaped(merged, source.file, told)
    wrong += misshapen
    if pack is not None:
        for each in (*problems_of(pack), *unread_of(pack, source.table)):
            wrong.append(_fault(source.file, each.zh, each.en))
    known = {_said(each) for each in of_parent}
    return pack, inherited + [each for each in wrong if _said(each) not in known]


def _key(address: str) -> str:
    """The key at the top of a file that an address stands under."""
    return address.partition(".")[0].partition("[")[0]


def _said(fault: Finding) -> tuple[str, str]:
    """A fault without the name of its file."""
    return fault.address, fault.message.zh.partition("：")[2]


def _shaped(
    merged: dict[str, object], file: str, told: Set[str]
) -> tuple[RulePack | None, list[Finding]]:
    """The pack with what of its shape is wrong and not ``told`` yet. What is wrong is left out of
    it, or stands for itself where it must be there, so that the rest can be judged.
    """
    try:
        return shaped(merged, RulePack, "E031", Text(file, file)), []
    except UserError as error:
        found = [each for each in error.findings if each.address not in told]
    rest = mended(merged, RulePack, _stand_in)
    return convert(rest, RulePack) if rest is not NOTHING else None, found


def _stand_in(path: str, _: object) -> object:
    """What stands for what a pack must state and does not: who made it and where it is from, since no
    judgement turns on that.
    """
    return _ANY["source"] if path.endswith(".source") else _ANY.get(path, NOTHING)


def _fault(file: str, zh: str, en: str, address: str = "") -> Finding:
    return fault("E031", f"{file}：{zh}", f"{file}: {en}", address)


def _merged(
    name: str, raw: _Sources, above: tuple[str, ...], wrong: list[Finding]
) -> dict[str, object]:
    """A pack's tables laid over those of the pack that it extends; what describes the pack itself
    is not inherited. What is wrong in them is added to ``wrong``.
    """
    own, file = raw[name].table, raw[name].file
    wrong += _unsourced(own, file)
    parent = own.get("extends")
    if not isinstance(parent, str):
        return own
    chain = (*above, name)
    if parent in chain or parent not in raw:
        wrong.append(_nowhere(file, parent, raw, chain))
        return own
    inherited = {
        key: value for key, value in _merged(parent, raw, chain, []).items() if key not in _OWN
    }
    for left in _left_out(own):
        if inherited.pop(left, None) is None:
            zh = f"without 里的“{left}”在规则包“{parent}”里没有"
            en = f"without names {left!r}, which the pack {parent!r} does not have"
            wrong.append(_fault(file, zh, en, "without"))
    for key, value in own.items():
        base = inherited.get(key)
        inherited[key] = (
            {**base, **value}
            if isinstance(base, dict) and isinstance(value, dict) and key != "source"
            else value
        )
    return inherited


def _nowhere(file: str, parent: str, raw: _Sources, chain: tuple[str, ...]) -> Finding:
    """Where ``extends`` leads to no pack."""
    if parent in chain:
        shown = "→".join((*chain, parent))
        zh, en = f"extends 绕成了圈（{shown}）", f"extends runs in a circle ({shown})"
        return _fault(file, zh, en, "extends")
    zh = f"extends 指向的规则包“{parent}”不存在"
    en = f"extends names the pack {parent!r}, which does not exist"
    unread = [each.file for each in raw.values() if each.unreadable]
    if unread:
        zh += f"（旁边读不了的文件有 {'、'.join(unread)}）"
        en += f" (files beside it that cannot be read: {', '.join(unread)})"
    return _fault(file, zh, en, "extends")


def _left_out(own: dict[str, object]) -> list[str]:
    names = own.get("without", [])
    return [str(name) for name in names] if isinstance(names, list) else []


def _unsourced(table: dict[str, object], file: str) -> Iterator[Finding]:
    for key, value in table.items():
        if isinstance(value, dict) and key != "source" and key in _RULES and "source" not in value:
            zh, en = f"表 [{key}] 没有写依据（source）", f"the table [{key}] states no source"
            yield _fault(file, zh, en, f"{key}.source")
