"""Reads rule packs from TOML: extends merged, unknown keys rejected, numbers as Decimals; what is
shipped is held to the digests that ``digests.toml`` records of each version.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import msgspec

from jixiao.core.errors import UserError, user_error
from jixiao.core.findings import Text
from jixiao.core.packs import RulePack, name_of
from jixiao.core.shaping import shaped
from jixiao.core.taking import typed
from jixiao.knowledge.parsed import parsed

_OWN = frozenset(
    {
        "id",
        "version",
        "title",
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
_DIGESTS = "digests.toml"
_SHORTEST = 8


@lru_cache(maxsize=1)
def load_packs() -> Mapping[str, RulePack]:
    """The shipped packs by id. Raises UserError where one has changed and kept its version."""
    raw, recorded = _shipped(), recorded_digests()
    packs = {name: _build(name, f"{name}.toml", raw) for name in sorted(raw)}
    for name, pack in packs.items():
        hold(pack, recorded.get(name, {}).get(pack.version, ""))
    return MappingProxyType(packs)


@lru_cache(maxsize=1)
def recorded_digests() -> Mapping[str, Mapping[str, str]]:
    """The digest of every version of every shipped pack, by id and version."""
    read = msgspec.convert(parsed(Path(__file__).with_name(_DIGESTS)), dict[str, dict[str, str]])
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
            f"规则包 {pack.id} 的内容变了，版本仍写 {pack.version}：请换一个版本号"
            f"（登记的摘要 {known}，现在是 {found}）",
            f"the pack {pack.id} has changed and is still version {pack.version}: give it another"
            f" version (digest on record {known}, now {found})",
            "version",
        )


@typed()
def pack_of(content: bytes, name: str, beside: Mapping[str, bytes] | None = None) -> RulePack:
    """The pack that a TOML file's content holds. ``name`` is the file's; ``beside`` are other pack
    files by name, which it may extend as it may the shipped ones. Raises UserError with the file,
    the key and the cause.
    """
    table = _decode(content, name)
    own = _id_in(table, name)
    return _build(own, name, {**_shipped(), **_extendable(beside or {}), own: table})


def _id_in(table: Mapping[str, object], name: str) -> str:
    return str(table.get("id", name.removesuffix(".toml")))


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, dict[str, object]]:
    files = [each for each in Path(__file__).parent.glob("*.toml") if each.name != _DIGESTS]
    return MappingProxyType({each.name.removesuffix(".toml"): parsed(each) for each in files})


def _extendable(files: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    """The packs of files by id; a broken one is only an error when it is asked for."""
    found: dict[str, dict[str, object]] = {}
    for name, content in files.items():
        try:
            table = _decode(content, name)
        except UserError:
            continue
        found.setdefault(_id_in(table, name), table)
    return found


def _decode(content: bytes, file: str) -> dict[str, object]:
    from jixiao.core.toml import toml_table

    return toml_table(content, "E031", Text(f"规则文件 {file}", f"the rule file {file}"))


def _build(name: str, file: str, raw: Mapping[str, dict[str, object]]) -> RulePack:
    merged = _merged(name, file, raw, ())
    pack = shaped(merged, RulePack, "E031", Text(file, file))
    _consistent(pack, file)
    return pack


def _merged(
    name: str, file: str, raw: Mapping[str, dict[str, object]], above: tuple[str, ...]
) -> dict[str, object]:
    """A pack's tables laid over those of the pack that it extends; what describes the pack itself
    is not inherited.
    """
    if name in above:
        chain = "→".join((*above, name))
        raise user_error(
            "E031",
            f"{file}：extends 绕成了圈（{chain}）",
            f"{file}: extends runs in a circle ({chain})",
        )
    if name not in raw:
        raise user_error(
            "E031",
            f"{file}：extends 指向的规则包“{name}”不存在",
            f"{file}: extends names the pack {name!r}, which does not exist",
        )
    own = raw[name]
    _sourced(own, file)
    parent = own.get("extends")
    if not isinstance(parent, str):
        return own
    inherited = {
        key: value
        for key, value in _merged(parent, file, raw, (*above, name)).items()
        if key not in _OWN
    }
    for left in _left_out(own):
        if left not in inherited:
            raise user_error(
                "E031",
                f"{file}：without 里的“{left}”在规则包“{parent}”里没有",
                f"{file}: without names {left!r}, which the pack {parent!r} does not have",
            )
        del inherited[left]
    for key, value in own.items():
        base = inherited.get(key)
        inherited[key] = (
            {**base, **value}
            if isinstance(base, dict) and isinstance(value, dict) and key != "source"
            else value
        )
    return inherited


def _left_out(own: dict[str, object]) -> list[str]:
    names = own.get("without", [])
    return [str(name) for name in names] if isinstance(names, list) else []


def _sourced(table: dict[str, object], file: str) -> None:
    for key, value in table.items():
        if isinstance(value, dict) and key != "source" and "source" not in value:
            raise user_error(
                "E031",
                f"{file}：表 [{key}] 没有写依据（source）",
                f"{file}: the table [{key}] states no source",
            )


def _consistent(pack: RulePack, file: str) -> None:
    """Bands and grades must run from best to worst without a gap; weights must add up."""
    if pack.qualitative is not None:
        bands = pack.qualitative.bands
        if (
            not bands
            or bands[0].high != 1
            or bands[-1].low != 0
            or any(upper.low != lower.high for upper, lower in pairwise(bands))
        ):
            raise user_error(
                "E031",
                f"{file}：qualitative.bands 必须从1到0首尾相接",
                f"{file}: qualitative.bands must run from 1 to 0 without a gap",
            )
    if pack.grades is not None:
        limits = [grade.at_least for grade in pack.grades.grades]
        if not limits or limits != sorted(set(limits), reverse=True):
            raise user_error(
                "E031",
                f"{file}：grades 必须从高到低排列",
                f"{file}: grades must run from best to worst",
            )
    if pack.weights is not None and pack.weights.levels and pack.weights.execution is not None:
        total = sum(pack.weights.levels.values(), pack.weights.execution)
        if total != 100:
            raise user_error(
                "E031",
                f"{file}：weights 合计为{total}，不是100",
                f"{file}: the weights add up to {total}, not 100",
            )
