"""Rule packs as text: the list of them, and one with every parameter and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.findings import Text
from jixiao.core.packs import Ground, RulePack, digest_of
from jixiao.core.taking import typed
from jixiao.rendering.lines import columns

_RULES = {
    "weights": Text("分值构成", "Weights"),
    "execution": Text("预算执行得分", "Execution score"),
    "quantitative": Text("定量指标计分", "Quantitative indicators"),
    "qualitative": Text("定性指标分档", "Qualitative bands"),
    "over": Text("超额完成", "Over-achievement"),
    "rounding": Text("得分保留位数", "Rounding"),
    "grades": Text("等级", "Grades"),
    "monitoring": Text("运行监控", "Monitoring"),
    "lamps": Text("监控灯", "Lamps"),
    "execution_range": Text("执行率合理区间", "Execution range"),
    "months_payable": Text("可支付月数", "Months payable"),
    "pooling": Text("统筹层次", "Pooling"),
    "reasons": Text("原因说明", "Reasons"),
}
_KINDS = {
    "printed": Text("表中印有", "printed in a form"),
    "document": Text("文件原文", "read in a document"),
    "practice": Text("实际做法", "practice"),
    "general": Text("通行知识，待核实", "general knowledge, to be confirmed"),
}


@typed()
def packs_text(packs: Sequence[RulePack], lang: str = "zh") -> str:
    """One line for each pack: id, version, number of the document, from when, title."""
    width = max((len(pack.id) for pack in packs), default=0)
    lines = [
        f"{pack.id.ljust(width)}  {pack.version}  {_padded(pack.document_number or '—', 22)}  {_dates(pack)} "
        f" {_title(pack, lang)}"
        for pack in packs
    ]
    return "\n".join(lines) + "\n"


@typed()
def pack_text(pack: RulePack, lang: str = "zh") -> str:
    """One pack, every rule with its parameters and its source."""
    colon = ": " if lang == "en" else "："
    head = (
        (Text("版本", "Version"), pack.version),
        (Text("摘要", "Digest"), digest_of(pack)),
        (Text("发布单位", "Issuer"), pack.issuer),
        (Text("文号", "Number"), pack.document_number or "—"),
        (Text("适用时间", "In force"), _dates(pack)),
        (Text("继承", "Extends"), pack.extends or "—"),
        (Text("不继承", "Without"), "、".join(pack.without) or "—"),
        (Text("地区", "Regions"), "、".join(pack.regions) or "—"),
        (Text("表种", "Kinds of forms"), "、".join(pack.kinds) or "—"),
        (Text("依据", "Ground"), _source(pack.source, lang)),
    )
    lines = [
        f"{pack.id}  {_title(pack, lang)}",
        *(f"  {name.of(lang)}{colon}{value}" for name, value in head),
        "",
    ]
    for field, name in _RULES.items():
        rule = getattr(pack, field)
        if rule is None:
            continue
        lines.append(f"{name.of(lang)}  [{field}]")
        lines += [f"    {line}" for line in _parameters(rule)]
        lines += [
            f"    {Text('依据', 'Ground').of(lang)}{colon}{_source(rule.source, lang)}",
            "",
        ]
    lines += [f"{Text('注', 'Note').of(lang)}{colon}{note}" for note in pack.notes]
    return "\n".join(lines).rstrip() + "\n"


def _title(pack: RulePack, language: str) -> str:
    """The title in the language; a pack that has none in English keeps its own."""
    return pack.title_en if language == "en" and pack.title_en else pack.title


def _parameters(rule: msgspec.Struct) -> Iterator[str]:
    for field in rule.__struct_fields__:
        value = getattr(rule, field)
        if field == "source" or value is None or value == () or value == {}:
            continue
        if isinstance(value, tuple) and isinstance(value[0], msgspec.Struct):
            yield f"{field}:"
            yield from (f"    {_inline(each)}" for each in value)
        else:
            yield f"{field} = {_value(value)}"


def _inline(value: msgspec.Struct) -> str:
    pairs = ((field, getattr(value, field)) for field in value.__struct_fields__)
    return ", ".join(
        f"{field} = {_value(each)}"
        for field, each in pairs
        if each is not None and each != () and not isinstance(each, Ground)
    )


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(each)}" for key, each in value.items())
    if isinstance(value, tuple):
        return ", ".join(_value(each) for each in value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _source(source: Ground, language: str) -> str:
    kind = _KINDS[source.kind].of(language) if source.kind in _KINDS else source.kind
    samples = f" (n={source.samples})" if source.samples is not None else ""
    text = f"{': ' if language == 'en' else '，'}{source.text}" if source.text else ""
    return f"{kind}{samples}{text}"


def _dates(pack: RulePack) -> str:
    begins = pack.effective_from.isoformat() if pack.effective_from else "…"
    return f"{begins} – {pack.effective_to.isoformat() if pack.effective_to else '…'}"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))
