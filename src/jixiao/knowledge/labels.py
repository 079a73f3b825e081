"""What the fields of a form are called, for messages and for the columns of the filling template."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

import msgspec

from jixiao.core.findings import Severity, Text
from jixiao.core.forms import Form
from jixiao.core.regex import regex
from jixiao.core.words import blank, squeezed
from jixiao.knowledge.prompts import says_no_value
from jixiao.knowledge.tables import Lazy, table

SEVERITIES = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("警告", "Warning"),
    Severity.REMARK: Text("提示", "Remark"),
}
"""What severities are called wherever findings are told."""
_NO_REASON = regex(
    r"(?:(?:本年度?|本项|该项)?(?:无|没有|不存在)(?:任何)?(?:偏差|原因|问题)?|(?:已|均已|已经|全部|按时|按期|基本|正常)*完成(?:目标|任务)?|正常|不涉及|不适用)[。.；;]?"
)
"""What stands in a column of reasons and gives none."""
GIVES_REASON = regex(r"原因|改进措施|偏差|说明", needs="偏原改说")
"""Words of a label beside which a form says why something was missed."""
SAYS_PERIOD = regex(
    r"(?:项目)?(?:实施)?(?:周期|期限|起止时间|起止日期|实施期|年度|期)|(?:评价|预算|执行)(?:周期|年度)|自评年度|项目起止时间|实施期限|年份"
)
"""A label, without blanks, beside which a form says of what time it is."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[str, Text]
    fields: dict[str, Text]
    names: dict[str, str]
    places: dict[str, str]


@functools.lru_cache(maxsize=1)
def _known() -> _Table:
    return table("labels", _Table)


KIND_WORDS: Mapping[str, str] = Lazy(
    lambda: {kind: said.zh for kind, said in _known().kinds.items()}
)
"""What a kind of form is called."""
_INDEX = regex(r"\[(\d+)\]")


def kind_of(kind: str) -> Text:
    """What a kind of form is called, in both languages; an unknown one by its own name."""
    return _known().kinds.get(kind) or Text(kind, kind)


def label_of(address: str) -> Text:
    """The name of a field by its address, row numbers left out: ``indicators[3].score`` is 得分."""
    bare = _INDEX.sub("", address)
    if ".extra." in bare:
        return Text(bare.partition(".extra.")[2], bare.partition(".extra.")[2])
    return _known().fields.get(bare) or Text(bare, bare)


def of_rows(addresses: Iterable[str]) -> Text:
    """Fields of whatever rows, by their names: 指标的得分、等级."""
    named = [_of_rows(address) for address in addresses]
    return Text("、".join(each.zh for each in named), ", ".join(each.en for each in named))


def _of_rows(address: str) -> Text:
    bare, name = _INDEX.sub("", address), label_of(address)
    if ".extra." in bare:
        return Text(f"“{name.zh}”栏", f"the column “{name.en}”")
    if "." not in bare:
        return name
    group = label_of(bare.partition(".")[0])
    return Text(f"{group.zh}的{name.zh}", f"{name.en} of {group.en}")


def in_english(name: str) -> str:
    """What a figure is called in an English message: our own words in English, and what the form
    prints in quotes.
    """
    where, quote, printed = name.partition("“")
    if quote and where in _known().places:
        return f"{_known().places[where]} {in_english(printed.removesuffix('”'))}"
    for word, english in _known().names.items():
        if name.endswith(word):
            return f"“{name.removesuffix(word)}” {english}".removeprefix("“” ")
    return f"“{name}”" if name else ""


def row_of(address: str) -> int | None:
    """The row that an address speaks of, 1-based."""
    match = _INDEX.search(address)
    return int(match.group(1)) + 1 if match else None


def where(address: str) -> Text:
    """The field in words: 指标第4行“得分”, 总分“得分”."""
    group, name, row = address.partition("[")[0], label_of(address), row_of(address)
    if row is None:
        part = address.partition(".")
        of = label_of(part[0]) if part[1] and part[0] in _known().fields else Text("", "")
        return Text(f"{of.zh}“{name.zh}”", f"{name.en} of {of.en}" if of.en else name.en)
    of = label_of(group)
    if address.endswith("]"):
        return Text(f"{of.zh}第{row}行", f"row {row} of {of.en}")
    return Text(f"{of.zh}第{row}行“{name.zh}”", f"{name.en} in row {row} of {of.en}")


def in_form(form: Form, address: str) -> Text:
    """The field in words, its row by its name: 资金“合计”行“全年执行数”; by its number where it has
    none.
    """
    name = row_name(form, address)
    if not name:
        return where(address)
    of, field = label_of(address.partition("[")[0]), label_of(address)
    if address.endswith("]"):
        return Text(f"{of.zh}“{name}”", f"row “{name}” of {of.en}")
    return Text(f"{of.zh}“{name}”行“{field.zh}”", f"{field.en} in row “{name}” of {of.en}")


def row_name(form: Form, address: str) -> str:
    """The printed name of the row that a field stands in; empty where it has none."""
    number = row_of(address)
    rows = getattr(form, address.partition("[")[0], ())
    if number is None or number > len(rows):
        return ""
    row = rows[number - 1]
    name = getattr(row, "name", None) or getattr(row, "source", "")
    return str(getattr(name, "text", name)).strip()


def no_reason(text: str) -> bool:
    """Whether words in a column of reasons give none: empty, a dash, 无, 无偏差, 已完成, 见附件."""
    return blank(text) or _NO_REASON.fullmatch(squeezed(text)) is not None or says_no_value(text)
