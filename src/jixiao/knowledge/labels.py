"""What the fields of a form are called, for messages and for the columns of the filling template."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from jixiao.core.findings import Text
from jixiao.core.regex import regex
from jixiao.knowledge.tables import Lazy, table

GIVES_REASON = regex(r"原因|改进措施|偏差|说明")
"""Words of a label beside which a form says why something was missed."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[str, str]
    fields: dict[str, Text]


@functools.lru_cache(maxsize=1)
def _known() -> _Table:
    return table("labels", _Table)


KIND_WORDS: Mapping[str, str] = Lazy(lambda: _known().kinds)
"""What a kind of form is called."""
_INDEX = regex(r"\[(\d+)\]")


def label_of(address: str) -> Text:
    """The name of a field by its address, row numbers left out: ``indicators[3].score`` is 得分."""
    bare = _INDEX.sub("", address)
    if ".extra." in bare:
        return Text(bare.partition(".extra.")[2], bare.partition(".extra.")[2])
    return _known().fields.get(bare) or Text(bare, bare)


def row_of(address: str) -> int | None:
    """The row that an address speaks of, 1-based."""
    match = _INDEX.search(address)
    return int(match.group(1)) + 1 if match else None


def where(address: str) -> Text:
    """The field in words: 指标第4行“得分”."""
    group, name, row = address.partition("[")[0], label_of(address), row_of(address)
    if row is None:
        return Text(f"“{name.zh}”", name.en)
    of = label_of(group)
    if address.endswith("]"):
        return Text(f"{of.zh}第{row}行", f"row {row} of {of.en}")
    return Text(f"{of.zh}第{row}行“{name.zh}”", f"{name.en} in row {row} of {of.en}")
