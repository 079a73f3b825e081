"""What is to say of the heads of a blank's columns: those that stand twice, and those that are not known
where a usual one was not found (E083, warnings).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.core.blanks import Blank, BlankHead
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.forms import MONITORING, TARGET_DECLARATION
from jixiao.core.regex import regex
from jixiao.knowledge.labels import label_of
from jixiao.rendering.words import place_words

_GROUPS = ("funding", "indicators")
_NAMES = ("level1", "level2", "name", "source")
_ASIDE = regex(r"备注|说明|序号|编号|编码|预计|可能性")
"""Heads of columns that no field of ours is meant by."""
_GIVEN = frozenset({"budget", "executed", "target", "actual"})
"""Fields that nothing computes."""


def told_of_heads(blank: Blank, data: FormData) -> Iterator[Finding]:
    """The warnings of a blank that ``data`` are filled into."""
    for group in _GROUPS:
        heads = [each for each in blank.heads if each.group == group]
        yield from _doubled(heads)
        wanted = [each for each in _wanted(group, heads, blank) if _is_said(data, group, each)]
        yield from _unknown(heads, wanted, data)


def _is_said(data: FormData, group: str, name: str) -> bool:
    """Whether the data say anything of a field, or it is computed from what they say."""
    return name not in _GIVEN or any(getattr(row, name).strip() for row in getattr(data, group))


def _is_corner(head: BlankHead) -> bool:
    """Whether a head stands in the first column, where a section has its name."""
    return head.place.column == 1 or (head.place.cell or "").rstrip("0123456789") == "A"


def _doubled(heads: Sequence[BlankHead]) -> Iterator[Finding]:
    """Heads that stand twice; two tables side by side have all of theirs twice."""
    found: dict[str, list[BlankHead]] = {}
    for each in heads:
        found.setdefault(each.head, []).append(each)
    twice = {head: own for head, own in found.items() if len(own) > 1}
    if any(each.field in _NAMES for own in twice.values() for each in own):
        return
    for head, own in twice.items():
        written = [each for each in own if each.field and not each.field.startswith("extra.")]
        into = place_words(written[0].place, "zh") if written else ""
        into_en = place_words(written[0].place, "en") if written else ""
        yield fault(
            "E083",
            f"空表的{label_of(own[0].group).zh}有{len(own)}栏都叫“{head}”"
            f"（{'、'.join(place_words(each.place, 'zh') for each in own)}）"
            + (f"，只填了{into}下面的；请核对" if into else "，没有填；请核对"),
            f"{len(own)} columns of the blank are called “{head}”"
            f" ({', '.join(place_words(each.place, 'en') for each in own)})"
            + (f"; the one of {into_en} was filled" if into_en else "; none was filled"),
            f"0:form1.{own[0].group}",
            severity=Severity.WARNING,
        )


def _wanted(group: str, heads: Sequence[BlankHead], blank: Blank) -> Iterator[str]:
    """The fields that such a blank usually has a column for and this one has not."""
    there = {each.field for each in heads}
    if blank.form.kind == TARGET_DECLARATION:
        usual = {"funding": (), "indicators": ("target",)}[group]
    elif group == "funding":
        usual = ("budget", "executed", "rate", *(("score",) if "points" in there else ()))
    else:
        usual = ("target", "actual", *(("score",) if "points" in there else ()))
        usual = (*usual, "completion") if blank.form.kind == MONITORING else usual
    yield from (name for name in usual if all(each.field != name for each in heads))


def _unknown(
    heads: Sequence[BlankHead], wanted: Sequence[str], data: FormData
) -> Iterator[Finding]:
    """Columns without a known head that may be the ones that were not found."""
    own = {f"extra.{head}" for row in data.indicators for head in row.extra}
    strange = [
        each
        for each in heads
        if each.open
        and (not each.field or each.field.startswith("extra."))
        and each.field not in own
        and not _ASIDE.search(each.head)
        and not _is_corner(each)
        and sum(other.head == each.head for other in heads) == 1
    ]
    if not strange or not wanted:
        return
    group = strange[0].group
    labels = [label_of(f"{group}.{name}") for name in wanted]
    zh = "、".join(f"“{each.head}”（{place_words(each.place, 'zh')}）" for each in strange)
    en = ", ".join(f"“{each.head}” ({place_words(each.place, 'en')})" for each in strange)
    yield fault(
        "E083",
        f"空表的{label_of(group).zh}里没有认出“{'”“'.join(each.zh for each in labels)}”栏，"
        f"没有写出；不认得的{zh}如果是它，请改用通常的叫法",
        f"no column for {', '.join(each.en for each in labels)} was found in the blank; if {en} is it,"
        " give it the usual name",
        f"0:form1.{group}",
        severity=Severity.WARNING,
    )
